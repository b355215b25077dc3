"""Names of months and weekdays in the languages that news is mostly written in."""

from functools import cache

from store.text import fold

_MONTHS = """
january february march april may june july august september october november december
januar|jänner februar|feber märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart|mrt april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca lipiec|lipca
 sierpień|sierpnia wrzesień|września październik|października listopad|listopada grudzień|grudnia
leden|ledna únor|února březen|března duben|dubna květen|května červen|června červenec|července
 srpen|srpna září říjen|října listopad|listopadu prosinec|prosince
siječanj|siječnja veljača|veljače ožujak|ožujka travanj|travnja svibanj|svibnja lipanj|lipnja srpanj|srpnja
 kolovoz|kolovoza rujan|rujna listopad|listopada studeni|studenoga|studenog prosinac|prosinca
январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа
 сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря
січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня липень|липня
 серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
ιανουάριος|ιανουαρίου φεβρουάριος|φεβρουαρίου μάρτιος|μαρτίου απρίλιος|απριλίου μάιος|μαΐου ιούνιος|ιουνίου
 ιούλιος|ιουλίου αύγουστος|αυγούστου σεπτέμβριος|σεπτεμβρίου οκτώβριος|οκτωβρίου νοέμβριος|νοεμβρίου
 δεκέμβριος|δεκεμβρίου
يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
januari februari maret april mei juni juli agustus september oktober november desember
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
"""
"""A language a line, a line that is set in goes on; twelve months, and where they have several forms, those."""

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag
mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela
pondělí úterý středa čtvrtek pátek neděle понедельник вторник среда четверг пятница суббота воскресенье
понеділок вівторок середа четвер п'ятниця субота неділя
pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
"""

WEEKDAYS = frozenset(fold(_WEEKDAYS).split())
"""Folded; a date may begin with one."""

_LISTOPAD = frozenset(("listopad", "listopada"))
"""November in Polish; where a dot stands before it, it may be Croatian, in which it is October."""

SHORTEST = 3
"""Letters of a month that is written shorter."""


def month_of(name: str, *, is_dotted: bool = False) -> int:
    """The month of this name, or that begins with it; 0 where there is none, or it is another in another language.

    Args:
        name: Folded.
        is_dotted: Whether a dot stands before it, after the day.
    """
    if name in _LISTOPAD:
        return 0 if is_dotted else 11
    name = name.replace("ς", "σ")
    found = _months().get(name) or _beginning(name)
    return found if found > 0 else 0


@cache
def _beginning(name: str) -> int:
    """The month that begins with some letters in whatever language; 0 where there are several, or none."""
    if len(name) < SHORTEST:
        return 0
    found = {abs(month) for whole, month in _months().items() if whole.startswith(name)}
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> dict[str, int]:
    """Months by their names, folded; below 0 where a name is that of another month too."""
    found: dict[str, int] = {}
    for line in _MONTHS.replace("\n ", " ").strip().splitlines():
        for number, names in enumerate(fold(line).replace("ς", "σ").split(), 1):
            for name in names.split("|"):
                found[name] = number if abs(found.get(name, number)) == number else -number
    return found
