"""Names of months and weekdays in the languages that news is mostly read in, folded, and small words around them."""

from functools import cache

from store.linking.words.lexicon import listed
from store.text import fold

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "styczen|stycznia|styczniu luty|lutego|lutym marzec|marca|marcu kwiecien|kwietnia|kwietniu maj|maja|maju"
    " czerwiec|czerwca|czerwcu lipiec|lipca|lipcu sierpien|sierpnia|sierpniu wrzesien|wrzesnia|wrzesniu"
    " pazdziernik|pazdziernika|pazdzierniku listopad|listopada|listopadzie grudzien|grudnia|grudniu",
    "ru": "январь|января|январе февраль|февраля|феврале март|марта|марте апрель|апреля|апреле май|мая|мае"
    " июнь|июня|июне июль|июля|июле август|августа|августе сентябрь|сентября|сентябре октябрь|октября|октябре"
    " ноябрь|ноября|ноябре декабрь|декабря|декабре",
    "uk": "січень|січня|січні лютий|лютого|лютому березень|березня|березні квітень|квітня|квітні травень|травня|травні"
    " червень|червня|червні липень|липня|липні серпень|серпня|серпні вересень|вересня|вересні жовтень|жовтня|жовтні"
    " листопад|листопада|листопаді грудень|грудня|грудні",
    "el": "ιανουάριος|ιανουαρίου|ιανουάριο φεβρουάριος|φεβρουαρίου|φεβρουάριο μάρτιος|μαρτίου|μάρτιο"
    " απρίλιος|απριλίου|απρίλιο μάιος|μαΐου|μάιο ιούνιος|ιουνίου|ιούνιο ιούλιος|ιουλίου|ιούλιο"
    " αύγουστος|αυγούστου|αύγουστο σεπτέμβριος|σεπτεμβρίου|σεπτέμβριο οκτώβριος|οκτωβρίου|οκτώβριο"
    " νοέμβριος|νοεμβρίου|νοέμβριο δεκέμβριος|δεκεμβρίου|δεκέμβριο",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ar": "يناير فبراير|شباط مارس|اذار ابريل|نيسان مايو|ايار يونيو|حزيران يوليو|تموز"
    " اغسطس|اب سبتمبر|ايلول اكتوبر نوفمبر"
    " ديسمبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miercoles jueves viernes sabado domingo",
    "it": "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "pt": "segunda terca quarta quinta sexta sabado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "mandag|mandagen tisdag|tisdagen onsdag|onsdagen torsdag|torsdagen fredag|fredagen lordag|lordagen"
    " sondag|sondagen",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "no": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "pl": "poniedziałek wtorek sroda|srode czwartek piatek sobota|sobote niedziela|niedziele",
    "ru": "понедельник вторник|вторника среда|среду четверг|четверга пятница|пятницу|пятницы суббота|субботу|субботы"
    " воскресенье|воскресенья",
    "uk": "понеділок вівторок|вівторка середа|середу четвер|четверга п'ятниця|п'ятницю|п'ятниці субота|суботу|суботи"
    " неділя|неділю|неділі",
    "el": "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "id": "senin selasa rabu kamis jumat sabtu ahad",
    "ar": "الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد",
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
}
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep|sept oct nov dec"
_SHORT_WEEKDAYS = "mon tue|tues wed thu|thur|thurs fri sat sun"
_RELATIVE = {
    "en": "today yesterday tomorrow tonight",
    "de": "heute gestern vorgestern",
    "fr": "aujourd'hui hier demain",
    "es": "hoy ayer anoche",
    "it": "oggi ieri domani",
    "pt": "hoje ontem",
    "nl": "vandaag gisteren",
    "sv": "idag igar",
    "ru": "сегодня вчера завтра",
}

AMBIGUOUS = listed("may march april june august mar sat sun wed mon jan mars segunda terca quarta quinta sexta")
"""Also a verb, a name or another noun: only what stands around it tells that a day or month is meant."""

CAPITALISED = frozenset({"en", "de"})
"""Languages whose months and weekdays wear a capital."""

BEFORE = listed(
    "in since until till by of last next this early late mid from during before after through throughout to between"
    " on every each en de depuis jusqu'en im seit ab bis i sedan"
)
"""What makes a month of an ambiguous word that follows."""

BEFORE_YEAR = listed(
    "in since until till by of early late mid from during before after through around summer autumn winter spring"
    " fall year en depuis annee jahr seit bis im ano desde durante hasta anno dal ar sedan under r roku в с к до"
    " между от"
)
"""What makes a year of a number of four digits that follows, whatever comes after."""

OWNERS = listed("the his her its their our this that")
"""What makes a year of such a number before a noun in the plural: `the 2015 attacks`."""

COUNTED = listed("people men women children police percent per")
"""What is counted and has no `s` of the plural."""

JOINTS = listed("to and until through bis und au et al y a e til och до и по tot en")
"""What may stand between two days that share a month."""

WITH_H = frozenset({"fr", "pt", "es", "it"})
"""Languages that write `14h30` and `14 h 30`."""

INSIDE = listed("of the de del du di do den der am le el den dem den")
"""What may stand between the parts of a date."""

HALVES = {"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12, "a.m": 0, "p.m": 12}
"""Hours that a half of the day adds, in English."""

HOUR_WORDS = frozenset({"o'clock", "uhr"})
"""What stands after a number that is an hour."""

STRETCHES = frozenset({"week", "month", "year", "weekend", "night", "morning", "afternoon", "evening"})
NEARBY = frozenset({"last", "this", "next", "past", "earlier"})
"""Together a time that is counted from the day of writing: `last week`."""

ZONES = frozenset({"gmt", "utc"})
"""What stands after four digits that are an hour."""

HOURS = frozenset({"horas", "heures", "ore"})
"""The same after a number that has minutes; after another it is a time that something takes."""

BEFORE_HOURS = listed("at by before after around until since from to about near past")
"""What makes an hour of a word like `noon` that follows."""

NAMED_HOURS = {"noon": 720, "midday": 720, "midnight": 0}
"""Minutes after midnight, in English."""


@cache
def months(language: str) -> dict[str, int]:
    """Month, 1 to 12, of each of its names."""
    return _numbered(_MONTHS.get(language, ""), 1) | (_numbered(_SHORT_MONTHS, 1) if language == "en" else {})


@cache
def weekdays(language: str) -> dict[str, int]:
    """Weekday, 0 to 6 from Monday, of each of its names."""
    return _numbered(_WEEKDAYS.get(language, ""), 0) | (_numbered(_SHORT_WEEKDAYS, 0) if language == "en" else {})


@cache
def relative(language: str) -> frozenset[str]:
    """Words for a day that the reader counts from the day of writing."""
    return frozenset(fold(_RELATIVE.get(language, "")).split())


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every word that a date can begin with, but for numbers."""
    return frozenset({*months(language), *weekdays(language), *relative(language), *NAMED_HOURS, *STRETCHES})


@cache
def short_weekdays(language: str) -> frozenset[str]:
    """Abbreviations of weekdays, which are other words too."""
    return frozenset(_SHORT_WEEKDAYS.replace("|", " ").split()) if language == "en" else frozenset()


@cache
def short(language: str) -> frozenset[str]:
    """Abbreviations, after which a full stop ends no sentence."""
    every = f"{_SHORT_MONTHS} {_SHORT_WEEKDAYS}" if language == "en" else ""
    return frozenset(every.replace("|", " ").split()) - {"may"}


def _numbered(names: str, first: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(fold(names).split(), first) for name in group.split("|")}
