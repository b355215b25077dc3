"""What a call says of how files are to be read, as one value; each kind of file takes what concerns it."""

from typing import NamedTuple

from store.articles.record_fields import USUAL, Columns


class ReadingOptions(NamedTuple):
    """What a call says of the files and addresses that it names."""

    encoding: str = ""
    """In which texts and tables are written; empty where that is to be found out."""
    columns: Columns = USUAL
    """Names of the fields of tables and JSON Lines."""
    is_private_allowed: bool = False
    """Whether addresses of this machine and its own network are retrieved."""


AS_FOUND = ReadingOptions()
"""Everything is to be found out."""
