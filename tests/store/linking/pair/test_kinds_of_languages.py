"""Differences told, or rightly not told, where the words for it are irregular or not English: the type of each."""

import pytest

from store.linking import compare

DENIED = [
    ("The army did not leave the town.", "The army left the town."),
    ("The guild did not win the vote in Tarsil.", "The guild won the vote in Tarsil."),
    ("The envoy never went to Tarsil.", "The envoy went to Tarsil."),
    ("The warden denied giving the order.", "The warden gave the order."),
    ("The warden denied having taken the money.", "The warden took the money."),
    ("Divers could not find the boat.", "Divers found the boat."),
    ("El alcalde negó haber recibido el dinero.", "El alcalde recibió el dinero."),
    ("L'esercito non è entrato nella città vecchia.", "L'esercito è entrato nella città vecchia."),
    ("O exército não entrou na cidade de São Tomé.", "O exército entrou na cidade de São Tomé."),
    ("Het leger is niet naar de stad gegaan met de wagens.", "Het leger is naar de stad gegaan met de wagens."),
    ("Wojsko nie weszło do miasta w środę.", "Wojsko weszło do miasta w środę."),
    ("军队没有进入城市。", "军队进入城市。"),
]

DATED = [
    ("The fair runs from 1 to 5 June.", "The fair runs from 1 to 7 June."),
    ("法院将于3月5日开庭。", "法院将于3月6日开庭。"),
    ("재판은 3월 5일 열린다.", "재판은 3월 6일 열린다."),
    ("محاكمة المتهمين تبدأ في 3 مايو في المدينة.", "محاكمة المتهمين تبدأ في 5 مايو في المدينة."),
    ("Суд почнеться 3 травня в Києві, їй відомо.", "Суд почнеться 5 травня в Києві, їй відомо."),
    ("Le train part à 14 h 30 de la gare.", "Le train part à 15 h 30 de la gare."),
]

NUMBERED = [
    ("Le coût est de 40 millions d'euros.", "Le coût est de 40 millions de dollars."),
    ("El coste es de 40 millones de euros.", "El coste es de 40 millones de dólares."),
    ("The ferry came 3½ hours late on Monday.", "The ferry came 3¼ hours late on Monday."),
    ("大火造成三十一人死亡。", "大火造成34人死亡。"),
    ("失业率上升了百分之三十。", "失业率上升了40%。"),
    ("Yangında otuz bir kişi öldü ve altmış kişi yaralandı.", "Yangında 34 kişi öldü ve 60 kişi yaralandı."),
    ("आग में इकतीस लोग मारे गए।", "आग में 34 लोग मारे गए।"),
    ("قتل واحد وثلاثون شخصا في الحريق.", "قتل ٣٤ شخصا في الحريق."),
]

ALIKE = [
    ("El coste es de 1,5 millones de euros.", "El coste es de 1.500.000 euros."),
    ("The fair runs from 1 to 5 June.", "The fair runs from June 1 to June 5."),
    ("大火造成31人死亡。", "大火造成三十一人死亡。"),
    ("失业率上升了百分之三十。", "失业率上升了30%。"),
    ("Yangında otuz bir kişi öldü ve altmış kişi yaralandı.", "Yangında 31 kişi öldü ve 60 kişi yaralandı."),
    ("आग में इकतीस लोग मारे गए।", "आग में 31 लोग मारे गए।"),
    ("قتل ٣١ شخصا في الحريق.", "قتل واحد وثلاثون شخصا في الحريق."),
    ("Bij de brand zijn 31 mensen om het leven gekomen.", "Bij de brand zijn eenendertig mensen om het leven gekomen."),
    ("Die Miete stieg um ein Drittel in der Stadt.", "Die Miete stieg um 33 Prozent in der Stadt."),
    ("Le train part à 14 h 30 de la gare.", "Le train part à 14h30 de la gare."),
    (
        "Die USA verurteilten den Angriff auf die Stadt.",
        "Die Vereinigten Staaten verurteilten den Angriff auf die Stadt.",
    ),
    ("Estados Unidos condenó el ataque en la ciudad.", "EE. UU. condenó el ataque en la ciudad."),
    ("США осудили нападение на город.", "Соединённые Штаты осудили нападение на город."),
    ("ООН осудила нападение на город.", "Организация Объединённых Наций осудила нападение на город."),
    ("L'ONU a condamné l'attaque dans la ville.", "Les Nations unies ont condamné l'attaque dans la ville."),
    ("The ferry came 3½ hours late on Monday.", "The ferry came 3.5 hours late on Monday."),
    ("½ of the men were seen in the port.", "Half of the men were seen in the port."),
    ("The army failed to leave the town.", "The army did not leave the town."),
]


def told(here: str, there: str) -> set[str]:
    one, other = ({each.type for each in compare(*pair).differences} for pair in ((here, there), (there, here)))
    assert one == other
    return {str(kind) for kind in one} - {"wording"}


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [(kind, *pair) for kind, pairs in (("negation", DENIED), ("date", DATED), ("number", NUMBERED)) for pair in pairs],
)
def test_what_differs_is_told_as_its_kind(kind: str, here: str, there: str) -> None:
    assert told(here, there) == {kind}


@pytest.mark.parametrize(("here", "there"), ALIKE)
def test_what_says_the_same_is_no_difference(here: str, there: str) -> None:
    assert not told(here, there)
