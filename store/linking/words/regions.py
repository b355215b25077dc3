"""Parts of countries by name: what lies in one is told with it, or without it, and contradicts it neither way.

A table of facts. What is also the name of a city that is told as often (`New York`, `Washington`) is left out.
"""

from functools import cache

from store.linking.words.lexicon import listed
from store.text import fold

_NAMES = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho
Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi
Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Ohio, Oregon
Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia
Wisconsin, Wyoming, Puerto Rico
Ala, Ariz, Ark, Calif, Colo, Conn, Del, Fla, Ga, Ill, Ind, Kan, Ky, La, Md, Mass, Mich, Minn, Miss, Mo, Mont, Neb, Nev
Okla, Ore, Pa, Tenn, Tex, Vt, Va, Wash, Wis, Wyo
Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, Ontario, Saskatchewan
New South Wales, Queensland, South Australia, Tasmania, Victoria, Western Australia
Bavaria, Bayern, Baden-Württemberg, Brandenburg, Hessen, Hesse, Mecklenburg-Vorpommern, Niedersachsen, Lower Saxony
Nordrhein-Westfalen, North Rhine-Westphalia, Rheinland-Pfalz, Saarland, Sachsen, Saxony, Sachsen-Anhalt
Schleswig-Holstein, Thüringen, Thuringia, Tirol, Kärnten, Steiermark, Oberösterreich, Niederösterreich, Vorarlberg
Andalusia, Andalucía, Aragón, Asturias, Cantabria, Castilla, Catalonia, Cataluña, Catalunya, Extremadura, Galicia
Navarra, Basque Country, País Vasco, Bretagne, Brittany, Normandie, Normandy, Provence, Corsica, Corse, Alsace, Lorraine
Lombardy, Lombardia, Sicily, Sicilia, Sardinia, Sardegna, Tuscany, Toscana, Calabria, Piedmont, Piemonte, Veneto
Cheshire, Cornwall, Cumbria, Devon, Dorset, Essex, Hampshire, Kent, Lancashire, Norfolk, Somerset, Suffolk, Surrey
Sussex, Wiltshire, Yorkshire
Scotland, Wales, Northern Ireland, England, Crimea, Donbas, Donbass, Chechnya, Dagestan, Siberia, Kashmir, Punjab
Kerala, Gujarat, Bihar, Uttar Pradesh, Maharashtra, Tamil Nadu, Balochistan, Sindh, Xinjiang, Tibet, Sichuan, Guangdong
Hubei, Darfur, Tigray, Kurdistan, Anatolia, Gaza Strip, West Bank, Golan Heights
"""

_KINDS = listed(
    "province provinces state region county governorate district oblast canton territory department prefecture"
    " provinz landkreis kreis bezirk region provincia condado comarca departamento région département"
)
"""Words behind a name, or before it, that make a part of a country of it."""


@cache
def _regions() -> frozenset[str]:
    return frozenset(fold(each.strip()) for line in _NAMES.splitlines() for each in line.split(",") if each.strip())


def is_region(name: str, beside: str = "") -> bool:
    """Whether a name, as it is written, is that of a part of a country; `beside` is the word that follows it."""
    folded = fold(name).strip(" .")
    return folded in _regions() or beside in _KINDS or not _KINDS.isdisjoint(folded.split()[-1:])
