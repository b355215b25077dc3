"""Words for numbers by language: units, tens, hundreds, magnitudes, ordinals, per cent; forms of one stand as `a|b`.

They are folded where they are read (`store.linking.words.numbers`), so that here they may be written as they are.
"""

UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "sv": "noll ett|en tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton"
    " arton nitton",
    "da": "nul et|en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten"
    " nitten",
    "no": "null ett|en to tre fire fem seks sju|syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten"
    " nitten",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn"
    " siebzehn achtzehn neunzehn",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
    " zeventien achttien negentien",
    "fr": "zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve",
    "pt": "zero um|uma dois|duas tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze"
    " dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove",
    "it": "zero uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
    " quindici sedici"
    " diciassette diciotto diciannove",
    "pl": "zero jeden dwa|dwie|dwóch|dwoje trzy|trzech|troje cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu"
    " osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście|jedenastu dwanaście|dwunastu trzynaście|trzynastu"
    " czternaście|czternastu piętnaście|piętnastu szesnaście|szesnastu siedemnaście|siedemnastu osiemnaście|osiemnastu"
    " dziewiętnaście|dziewiętnastu",
    "ru": "ноль один|одна|одно|одного|одной два|две|двух|двое три|трех|трое четыре|четырех|четверо"
    " пять|пяти|пятеро шесть|шести семь|семи"
    " восемь|восьми девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати"
    " четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать|шестнадцати семнадцать|семнадцати"
    " восемнадцать|восемнадцати девятнадцать|девятнадцати",
    "uk": "нуль один|одна|одне|одного два|дві|двох|двоє три|трьох|троє чотири|чотирьох п'ять|п'яти|п'ятеро"
    " шість|шести сім|семи"
    " вісім|восьми дев'ять|дев'яти десять|десяти одинадцять|одинадцяти дванадцять|дванадцяти тринадцять|тринадцяти"
    " чотирнадцять|чотирнадцяти п'ятнадцять|п'ятнадцяти шістнадцять|шістнадцяти сімнадцять|сімнадцяти"
    " вісімнадцять|вісімнадцяти дев'ятнадцять|дев'ятнадцяти",
    "el": "μηδέν ένα|έναν|ένας|μία δύο τρία|τρεις τέσσερα|τέσσερις πέντε έξι επτά|εφτά οκτώ|οχτώ εννέα|εννιά δέκα"
    " έντεκα δώδεκα δεκατρία|δεκατρείς δεκατέσσερα|δεκατέσσερις δεκαπέντε δεκαέξι|δεκάξι δεκαεπτά|δεκαεφτά"
    " δεκαοκτώ|δεκαοχτώ δεκαεννέα|δεκαεννιά",
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
    "ar": "صفر واحد|واحدا اثنان|اثنين|اثنتين ثلاثة|ثلاث اربعة|اربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان"
    " تسعة|تسع عشرة|عشر",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
    "hi": "शून्य एक दो तीन चार पांच|पाँच छह|छः|छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह सोलह सत्रह"
    " अठारह उन्नीस"
    " बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस|इकत्तीस बत्तीस तैंतीस चौंतीस"
    " पैंतीस छत्तीस सैंतीस"
    " अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस|चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास"
    " इक्यावन बावन"
    " तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर"
    " इकहत्तर बहत्तर"
    " तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी"
    " सत्तासी अट्ठासी नवासी"
    " नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे",
}
"""From nought on, each one more than the one before."""

TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "da": "tyve tredive fyrre|fyrretyve halvtreds tres halvfjerds firs halvfems",
    "no": "tjue tretti forti|førti femti seksti sytti åtti nitti",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pl": "dwadzieścia|dwudziestu trzydzieści|trzydziestu czterdzieści|czterdziestu pięćdziesiąt|pięćdziesięciu"
    " sześćdziesiąt|sześćdziesięciu siedemdziesiąt|siedemdziesięciu osiemdziesiąt|osiemdziesięciu"
    " dziewięćdziesiąt|dziewięćdziesięciu",
    "ru": "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти"
    " семьдесят|семидесяти восемьдесят|восьмидесяти девяносто",
    "uk": "двадцять|двадцяти тридцять|тридцяти сорок|сорока п'ятдесят|п'ятдесяти шістдесят|шістдесяти"
    " сімдесят|сімдесяти вісімдесят|вісімдесяти дев'яносто",
    "el": "είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα",
    "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "ar": "عشرون|عشرين ثلاثون|ثلاثين اربعون|اربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين",
    "fa": "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
}
"""From twenty on, each ten more."""

MORE = {
    "es": {
        21: "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
        200: "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    },
    "pt": {
        100: "cem|cento duzentos|duzentas trezentos|trezentas quatrocentos quinhentos seiscentos setecentos oitocentos"
        " novecentos"
    },
    "ru": {
        100: "сто|ста двести|двухсот триста|трехсот четыреста|четырехсот пятьсот шестьсот семьсот восемьсот девятьсот"
    },
    "uk": {100: "сто|ста двісті|двохсот триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот"},
    "pl": {
        100: "sto|stu dwieście|dwustu trzysta|trzystu czterysta|czterystu pięćset|pięciuset sześćset|sześciuset"
        " siedemset|siedmiuset osiemset|ośmiuset dziewięćset|dziewięciuset"
    },
    "el": {
        100: "εκατό|εκατόν διακόσια|διακόσιοι|διακόσιες τριακόσια|τριακόσιοι|τριακόσιες"
        " τετρακόσια|τετρακόσιοι|τετρακόσιες πεντακόσια|πεντακόσιοι|πεντακόσιες εξακόσια|εξακόσιοι|εξακόσιες"
        " επτακόσια|επτακόσιοι|επτακόσιες οκτακόσια|οκτακόσιοι|οκτακόσιες εννιακόσια|εννιακόσιοι|εννιακόσιες"
    },
    "fa": {100: "صد|یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"},
    "tr": {10: "on"},
    "ar": {200: "مئتان|مئتين|مائتين"},
    "id": {100: "seratus"},
}
"""Further words by the value of the first; each is one more than the one before, or a hundred more from 100 on."""

JOINED = {
    "de": ("hundert", "tausend"),
    "sv": ("hundra", "tusen"),
    "nl": ("honderd", "duizend"),
    "da": ("hundrede", "tusind"),
    "no": ("hundre", "tusen"),
    "it": ("cento", "mila"),
    "tr": ("yuz", "bin"),
}
"""What is written in one word with the numbers before and after it: `zweihundertzehn`."""

MAGNITUDES = {
    "en": {100: "hundred", 1_000: "thousand", 10**6: "million mln mn", 10**9: "billion bln bn", 10**12: "trillion tn"},
    "sv": {100: "hundra", 1_000: "tusen", 10**6: "miljon miljoner mn", 10**9: "miljard miljarder"},
    "da": {100: "hundrede", 1_000: "tusind tusinde", 10**6: "million millioner mio", 10**9: "milliard milliarder"},
    "no": {100: "hundre", 1_000: "tusen", 10**6: "million millioner", 10**9: "milliard milliarder"},
    "de": {100: "hundert", 1_000: "tausend", 10**6: "million millionen mio", 10**9: "milliarde milliarden mrd"},
    "nl": {100: "honderd", 1_000: "duizend", 10**6: "miljoen mln", 10**9: "miljard mld"},
    "fr": {100: "cent cents", 1_000: "mille", 10**6: "million millions", 10**9: "milliard milliards"},
    "es": {100: "cien ciento cientos", 1_000: "mil", 10**6: "millon millones"},
    "pt": {1_000: "mil", 10**6: "milhão milhões", 10**9: "bilhão bilhões bilião"},
    "it": {100: "cento", 1_000: "mille mila", 10**6: "milione milioni", 10**9: "miliardo miliardi"},
    "pl": {1_000: "tysiąc tysiące tysięcy tys", 10**6: "milion miliony milionów mln", 10**9: "miliard miliardy mld"},
    "ru": {
        1_000: "тысяча тысячи тысяч тыс",
        10**6: "миллион миллиона миллионов млн",
        10**9: "миллиард миллиарда миллиардов млрд",
    },
    "uk": {
        1_000: "тисяча тисячі тисяч тис",
        10**6: "мільйон мільйона мільйони мільйонів млн",
        10**9: "мільярд мільярда мільярди мільярдів млрд",
    },
    "el": {
        1_000: "χίλια χίλιοι χίλιες χιλιάδες",
        10**6: "εκατομμύριο εκατομμύρια",
        10**9: "δισεκατομμύριο δισεκατομμύρια",
    },
    "tr": {100: "yüz", 1_000: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
    "id": {10: "puluh", 100: "ratus", 1_000: "ribu seribu", 10**6: "juta", 10**9: "miliar milyar", 10**12: "triliun"},
    "ar": {100: "مئة مائة", 1_000: "الف الاف", 10**6: "مليون ملايين", 10**9: "مليار مليارات"},
    "fa": {1_000: "هزار", 10**6: "میلیون", 10**9: "میلیارد"},
    "hi": {100: "सौ", 1_000: "हजार हज़ार", 10**5: "लाख", 10**7: "करोड़", 10**9: "अरब"},
}
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "sv": "forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde elfte tolfte",
    "de": "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte",
    "fr": "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
    "es": "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
    "ru": "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
}
ARTICLES = {
    "en": "one",
    "sv": "ett en",
    "da": "et en",
    "no": "ett en",
    "de": "eins",
    "nl": "een",
    "fr": "un une",
    "es": "uno un una",
    "pt": "um uma",
    "it": "uno una sei",
    "pl": "jeden",
    "ru": "один одна одно одного одной",
    "uk": "один одна одне одного",
    "el": "ένα έναν ένας μία",
    "tr": "bir",
    "id": "satu",
    "ar": "واحد واحدا",
    "fa": "یک نه",
    "hi": "एक",
}
"""What is no number of a text where it stands alone: an article, or another word that is written so."""

AND = frozenset(("and", "och", "und", "et", "y", "e", "og", "en", "και", "و"))
"""What may stand between the words of one number."""

PER_CENT = {
    "en": "percent pct",
    "sv": "procent",
    "da": "procent pct",
    "no": "prosent",
    "de": "prozent",
    "nl": "procent",
    "fr": "pourcent",
    "pl": "procent procenta procentów proc",
    "ru": "процент процента процентов",
    "uk": "відсоток відсотка відсотки відсотків",
    "id": "persen",
    "fa": "درصد",
    "hi": "प्रतिशत फीसदी",
}
PER_CENT_PAIRS = [
    ("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("por", "cento"), ("per", "cento"), ("في", "المئة"),
    ("في", "المائة"), ("τοις", "εκατό"),
]  # fmt: skip

PER_CENT_BEFORE = frozenset({"yuzde", "分之"})
"""What makes per cent of the number after it, folded: in Turkish, in Chinese and Japanese."""
