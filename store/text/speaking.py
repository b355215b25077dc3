"""Words around whoever speaks, by language: verbs of saying, what leads to a source, what stands inside it or ends it.

Only the commonest, in small letters; what is missing costs a key or two, never anything on disk.
"""

from functools import cache
from typing import NamedTuple


class Speaking(NamedTuple):
    """What a language has of these."""

    says: frozenset[str]
    """The commonest verbs of saying: whoever stands beside one is a source."""
    verbs: frozenset[str]
    """These and other verbs: they stand beside a source and never in it."""
    leads: frozenset[str]
    """Last words of what leads to a source, as the `to` of `according to`."""
    begins: frozenset[str]
    """Articles and the like, with which a source begins."""
    joins: frozenset[str]
    """Prepositions that may stand inside it: `of`, `for`."""
    ends: frozenset[str]
    """Small words that stand beside a source and never in it."""
    pronouns: frozenset[str]
    """Words that are a source all alone."""
    conjunction: str
    """`and`."""
    of: frozenset[str]
    """Of `joins`, those that follow a name too."""
    also_nouns: frozenset[str] = frozenset()
    """Bare forms of verbs that are as often nouns: verbs behind a plural."""
    cites: frozenset[str] = frozenset()
    """Words that lead to a source and to nothing else, by themselves or before one of `leads`: `according`."""
    counts: frozenset[str] = frozenset()
    """Numbers and the like of people: whom they count is mostly told of, and says nothing."""
    helps: frozenset[str] = frozenset()
    """What may stand between who speaks and the verb: `has announced`."""
    particles: frozenset[str] = frozenset()
    """Of `ends`, those that show the word before to be a verb."""
    calendar: frozenset[str] = frozenset()
    """Of `ends`, those that are written with a capital."""
    endings: tuple[str, ...] = ()
    """Endings that tell a verb or an adverb behind a noun."""
    has_bare_titles: bool = False
    """Whether who somebody is may stand behind the name without an article: `head of the guild`."""
    has_capital_nouns: bool = False
    """Whether every noun is written with a capital, so that a small word behind one belongs to it no more."""


_REGULAR = """
accept accuse acknowledge add address admit advise affirm agree allege allow amount announce answer apologize appeal
appear applaud argue ask assail assert assess assume assure attack attempt attribute back bash beg begin believe
belong blame blast block boast brag brand broadcast brush call campaign capture cast caution celebrate challenge
characterize charge chide choose cite claim clarify comment compare complain concede conclude concur condemn confess
confirm congratulate connect consider contend continue contrast convince counter cover credit criticise criticize cry
decide declare decline decry defend demand denounce deny depict deride describe detail determine develop disagree
disclose discover discuss dismiss dispute doubt earn echo elaborate embrace emphasise emphasize encourage endorse
enjoy ensure estimate expect experience explain explore express extol fail favor fear find focus forecast forward
gauge gush hail hate hear hint hit hope howl identify ignore illustrate imagine imply include indicate infer inform
insist instruct intend interrupt introduce issue join joke judge jump justify knock lament lash laud laugh learn like
liken list look love maintain mention mock mount mourn muse need note object observe offer oppose order outline paint
perceive pile plan plead pledge point portray pose post praise pray predict prefer prepare press presume pretend
proclaim promise promote propose protest prove provide publish push question quip quote rail raise rally rank react
recall receive recite recognize recommend recount refer reflect refuse regard reiterate reject relate release remain
remark remember remind repeat reply report repudiate request require respond retort reveal ridicule rip rule scoff
scold scream seem share shout show shrug side sign signal slam sound speak speculate spin start state stress strike
struggle study suffer suggest summarize support surmise suspect sympathize talk target tell testify thank think
threaten tout train trash travel treat trumpet trust try turn tweet uncover underscore urge use view voice volunteer
vote vow wage wait walk wander want warn watch weigh welcome win wish wonder worry write yell
"""
"""English verbs, from which every form is made."""

_ENGLISH = {
    "says": """
    said says say told tells added adds announced announces reported reports confirmed confirms warned warns claimed
    claims alleged alleges declared declares explained explains noted notes argued argues insisted insists acknowledged
    admitted wrote writes testified tweeted stated states replied recalled predicted conceded concluded denied denies
    """,
    "verbs": """
    said says say saying told tells thought felt feels feel feeling saw sees seen see wrote written found knew
    knows know known held holds hold put puts made makes make making took takes take taken gave gives give given
    got gets went goes go came comes come left leaves spoke spoken ran runs won wins lost loses met meets kept
    keeps let lets led leads sent sends brought began begun stood stands sat heard meant means understood
    understands understand swore fought sought seeks seek caught taught grew drew draws threw became becomes
    becoming shot spent spends paid pays read reads rode sold sells set sets shown struck chose chosen drove
    fell hit hits hung laid lay lent lit rose sang shook quit cut cuts has had have is are was were be been
    being am will would could can may might must should shall do does did doing don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't couldn't can't cannot hasn't haven't hadn't shouldn't isn’t aren’t
    wasn’t weren’t won’t wouldn’t couldn’t can’t hasn’t haven’t hadn’t don’t doesn’t didn’t let's let’s that's
    that’s there's there’s
    """,
    "also_nouns": """
    address answer appeal attack attempt back broadcast call campaign cast challenge charge claim comment
    contrast counter cover credit cry demand detail doubt estimate favor fear focus forecast hint hope issue
    joke judge laugh list look love need note object offer order paint point post press promise protest push
    question quote rally release remark report request rule shout show side signal spin start state stress
    strike struggle study support talk target thank trash tweet use view voice volunteer vote walk watch welcome
    wish worry like suspect read hold run make cut set hit lead lay turn wage plan rank block pose vow sign
    train
    """,
    "leads": "to",
    "cites": "according",
    "counts": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions dozen dozens scores several many""",
    "helps": "has have had also later",
    "begins": """
    the a an his her its their our my your this these those some many several most both all each every another
    any no nearly almost roughly virtually one two three four five six seven eight nine ten other few none
    neither either half
    """,
    "joins": """
    of for in at from with on to by between against near behind inside
    """,
    "ends": """
    and or but nor yet so as if when while after before since until because although though whereas whether
    unless that which who whom whose what where why how than then also even just still only not never ever
    always often perhaps maybe however meanwhile moreover there here now later earlier recently today yesterday
    tomorrow tonight ago during among within through throughout without into onto upon over under about across
    along around despite amid like per via out up down off away back again soon once twice instead thus hence
    therefore otherwise already according last next monday tuesday wednesday thursday friday saturday sunday
    himself herself itself themselves myself ourselves
    """,
    "pronouns": """
    i he she it they we you who him them us i'm i've i'd i'll he's he'd he'll she's she'd she'll it's they're
    they've they'd they'll we're we've we'd we'll you're you've you'd you'll who's who've who'd i’m i’ve i’d
    i’ll he’s he’d he’ll she’s she’d she’ll it’s they’re they’ve they’d they’ll we’re we’ve we’d we’ll you’re
    you’ve you’d you’ll who’s who’ve who’d
    """,
    "conjunction": "and",
    "of": "of for at from in",
    "particles": "out off up down back away over",
    "calendar": "monday tuesday wednesday thursday friday saturday sunday",
    "endings": "ed ly",
}

_GERMAN = {
    "says": """
    sagt sagte sagten erklärt erklärte erklärten teilt teilte teilten meldet meldete meldeten berichtet
    berichtete berichteten betont betonte warnt warnte behauptet behauptete fordert forderte forderten
    kritisiert kritisierte bestätigt bestätigte bestätigten verkündet verkündete schreibt schrieb schrieben
    meint meinte spricht sprach sprachen nennt nannte weist wies räumt räumte
    """,
    "verbs": """
    ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte soll sollen sollte
    will wollen wollte muss müssen musste darf dürfen habe sei seien hätte wäre würde gibt gab geht ging steht
    stand sieht sah hält hielt macht machte kommt kam bleibt blieb ließ
    """,
    "leads": "laut nach zufolge angaben von",
    "cites": "laut angaben",
    "counts": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig
    hundert hunderte tausend tausende dutzend dutzende mehrere viele""",
    "begins": """
    der die das dem den des ein eine einem einen einer eines sein seine seiner ihr ihre ihrer ihren mehrere
    viele einige zwei drei vier fünf alle beide kein keine unser unsere dieser diese dieses jener jene
    """,
    "joins": "der des von für vom im",
    "ends": """
    und oder aber doch dass ob wenn weil als wie in an auf mit bei aus zu zum zur nach laut seit vor über unter
    gegen durch um ohne auch nicht noch schon nur sehr so dann da hier dort am beim ins heute gestern morgen
    zufolge mitte ende anfang demnach zudem jedoch dabei damit danach montag dienstag mittwoch donnerstag
    freitag samstag sonntag
    """,
    "pronouns": "er sie es wir ich ihr man ihm ihn ihnen wer",
    "conjunction": "und",
    "of": "der des von für vom",
    "calendar": "montag dienstag mittwoch donnerstag freitag samstag sonntag angaben ende anfang mitte",
}

_FRENCH = {
    "says": """
    dit disait disent déclare déclaré affirme affirmé annonce annoncé indique indiqué explique expliqué précise
    précisé ajoute ajouté estime estimé assure assuré confirme confirmé dénonce dénoncé souligne souligné
    rapporte rapporté écrit avertit averti accuse accusé raconte raconté
    """,
    "verbs": """
    a ont avait avaient est sont était étaient sera seront serait peut peuvent doit doivent veut veulent fait
    font va vont avoir être reconnu reconnaît promis promet demandé demande
    """,
    "leads": "selon d'après d’après par",
    "cites": "selon d'après d’après",
    "counts": """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze vingt trente cent
    cents centaines mille milliers dizaine dizaines plusieurs""",
    "helps": "a ont avait avaient",
    "begins": """
    le la les un une des l' son sa ses leur leurs notre nos ce cet cette ces plusieurs deux trois quatre cinq
    certains certaines quelques aucun aucune mon ma mes
    """,
    "joins": "de du des d' à au aux en pour sur",
    "ends": """
    et ou mais que qu' qui dont où si quand comme lorsque car dans par avec sans sous chez vers depuis pendant
    après avant contre entre selon devant lors ne n' pas plus aussi encore déjà très bien alors ainsi puis lundi
    mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui se s' y
    """,
    "pronouns": "il elle on nous vous ils elles je j' lui eux qui",
    "conjunction": "et",
    "of": "de du des",
    "calendar": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}

_SPANISH = {
    "says": """
    dice dijo dicen dijeron declara afirma afirman anuncia señala indica explica asegura aseguran confirma
    advierte añade agrega sostiene denuncia acusa reconoce insiste informa informan escribe cree creen considera
    consideran
    """,
    "verbs": """
    ha han había habían es son era eran fue fueron está están estaba será serán sería puede pueden debe deben
    quiere hace hacen va van tiene tienen tuvo hizo pidió pide
    """,
    "leads": "según con",
    "cites": "según acuerdo",
    "counts": """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cien
    cientos centenares mil miles decenas varios varias muchos""",
    "begins": """
    el la los las un una unos unas su sus nuestro nuestra este esta estos estas ese esa aquel varios varias dos
    tres cuatro cinco algunos algunas muchos ningún otro otra otros mi
    """,
    "joins": "de del para en por",
    "ends": """
    y e o u pero que quien quienes cual donde si cuando como porque a al con sin sobre entre hasta desde tras
    durante contra según no ni ya más muy también además así luego entonces ayer hoy mañana lunes martes
    miércoles jueves viernes sábado domingo se le les lo mientras aunque
    """,
    "pronouns": "él ella ellos ellas nosotros usted ustedes yo quien",
    "conjunction": "y",
    "of": "de del",
    "endings": "ó aron ieron",
}

_SWEDISH = {
    "says": """
    säger sade sa uppger uppgav berättar berättade skriver skrev hävdar hävdade menar menade anser ansåg tror
    trodde meddelar meddelade förklarar förklarade rapporterar rapporterade varnar varnade bekräftar bekräftade
    kräver krävde
    """,
    "verbs": """
    är var har hade ska skulle kan kunde vill ville måste blir blev får fick gör gjorde går gick kommer kom ser
    såg
    """,
    "leads": "enligt av från",
    "cites": "enligt",
    "counts": """två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton tjugo hundra hundratals tusen
    tusentals tiotals dussintals flera många""",
    "begins": "en ett den det de flera många några två tre fyra fem alla hans hennes deras sin sitt sina vår våra min",
    "joins": "för av från på i vid",
    "ends": """
    och eller men att som om när där hur enligt till med utan under över efter före inte även också bara sedan
    då nu här igår idag imorgon måndag tisdag onsdag torsdag fredag lördag söndag mot mellan genom eftersom
    medan
    """,
    "pronouns": "han hon vi jag ni man dem honom henne",
    "conjunction": "och",
    "of": "av",
    "endings": "ade",
}

_RUSSIAN = {
    "says": """
    сказал сказала сказали говорит говорят заявил заявила заявили заявляет сообщил сообщила сообщили сообщает
    сообщают отметил отметила отмечает добавил добавила подчеркнул подчеркнула пояснил пояснила рассказал
    рассказала рассказали объявил объявила объявило сообщило заявило подтвердил подтвердила подтвердило написал
    написала считает считают уточнил уточнила пишет передает передаёт предупредил предупредила обвинил обвинила
    """,
    "verbs": """
    призвал призвала был была были было будет будут может могут есть является
    """,
    "leads": "словам данным сообщению мнению информации",
    "cites": "словам данным сообщению мнению информации",
    "counts": """два две двое три трое четыре четверо пять шесть семь восемь девять десять одиннадцать двенадцать
    тринадцать четырнадцать пятнадцать двадцать сто сотни тысяча тысячи десятки несколько многие""",
    "begins": "его её ее их этот эта эти несколько два три четыре пять многие некоторые все один одна наш наши",
    "joins": "по",
    "ends": """
    и а но или что чтобы если когда как где в во на с со от до для из к ко о об при за над под через без у не ни
    уже также еще ещё только согласно после перед между ранее вчера сегодня завтра который которая которые
    которых тоже словам данным сообщению мнению информации понедельник вторник среду четверг пятницу субботу
    воскресенье
    """,
    "pronouns": "он она они мы я вы кто",
    "conjunction": "и",
    "of": "по",
}

_ARABIC = {
    "says": """
    قال قالت قالوا يقول تقول يقولون أعلن أعلنت يعلن أكد أكدت يؤكد تؤكد صرح صرحت ذكر ذكرت أفاد أفادت أضاف أضافت
    أوضح أوضحت أشار أشارت كشف كشفت حذر حذرت وقال وقالت وأضاف وأضافت وأكد وأكدت وأعلن وأعلنت وذكر وذكرت وأوضح
    وأشار
    """,
    "verbs": """
    كان كانت يكون تكون نقلت نفى نفت اتهم اتهمت دعا دعت
    """,
    "leads": "بحسب حسب وفق",
    "cites": "بحسب حسب وفق",
    "counts": """ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرات مئات مئة آلاف ألف""",
    "begins": "",
    "joins": "باسم",
    "ends": """
    إن أن أنه أنها إنه إنها بأن بأنه في من على إلى عن مع الذي التي الذين بعد قبل خلال منذ حتى لكن كما ثم أو بحسب
    حسب وفق وفقا وفقاً لم لا لن قد إذا عندما حيث بين أمس اليوم غدا الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    الأحد يوم
    """,
    "pronouns": "هو هي هم نحن أنا",
    "conjunction": "و",
    "of": "باسم",
}

_LISTED = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "sv": _SWEDISH, "ru": _RUSSIAN, "ar": _ARABIC}


def _forms(verb: str) -> set[str]:
    """A regular verb in all its forms, and those with a doubled letter."""
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2] not in "aeou":
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    forms = {verb, verb + ending, f"{verb}ed", f"{verb}ing"}
    return forms | {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}


@cache
def speaking(language: str) -> Speaking | None:
    """The words of a language; None where none are known."""
    lists = _LISTED.get(language)
    if lists is None:
        return None
    words = {
        name: frozenset(listed.split()) for name, listed in lists.items() if name not in ("conjunction", "endings")
    }
    words["verbs"] |= words["says"]
    if language == "en":
        words["verbs"] = words["verbs"].union(*map(_forms, _REGULAR.split())) - words["also_nouns"]
    endings = tuple(lists.get("endings", "").split())
    return Speaking(
        **words,
        conjunction=lists["conjunction"],
        endings=endings,
        has_bare_titles=language == "en",
        has_capital_nouns=language == "de",
    )
