"""Words that end in a stop and end no sentence, those that may end one, and those that begin one, by language."""

ABBREVIATIONS = {
    "": "Ms Mx Amb Atty Supt Messrs",
    "en": "approx est vol para Mon Tues Wed Thurs max min Spc Pfc Pvt Cpl Sgt Capt Cmdr Maj Lt Det Insp Supt Hon Rev"
    " Ft",
    "fr": "M MM Mme Mlle Me Mgr St Ste Dr Pr J.-C av bd env art chap éd fig vol",
    "de": "Abs Art Nr Str Hr Fr Prof Dr bzw ca evtl ggf inkl Jh Mio Mrd sog Tel usw vgl Bd Hrsg St Fa rd Kap Abb Anm"
    " Tab Ziff Abschn Aufl mind insg max min zzgl exkl Jan Feb Aug Sept Okt Nov Dez",
    "es": "Cnel Gral Dra Sra Dr Sr Srta Lic Ing Prof Av Avda núm pág Ud Uds Excmo Ilmo",
    "pt": "Cel nº pág Dra Sra Dr Sr Av Profa Prof Exmo Exma Gen Cap Sgt Eng Dep Sen",
    "it": "pag Sig Dott Sigg Prof Avv Ing Arch Geom Rag Dr art sig",
    "ru": "им млн млрд тыс г гг ул пл пр стр руб коп д корп проф акад ген обл р-н",
    "uk": "ім млн млрд тис р рр вул пл просп проф акад ген обл смт грн буд",
    "bg": "г гр ул бул проф акад ген обл лв млн млрд",
    "nl": "mevr dhr dr drs ir mr prof ing ds nr blz o.a o.m m.n t/m bijv mln mld",
    "pl": "dr im tzw np ks bp abp prof hab inż mgr ul al pl św ok tys mln mld zł gen płk mjr kpt por ppłk red r w",
    "cs": "MUDr JUDr Ing Mgr Bc Prof Doc Dr PhDr RNDr tzv např mj tj č str ul nám gen plk mjr kpt",
    "sk": "MUDr JUDr Ing Mgr Bc Prof Doc Dr PhDr tzv napr č str ul nám gen plk",
    "tr": "Sn vb Doç Dr Prof Yrd Av Cad Sok No Alb Gen Org Bşk",
    "sv": "t.ex dvs bl.a fr.o.m t.o.m s.k ca kl nr prof dr",
    "da": "f.eks bl.a dvs ca kl nr prof dr hr fru",
    "no": "f.eks bl.a dvs ca kl nr prof dr hr",
    "hu": "dr prof ifj özv ún pl stb kb u",
    "ro": "dl dna dr prof str bd nr art lt col gen",
    "hi": "डॉ श्री श्रीमती प्रो पं कु मो ई",
    "bn": "ডা ড মো মোঃ প্রফ",
    "ar": "د م أ",
    "el": "κ κα κκ δρ καθ αρ σελ",
    "id": "Dr Prof Ir Drs Tn Ny Jl No hlm",
    "vi": "TS GS PGS ThS TP",
}
"""What sentencex takes for the end of a sentence and is none, by language; the empty one for all."""

PLAIN = {
    "en": "may art fig no con op ill ore miss del",
    "es": "en un con para no entre sobre contra mar",
    "it": "la le di in con si al ha ma lo ed",
    "nl": "dat",
    "sv": "det i med kan hon",
    "da": "i med var",
    "no": "det i med kan",
    "ro": "la a o ca",
    "hu": "nem",
}
"""Words that sentencex takes for abbreviations and that are whole, by language: small, before a capital they end."""

MAY_END = {
    "en": "Jan Feb Aug Sept Oct Nov Dec Inc Ltd Corp Co etc St Ave Rd Blvd Jr Sr Ph.D",
    "de": "usw etc Mio Mrd Jh Str Jan Feb Aug Sept Okt Nov Dez",
    "fr": "etc av bd",
    "es": "etc UU Ud Uds m",
    "ru": "г гг в вв руб коп чел др д п тыс млн млрд км кг см мм",
    "uk": "р рр ст грн коп ос ін д п тис млн млрд км кг",
    "pl": "w r rr zł tys mln mld itd itp in",
    "sv": "osv etc kl m.fl",
}
"""Abbreviations that stand at the end of a sentence as well as inside one, by language."""

_GERMAN = (
    "der die das ein eine er sie es wir ich ihr im in am an auf aus bei mit nach vor zu zum zur von und aber "
    "doch als wenn dann danach dabei dazu so auch noch nur nun jetzt hier dort heute gestern morgen damit "
    "deshalb trotzdem den dem des dies diese dieser dieses kein keine seine ihre man wer was wie wo warum "
    "beide alle viele "
)
STARTERS = {
    language: frozenset(words.split())
    for language, words in {
        "de": _GERMAN,
        "lb": _GERMAN,
        "en": "the he she it they we you this that these those there here nobody nothing no but and yet so however then"
        " when while after before since if in on at by for from with as what who why how its his her their some many"
        " most several both",
        "fr": "le la les il elle ils elles on ce cette ces un une mais et puis personne rien selon dans en au aucun",
        "es": "el la los las un una es no nadie nada pero y luego en según este esta esto ella ellos se fue ningún",
        "ru": "это эти этот эта он она они оно мы вы но однако потом затем также тогда там тут здесь никто ничего по на"
        " при после до в во с со к ко из от за если когда пока так как что кто всего все всё ранее позже сейчас теперь"
        " их его её об о",
        "uk": "це ці цей ця він вона вони воно ми ви але однак потім тоді там тут ніхто нічого за на при після до у в"
        " з із від якщо коли поки так як що хто всього усі всі раніше пізніше зараз тепер їх його її про",
        "pl": "to ten ta te on ona oni my wy ale jednak potem tam tu nikt nic po na przy przed w we z ze od do za jeśli"
        " gdy kiedy tak jak co kto wszystko wszyscy teraz ich jego jej o",
        "sv": "den det de han hon vi ni ingen inget men och sedan där här på i efter före om när så som vad vem alla",
    }.items()
}
"""Words with which a sentence begins more often than a date, a rank, a title or a name goes on, by language."""
