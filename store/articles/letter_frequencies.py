"""What tells languages apart in bytes: how often each writes its letters beyond ASCII, and its commonest words.

Counted in texts of the Universal Dependencies, on the half that `tests.benchmarks.encodings` names as fitted.
"""

from typing import NamedTuple

_WESTERN = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_CENTRAL = ("cp1250", "iso8859_2", "cp852")
_TURKISH = ("cp1254", "iso8859_9")
_BALTIC = ("cp1257", "cp1252", "iso8859_13")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
_GREEK = ("cp1253", "iso8859_7")
_HEBREW = ("cp1255", "iso8859_8")
_ARABIC = ("cp1256", "iso8859_6")
_THAI = ("cp874",)


class Written(NamedTuple):
    """A language as it is written."""

    language: str
    """ISO 639-1."""
    encodings: tuple[str, ...]
    """In which its texts are found, the likelier ones first."""
    letters: str
    """Its letters beyond ASCII in small letters, each with how many there are among 10,000 letters."""
    words: str
    """Its commonest words, in small letters."""

    @property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.letters < "ɐ"


LANGUAGES = (
    Written(
        "en",
        _WESTERN,
        "é3 ü1 ö1 ñ1 á1 ó1 è1 ç1 í1",
        (
            "the of and in to a was is it s on by that as with for are this he his at has from be an have but had "
            "which been about their were more also there new her its time"
        ),
    ),
    Written(
        "fr",
        _WESTERN,
        "é282 è44 à41 ê11 ô6 ç4 ù3 î3 â3 û2 ï2 œ1",
        (
            "de la l les le et à a des en d du un est une il dans que au qui pour plus été par ont qu son sur n pas "
            "sa avec ce sont se cette était après s mais"
        ),
    ),
    Written(
        "de",
        _WESTERN,
        "ü62 ä58 ö28 ß15",
        (
            "die der und in von zu das den im es ist er sich des eine ein auf mit dem für wurde sie war als an dass "
            "nicht werden auch nach am wie einer bei sind über einen um hat seine"
        ),
    ),
    Written(
        "es",
        _WESTERN,
        "ó90 í57 á42 é29 ñ18 ú12 ü1",
        (
            "de la el en y que los a del se las un su una por con para es al como no más fue lo ha también pero sobre "
            "durante años sin entre sus había o desde esta gran dos este"
        ),
    ),
    Written(
        "pt",
        _WESTERN,
        "ã71 ç59 é51 á42 í32 ó24 ê19 õ15 ú13 â7 à7 ô4 ü1",
        (
            "de a o e que em do da os um uma para na no as é com foi como se por ele mais não dos sua seu ao mas das "
            "à também durante ser são anos ela ou entre depois"
        ),
    ),
    Written(
        "it",
        _WESTERN,
        "è22 à20 ò18 ù8 ì5 é2",
        (
            "di e la il a in un che l del è per i le della una nel ha al con dell non si come da dei alla più gli "
            "sono sua delle anche parte stato era anni suo ma nella"
        ),
    ),
    Written(
        "nl",
        _WESTERN,
        "ë7 é4",
        (
            "de het van in en een op dat is voor te zijn met niet die aan bij hij was als om maar ik tot er ze heeft "
            "uit door worden over nog dan ook kan of na tegen wordt jaar"
        ),
    ),
    Written(
        "sv",
        _WESTERN,
        "ä177 ö144 å134 é2 ü1",
        (
            "och i av att en som den det för på är till med de ett har han var inte under från hade vid men om sig "
            "kommer kan vi så hans hon när eller efter mer in sin över skulle"
        ),
    ),
    Written(
        "da",
        _WESTERN,
        "å110 ø83 æ83 é1",
        (
            "og i at er det en af til på de for med har den der som ikke et var om jeg så han vi fra men kan sig man "
            "skal siger hvor blev efter også vil eller over være nu"
        ),
    ),
    Written(
        "no",
        _WESTERN,
        "å165 ø88 æ22",
        (
            "i og det er på å for som til en av at har med ikke de jeg han om vi et var den men vil fra seg kan så "
            "hun skal også sier etter ble eller være dette da du"
        ),
    ),
    Written(
        "fi",
        _WESTERN,
        "ä408 ö42 ü1",
        (
            "ja on oli hän että joka sen se hänen kun ei vuonna myös mutta tämä jälkeen sekä ovat kuin tai kanssa ole "
            "kuten ollut vain voi jotka vuoden he noin sanoi mukaan enemmän aikana n heidän vuoteen mennessä "
            "kuitenkin jossa"
        ),
    ),
    Written(
        "is",
        _WESTERN,
        "ð403 á180 í177 þ117 ó100 ö88 æ81 ú54 é29 ý25",
        (
            "í og að á sem er til var við um fyrir það með þar ekki hann af frá en því eru þetta þegar eftir árið "
            "hefur hún voru svo þess verið eða hafa hans fram úr yfir hafði þeir undir"
        ),
    ),
    Written(
        "cs",
        _CENTRAL,
        "í294 á215 ě151 é125 ř124 ž102 ý84 š73 č69 ů57 ú13 ň6 ó3 ť1",
        (
            "a v se na je z že to do ve s byl o jako k pro roce za po by bylo roku od byla jeho tak jsou i který jak "
            "které si která mezi než ale co také nebo když"
        ),
    ),
    Written(
        "pl",
        _CENTRAL,
        "ł175 ę108 ą97 ó88 ż77 ś63 ć35 ń23 ź7",
        (
            "w i z się na do jest r to nie że jak o przez po a od jego również tym dla ale są jako jej tylko kiedy "
            "oraz może lat został jednak za był który co było czy pod przed"
        ),
    ),
    Written(
        "sk",
        _CENTRAL,
        "á176 č112 í100 ý91 ž90 š89 ú76 ť71 é64 ľ41 ň21 ď20 ô19 ä9 ó8 ŕ2 ĺ1",
        (
            "a sa som na v že si do to s mi ako z keď je aj jej o čo ma vláda po za aby ja už sme pre k bude bol ani "
            "ale by ich ju pri vo len bola"
        ),
    ),
    Written(
        "hu",
        _CENTRAL,
        "á379 é347 ö111 ó106 ő95 í59 ü53 ú31 ű18",
        (
            "a az és is hogy nem egy s szerint már még azt de volt csak meg sem mint ha első pedig ki el kormány két "
            "több ez így aki kell majd között magyar azonban egyik van után miatt úgy által"
        ),
    ),
    Written(
        "sl",
        _CENTRAL,
        "č138 š91 ž58",
        (
            "je v in na se za da ki so pa z tudi s bi ne kot po še ali o pri od iz to lahko bo tako ni do ga med tem "
            "ko že bil kar jih če bila le"
        ),
    ),
    Written(
        "hr",
        _CENTRAL,
        "č91 š79 ć69 ž54 đ23",
        (
            "je i u se na za su da a od kako s će koji ne iz što bi kao o koje godine to do te nakon biti nije ili "
            "ali sa koja također posto bih samo prema više izjavio jedan"
        ),
    ),
    Written(
        "ro",
        _CENTRAL,
        "ă289 ţ118 î111 ş101 â55",
        (
            "de în şi a la să cu se pe o care din un pentru nu este mai că au sau al s ce ca fi fost sunt prin i lui "
            "era poate ar într ale când după loc dacă e"
        ),
    ),
    Written(
        "tr",
        _TURKISH,
        "İ15 ı448 ü168 ş156 ç102 ğ90 ö80 â2",
        (
            "ve bir bu de için olarak da daha ile çok en ancak yeni büyük gibi olan nın tarafından in son sonra kadar "
            "fazla veya birlikte ardından iki ın nin sahip her un te arasında daki o aynı ilk ya üç"
        ),
    ),
    Written(
        "et",
        _BALTIC,
        "ä119 õ115 ü77 ö34",
        (
            "ja on et ei kui ka oli ta ning see mis aga siis oma nii või ma eesti sissetulekute nagu seda pole kes "
            "kuid võib nende välja selle üle kas tema ole mida veel nad juba oleks ebavõrdsuse kõik mitte"
        ),
    ),
    Written(
        "lv",
        _BALTIC,
        "ā403 ī200 ē190 š110 ņ57 ū48 ļ33 ž23 ķ16 ģ11 č8",
        (
            "un ir ar ka par no uz kā arī bija bet kas vai es to tā tas nav lai jau ja ko tikai viņa pēc kad viņš tad "
            "līdz kur pie var mēs man vēl ne tiek pa tās atkritumu"
        ),
    ),
    Written(
        "lt",
        _BALTIC,
        "ė160 ų140 š114 ž79 ą72 į61 ū51 č46 ę22",
        (
            "ir kad į su ar iš yra o tik ne buvo kaip tai taip bet nuo dėl apie gali dar tačiau savo bus per iki "
            "inovacijų kas būtų jau namuose jeigu už europos to darbo kauno pat kai jei po"
        ),
    ),
    Written(
        "ru",
        _CYRILLIC,
        (
            "о1072 е856 и794 а779 н675 т602 с511 р495 в451 л443 к326 м322 д308 п266 у210 я195 ы185 г178 б159 з158 "
            "ь150 й133 ч122 х86 ж85 ю79 ц56 ш55 э40 щ33 ф32 ъ4 ё2"
        ),
        "в и на с что как по к не это он из",
    ),
    Written(
        "uk",
        _CYRILLIC,
        (
            "о934 а829 н705 и608 і581 т548 в518 р518 е478 с407 к365 д344 л344 у341 м290 п282 я217 з213 ь186 б164 г160 "
            "ч124 х111 й108 ц97 ї89 ж82 ю78 ш67 є58 щ44 ф29 ґ1"
        ),
        "і на в у з не що до та за а про",
    ),
    Written(
        "bg",
        _CYRILLIC,
        (
            "а1269 е905 и895 о832 т773 н731 с529 р513 в462 д353 л315 к315 п299 м241 з223 я181 ъ179 б164 у141 г139 "
            "ч123 ж70 ц68 щ66 ш55 х55 й51 ф30 ю11 ь2"
        ),
        "на и в да се за е от с не ще по",
    ),
    Written(
        "el",
        _GREEK,
        (
            "α933 τ795 ο791 ε689 ι666 ν618 σ475 ρ448 η411 π407 κ381 υ349 ς343 μ343 λ252 ί240 ό201 έ180 ά177 γ157 ω153 "
            "δ152 ή142 χ113 θ111 ύ106 ώ85 φ72 β70 ξ40 ζ28 ψ13 ϊ8"
        ),
        "και να της το την η του με για από των που",
    ),
    Written(
        "he",
        _HEBREW,
        (
            "י1118 ו1111 ה905 ל671 ת576 ר566 מ540 ב518 א470 ש460 נ352 ע334 ם296 ד249 ח235 ק234 כ231 פ204 ס189 ט164 "
            "ג139 צ136 ן131 ז99 ך37 ף23 ץ13"
        ),
        "של על את לא היה הוא כי עם גם ב בין זה",
    ),
    Written(
        "ar",
        _ARABIC,
        (
            "ا1446 ل1127 ي799 م609 ن572 و490 ت489 ر479 ب360 ة302 ع300 د295 س248 ك248 ف231 ه215 أ214 ق208 ح161 ج136 "
            "ش96 ط89 ى87 ص84 خ83 إ83 ث73 ز66 ذ64 ً63 ض63 غ57 ئ35 ء33 ٍ30 ظ22 ٌ17 آ13 ؤ7 ـ3"
        ),
        "في من إلى أن على عام كان مع ذلك التي خلال ما",
    ),
    Written(
        "th",
        _THAI,
        (
            "า697 น623 ร504 ่460 อ438 ก434 เ424 ง397 ม336 ั321 ้306 ี297 ล295 ย284 ว255 ด242 ิ224 ต220 ส217 ท216 บ186 "
            "ป178 ค173 ห165 ะ163 แ162 ข130 ใ129 จ120 ไ110 ์109 พ103 ื100 ช92 ็89 ุ82 ู80 โ77 ำ71 ึ54 ซ44 ถ44 ศ41 ธ37 "
            "ผ36 ภ31 ษ29 ณ25 ญ24 ฟ20 ฐ16 ๆ12 ฮ10 ฤ8 ฝ8 ฉ7 ฏ7 ฎ4 ฒ3 ฆ2 ฑ1"
        ),
        "",
    ),
)
"""Alphabets: languages that are read byte by byte."""

COMMON_SIGNS = {
    "zh": (
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
        "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民"
        "第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月"
        "话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变"
        "四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
        "電學國會個來時後對過發們為這還進動學開關無與長機間問體見產實現當經說話書報場種應員區題變點車東門風飛馬"
        "將於從並統戰爭權處樣據認議題選舉總導決達濟義務護難聯軍隊鄉鎮縣兩業資產業廠價錢歲節醫藥療檢測試驗"
    ),
    "ja": (
        "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
        "電語土木聞食車何南万毎白天母火右読友左休父雨会新事自社発者地業方場員立開手力問代明動京目通言理体田主題意不作用度"
        "強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転"
        "研究楽起着店病質待試族銀早映親験医仕去味写答夜音注帰歌悪図室歩風紙黒花春赤館屋色走夏旅服夕飲肉鳥冬牛魚県警察政府"
        "選挙市首相党議決定対応部的性化感染調査被害関係報道表示発表内全第回戦当初最約加同"
    ),
    "ko": (
        "이다는에의을지로은가한그하고기서를스인리대사했시아해으수도라자있었일들전것어나년과되게국적정부제보중와만상주트드마러장화"
        "유후며였성세미원면여오조작경당르우발안비동소된문계구명신니월거역데치개히터요영할용모통선위바관말생공파운내진분연간카결"
        "물않회행때반교방없각야디실더또레식력최학녀근음크차법무타민호단출투업까약란및금예던건람종토남독두임표노코알강든같재브른"
    ),
}
"""By language, signs of which its texts are full; of the many others, those that stand in an encoding's first level."""
