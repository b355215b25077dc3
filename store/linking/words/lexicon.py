"""The closed classes of words that linking knows, one list for each purpose, by language where grammar asks for it.

Everything is folded as `store.text.fold` folds. Weighting, differences and boilerplate read these lists
and no others; verbs of saying come from `store.text.speaking`.
"""

from functools import cache

from store.text import fold
from store.text.languages import common_words
from store.text.speaking import speaking


def listed(words: str) -> frozenset[str]:
    """Words as they are written down here, folded."""
    return frozenset(fold(words).split())


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

_STOP_WORDS = {
    "en": "a about after all also although am an and any are as at be because been before being both but by can"
    " could did do does doing for from had has have having he her here hers herself him himself his how i if in into"
    " is it its itself just me more most my no not of on or other our out over own s said same say says she should"
    " so some such t than that the their them then there these they this those through thou thee thy to too under"
    " until up upon us very was we were what when where which while who whom why will with would ye you your shall"
    " unto one d ll m re ve",
    "sv": "alla allt att av bara blev bli blir da dar de dem den denna deras dess det detta dig din dit dom du efter"
    " ej eller en er ett for fran ha hade han hans har henne hennes hon honom hur i inom inte ja jag kan kunde man"
    " med men mig min mitt mot mycket na nar ni nog nu nagon nagot och om oss pa sa sade sager samma sedan ska"
    " skulle sig sin sina sitt som till under upp ut utan vad var vara vem vi vid vill visst at ar an",
    "de": "aber alle als also am an auch auf aus bei bin bis bist da damit das dass dein dem den der des dich die"
    " dies diese dieser dir doch du durch ein eine einem einen einer es er fur hat hatte ich ihm ihn ihr ihre im in"
    " ist ja kann kein mehr mein mich mir mit nach nicht noch nun nur ob oder sagte sagt sein seine sich sie sind so"
    " uber um und uns unter vom von vor war waren was wenn wer werden wie will wir wird wo wurde wurden zu zum zur",
    "fr": "a ai au aux avait avec ce ces cette c d dans de des dit du elle elles en est et eu fut il ils j je l la"
    " le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas plus pour qu que qui"
    " s sa sans se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y ete etre etait",
    "es": "a al algo como con de del desde dijo donde el ella ellas ellos en entre era es esa ese eso esta este esto"
    " estan ha habia han hasta hay la las le les lo los mas me mi muy ni no nos o para pero por porque que quien se"
    " ser si sido sin sobre son su sus tambien te tiene todo tu un una uno unos y ya yo fue",
    "ru": "а без бы был была были было быть в вам вас весь во вот все всего вы где да для до его ее если есть еще же"
    " за и из или им их к как ко когда который ли мне мы на над не него нее нет ни них но о об он она они оно от по"
    " под при с сказал со так также там то того тоже только у уже что чтобы это этого эти этот я",
    "ar": "في من على الى عن ان انه انها هذا هذه ذلك تلك التي الذي الذين كان كانت قد لا ما لم لن هو هي هم مع بعد قبل"
    " بين كل او ثم حتى اذا عند غير قال وقال كما لكن و وفي ومن",
}

NEGATIONS = {
    "en": "not no never none nobody nothing nowhere neither nor without cannot rather unable denied denies deny"
    " denying refused rejected rejects reject refuse refuses refusing refusal declined declines failed fails failing"
    " fail failure lack lacks lacked lacking inability",
    "sv": "inte ej icke aldrig ingen inga inget ingenting utan varken nekar nekade fornekar",
    "de": "nicht nie niemals kein keine keinen keiner keinem nichts niemand ohne weder bestritt bestreitet",
    "fr": "ne n pas jamais aucun aucune rien personne sans ni nie dement",
    "es": "no nunca jamas ningun ninguno ninguna nada nadie sin ni tampoco nego niega",
    "ru": "не нет ни никогда никто ничего без нельзя",
    "ar": "لا لم لن ليس ليست غير دون بدون ما نفى نفت",
    "it": "non mai nessuno nessuna nessun niente nulla senza nego nega",
    "pt": "não nunca jamais ninguém nenhum nenhuma nada sem nem negou nega",
    "nl": "niet nooit geen niemand niets zonder ontkent ontkende",
    "da": "ikke aldrig ingen intet uden hverken",
    "no": "ikke aldri ingen intet uten verken",
    "pl": "nie nigdy nikt nic bez żaden żadna żadnych ani zaprzeczył zaprzecza",
    "uk": "не ні ніколи ніхто нічого без немає",
    "el": "δεν μην όχι ποτέ κανείς κανένας χωρίς τίποτα",
    "tr": "değil yok hiç hiçbir",
    "hi": "नहीं बिना",
    "zh": "没有 沒有 并未 尚未 从未 并非 不会 不能 不是 无法 否认",
}

_QUANTITY_HEDGES = {
    "en": "about around roughly approximately some circa an|estimated in|the|region|of/nearly almost close|to"
    " just|under/at|least no|fewer|than no|less|than not|less|than minimum|of/more|than over upwards|of"
    " in|excess|of/up|to as|many|as as|much|as no|more|than at|most/less|than fewer|than under below",
    "sv": "cirka omkring runt ungefar kring/nastan nara/minst atminstone/mer|an over/upp|till hogst"
    " sa|mycket|som/mindre|an farre|an",
    "de": "etwa rund ungefahr circa zirka schatzungsweise/fast beinahe knapp/mindestens wenigstens/mehr|als"
    " uber/bis|zu hochstens/weniger|als unter",
    "fr": "environ autour|de quelque|des quelques/pres|de presque/au|moins/plus|de/jusqu'a au|plus/moins|de",
    "es": "alrededor|de aproximadamente cerca|de unos unas/casi/al|menos por|lo|menos/mas|de/hasta"
    " como|maximo/menos|de",
    "ru": "около примерно приблизительно порядка/почти/по|меньшей|мере не|менее как|минимум/более|чем более свыше"
    " больше/до не|более/менее",
    "ar": "نحو حوالي تقريبا/على|الاقل/اكثر|من/يصل|الى/اقل|من",
    "it": "circa/quasi/almeno/piu|di/fino|a",
    "pt": "cerca|de aproximadamente/quase/pelo|menos/mais|de/ate",
    "nl": "ongeveer zo'n/bijna/minstens/meer|dan/tot",
}

_CERTAINTY_HEDGES = {
    "en": "may might could/probably presumably likely/possibly perhaps maybe potentially/allegedly alleged"
    " purportedly purported supposedly supposed/reportedly said|to/believed|to thought|to/apparently apparent"
    " appears appear appeared seems seem seemed seemingly/suspected suspect suspects/unconfirmed unverified/rumored"
    " rumoured/expected|to/claimed claims claim alleges/assumed presumed",
    "sv": "kanske mojligen mojligtvis/troligen troligtvis sannolikt formodligen/pastas pastadd pastatt uppges"
    " lar/verkar/misstankt misstankta/obekraftade",
    "de": "vielleicht moglicherweise/wahrscheinlich vermutlich wohl/angeblich soll sollen/offenbar anscheinend"
    " scheinbar/mutmasslich mutmassliche mutmasslichen mutmasslicher",
    "fr": "peut-etre/probablement probable vraisemblablement/apparemment semble semblent/presume presumee"
    " presumes/serait seraient aurait auraient",
    "es": "quiza quizas acaso posiblemente posible/probablemente probable/aparentemente parece/presunto presunta"
    " presuntos presuntamente supuesto supuesta supuestamente",
    "ru": "возможно может|быть/вероятно видимо/якобы/кажется/предположительно предполагаемыи предполагаемого",
    "ar": "ربما محتمل يحتمل/يبدو/يعتقد/مزعوم المزعوم يزعم زعم",
}

LONG = 5
"""Letters of a phrase from which it means nothing else in another language."""

DISTANCING = listed("claimed claims claim alleges purported")
"""Verbs of saying by which whoever reports keeps a distance."""

_NAMING_SOURCES = {
    "en": "according accused affirmed asserted commented contended described disclosed emphasised emphasized maintained"
    " mentioned observed pledged pointed remarked responded revealed saying stressed suggested vowed",
    "sv": "enligt papekade uttalade",
    "de": "erzahlte gab laut mitteilte zufolge",
    "fr": "affirmait selon",
    "es": "afirmo agrego anadio anuncio aseguro confirmo declaro explico indico informo manifesto segun senalo sostuvo",
    "ru": "согласно утверждает",
    "ar": "بحسب حسب زعم زعمت وفقا",
}
"""What says who says so beside the commonest verbs of saying, which `store.text.speaking` knows."""

_NOUNS = listed("claims notes reports states")
"""Verbs of saying that are nouns as often, and parts of names: `United States`."""

_NEUTRAL_ATTRIBUTIONS = "said say says tell told state stated add accord sa sag sagt dit dijo dice сказа قال قالت"
NEUTRAL_ATTRIBUTIONS = frozenset(_NEUTRAL_ATTRIBUTIONS.split())
"""Terms of verbs that merely report; trading one for another, or leaving it out, changes nothing."""

MODAL = listed("may might must shall ought let don't didn't doesn't won't can't couldn't wouldn't isn't wasn't")
"""Auxiliary verbs, by which nothing is said of what."""

_CONJUNCTIONS = listed(
    "but and or as while when who which where why how what because if that after before although though whereas whose"
    " than so och men som nar att und aber oder weil dass wenn et mais ou que qui car y pero o porque"
    " и но а или что который"
)
_OF_A_LANGUAGE = {"men": ("sv", "da", "no"), "car": ("fr",)}
"""Of these, those that are other words elsewhere."""


@cache
def conjunctions(language: str) -> frozenset[str]:
    """Words at which a clause ends."""
    return frozenset(word for word in _CONJUNCTIONS if language in _OF_A_LANGUAGE.get(word, (language,)))


_NAME_CONNECTORS = "al el of the de del della di da do dos du la le van von der den bin ibn bint abu ben"
NAME_CONNECTORS = frozenset(_NAME_CONNECTORS.split())
"""Words in small letters that stand inside a name without ending it."""

_TITLES = "mr mrs ms dr st gen sen gov rep prof col lt sgt capt maj rev hon insp supt cmdr adm amb fr"
TITLES = frozenset(_TITLES.split())
"""Abbreviations before a name, after which a full stop ends no sentence."""

_COMPANY_FORMS = (
    "ab ag aps as asa bhd bv co corp corporation gmbh inc incorporated kg kk lc limited llc llp lp ltd nv oy oyj plc"
    " pty sa sarl se spa srl"
)
COMPANY_FORMS = frozenset(_COMPANY_FORMS.split())
"""What a company is in law, at the end of its name: two names that have no more than this in common are two names."""

_COMMON_CAPITALS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december i mr mrs ms dr sir lord"
)
COMMON_CAPITALS = frozenset(_COMMON_CAPITALS.split())
"""Words that wear a capital and name no person, place or group."""

FURNITURE = (
    "all rights reserved",
    "click here",
    "subscribe to our",
    "sign up for our",
    "our newsletter",
    "copyright ©",
    "support our journalism",
    "follow us",
    "read more",
    "share this",
    "share on",
    "©",
    "can also be accessed",
    "originally published",
    "this story was",
    "privacy policy",
    "terms of use",
    "contributed to this report",
    "may not be published, broadcast",
    "download our app",
    "download the app",
    "sign up for daily",
    "newsletter sign up",
    "newsletters",
    "by signing up, you",
    "special offers",
    "join our facebook",
    "join the conversation",
    "an error has occurred",
    "invalid email address",
    "enter a valid email",
    "not a robot",
    "continue reading the main story",
    "story continued below",
    "story continues below",
    "article continues below",
    "skip advertisement",
    "replay more videos",
    "media playback is unsupported",
    "hide caption",
    "reprint permission",
    "do not represent the views of",
    "does not reflect the views of",
    "enable javascript",
    "log in to comment",
    "recommended for you",
    "read the full story",
    "will receive emails",
    "on facebook and twitter",
    "toggle caption",
    "licensing opportunities",
    "solely responsible for all content",
    "like what you're reading",
    "submit a comment",
    "receive occasional updates",
    "updates and promotions",
    "unsubscribe at any time",
    "thank you for subscribing",
    "is available without charge",
    "opt-out at any time",
    "newsletter to subscribe",
    "contributed to this article",
    "delivered to your inbox",
    "no paywalls",
    "image copyright",
    "app for more",
    "if you enjoyed this article",
    "alla rattigheter",
    "prenumerera",
    "folj oss",
    "newsletter abonnieren",
    "alle rechte vorbehalten",
    "tous droits reserves",
    "abonnez-vous",
    "todos los derechos",
    "suscribase",
    "все права защищены",
    "подписываитесь",
    "جميع الحقوق محفوظة",
    "تابعونا",
)
"""Turns of phrase by which a site speaks of itself rather than of the news."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Function words of a language, folded, else its commonest words; none for a language without a list."""
    return _folded(_STOP_WORDS, language) or listed(" ".join(common_words(language)))


@cache
def negations(language: str) -> frozenset[str]:
    """Words that deny, folded; English ones with their contractions are told by `n't`."""
    return _folded(NEGATIONS, language)


@cache
def quantity_hedges(language: str) -> Phrases:
    """Phrases that make a number less certain, folded, by first word: each with what says the same."""
    return _phrases(_QUANTITY_HEDGES.get(language, ""))


@cache
def foreign_hedges() -> Phrases:
    """Those of every language, for a text too short for its own to be told."""
    every: Phrases = {}
    for language in _QUANTITY_HEDGES:
        for word, phrases in quantity_hedges(language).items():
            every.setdefault(word, []).extend(each for each in phrases if len(" ".join(each[0])) >= LONG)
    return every


@cache
def certainty_hedges(language: str) -> Phrases:
    """The same of phrases that make a statement less certain."""
    return _phrases(_CERTAINTY_HEDGES.get(language, ""))


def _phrases(groups: str) -> Phrases:
    """Groups stand between `/`, phrases between spaces, their words between `|`; longest first."""
    found: Phrases = {}
    for group in fold(groups).split("/"):
        for phrase in group.split():
            words = tuple(phrase.split("|"))
            found.setdefault(words[0], []).append((words, group.split()[0]))
    return {first: sorted(those, key=lambda each: -len(each[0])) for first, those in found.items()}


@cache
def attributions(language: str) -> frozenset[str]:
    """Words that say who says so, folded."""
    return (says(language) - _NOUNS) | _folded(_NAMING_SOURCES, language)


@cache
def says(language: str) -> frozenset[str]:
    """The commonest verbs of saying, folded."""
    known = speaking(language)
    return listed(" ".join(known.says)) if known else frozenset()


def _folded(lists: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(fold(lists.get(language, "")).split())
