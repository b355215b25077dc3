"""A made-up encoder that knows a few words in four languages, and what it was asked."""

from collections.abc import Sequence

from store.errors import VariorumError
from store.model import Cancelled

MEANINGS = (
    ("river", "river fluss fleuve река"),
    ("flooded", "flooded überschwemmte inondé затопила"),
    ("houses", "houses häuser maisons домов"),
    ("mayor", "mayor bürgermeisterin maire мэр"),
    ("resigned", "resigned zurückgetreten démissionné ушла"),
    ("school", "school schools schule schulen école écoles школы"),
    ("closed", "closed geschlossen fermées закрыты"),
    ("bread", "bread brot pain хлеб"),
    ("dearer", "dearer teurer cher подорожал"),
)
WORDS = {word: at for at, (_, words) in enumerate(MEANINGS) for word in words.split()}


class Dictionary:
    """Wordings of the same meanings have the same vector, whatever the language."""

    name = "dictionary"
    dimensions = 64
    languages = frozenset({"de", "en", "fr", "ru"})

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.rested = 0

    def embed(self, text: str) -> bytes:
        return self.embed_all([text])[0]

    def embed_all(self, texts: Sequence[str], cancelled: Cancelled | None = None) -> list[bytes]:
        self.asked += texts
        return [bytes(self._number(text, at) for at in range(self.dimensions)) for text in texts]

    def rest(self) -> None:
        self.rested += 1

    def _number(self, text: str, place: int) -> int:
        meant = {WORDS[word] for word in (word.strip(".,").lower() for word in text.split()) if word in WORDS}
        return 100 if place // 7 in meant else 1


def load_dictionary() -> Dictionary:
    return Dictionary()


def load_nothing() -> Dictionary:
    raise VariorumError("the dictionary is lost")


TEXTS = {
    "en": "The river flooded 340 houses in the night. It was dark and the people were on the roofs.\n\n"
    "The mayor resigned at noon and left the town hall by the back door.\n\nAll schools are closed until Monday.",
    "de": "In der Nacht überschwemmte der Fluss 350 Häuser und es war dunkel.\n\n"
    "Die Bürgermeisterin ist am Mittag zurückgetreten und hat das Rathaus verlassen.",
    "ru": "Ночью река затопила 340 домов, и было темно.\n\nВсе школы закрыты до понедельника.",
    "other": "Bread is dearer than it was in the year before, the bakers of the town said.",
}
