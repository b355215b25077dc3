"""Who says what in a stretch: its cues, their sources and claims, by what was fitted."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.study.cues import cue_features, share_of
from store.study.sayers import Sayer, Sayers, sayer_features
from store.study.sayings import Uttered, ahead, behind, said_features
from store.study.stretches import Stretch
from store.study.suggestion_model import SuggestionModel

CUE, SAID, WHOSE = 0.25, 0.15, 0.2
"""How sure it must be that a word is a cue, a passage what is said by it, and a phrase its source and it a cue."""


class Claimed(NamedTuple):
    """A passage that is said, and how surely, 0 to 1."""

    said: Uttered
    sure: float


class Attribution(NamedTuple):
    """Something that is said, and who says it so far as the stretch tells."""

    cue: int
    sure: float
    sayer: Sayer | None
    sayer_sure: float
    claims: tuple[Claimed, ...]


def attributions(stretch: Stretch, fitted: SuggestionModel) -> list[Attribution]:
    """Attributions in order; none has its cue, source or claim in the claim of another."""
    cues = list(_cues(stretch, fitted))
    if not cues:
        return []
    sayers = Sayers(stretch)
    return _apart(_attribution(stretch, cue, sure, sayers, fitted) for cue, sure in cues)


def chance(odds: float) -> float:
    """A chance, 0 to 1, from log odds."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))


def _cues(stretch: Stretch, fitted: SuggestionModel) -> Iterator[tuple[int, float]]:
    for at in range(stretch.length):
        if share := share_of(stretch, at, fitted.share):
            sure = chance(fitted.cue.odds_of(cue_features(stretch, at, share)))
            if sure >= CUE:
                yield at, sure


def _attribution(stretch: Stretch, cue: int, sure: float, sayers: Sayers, fitted: SuggestionModel) -> Attribution:
    around, sayer, sayer_sure = sayers.around(cue), None, 0.0
    if around:
        at, sayer_sure = _best([fitted.sayer.odds_of(sayer_features(stretch, cue, each)) for each in around])
        sayer = around[at].sayer if sayer_sure * sure >= WHOSE else None
    claims = list[Claimed]()
    for passages in (ahead(stretch, cue, sayer), behind(stretch, cue, sayer)):
        if passages:
            odds = [fitted.said.odds_of(said_features(stretch, cue, sayer, each)) for each in passages]
            at, said_sure = _best(odds)
            claims.append(Claimed(passages[at], said_sure))
    return Attribution(cue, sure, sayer, sayer_sure, tuple(claims))


def _best(odds: Sequence[float]) -> tuple[int, float]:
    """The candidate of the highest odds, and how surely it is the one rather than another or none."""
    top = max(odds)
    total = math.exp(min(50.0, -top)) + sum(math.exp(each - top) for each in odds)
    return odds.index(top), 1.0 / total


def _apart(found: Iterable[Attribution]) -> list[Attribution]:
    """Without those that stand in the claim of a surer one, or say nothing."""
    taken, kept = set[int](), list[Attribution]()
    for each in sorted(found, key=lambda made: -made.sure * max((claim.sure for claim in made.claims), default=0.0)):
        if each.cue in taken:
            continue
        own = {each.cue}
        sayer = each.sayer
        if sayer is not None and not taken.isdisjoint(range(sayer.first, sayer.last + 1)):
            sayer = None
        if sayer is not None:
            own.update(range(sayer.first, sayer.last + 1))
        claims = tuple(_free(each.claims, taken, own))
        if claims:
            taken |= own
            kept.append(each._replace(sayer=sayer, claims=claims))
    return sorted(kept, key=lambda made: made.cue)


def _free(claims: Iterable[Claimed], taken: set[int], own: set[int]) -> Iterator[Claimed]:
    """Those that are sure enough and share no word with what is there; what is given is put into `own`."""
    for claim in sorted(claims, key=lambda each: -each.sure):
        part = set(range(claim.said.first, claim.said.last + 1))
        if claim.sure >= SAID and part.isdisjoint(taken | own):
            own |= part
            yield claim
