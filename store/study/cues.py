"""English words by which something is said, and what tells of each whether it is one."""

from collections.abc import Callable
from functools import lru_cache

from store.study.stretches import Stretch

_IRREGULAR = """
said:say says:say told:tell wrote:write written:write thought:think felt:feel saw:see seen:see found:find knew:know
known:know held:hold made:make took:take taken:take gave:give given:give got:get went:go came:come left:leave
spoke:speak spoken:speak meant:mean understood:understand swore:swear fought:fight sought:seek taught:teach drew:draw
became:become shot:shoot shown:show chose:choose chosen:choose heard:hear began:begin denied:deny denies:deny
replied:reply replies:reply kept:keep led:lead brought:bring
"""
_HELPING = """
is are was were be been being has have had do does did will would can could may might must should shall to not don't
didn't doesn't won't isn't aren't wasn't weren't
"""
_BASES = dict(each.split(":") for each in _IRREGULAR.split())
_ENDINGS = ("ying", "ied", "ies", "ing", "ed", "es", "s", "e", "y")

AUXILIARIES = frozenset(_HELPING.split())
"""English words that stand between whoever speaks and the verb, and are no cue themselves."""

THAT = frozenset(["that"])
"""With which what is said begins."""

_ASKS = frozenset(["if", "whether", "how", "what", "why", "who", "when", "where", "which"])

VERBAL = frozenset(("V", "S", "oed", "oing"))
"""Kinds of words that may be verbs."""

NEVER, UNKNOWN = "0", "?"
"""How often a word says something: never, and nobody knows."""

Shares = Callable[[str], str]
"""How often a word says something, by what the model knows it by: a digit, with an `r` where it is rare."""


@lru_cache(maxsize=16384)
def base_of(word: str) -> str:
    """A verb without its ending, as far as its letters tell: `argued`, `arguing` and `argues` are `argu`."""
    if word in _BASES:
        return _BASES[word]
    for ending in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            base = word.removesuffix(ending)
            is_double = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "slf"
            return base[:-1] if is_double else base
    return word


def key_of(stretch: Stretch, at: int) -> str:
    """What the model knows a word by."""
    return base_of(stretch.words[at])


def share_of(stretch: Stretch, at: int, shares: Shares) -> str:
    """How often a word says something; empty where it is no candidate for a cue."""
    key = key_of(stretch, at)
    if stretch.words[at] in AUXILIARIES:
        return ""
    share = shares(key)
    if share[0] == NEVER:
        return ""
    if share[0] in (UNKNOWN, "1") and stretch.kinds[at] not in VERBAL:
        return ""
    return share


def near(stretch: Stretch, at: int) -> str:
    """What a word is to the verb beside it: its kind, or itself where it is telling."""
    if not 0 <= at < stretch.length:
        return "."
    word = stretch.words[at]
    if word in THAT:
        return "that"
    if word in AUXILIARIES or word in _ASKS or stretch.kinds[at] == "I":
        return word
    return stretch.kinds[at]


def form_of(stretch: Stretch, at: int) -> str:
    """The ending of an English verb."""
    word = stretch.words[at]
    return next((each for each in ("ing", "ed", "s") if word.endswith(each)), "-")


def cue_features(stretch: Stretch, at: int, share: str) -> list[str]:
    """What tells whether something is said by the word at `at`."""
    key = key_of(stretch, at)
    before, after = stretch.gaps[at], stretch.gaps[at + 1]
    previous = before or near(stretch, at - 1)
    following = after or near(stretch, at + 1)
    form = form_of(stretch, at)
    found = [
        "b", f"k {key}", f"p {previous}", f"n {following}", f"p {previous} n {following}", f"e {form} p {previous}",
        f"e {form} n {following}", f"pp {near(stretch, at - 2)}", f"nn {near(stretch, at + 2)}", f"t {share} e {form}",
        f"t {share} p {previous} n {following}", f"t {share}",
    ]  # fmt: skip
    telling = [f"n {following}", f"p {previous}", *_subject(stretch, at), *_soon(stretch, at)]
    if frame := _frame(stretch, at):
        telling.append(f"frame {frame}")
    if stretch.quoted[at]:
        telling.append("quoted")
    elif stretch.quotes:
        telling.append("quote")
    for each in telling:
        found += [each, f"k {key} {each}", f"t {share} {each}", f"{stretch.kinds[at]} {each}"]
    return found + _plain_words(stretch, at, key)


def _plain_words(stretch: Stretch, at: int, key: str) -> list[str]:
    """The words themselves."""
    found = ["capital"] if stretch.capitals[at] else []
    if "S" in stretch.kinds and stretch.kinds[at] != "S":
        found.append("says elsewhere")
    before = stretch.words[at - 1] if at else "."
    after = stretch.words[at + 1] if at + 1 < stretch.length else "."
    word = stretch.words[at]
    following = stretch.gaps[at + 1] or near(stretch, at + 1)
    found += [f"w {word}", f"w {word} n {following}", f"pw {before}", f"nw {after}"]
    return [*found, f"k {key} pw {before}", f"k {key} nw {after}"]


def _subject(stretch: Stretch, at: int) -> list[str]:
    """Whoever stands before the auxiliaries of a verb, and these."""
    back, passed = at - 1, list[str]()
    while back >= 0 and not stretch.gaps[back + 1] and _is_between(stretch, back):
        if stretch.words[back] in AUXILIARIES:
            passed.insert(0, stretch.words[back])
        back -= 1
    subject = (stretch.gaps[back + 1] if back >= 0 else "") + near(stretch, back)
    return [f"subject {subject}", f"chain {' '.join(passed[-3:])}"]


def _is_between(stretch: Stretch, at: int) -> bool:
    """Whether a word may stand between whoever speaks and the verb."""
    word, kind = stretch.words[at], stretch.kinds[at]
    joins = word in THAT or word in _ASKS or word == stretch.known.conjunction or word in ("or", "but")
    return not joins and (word in AUXILIARIES or kind in ("oly", "E"))


def _soon(stretch: Stretch, at: int) -> list[str]:
    """Whether something that is said begins or ends nearby, and whom it is said to."""
    found, gaps = list[str](), stretch.gaps
    if not gaps[at + 1] and any(word in THAT for word in stretch.words[at + 1 : at + 7]):
        found.append("that soon")
    if any("“" in gap for gap in gaps[at + 1 : at + 9]):
        found.append("quote soon")
    if any("”" in gap for gap in gaps[max(0, at - 7) : at + 1]):
        found.append("quote before")
    following = range(at + 1, min(at + 4, stretch.length))
    beyond = next((near(stretch, each) for each in following if stretch.kinds[each] in ("P", "C", "N")), "-")
    return [*found, f"beyond {beyond}"]


def _frame(stretch: Stretch, at: int) -> str:
    """How a word stands to a quotation and to commas: `“…” she added.`, `“…” wrote Ilse Brandt.`, `…, she adds, …`."""
    if stretch.quoted[at]:
        return ""
    if "”" in stretch.gaps[at]:
        return f"first {near(stretch, at + 1)} {stretch.gaps[at + 1][:2]}"
    if quoted := _behind_quote(stretch, at):
        return quoted
    if "“" in stretch.gaps[at + 1]:
        return f"leads {stretch.gaps[at + 1]}"
    return _between_commas(stretch, at)


def _between_commas(stretch: Stretch, at: int) -> str:
    """How a word stands behind a comma: `…, adding that`, `…, she adds, …`."""
    gaps, tail = stretch.gaps, stretch.gaps[at + 1][:2]
    if gaps[at] == "," and tail in ("", "."):
        return f"comma {near(stretch, at + 1)} {tail}"
    comma = next((back for back in range(at, max(0, at - 8), -1) if gaps[back]), 0)
    if comma and gaps[comma] == "," and tail in (",", "."):
        return f"inside {min(3, at - comma)} {stretch.kinds[comma][0]} {tail}"
    return ""


def _behind_quote(stretch: Stretch, at: int) -> str:
    """How a word stands behind a quotation that ends a few words before."""
    gaps = stretch.gaps
    for back in range(at - 1, max(-1, at - 14), -1):
        if "”" in gaps[back]:
            inner = "".join(gaps[back + 1 : at + 1])[:2]
            has_verb = any(kind in ("V", "S") for kind in stretch.kinds[back:at])
            return f"after {min(3, at - back)} {inner} {has_verb} {gaps[at + 1][:2]}"
        if "." in gaps[back] and not stretch.capitals[back - 1]:
            break
    return ""
