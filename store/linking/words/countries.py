"""Countries and great bodies by their usual names in English, and what belongs to them: Syria, Syrian, Syrians.

A table of facts, one a line: names, a colon, adjectives and people; a plural in `s` is understood. Words are folded.
"""

from functools import cache

from store.linking.words.analysis import Analysis
from store.linking.words.countries_elsewhere import ELSEWHERE
from store.linking.words.lexicon import listed

_TABLE = """
afghanistan: afghan
albania: albanian
algeria: algerian
andorra: andorran
angola: angolan
argentina: argentine, argentinian
armenia: armenian
australia: australian
austria: austrian
azerbaijan: azerbaijani, azeri
bahamas: bahamian
bahrain: bahraini
bangladesh: bangladeshi
barbados: barbadian
belarus: belarusian, belarussian
belgium: belgian
belize: belizean
benin: beninese
bhutan: bhutanese
bolivia: bolivian
bosnia and herzegovina, bosnia: bosnian
botswana: botswanan
brazil: brazilian
brunei: bruneian
bulgaria: bulgarian
burkina faso: burkinabe
burundi: burundian
cambodia: cambodian
cameroon: cameroonian
canada: canadian
cape verde: cape verdean
central african republic:
chad: chadian
chile: chilean
china, people's republic of china, prc: chinese
colombia: colombian
comoros: comorian
democratic republic of the congo, democratic republic of congo, dr congo, drc:
republic of congo, congo-brazzaville:
costa rica: costa rican
cote d'ivoire, ivory coast: ivorian
croatia: croatian, croat
cuba: cuban
cyprus: cypriot
czech republic, czechia: czech
denmark: danish, dane
djibouti: djiboutian
dominican republic:
east timor, timor-leste: timorese
ecuador: ecuadorian, ecuadorean
egypt, arab republic of egypt: egyptian
el salvador: salvadoran, salvadorean
equatorial guinea: equatoguinean
eritrea: eritrean
estonia: estonian
eswatini, swaziland: swazi
ethiopia: ethiopian
fiji: fijian
finland: finnish, finn
france: french, frenchman, frenchmen
gabon: gabonese
gambia: gambian
georgia: georgian
germany, federal republic of germany: german
ghana: ghanaian
greece: greek
grenada: grenadian
guatemala: guatemalan
guinea: guinean
guinea-bissau:
guyana: guyanese
haiti: haitian
honduras: honduran
hungary: hungarian
iceland: icelandic, icelander
india: indian
indonesia: indonesian
iran, islamic republic of iran: iranian
iraq: iraqi
ireland, republic of ireland: irish, irishman, irishmen
israel: israeli
italy: italian
jamaica: jamaican
japan: japanese
jordan: jordanian
kazakhstan: kazakh, kazakhstani
kenya: kenyan
kosovo: kosovar, kosovan
kuwait: kuwaiti
kyrgyzstan: kyrgyz
laos: laotian
latvia: latvian
lebanon: lebanese
lesotho: basotho
liberia: liberian
libya: libyan
liechtenstein:
lithuania: lithuanian
luxembourg: luxembourgish
madagascar: malagasy
malawi: malawian
malaysia: malaysian
maldives: maldivian
mali: malian
malta: maltese
mauritania: mauritanian
mauritius: mauritian
mexico: mexican
moldova: moldovan
monaco: monegasque
mongolia: mongolian
montenegro: montenegrin
morocco: moroccan
mozambique: mozambican
myanmar, burma: burmese
namibia: namibian
nepal: nepalese, nepali
netherlands, the netherlands, holland: dutch, dutchman, dutchmen
new zealand: new zealander
nicaragua: nicaraguan
niger: nigerien
nigeria: nigerian
north korea, democratic people's republic of korea, dprk: north korean
north macedonia: macedonian
norway: norwegian
oman: omani
pakistan: pakistani
palestine, palestinian territories: palestinian
panama: panamanian
papua new guinea: papuan
paraguay: paraguayan
peru: peruvian
philippines: philippine, filipino
poland: polish, pole
portugal: portuguese
qatar: qatari
romania: romanian
russia, russian federation: russian
rwanda: rwandan
saudi arabia, kingdom of saudi arabia, saudi: saudi arabian
senegal: senegalese
serbia: serbian, serb
sierra leone: sierra leonean
singapore: singaporean
slovakia: slovak, slovakian
slovenia: slovenian, slovene
somalia: somali
south africa: south african
south korea, republic of korea: south korean
south sudan: south sudanese
soviet union, ussr: soviet
spain: spanish, spaniard
sri lanka: sri lankan
sudan: sudanese
suriname: surinamese
sweden: swedish, swede
switzerland: swiss
syria, syrian arab republic: syrian
taiwan: taiwanese
tajikistan: tajik
tanzania: tanzanian
thailand: thai
togo: togolese
trinidad and tobago, trinidad: trinidadian
tunisia: tunisian
turkey, turkiye: turkish, turk
turkmenistan: turkmen
uganda: ugandan
ukraine: ukrainian
united arab emirates, uae: emirati
united kingdom, great britain, britain, uk, u.k.: british, briton
united states, united states of america, us, usa, u.s., u.s.a., america: american
uruguay: uruguayan
uzbekistan: uzbek
vatican, holy see:
venezuela: venezuelan
vietnam: vietnamese
yemen: yemeni
zambia: zambian
zimbabwe: zimbabwean
"""

_BODIES = """
united nations, un, u.n.
european union, eu, e.u.
european commission, ec
african union, au
north atlantic treaty organization, north atlantic treaty organisation, nato
world health organization, world health organisation, who
international monetary fund, imf
world trade organization, world trade organisation, wto
world food programme, world food program, wfp
international atomic energy agency, iaea
international criminal court, icc
international committee of the red cross, icrc
federal bureau of investigation, fbi, f.b.i.
central intelligence agency, cia, c.i.a.
islamic state, isis, isil, daesh, islamic state of iraq and the levant, islamic state of iraq and syria
republican party, gop, g.o.p.: republican
justice department, department of justice, doj
state department, department of state
defense department, department of defense, defence department, dod, pentagon
department of homeland security, homeland security department, dhs
supreme court, scotus
africa: african
asia: asian
europe: european
latin america: latin american
democratic party: democratic, democrat
european central bank, ecb
associated press, ap
"""

Place = tuple[int, int, str]
"""First and last word, and what it counts as."""

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

_CAPITALS = """
washington: united states
moscow: russia
beijing: china
london: united kingdom
paris: france
berlin: germany
rome: italy
madrid: spain
tokyo: japan
seoul: south korea
pyongyang: north korea
delhi: india
islamabad: pakistan
kabul: afghanistan
tehran: iran
baghdad: iraq
damascus: syria
ankara: turkey
cairo: egypt
riyadh: saudi arabia
kyiv: ukraine
kiev: ukraine
ottawa: canada
canberra: australia
"""
"""Capitals that stand for their governments: those of countries that news speaks of so."""


_LEADING = listed("in at near from to of outside around into through over across the and leave left new")
"""Words after which a capital is a place."""


@cache
def _metonyms() -> dict[str, str]:
    pairs = (line.split(": ") for line in _CAPITALS.split("\n") if line)
    return {capital: f"@{country}" for capital, country in pairs}


def governments(analysis: Analysis) -> set[str]:
    """What the countries count as whose governments are told by their capitals."""
    known = _metonyms()
    return {governed(analysis, at) for at, word in enumerate(analysis.words) if word in known}


def governed(analysis: Analysis, at: int) -> str:
    """What the country counts as whose government a word stands for: `Moscow rejected`; empty for any other word."""
    country = _metonyms().get(analysis.words[at], "")
    return country if country and (not at or analysis.words[at - 1] not in _LEADING) else ""


def occurrences(analysis: Analysis) -> list[Place]:
    """Countries and bodies in order, with a capital; short ones that are other words too, in capitals throughout."""
    found, known, end = list[Place](), phrases(), 0
    for at, word in enumerate(analysis.words):
        bare = _without_article(word, analysis.language)
        capital = analysis.starts[at] + len(word) - len(bare)
        if at >= end and (bare in known or bare.endswith("'s")) and analysis.text[capital].isupper():
            for phrase, key in known.get(bare.removesuffix("'s"), ()):
                last = at + len(phrase) - 1
                if _stands((bare, *analysis.words[at + 1 : last + 1]), phrase) and not (
                    len(phrase) == 1 and _is_word(analysis, at, word)
                ):
                    found.append((at, last, key))
                    end = last + 1
                    break
    return found


def _without_article(word: str, language: str) -> str:
    """A word without what is written in one with it: `l'ONU`, `dell'ONU`."""
    return word[word.find("'") + 1 :] if language in _ELIDING and "'" in word[:-2] else word


def _stands(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return words[:-1] == phrase[:-1] and words[-1].removesuffix("'s") == phrase[-1]


def _is_word(analysis: Analysis, at: int, word: str) -> bool:
    """`us`, `who`, `Poles` in small letters; `Us` and `Who` where a sentence begins with them."""
    return len(word) <= 4 and word in _WORDS and not analysis.text[analysis.starts[at] : analysis.ends[at]].isupper()


_ELIDING = frozenset({"fr", "it"})
_WORDS = listed("воз ue us uk un eu au ec ap who cia icc imf prc drc uae pole")


@cache
def countries() -> frozenset[str]:
    """What countries count as, bodies left out."""
    return frozenset(f"@{line.partition(':')[0].partition(',')[0]}" for line in _TABLE.split("\n") if line)


@cache
def phrases() -> Phrases:
    """By first word, all that a country or a body is called, in folded words, and what it counts as; longest first."""
    found: Phrases = {}
    for line in filter(None, f"{_TABLE}{_BODIES}".splitlines()):
        names, _, people = line.partition(":")
        for phrase in _called(names.split(","), [each for each in people.split(",") if each.strip()]):
            found.setdefault(phrase[0], []).append((phrase, f"@{names.partition(',')[0]}"))
    for line in filter(None, ELSEWHERE.splitlines()):
        key, _, names = line.partition(": ")
        for phrase in _called(names.split(","), []):
            found.setdefault(phrase[0], []).append((phrase, f"@{key}"))
    return {first: sorted(those, key=lambda each: -len(each[0])) for first, those in found.items()}


def _called(names: list[str], people: list[str]) -> set[tuple[str, ...]]:
    """A hyphen parts words, as it does where texts are read."""
    return {tuple(each.replace("-", " ").split()) for each in (*names, *people, *(f"{one}s" for one in people))}
