"""The words by which a denial, a doubt or a mere possibility is told, and how far it goes; folded."""

from store.linking.words.lexicon import listed

AFFIRMING = listed(
    "nothing|to not|only not|just not|merely not|simply no|doubt not|least no|later no|matter nicht|nur no|solo"
    " ne|seulement inte|bara не|только"
)
"""Two words, of which the first denies nothing then."""

DENYING_ACTS = listed("declined declines fail failed fails failing failure refusal")
"""What denies before `to` alone: revenues declined, a bank failed."""

SUPPOSING = listed("if whether unless ensure sure")
"""After these nothing is affirmed, and nothing denied: `make sure that they do not leave`."""

DOUBTING = listed(
    "doubt doubts doubted doubtful uncertain unlikely unclear dismiss dismisses dismissed dismissing drop dropped"
    " cleared clears acquitted false untrue"
)
"""Beside these a statement is not affirmed."""

NOTIONS = listed("idea notion myth illusion impression assumption fantasy suggestion")
"""Before `that`: what follows is thought by somebody, and affirmed by nobody."""

POSSIBLE = listed(
    "may might could expected hope hopes hoped hoping effort efforts attempt attempts perhaps maybe possibly kann"
    " könnte könnten dürfte dürften vielleicht pourrait pourraient podría podrían quizá quizás potrebbe potrebbero"
    " возможно kanske"
)
"""Before a word that then is not affirmed, only thought possible."""

OF_WHAT_STANDS_BEFORE = listed("nothing nobody none nichts niemand rien personne nada nadie ничего никого")
"""Denials of the word before them as well: `knew nothing of the plan`."""

TENTATIVE = listed("more fewer less")
"""After `no` and before `than`: a bound, which denies nothing."""

CONCORD = frozenset({"es", "fr", "it", "pt", "ru", "uk", "pl", "el"})
"""Languages in which several denials in one clause deny once."""

BETWEEN_DENIALS = listed("to be been a an have the entirely altogether do does did")
"""What may stand between two denials of which the second takes back the first."""

BESIDE_DENIALS = listed(
    "yet already still longer ever immediately really having haber avoir etre aver essere haver ter"
)
"""After a denial, what is not what it denies."""

AWAITED = listed("expected awaited erwartet attendu attendue esperado esperada prevista previsto")
"""Behind a word in its clause: it has not come yet."""

TELLING = {
    "en": "say comment name tell elaborate disclose reveal identify specify explain answer speculate saying naming"
    " commenting disclosing revealing identifying specifying explaining",
    "de": "sagen nennen kommentieren äussern mitteilen verraten preisgeben",
    "fr": "dire nommer commenter préciser révéler divulguer communiquer exprimer",
    "es": "decir nombrar comentar precisar revelar especificar",
    "it": "dire nominare commentare precisare rivelare specificare",
    "pt": "dizer nomear comentar precisar revelar especificar",
    "nl": "zeggen noemen reageren onthullen",
    "sv": "säga namnge kommentera uppge avslöja",
    "da": "sige navngive kommentere oplyse",
    "no": "si navngi kommentere opplyse",
    "ru": "сказать говорить назвать называть комментировать сообщать сообщить уточнять уточнить",
    "uk": "сказати говорити назвати називати коментувати повідомляти уточнювати",
    "pl": "powiedzieć mówić nazwać komentować podać ujawnić",
}
"""Infinitives of telling, in English other forms behind `without` too: who is denied one has not told, and denies
nothing."""

GIVING = listed("give giving provide providing")
"""English verbs of telling before one of these: `declined to give a number`."""

TOLD = listed(
    "name names number numbers figure figures detail details reason reasons information account toll date identity"
    " identities comment statement estimate breakdown explanation"
)

ASKED = listed("who whom whose what which why how when where whether if")
"""Behind an English verb of saying, what is not told: `did not say who had told them`."""

SAYING = listed("say said saying")
"""Of English verbs of telling, those that one who only does not know, or was not asked, does not use either."""

UNWILLING = listed(
    "decline declines declined declining refuse refuses refused refusing refusal without would will wouldn't won't"
)
"""Whoever is so beside a verb of telling keeps something back."""

UNABLE = listed("unable cannot could can couldn't can't")
"""Whoever is so beside a verb of saying does not know."""

BEFORE_TELLING = listed("to immediately publicly even further yet")
"""What may stand between a denial and a verb of telling."""
