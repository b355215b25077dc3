"""The day that an article gives: whether there was such a day, and how it is written where there is little room."""

from datetime import date

from store.text.lazy_patterns import compiled_later

EARLIEST = 1000
"""First year of which anything is told: programs that know no date write the year 1, or none."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Their short names, as dates in English have them."""

_FIGURES = compiled_later(r"(\d{4})(-\d\d)?(-\d\d)?(?![\d-])")


def day_given(published: str) -> str:
    """What an article gives as its date, without the time; nothing where no such day ever was.

    Args:
        published: A date in ISO 8601, or its year, or year and month; anything else is given in words and stays.
    """
    found = _FIGURES.match(published)
    if not found:
        return published
    return found[0] if _is_possible(found[1], found[2] or "-01", found[3] or "-01") else ""


def day_and_month(day: str) -> str:
    """A day, `2024-09-04`, without its year: `4 Sep`; anything else as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {MONTHS[found.month - 1]}"


def _is_possible(year: str, month: str, day: str) -> bool:
    try:
        return date.fromisoformat(f"{year}{month}{day}").year >= EARLIEST
    except ValueError:
        return False
