"""How many short texts are read exactly whose encoding nothing tells: of each language, in those it is found in.

    python -m tests.benchmarks.encodings FOLDER...

Folders hold UTF-8 text files whose names tell the language as a part of their own: `is.txt`, `news-ru-12.txt`,
`talk.src.uk`. Documents are two sentences that follow each other, a line each. Of every four, two were there to fit the
letters (`store/articles/letter_frequencies.py`, of other folders); those held back are the figures to go by. `-v` shows
what was misread.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from store.articles.encoding import decode

USUAL = {
    **dict.fromkeys(["en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "is"], ("cp1252", "iso8859_15")),
    **dict.fromkeys(["cs", "pl", "sk", "hu", "sl", "hr"], ("cp1250", "iso8859_2")),
    "ro": ("cp1250", "iso8859_2"),
    "tr": ("cp1254", "iso8859_9"),
    "et": ("cp1252", "cp1257"),
    **dict.fromkeys(("lv", "lt"), ("cp1257",)),
    "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5"),
    "uk": ("cp1251", "koi8_u"),
    "bg": ("cp1251",),
    "el": ("cp1253", "iso8859_7"),
    "he": ("cp1255", "iso8859_8"),
    "ar": ("cp1256",),
    "th": ("cp874",),
    "zh": ("gb18030", "big5"),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
}
"""By language, the encodings that its texts are found in."""

DOCUMENTS = 60
"""Of a language, in each of its encodings and each half."""

_OLD_LETTERS = str.maketrans("ȘșȚț", "ŞşŢţ")
"""What Romanian was written with before these letters were in any encoding."""


def main(folders: list[str]) -> None:
    """Print a line for every language and encoding, and the sums."""
    sums: Counter[tuple[str, bool]] = Counter()
    for language, lines in sorted(_lines(folders).items()):
        for encoding in USUAL[language]:
            told = [f"{language} {encoding:10}"]
            for half in ("fitted", "held back"):
                documents = list(_documents(lines, encoding, held_back=half == "held back"))
                right = sum(_is_read(document, encoding, language) for document in documents)
                sums[half, True] += right
                sums[half, False] += len(documents) - right
                told.append(f"{half} {right} of {len(documents)}")
            print("  ".join(told))
    for half in ("fitted", "held back"):
        right, all_of_them = sums[half, True], sums[half, True] + sums[half, False]
        print(f"{half}: {right} of {all_of_them}, {right / max(1, all_of_them):.2%}")


def _lines(folders: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            languages = [part for part in re.split(r"[-_.]+", path.name) if part in USUAL]
            if languages and path.is_file():
                lines = re.split(r"\n+|(?<=[.!?])\s+|(?<=[。！？])", path.read_text("utf-8"))
                found[languages[-1]] += [line.strip() for line in lines if line.strip()]
    return found


def _documents(lines: list[str], encoding: str, *, held_back: bool) -> Iterator[str]:
    """Pairs of lines that the encoding can write and that are not ASCII."""
    given = 0
    for at in range(2 if held_back else 0, len(lines) - 1, 4):
        document = f"{lines[at]}\n{lines[at + 1]}\n".translate(_OLD_LETTERS)
        try:
            written = document.encode(encoding)
        except UnicodeEncodeError:
            continue
        if not written.isascii():
            yield document
            given += 1
        if given == DOCUMENTS:
            return


def _is_read(document: str, encoding: str, language: str) -> bool:
    decoded = decode(document.encode(encoding))
    is_right = decoded is not None and decoded.text == document
    if not is_right and "-v" in sys.argv:
        print(f"   {language} {encoding}: {decoded and decoded.remark}: {decoded and decoded.text[:100]!r}")
    return is_right


if __name__ == "__main__":
    began = perf_counter()
    main([argument for argument in sys.argv[1:] if argument != "-v"])
    print(f"{perf_counter() - began:.1f} s")
