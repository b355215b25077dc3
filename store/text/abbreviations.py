"""Words that end in a stop and end no sentence, and those that begin one after a number, by language."""

ABBREVIATIONS = {
    "": "Ms Mx Amb Atty Supt Messrs",
    "en": "approx est vol para Mon Tues Wed Thurs max min Spc Pfc Pvt Cpl Sgt Capt Cmdr Maj Lt Det Insp Supt Hon Rev",
    "fr": "M MM Mme Mlle Me Mgr St Ste Dr Pr J.-C av bd env art chap éd fig vol",
    "de": "Abs Art Nr Str Hr Fr Prof Dr bzw ca evtl ggf inkl Jh Mio Mrd sog Tel usw vgl Bd Hrsg St",
    "es": "Cnel Gral Dra Sra Dr Sr Srta Lic Ing Prof Av Avda núm pág Ud Uds Excmo Ilmo",
    "pt": "Cel nº pág Dra Sra Dr Sr Av Profa Prof Exmo Exma Gen Cap Sgt Eng Dep Sen",
    "it": "pag Sig Dott Sigg Prof Avv Ing Arch Geom Rag Dr art sig",
    "ru": "им млн млрд тыс г гг ул пл пр стр руб коп д корп проф акад ген обл р-н",
    "uk": "ім млн млрд тис р рр вул пл просп проф акад ген обл смт грн буд",
    "bg": "г гр ул бул проф акад ген обл лв млн млрд",
    "nl": "mevr dhr dr drs ir mr prof ing ds nr blz",
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

_GERMAN = (
    "der die das ein eine er sie es wir ich ihr im in am an auf aus bei mit nach vor zu zum zur von und aber "
    "doch als wenn dann danach dabei dazu so auch noch nur nun jetzt hier dort heute gestern morgen damit "
    "deshalb trotzdem den dem des dies diese dieser dieses kein keine seine ihre man wer was wie wo warum "
    "beide alle viele "
)
STARTERS = frozenset(_GERMAN.split())
"""Words with which a German sentence begins more often than a date, a rank or a title goes on."""
