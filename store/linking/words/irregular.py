"""English verbs whose past is no form of the stem: `did not take` and `took` say the opposite of one thing."""

from collections.abc import Mapping
from functools import cache

from store.linking.words.analysis import analyse

_VERBS = """
arise arose arisen/be was were been/bear bore borne/beat beaten/become became/begin began begun/bend bent/bet
bind bound/bite bit bitten/bleed bled/blow blew blown/break broke broken/breed bred/bring brought/build built
burn burnt/buy bought/catch caught/choose chose chosen/cling clung/come came/creep crept/deal dealt/dig dug
do did done/draw drew drawn/drink drank drunk/drive drove driven/eat ate eaten/fall fell fallen/feed fed/feel felt
fight fought/find found/flee fled/fling flung/fly flew flown/forbid forbade forbidden/forget forgot forgotten
forgive forgave forgiven/freeze froze frozen/get got gotten/give gave given/go went gone/grind ground/grow grew grown
hang hung/have had/hear heard/hide hid hidden/hold held/keep kept/kneel knelt/know knew known/lay laid/lead led
leave left/lend lent/lie lay lain/light lit/lose lost/make made/mean meant/meet met/pay paid/plead pled
prove proven/ride rode ridden/ring rang rung/rise rose risen/run ran/say said/see saw seen/seek sought/sell sold
send sent/shake shook shaken/shine shone/shoot shot/show shown/shrink shrank shrunk/sing sang sung/sink sank sunk
sit sat/sleep slept/slide slid/speak spoke spoken/speed sped/spend spent/spin spun/split/spring sprang sprung
stand stood/steal stole stolen/stick stuck/strike struck stricken/strive strove striven/swear swore sworn
sweep swept/swim swam swum/swing swung/take took taken/teach taught/tear tore torn/tell told/think thought
throw threw thrown/tread trod trodden/undergo underwent undergone/understand understood/undertake undertook undertaken
wake woke woken/wear wore worn/weave wove woven/weep wept/win won/wind wound/withdraw withdrew withdrawn
withhold withheld/withstand withstood/write wrote written
"""


@cache
def bases(language: str) -> Mapping[str, str]:
    """The term of the verb itself by the terms of its other forms; none in languages other than English."""
    found: dict[str, str] = {}
    for verb in _VERBS.replace("\n", "/").split("/") if language == "en" else ():
        first, *others = analyse(verb, "en").terms or ("",)
        found |= dict.fromkeys(others, first)
    return found
