"""A place that was another one in the former text is not taken for a quote that is gone."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.annotations.anchoring import describe, locate
from store.model import Span
from store.project import Project
from tests.store.making import span_of

GONE = {
    "another town and number": (
        ["Storm", "Rescuers in Velm saved nineteen sailors before dawn on Sunday."],
        ["Rescuers in Tarn saved ninety sailors before dawn on Sunday.", "The coast guard gave no other figures."],
    ),
    "a negation less": (
        ["", "The chairwoman did not sell her shares in May, the bank said."],
        ["The deputy chairwoman did sell her shares in May, the bank said.", "It named no buyer."],
    ),
    "the first of two equals": (
        ["", "The ferry will not sail before Thursday, the owner said."],
        ["At noon the port agreed. The ferry will not sail before Thursday, the owner said. It hopes for calm."],
    ),
    "the last of two equals": (
        ["Nobody was hurt, the brewery said. It lost a hundred barrels.", "Nobody was hurt, the brewery said."],
        ["The insurer has not answered."],
    ),
    "one of two equals in a row": (
        ["The vote:", "Forty-one members were in favour of the bridge."],
        ["Forty-one members were in favour of the bridge.", "Three were ill."],
    ),
    "German": (
        ["Unwetter", "In Kronfeld wurden am Montag zwölf Keller überflutet, sagte die Feuerwehr."],
        ["In Neufeld wurden am Montag dreißig Keller überflutet, sagte die Feuerwehr.", "Verletzt wurde niemand."],
    ),
    "Turkish": (
        ["", "Bakan, köprünün kasım ayında açılacağını söyledi."],
        ["Bakan, köprünün kasım ayında açılmayacağını söyledi.", "Ayrıntı vermedi."],
    ),
    "Greek": (
        ["", "Η δήμαρχος αρνήθηκε να σχολιάσει την απόφαση του δικαστηρίου."],
        ["Η αντιδήμαρχος αρνήθηκε να σχολιάσει την απόφαση του δικαστηρίου.", "Η δίκη συνεχίζεται."],
    ),
    "Russian": (
        ["Пожар", "В городе Ольмы пожарные спасли двенадцать человек в ночь на среду."],
        ["В городе Ореха пожарные спасли тридцать человек в ночь на среду.", "Причина неизвестна."],
    ),
    "Chinese": (
        ["暴雨", "警方星期一晚上在东港逮捕了十二名参加冲突的男子。"],
        ["警方星期一晚上在西港逮捕了三十名参加冲突的男子。", "内政部没有说明原因。"],
    ),
    "Japanese": (
        ["", "市長は金曜日の記者会見で辞任しないと述べた。"],
        ["副市長は金曜日の記者会見で辞任すると述べた。", "後任は決まっていない。"],
    ),
    "Korean": (
        ["", "동항 경찰은 월요일 밤 시위대 열두 명을 체포했다고 밝혔다."],
        ["서항 경찰은 월요일 밤 시위대 서른 명을 체포했다고 밝혔다.", "이유는 밝히지 않았다."],
    ),
    "Thai": (
        ["", "ตำรวจในเมืองเหนือจับกุมผู้ประท้วงสิบสองคนในคืนวันจันทร์"],
        ["ตำรวจในเมืองใต้จับกุมผู้ประท้วงสามสิบคนในคืนวันจันทร์", "ไม่มีการชี้แจงเหตุผล"],
    ),
    "Arabic": (
        ["عاصفة", "قالت الشرطة إنها أوقفت اثني عشر شخصا في الميناء الشرقي مساء الاثنين."],
        ["قالت الشرطة إنها أوقفت ثلاثين شخصا في الميناء الغربي مساء الاثنين.", "لم توضح الوزارة السبب."],
    ),
    "Hebrew": (
        ["", "השרה אמרה ביום שישי כי לא תתפטר מתפקידה בממשלה."],
        ["סגנית השרה אמרה ביום שישי כי תתפטר מתפקידה בממשלה.", "פרטים נוספים בהמשך."],
    ),
    "Hindi": (
        ["", "पुलिस ने सोमवार रात पूर्वी बंदरगाह पर बारह लोगों को गिरफ्तार किया।"],
        ["पुलिस ने सोमवार रात पश्चिमी बंदरगाह पर तीस लोगों को गिरफ्तार किया।", "मंत्रालय ने कारण नहीं बताया।"],
    ),
}  # fmt: skip

NEWS = [
    "{name} told reporters in {town} that {number} people were still missing.",
    "Police in {town} arrested {number} people on {day}.",
    "The mayor of {town}, {name}, did not say who would pay for it.",
    "On {day} the council of {town} voted {number} to eleven for the harbour.",
    "“Nobody asked us,” said {name}, who has lived in {town} for {number} years.",
    "More than {number} houses in {town} have had no power since {day}, {name} said.",
]

Sentences = list[str]


def news(source: random.Random) -> str:
    """A sentence that has many like it."""
    return source.choice(NEWS).format(
        name=source.choice(["Lena Osk", "Ilse Brandt", "Oren Tal", "Mira Vance"]),
        town=source.choice(["Velm", "Tarn", "Port Amal", "Neufeld", "Ostral"]),
        number=source.choice(["twelve", "nineteen", "thirty", "forty-one", "two hundred"]),
        day=source.choice(["Monday", "Tuesday", "Friday"]),
    )


def joined(parts: Sentences, source: random.Random) -> str:
    return "".join(part + source.choice([" ", " ", "\n\n"]) for part in parts).strip()


def without(text: str, span: Span) -> str:
    return text[: span.start] + text[span.end :].lstrip(" ")


def place(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize("before", ["The same as printed before.\n\n", ""])
@pytest.mark.parametrize("name", GONE)
def test_the_tag_of_a_deleted_sentence_goes_to_none_that_stood_beside_it(name: str, before: str) -> None:
    (*lead, tagged), rest = GONE[name]
    former = before + "\n\n".join([*filter(None, lead), tagged, *rest])
    start = former.rindex(tagged) if name == "the last of two equals" else former.index(tagged)
    span = Span(start, start + len(tagged))
    text = former[: span.start] + former[span.end :].lstrip()
    assert locate(text, describe(former, span), former) is None


@pytest.mark.parametrize("name", GONE)
def test_a_look_alike_beside_it_takes_nothing_from_a_sentence_that_stayed(name: str) -> None:
    (*lead, tagged), rest = GONE[name]
    former = "\n\n".join([*filter(None, lead), tagged, *rest])
    start = former.rindex(tagged) if name == "the last of two equals" else former.index(tagged)
    span = Span(start, start + len(tagged))
    assert locate("Updated at noon.\n\n" + former, describe(former, span), former) == (span.shifted(18), "moved")


def test_an_edited_sentence_is_found_beside_one_that_reads_as_it_did() -> None:
    former = "Results: twelve boats were lost at Velm.\n\nWorse in the north. Results: thirty boats were lost at Tarn."
    tagged = place(former, "Results: twelve boats were lost at Velm.")
    text = former.replace("twelve boats were lost at Velm", "thirty boats were lost at Tarn")
    assert locate(text, describe(former, tagged), former) == (tagged, "moved")


def test_a_sentence_that_moved_is_told_from_its_twin_that_did_not() -> None:
    twin = "The strike goes on, the union said."
    former = f"{twin}\n\nThe company was silent. {twin} It has asked for talks.\n\nNothing else happened."
    text = former.removeprefix(f"{twin}\n\n") + f"\n\nBack home: {twin}"
    assert locate(text, describe(former, Span(0, len(twin))), former) == (
        Span(len(text) - len(twin), len(text)),
        "moved",
    )


def test_the_name_in_a_deleted_sentence_does_not_go_to_the_next_sentence() -> None:
    former = "He left at nine. She brushed his proposals aside. She pressed him to put off the vote."
    selector = describe(former, place(former, "She"))
    assert locate(former.replace("She brushed his proposals aside. ", ""), selector, former) is None


def test_a_very_long_quote_does_not_go_to_another_version_of_itself() -> None:
    source = random.Random(3)
    words = [f"word{source.randrange(9999)}" for _ in range(500)]
    one, other = " ".join(words), " ".join([*words[:250], "elsewhere", *words[250:]])
    former = f"First version: {one}\n\nSecond version: {other}\n\nEnd."
    selector = describe(former, place(former, one))
    assert locate(former.replace(one, "gone"), selector, former) is None
    assert locate("New. " + former.replace(f" {words[99]} ", " edited ", 1), selector, former) is not None


def test_what_the_former_text_does_not_say_is_looked_for_without_it() -> None:
    former = "Rescuers saved nineteen sailors before dawn."
    selector = describe(former, Span(0, len(former)))
    assert locate("New. " + former, selector, "Another text, damaged") == (Span(5, 5 + len(former)), "moved")


@given(st.integers(0, 10**6), st.data())
def test_of_sentences_that_are_much_alike_a_deleted_one_is_gone(seed: int, data: st.DataObject) -> None:
    source = random.Random(seed)
    parts = [news(source) for _ in range(data.draw(st.integers(2, 9)))]
    former = joined(parts, source)
    part = data.draw(st.sampled_from(parts))
    at = data.draw(st.integers(0, former.count(part) - 1))
    span = place(former, part)
    for _ in range(at):
        start = former.index(part, span.end)
        span = Span(start, start + len(part))
    text = without(former, span)
    found = locate(text, describe(former, span), former)
    # Where a sentence follows upon itself, it may be that nothing around the place has changed.
    assert found is None or describe(text, found[0]) == describe(former, span)


@given(st.integers(0, 10**6), st.data())
def test_of_sentences_that_are_much_alike_the_tagged_one_is_found_or_none(seed: int, data: st.DataObject) -> None:
    source = random.Random(seed)
    parts = list(dict.fromkeys(news(source) for _ in range(data.draw(st.integers(3, 9)))))
    former = " ".join(parts)
    part = data.draw(st.sampled_from(parts))
    kept = [other for other in parts if other == part or data.draw(st.booleans())]
    text = " ".join([*data.draw(st.permutations(kept)), "And that was all."])
    found = locate(text, describe(former, place(former, part)), former)
    assert found is None or found[0] == place(text, part)


def rates(edit: Callable[[Sentences, int, random.Random], Sentences]) -> tuple[int, int, int]:
    """Of 300 articles with one sentence tagged: found where they are after an edit, found elsewhere, not found."""
    right = wrong = gone = 0
    for seed in range(300):
        source = random.Random(seed)
        parts = [news(source) for _ in range(12)]
        parts[1::2] = [f"{part[:-1]}, case {source.randrange(10_000)}." for part in parts[1::2]]
        at = source.randrange(len(parts))
        former = " ".join(parts)
        start = sum(len(part) + 1 for part in parts[:at])
        edited = edit(list(parts), at, source)
        text = " ".join(edited)
        found = locate(text, describe(former, Span(start, start + len(parts[at]))), former)
        if found is None:
            gone += 1
        elif parts[at] in found[0].of(text) and len(edited) >= len(parts):
            right += 1
        else:
            wrong += 1
    return right, wrong, gone


def test_deleted_one_at_a_time_no_sentence_is_anchored_elsewhere() -> None:
    assert rates(lambda parts, at, source: parts[:at] + parts[at + 1 :]) == (0, 0, 300)


def test_nearly_all_sentences_are_found_when_others_come_and_go() -> None:
    def edit(parts: Sentences, at: int, source: random.Random) -> Sentences:
        parts[source.choice([other for other in range(len(parts)) if abs(other - at) > 1])] = "Cut."
        return [news(source), *parts, news(source)]

    right, wrong, gone = rates(edit)
    assert wrong == 0
    assert right >= 290, gone


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A project whose tagged sentence was deleted beside a look-alike."""
    (*lead, tagged), rest = GONE["another town and number"]
    former = "\n\n".join([*lead, tagged, *rest])
    (tmp_path / "storm.txt").write_text(former, "utf-8")
    with Project.open(tmp_path, annotator="anna") as project:
        key = project.entries()[0].id
        project.tags.add(key, span_of(project, key, tagged), "claim")
    (tmp_path / "storm.txt").write_text(former.replace(tagged, ""), "utf-8")
    return tmp_path


def test_a_project_shows_an_orphan_and_not_a_look_alike(changed: Path) -> None:
    with Project.open(changed) as project:
        (made,) = project.tags.of()
        assert (made.state, made.span) == ("orphan", None)
        assert "is no longer found" in project.check()[0].message


def test_without_its_former_text_an_annotation_is_found_as_well_as_can_be(changed: Path) -> None:
    for path in (changed / ".variorum" / "texts").iterdir():
        path.unlink()
    with Project.open(changed) as project:
        assert project.tags.of()[0].state == "moved"


def test_a_judged_link_is_not_taken_to_a_look_alike(changed: Path) -> None:
    (*lead, tagged), rest = GONE["another town and number"]
    former = "\n\n".join([*lead, tagged, *rest])
    (changed / "storm.txt").write_text(former, "utf-8")
    (changed / "other.txt").write_text(f"{tagged}\n\nMore follows.", "utf-8")
    with Project.open(changed) as project:
        ends = [project.links.passage(key, span_of(project, key, tagged)) for key in ("storm.txt", "other.txt")]
        project.links.draw(*ends)
        assert len(project.links.decisions()) == 1
        (changed / "storm.txt").write_text(former.replace(tagged, ""), "utf-8")
        project.refresh()
        assert project.links.decisions() == ()
