"""Saying how many there are."""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 relation`, `2 relations`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
