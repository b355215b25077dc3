"""Lines that state nothing, in many languages, and sentences that look like them."""

import pytest

from store.text.credits import is_caption, is_credit

NOTHING = """
By Ines Okonjo
By Ines Okonjo, Harrow Courier
by harbour reporter Ines Okonjo
Analysis by Courier security correspondent Ines Okonjo in Ardle
By Ines Okonjo and Per J.
Von Jutta Brandt
Von Jutta Brandt und Ole Voss, Hamburg
Par Jeanne Moreau-Petit
Par Jeanne Petit, envoyée spéciale
Por Ana Beltrán y Luis Mora
Di Chiara Venti
Door Pieter van den Berg
Av Anna Lindqvist
Af Mette Holm
Autor: Jan Kowalski
Автор: Ирина Волкова
Oleh: Budi Santoso
بقلم سعاد حداد
تصوير: سعاد حداد
מאת דנה כהן
文／王小明
记者 王小明
来源：新华社
写真：山田花子
김철수 기자
Photo: Ana Lund/AP
Photograph: Ole Voss/Reuters
Photo by Ole Voss
Image copyright Reuters
Foto: dpa
Crédit photo : AFP
Fot. Jan Kowalski
Фото: Reuters
Getty Images
AFP via Getty Images
Reuters
(Reuters)
With AP
Mit dpa
Source: Reuters
Reporting by Ole Voss in Brink; Editing by Ana Lund
Translated automatically
translated automatically
This article was translated automatically.
Machine translation
Automatisch übersetzt
Traduction automatique
Traducción automática
Машинный перевод
机器翻译
Read more
Read more: The night the ferry sank
More:Who was the captain?
Read or Share this story: https://example.org/2024/ferry
Weiterlesen
Lesen Sie auch: Die Nacht der Fähre
Lire aussi
Leer más
Leggi anche: La notte del traghetto
Lees ook
Läs mer
Читайте также: Ночь парома
اقرأ المزيد
阅读更多
Published 14:05 GMT, 3 October 2024
Updated: 3 March 2024
Publié le 3 octobre 2024 à 14h05
Aktualisiert am 03.10.2024, 14:05 Uhr
Опубликовано 3 октября 2024
"""

SOMETHING = """
By Monday 60 people had died.
By Monday night 60 had died
By law, ferries must carry lifeboats.
By law ferries must carry lifeboats
By sea and by air
By then the ferry had sunk.
By Ines Okonjo's account nobody was warned
By far the worst, said Ines Okonjo.
Von Montag an fahren keine Fähren
Von der Leyen Visits Ardle
Von Haus zu Haus
Par conséquent, la ville ferme le port
Por la noche murieron 60 personas
Di Brink partirono tre navi
Door de storm zonk de veerboot
Ferry sinks off Ardle
Ferry Sinks and Crew Dies
Photos show the ferry sinking
Photo Shows Ferry Sinking
Video shows crew leaving first
Source: Minister Ordered Inquiry
Analysis: why the ferry sank
Reuters reported that 60 people had died.
Reuters: 60 dead
AP saw the bodies
Read more than one report, said the minister, and you will see.
Share prices fell by 5 %
More than 60 people died
Updated figures show 60 of 200 dead
Published figures show 60 dead
Last seen 3 October 2024
Translated into Danish, her letter says nothing of the sort.
The letter was translated in court.
Subscribe to nothing the ministry says, he told the crowd, until it is printed.
كتب الوزير رسالة إلى البرلمان.
记者在现场看到，渡轮已经沉没。
文件显示六十人死亡
Ines Okonjo
Ardle
"""


@pytest.mark.parametrize("line", NOTHING.strip().splitlines())
def test_what_states_nothing(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", SOMETHING.strip().splitlines())
def test_what_may_state_something(line: str) -> None:
    assert not is_credit(line)


def test_what_runs_over_lines_or_is_long_may_state_something() -> None:
    assert not is_credit("By Ines Okonjo\nThe ferry sank")
    assert not is_credit("By " + "Ines Okonjo and " * 20)
    assert not is_credit("")
    assert not is_credit("…")


CAPTIONS = """
File photo: The ferry Alma off Ardle
FILE PHOTO: The ferry Alma off Ardle.
Image copyright Reuters Image caption Ines Okonjo said that some had left first.
Media caption The ferry Alma off Ardle
Bild: Die Fähre vor Ardle
Photo: the ferry
"""


@pytest.mark.parametrize("line", CAPTIONS.strip().splitlines())
def test_what_stands_below_a_picture(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", ["Photos of the ferry show the crew leaving.", "File it", "Ardle", ""])
def test_what_stands_in_the_text(line: str) -> None:
    assert not is_caption(line)
