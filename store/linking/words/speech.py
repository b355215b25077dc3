"""Words for who speaks and who is spoken of: verbs of saying, offices, bodies, what stands in a name's place."""

from store.linking.words.lexicon import listed, says

SAYING = (says("en") - listed("denied denies")) | listed("disclosed posted revealed ruled")
"""English verbs that make whoever stands before them, or after them behind a comma, the source of what is said."""

INVERTED = listed("said says added wrote explained warned recalled")
"""Of these, the verbs that mostly stand before whoever speaks: `…, said the harbour master`."""

NOUNS = listed("reports claims states estimates")
"""Of these, what may be a noun: what is said must follow."""

FINDING = listed("found finds shows showed suggests suggested indicates indicated believes believe thinks")
"""Verbs that mostly take a thing; they say something before `that`, or at the end of a clause."""

SPEAKING = (
    SAYING
    | FINDING
    | listed(
        "hailed hails touted slammed slams echoed cautioned conceded apologized apologised signaled signalled"
        " charged charges asserted asserts claiming warning adding noting telling writing arguing insisting"
        " announcing responded responding defended maintained maintains estimates condemned condemns called calls"
        " urged urges demanded demands accused accuses denied denies described describes criticised criticized asked"
        " asks vowed vows pledged pledges praised blamed blames appealed dismissed rejected refused declined condemn"
        " call demand say tell spoke deny confirm announce warn add admit suggested expressed promised asking saying"
        " calling"
    )
)
"""Verbs whose subject speaks, whether or not it is the source of a statement."""

ACCORDING = {
    "en": "according|to",
    "de": "laut nach|angaben zufolge",
    "fr": "selon d'apres",
    "es": "segun de|acuerdo|con",
    "it": "secondo",
    "pt": "segundo de|acordo|com",
    "nl": "volgens",
    "sv": "enligt",
    "ru": "согласно по|данным по|словам",
}
"""What stands before a source, by language; the words of a phrase between `|`."""

UNSAID = listed(
    "let's to could would should will can may might not did does do don't didn't doesn't won't cannot is are was"
    " were be been being if"
)
"""Before a verb of saying: nothing is said thereby, or not by the subject."""

BESIDES = listed(
    "this on late early morning afternoon evening night today yesterday himself herself itself themselves also later"
    " earlier then has have had further previously repeatedly again"
)
"""What may stand between a source and its verb."""

DETERMINERS = listed(
    "the a an its his her their this that these those one some several two three four many other another local our my"
)
"""With which the name of a source begins."""

LINKS = listed("of for from at in with to on by")
"""Prepositions inside the name of a source: `a spokesman for the union`."""

PRONOUNS = listed("he she it they who we i you which that er sie es elle il ils elles el ella ellos он она они")
"""Who may speak without a name."""

POSSESSIVES = listed("his its their her there")
"""With which no source begins that stands behind its verb."""

GENERIC = listed(
    "spokesman spokeswoman spokesperson statement report reports official offici spokesmen new press media sourc"
    " state local senior data account"
)
"""Terms in the name of a source that many sources have."""

UNNAMED = listed("statement report reports new press media sourc spokesman spokeswoman spokesperson account data")
"""Those of sources that may be anybody's."""

ROLES = listed(
    "brig brigadier president minister premier chancellor king queen prince princess senator sen rep representative"
    " congressman congresswoman lawmaker governor gov mayor chairman chairwoman chairperson co-chairman chair"
    " director secretary general colonel captain lieutenant sergeant judge attorney lawyer ambassador envoy speaker"
    " counsel commissioner professor prof dr mr mrs ms miss sir lord lady pope bishop archbishop imam sheikh"
    " spokesman spokeswoman spokesperson chief officer commander inspector detective coach ceo vice deputy leader"
    " candidate nominee official head owner founder editor author analyst expert witness co suspect victim man woman"
    " boy girl son daughter wife husband father mother brother sister comedian actor actress singer photographer dr"
    " gen col capt lt sgt maj rev hon amb adm"
)
"""What a person is or is called by, before a name or in its place."""

STANDING_FOR_NAMES = ROLES | listed(
    "he she it they him them pair couple company firm group agency newspaper paper bank party union country nation"
    " state government city town village province region capital army force militia police court ministry department"
    " administration regime network organisation organization"
)
"""Words that may stand where the other side has a name."""

GROUPS = listed(
    "palace castle street square bridge park hall cathedral stadium airport station prison ministry army force"
    " forces party council committee commission university college school department agency group corporation"
    " company corp inc ltd observatory watch front union bank police court times post news television radio board"
    " office guild association organization organisation fund authority service bureau institute centre center"
    " movement coalition alliance league club parliament senate house congress assembly government navy guard"
    " brigade federation foundation society network church republic kingdom cross press journal tribune herald"
    " international academy hospital museum airlines airways administration programme program district"
)
"""Words in the names of bodies."""

OFFICES = listed(
    "prime foreign interior defence defense finance executive assistant national first under health justice home"
)
"""Words of an office that name nothing before it: `Foreign Minister`."""

ARTICLES = listed(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen im am zum zur vom beim ins ans jeder"
    " jede jedes dieser diese dieses diesem diesen seine seiner seinen ihre ihrer ihren alle viele einige mehrere"
)
"""Before a German noun that is no name: names mostly stand without."""

OPENING = listed(
    "dear former late senior young many several other some most more all both old top two three four five ten"
    " current outgoing acting ex only even still yet now here there meanwhile however"
)
"""Words that wear a capital only because a sentence begins with them."""

BE = listed("is are was were be been being")
"""Before `said to`, what makes a hedge of it."""
