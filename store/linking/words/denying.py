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
