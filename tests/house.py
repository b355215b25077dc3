"""The house in figures: rooms and what they import, sizes of files, functions and classes. `python -m tests.house`.

A room is a folder directly in `store/` or `tui/`, or a module loose in one of them. An arrow leads from a room to
another of which it imports anything when it is loaded; a floor is a step of the longest way down. For circles, between
modules too, those imports count as well that are made only when they are needed.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.paths import ROOT

TOPS = ("store", "tui", "seeds")

Graph = Mapping[str, Set[str]]


class Ceiling(NamedTuple):
    """A figure of the house, what it may be, and what is nearest to that or over it."""

    name: str
    figure: float
    most: float
    where: str = ""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its name; packages by theirs."""
    found = {}
    for path in sorted(path for top in TOPS for path in (ROOT / top).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def room_of(module: str) -> str:
    """The room in which a module stands; empty for what stands in none."""
    top, *below = module.split(".")
    return f"{top}.{below[0]}" if top != "seeds" and below and below[0] != "__main__" else ""


def rooms() -> list[str]:
    """Every room."""
    return sorted({room for module in modules() if (room := room_of(module))})


@cache
def imports(name: str, *, lazy: bool = True) -> frozenset[str]:
    """Modules of the program that a module imports when it runs, also those that it imports only when it needs them."""
    found = set()
    for node in _running(modules()[name], lazy):
        if isinstance(node, ast.ImportFrom):
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            found |= {each if each in modules() else str(node.module) for each in whole}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(found & modules().keys() - {name})


def _running(node: ast.AST, lazy: bool) -> Iterator[ast.AST]:
    """Every node below one but those that only a type checker sees, and unless `lazy`, those of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            continue
        yield child
        if lazy or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _running(child, lazy)


def plan(*, lazy: bool) -> Graph:
    """Which rooms each room imports."""
    found: dict[str, set[str]] = {room: set() for room in rooms()}
    for module in modules():
        if room := room_of(module):
            rooms_below = {room_of(each) for each in imports(module, lazy=lazy)}
            found[room] |= rooms_below - {room, ""}
    return found


def floors(graph: Graph) -> int:
    """How many floors there are; the graph has no circle."""

    @cache
    def height(room: str) -> int:
        return 1 + max(map(height, graph[room]), default=0)

    return max(map(height, graph))


def circle(graph: Graph) -> list[str]:
    """Rooms or modules that import each other in a circle; empty when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def sizes() -> list[tuple[int, str]]:
    """Lines of each file."""
    paths = (path for top in TOPS for path in (ROOT / top).rglob("*.py"))
    return sorted((len(path.read_text(encoding="utf-8").splitlines()), _shown(path)) for path in paths)


def lengths() -> list[tuple[int, str]]:
    """Lines of each function without those of its docstring."""
    return sorted(
        (_lines(node) - (_lines(node.body[0]) if ast.get_docstring(node) else 0), f"{module}.{node.name}")
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@cache
def classes() -> dict[str, list[tuple[str, ast.ClassDef]]]:
    """Every class by its name, with the module in which it stands."""
    found: dict[str, list[tuple[str, ast.ClassDef]]] = {}
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append((module, node))
    return found


def methods() -> list[tuple[int, str]]:
    """How many methods each class has of its own."""
    return sorted(
        (sum(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in found.body), f"{module}.{name}")
        for name, same in classes().items()
        for module, found in same
    )


def ancestors(name: str) -> list[str]:
    """Concrete classes of ours from which a class inherits; errors and abstract ones are none."""
    found = []
    for _, node in classes().get(name, []):
        for base in map(_name, node.bases):
            if base in classes() and not base.endswith("Error") and not _is_abstract(base):
                found += [base, *ancestors(base)]
    return found


def _is_abstract(name: str) -> bool:
    nodes = [node for _, node in classes()[name]]
    defined = [each for node in nodes for each in node.body if isinstance(each, ast.FunctionDef)]
    if any(_name(mark) == "abstractmethod" for each in defined for mark in each.decorator_list):
        return True
    marks = {_name(each) for node in nodes for each in [*node.bases, *(keyword.value for keyword in node.keywords)]}
    return bool(marks & {"ABC", "ABCMeta", "Protocol"})


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def ceilings() -> Iterator[Ceiling]:
    """Every figure with its ceiling."""
    graph, inheriting = plan(lazy=False), sorted((len(ancestors(name)), name) for name in classes())
    yield Ceiling("rooms", len(graph), 26)
    circles = circle(plan(lazy=True)) or circle({module: imports(module) for module in modules()})
    yield Ceiling("circles", bool(circles), 0, " > ".join(circles))
    yield Ceiling("floors", 0 if circles else floors(graph), 8)
    yield Ceiling("arrows", sum(map(len, graph.values())), 90)
    yield from _spread("lines of a file", sizes(), None, 240, 350)
    yield from _spread("lines of a function", lengths(), 6, 13, 30)
    yield Ceiling("methods of a class", methods()[-1][0], 25, methods()[-1][1])
    # Two: the reader is rows, a page and a reader, each a widget of its own.
    yield Ceiling("concrete ancestors of ours", inheriting[-1][0], 2, inheriting[-1][1])
    doubles = sorted(name for name, same in classes().items() if len(same) > 1)
    yield Ceiling("class names with several meanings", len(doubles), 0, ", ".join(doubles))


def _spread(name: str, found: list[tuple[int, str]], half: int | None, tenth: int, most: int) -> Iterable[Ceiling]:
    figures = [figure for figure, _ in found]
    if half is not None:
        yield Ceiling(f"{name}, median", median(figures), half)
    yield Ceiling(f"{name}, p90", quantiles(figures, n=10)[-1], tenth)
    over = [where for figure, where in found if figure > most]
    yield Ceiling(f"{name}, most", figures[-1], most, ", ".join(over) or found[-1][1])


def main() -> None:
    """Print the figures, what is over its ceiling marked."""
    for name, figure, most, where in ceilings():
        print(f"{'OVER' if figure > most else '    '} {name:<36} {figure:>6g} of {most:>4g}  {where}")
    at_once, every = plan(lazy=False), plan(lazy=True)
    for room, others in at_once.items():
        later = ", ".join(sorted(every[room] - others))
        print(f"{room:<18} > {', '.join(sorted(others))}{f' (when needed: {later})' if later else ''}")
    print(f"{sum(map(len, every.values()))} arrows on {floors(every)} floors with what is imported only when needed")
    print(f"{sum(size for size, _ in sizes()):,} lines in {len(sizes())} files")


if __name__ == "__main__":
    main()
