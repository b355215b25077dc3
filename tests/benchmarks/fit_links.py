"""Fit the models that score links: `python -m tests.benchmarks.fit_links SETS [EVENTS NEWS] [--write]`.

SETS holds the development sets, EVENTS the events, NEWS is `news.jsonl.gz`; `link_sets` has more events. Prints what
the model of links does on each set when it is fitted without it and when it is fitted with it; `--write` keeps the
latter in `model.json`. With `--only INPUT` that input alone is fitted, and the others stay as they are there. Takes a
quarter of an hour, nearly all of it measuring. Without EVENTS and NEWS only the model of two wordings that stand
nowhere is fitted, in seconds.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from store.linking.pair import model
from store.linking.pair.model import SHOWN_FROM
from tests.benchmarks import link_sets
from tests.benchmarks.link_sets import ALONE, AMONG, Candidate

INPUTS = (
    "brief", "mass*brief", "lesser*full", "unnamed", "unnamed_share", "figures*words", "order", "words", "context",
    "early", "nearest", "event", "beyond", "recounted*recounted*event",
)  # fmt: skip
"""What the model of links takes in."""

INPUTS_ALONE = ("carried",)
"""What the model of two wordings that stand nowhere takes in."""

KEPT_BACK = "stsb-news"
"""The set of judged pairs on which that model is measured and never fitted."""

EVENT = 6.0
"""Weight of a candidate of an event, which is what the program is opened for."""

MISSED = 2.0
"""How much worse it is to miss a counterpart in an event than to show what is none."""

SET, WITHOUT = 500.0, 14_000.0
"""Weight of a set, and of a set without counterparts, whatever their sizes."""

NOT_FITTED = frozenset({"turku_sv"})
"""Sets that are measured only: Swedish subtitles tell nothing of news."""

RIDGE = 2.0
"""How much large coefficients cost."""

TOLD = 10
"""Links of a question."""


class Measured(NamedTuple):
    """A set as arrays, a row a candidate."""

    name: str
    questions: Any
    labels: Any
    """1 and more: a counterpart; 0: none; -1: nobody knows."""
    inputs: Any

    @property
    def is_event(self) -> bool:
        return self.name.startswith((link_sets.EVENT, link_sets.UNSEEN))

    @property
    def is_fitted(self) -> bool:
        """Whether the model is fitted on it."""
        return not self.name.startswith(link_sets.UNSEEN) and _base(self) not in NOT_FITTED


class Fitted(NamedTuple):
    """A model as numbers."""

    coefficients: Any
    intercept: float

    def scores(self, inputs: Any) -> Any:
        return 100.0 / (1.0 + np.exp(-np.clip(inputs @ self.coefficients + self.intercept, -50, 50)))


def as_arrays(name: str, candidates: Iterable[Candidate], wanted: Sequence[str] = INPUTS) -> Measured:
    rows = list(candidates)
    labels = np.array([-1 if row.label is None else row.label for row in rows])
    inputs = np.array([[_value(each, row.features) for each in wanted] for row in rows])
    return Measured(name, np.array([row.question for row in rows]), labels, inputs)


def _value(name: str, features: Mapping[str, float]) -> float:
    return float(np.prod([features[part] for part in name.split("*")]))


Fitting = Callable[[Sequence[Measured]], Fitted]
"""By which a model is made of sets."""


def fit(sets: Sequence[Measured]) -> Fitted:
    """The model of links; candidates that nobody knows are left out."""
    return _regression(*_known(sets))


def _known(sets: Sequence[Measured]) -> tuple[Any, Any, Any]:
    """Inputs, labels and weights of all candidates of which something is known."""
    known = [(each, each.labels >= 0) for each in sets if each.is_fitted]
    return (
        np.vstack([each.inputs[mask] for each, mask in known]),
        np.concatenate([each.labels[mask] > 0 for each, mask in known]).astype(float),
        np.concatenate([_weights(each, mask) for each, mask in known]),
    )


def fit_only(at: int, kept: Fitted, sets: Sequence[Measured]) -> Fitted:
    """A model that is kept, but for one input, of which the coefficient is fitted to it.

    Args:
        at: Which input.
        kept: The model.
        sets: What is measured.
    """
    inputs, labels, weights = _known(sets)
    value, found = inputs[:, at], kept.coefficients.copy()
    found[at], ridge = 0.0, RIDGE * value.std() ** 2
    rest = inputs @ found + kept.intercept
    for _ in range(50):
        chances = 1.0 / (1.0 + np.exp(-np.clip(rest + found[at] * value, -30, 30)))
        gradient = (weights * (chances - labels) * value).sum() + ridge * found[at]
        found[at] -= gradient / ((weights * chances * (1 - chances) * value**2).sum() + ridge)
    return Fitted(found, kept.intercept)


def fit_alone(sets: Sequence[Measured]) -> Fitted:
    """The model of two wordings; every set counts the same, and in it those that state the same as much as others."""
    sets = [each for each in sets if each.name != KEPT_BACK]
    labels = np.concatenate([each.labels for each in sets]).astype(float)
    weights = np.concatenate(
        [np.where(each.labels, 1 / each.labels.mean(), 1 / (1 - each.labels.mean())) for each in sets]
    )
    sizes = np.concatenate([np.full(len(each.labels), 1000 / len(each.labels)) for each in sets])
    return _regression(np.vstack([each.inputs for each in sets]), labels, weights * sizes / 2)


def _regression(inputs: Any, labels: Any, weights: Any) -> Fitted:
    """A logistic regression by Newton's method, inputs standardised."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-9
    rows = np.hstack([(inputs - mean) / spread, np.ones((len(inputs), 1))])
    found, ridge = np.zeros(rows.shape[1]), np.diag([RIDGE] * len(mean) + [1e-6])
    for _ in range(50):
        chances = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -30, 30)))
        gradient = rows.T @ (weights * (chances - labels)) + ridge @ found
        curvature = (rows * (weights * chances * (1 - chances))[:, None]).T @ rows + ridge
        found = found - np.linalg.solve(curvature, gradient)
    coefficients = found[:-1] / spread
    return Fitted(coefficients, float(found[-1] - coefficients @ mean))


def _weights(measured: Measured, known: Any) -> Any:
    """How much each known candidate of a set counts."""
    if measured.is_event:
        return np.where(measured.labels[known] > 0, EVENT * MISSED, EVENT)
    return np.full(known.sum(), (WITHOUT if measured.name.endswith(ALONE) else SET) / max(1, known.sum()))


def _base(measured: Measured) -> str:
    """The set that was measured, in whatever surroundings."""
    return measured.name.removesuffix(ALONE).removesuffix(AMONG)


def report(sets: Sequence[Measured], fitted: Callable[[Measured], Fitted]) -> dict[str, dict[str, float]]:
    """What readers would see of each set, of all events together, and of all those that nothing is fitted on.

    Args:
        sets: All.
        fitted: The model by which one of them is scored.
    """
    told = {}
    for each in (each for each in sets if not each.is_event):
        scores = fitted(each).scores(each.inputs)
        told[each.name] = _seen(each, scores)
    events = [(each, fitted(each).scores(each.inputs)) for each in sets if each.is_event]
    for name, is_fitted in (("events", True), ("unseen events", False)):
        told[name] = _events([each for each in events if each[0].is_fitted is is_fitted])
    return told


def _seen(measured: Measured, scores: Any) -> dict[str, float]:
    first = shown = alarms = 0
    asked = np.unique(measured.questions)
    for question in asked:
        best = _best(measured, scores, question)
        first += measured.labels[best[0]] > 0
        visible = best[scores[best] >= SHOWN_FROM]
        shown += bool((measured.labels[visible] > 0).any())
        alarms += bool(len(visible))
    if measured.name.endswith(ALONE):
        return {"false alarms": alarms / len(asked)}
    return {"any@1": first / len(asked), "shown": shown / len(asked)}


def _best(measured: Measured, scores: Any, question: int) -> Any:
    rows = np.where(measured.questions == question)[0]
    return rows[np.argsort(-scores[rows], kind="stable")][:TOLD]


def _events(events: Sequence[tuple[Measured, Any]]) -> dict[str, float]:
    """Of all candidates that are counterparts: those shown, and how well the score parts them from others."""
    ranked, shown, true, all_there_are = list[tuple[float, bool]](), 0, 0, 0
    for measured, scores in events:
        all_there_are += int((measured.labels > 0).sum())
        for question in np.unique(measured.questions):
            best = _best(measured, scores, question)
            visible = best[scores[best] >= SHOWN_FROM]
            shown, true = shown + len(visible), true + int((measured.labels[visible] > 0).sum())
            ranked += [(float(scores[at]), bool(measured.labels[at] > 0)) for at in best]
    recall, precision = true / all_there_are, true / max(1, shown)
    return {
        "recall": recall,
        "precision": precision,
        "F1": 2 * recall * precision / max(1e-9, recall + precision),
        "found@10": sum(is_one for _, is_one in ranked) / all_there_are,
        "average precision": _average_precision(ranked, all_there_are),
    }


def _average_precision(ranked: Sequence[tuple[float, bool]], wanted: int) -> float:
    """How well scores part what is wanted from what is not.

    Args:
        ranked: Scores, and whether each is of something wanted.
        wanted: How many are, found or not.
    """
    found, precisions = 0, 0.0
    for place, (_, is_one) in enumerate(sorted(ranked, key=lambda each: -each[0]), 1):
        found += is_one
        precisions += found / place if is_one else 0.0
    return precisions / wanted


def report_alone(sets: Sequence[Measured], fitted: Fitted) -> dict[str, dict[str, float]]:
    """What is told of each set of judged pairs."""
    told = {}
    for each in sets:
        scores, same = fitted.scores(each.inputs), each.labels > 0
        shown = scores >= SHOWN_FROM
        told[each.name] = {
            "recall": float(shown[same].mean()),
            "precision": float(same[shown].mean()),
            "average precision": _average_precision(list(zip(scores, same, strict=True)), int(same.sum())),
        }
    return told


def left_out(sets: Sequence[Measured], fitting: Fitting) -> Callable[[Measured], Fitted]:
    """For each set the model that was fitted without it, in whatever surroundings it was measured."""
    fitted: dict[str, Fitted] = {}

    def without(measured: Measured) -> Fitted:
        base = _base(measured)
        if base not in fitted:
            fitted[base] = fitting([each for each in sets if _base(each) != base])
        return fitted[base]

    return without


def measured_sets(folder: Path, events: Path, news: Path) -> list[Measured]:
    """Everything measured, a set to a process."""
    with ProcessPoolExecutor() as pool:
        work = [pool.submit(_measured, each, news) for each in link_sets.places(folder, events)]
        return [measured for done in work for measured in done.result()]


def _measured(place: Path, news: Path) -> list[Measured]:
    return [as_arrays(name, found) for name, found in link_sets.measured_at(place, news)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    for name in ("events", "news"):
        parser.add_argument(name, type=Path, nargs="?")
    parser.add_argument("--only", choices=INPUTS, help="fit this input alone, keep the others as they are")
    parser.add_argument("--write", action="store_true", help="keep what is fitted on all sets")
    arguments = parser.parse_args()
    models: dict[str, tuple[Sequence[str], Fitted]] = {"alone": (INPUTS_ALONE, _fitted_alone(arguments.sets))}
    if arguments.events and arguments.news:
        fitting = partial(fit_only, INPUTS.index(arguments.only), _kept()) if arguments.only else fit
        models["links"] = INPUTS, _fitted_links(arguments.sets, arguments.events, arguments.news, fitting)
    if arguments.write:
        place = Path(model.__file__).parent / model.MODEL
        told = json.loads(place.read_text(encoding="utf-8")) | {name: _as_json(*each) for name, each in models.items()}
        place.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _kept() -> Fitted:
    """The model of links as it is kept; inputs that it has not yet count nothing."""
    told = json.loads((Path(model.__file__).parent / model.MODEL).read_text(encoding="utf-8"))["links"]
    return Fitted(np.array([told["coefficients"].get(name, 0.0) for name in INPUTS]), told["intercept"])


def _fitted_links(folder: Path, events: Path, news: Path, fitting: Fitting) -> Fitted:
    """The model of links, told of."""
    sets = measured_sets(folder, events, news)
    whole = fitting(sets)
    with_it, without_it = report(sets, lambda _: whole), report(sets, left_out(sets, fitting))
    for name, figures in with_it.items():
        for what, value in figures.items():
            print(f"{name:20} {what:20} without it {without_it[name][what]:.3f}   with it {value:.3f}")
    return whole


def _fitted_alone(folder: Path) -> Fitted:
    """The model of two wordings, told of."""
    sets = [as_arrays(name, found, INPUTS_ALONE) for name, found in link_sets.judged_pairs(folder)]
    fitted = fit_alone(sets)
    for name, figures in report_alone(sets, fitted).items():
        for what, value in figures.items():
            print(f"{name:20} {what:20} {'without' if name == KEPT_BACK else '   with'} it {value:.3f}")
    return fitted


def _as_json(inputs: Sequence[str], fitted: Fitted) -> dict[str, object]:
    coefficients = {name: round(float(value), 3) for name, value in zip(inputs, fitted.coefficients, strict=True)}
    return {"coefficients": coefficients, "intercept": round(fitted.intercept, 3)}


if __name__ == "__main__":
    main()
