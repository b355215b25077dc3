"""Articles of an invented event, and texts that are hard to draw."""

from hypothesis import strategies as st

from store.model import LABELS, Annotation, Document, Selector, Span, hash_text

HARBOUR = """Pumps fail at the Vellin harbour gate

The Harbour Board of Vellin said on Tuesday that two of its four pumps had stopped. “Nobody was \
hurt,” a spokeswoman told the Coast Wire.

Residents of the lower town were asked to stay upstairs. Forty families left anyway, according to Mayor Ilse Brandt.

The ministry in Orsk blamed a power cut. The Board denied it.
"""

MANY_SCRIPTS = """港务局星期二表示，四台水泵中有两台停止运转。「没有人受伤」，她说。

قالت هيئة الميناء يوم الثلاثاء إنّ مضختين توقفتا.

Pumps 👨\u200d👩\u200d👧 and ❤\ufe0f and 🇺🇸 and cafe\u0301.
"""

LONG = "\n\n".join(f"Report {number}. " + "The water at the gate rose again. " * 6 for number in range(400))

PIECES = st.sampled_from(
    [
        *"ab,. ",
        "\t",
        "\n",
        "word ",
        "“",
        "漢",
        "。",
        "「",
        "한",
        "e\u0301",
        "\u0301",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "🇺🇸",
        "a\u200d",
        "\u200b",
        "\x1b",
        "\u202e",
        "\ud800",
        "كِ",
        "\u3000",
    ]
)
"""What hard texts are made of."""

HARD_TEXTS = st.lists(PIECES, max_size=60).map("".join)
"""Texts in which every rule of wrapping and drawing meets every other."""

HARD_ARTICLES = HARD_TEXTS.map(lambda text: text.replace("\ud800", ""))
"""The same as they can come from a file: without lone surrogates."""


def document(text: str, id: str = "d1") -> Document:
    """A document of a text."""
    return Document(id, f"{id}.txt", text, text[:20], hash_text(text))


def annotation(text: str, quote: str, label: str) -> Annotation:
    """An annotation of the first place where `quote` stands."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    return Annotation(f"{label}-{start}", "d1", label, Selector(span, quote, "", ""), "", "me", "", span=span)


def tagged(text: str) -> list[Annotation]:
    """Annotations of the harbour article with each of the three labels, overlapping."""
    assert LABELS[0].name == "claim"
    return [
        annotation(
            text, "The Harbour Board of Vellin said on Tuesday that two of its four pumps had stopped.", "claim"
        ),
        annotation(text, "Harbour Board of Vellin", "actor"),
        annotation(text, "a spokeswoman told the Coast Wire", "source"),
        annotation(text, "Mayor Ilse Brandt", "actor"),
        annotation(text, "according to Mayor Ilse Brandt", "source"),
    ]
