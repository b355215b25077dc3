"""Lines that state nothing: who wrote, took, sent or translated it, when it was put up, what to press next. Pure.

Such a line is short and no sentence. It opens with a word for what was done to the report, or for what a reader is to
do, and behind it stand names, offices and places alone: with one other word in it, it may state something.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from store.text.folding import fold
from store.text.lazy_patterns import compiled_later
from store.text.naming import CALENDAR, CONNECTORS
from store.text.words import words

LONGEST = 16
"""Words of such a line."""

LONGEST_LINE = 200
"""Characters of it, addresses left out."""

FEW = 5
"""Words behind a call to press something."""

LONGEST_UNCASED = 20
"""Characters behind the first word in scripts without capitals, where nothing tells a name from another word."""

KNOWN = 4096
"""Lines of which is kept what they are."""

_BY = """
by von par por di door av af przez oleh autor autora auteur auteurs autore autori autoría författare forfatter автор
автора авторы του
"""
_DONE = """
photo photos photograph photographs photography photographer picture image images illustration graphic graphics credit
credits courtesy copyright reporting editing writing compiled edited written translated translation produced text
foto fotos bild bilder grafik übersetzung übersetzt redaktion bearbeitet crédit crédits photographie traduction traduit
rédaction texte fotografía imagen traducción traducido redacción texto fotografia imagem tradução traduzido redação
immagine traduzione tradotto redazione testo beeld vertaling vertaald redactie tekst kuva teksti översättning översatt
oversættelse oversettelse zdjęcie fot tłumaczenie opracowanie překlad фото перевод редактор текст переклад fotoğraf
çeviri haber φωτογραφία μετάφραση κείμενο
"""
_CAPTIONS = "caption captions copyright file media archive archivbild bildunterschrift légende didascalia bildtext pie"
_TAKEN_FROM = """
source quelle fuente fonte bron lähde källa kilde źródło zdroj источник джерело kaynak πηγή video analysis analyse
análisis análise analisi reported additional
"""
_SMALL = "by und et y e och og en ja i и та the a an in im at for für per of via with from to and s"
_ROLES = """
special staff freelance chief senior foreign diplomatic political defence defense security world science health business
correspondent correspondents reporter reporters editor editors writer writers bureau desk columnist photographer
contributor contributors analyst guest news agency agencies agence agencia agentur agenzia handout pool file
contributed report this rights reserved
korrespondent korrespondentin redakteur redakteurin reporterin correspondant correspondante envoyé envoyée spécial
spéciale journaliste corresponsal redactor redactora enviado enviada especial periodista correspondente repórter
jornalista corrispondente inviato inviata giornalista redaktör verslaggever toimittaja muhabir muhabiri корреспондент
корреспондента журналист
"""
_AGENCIES = """
reuters ap afp dpa efe ansa tass xinhua interfax ritzau tt ntb stt apa belga anp pap lusa upi epa associated press
bloomberg getty images agence france presse kyodo jiji yonhap anadolu sana wafa irna isna pti ani ians mena ukrinform
unian keystone sda ats aap alamy shutterstock istock imago zuma
"""
_BESIDE_AGENCIES = "by with from mit von avec par con com met med z via and und et y e the photo foto"
_UNCASED = """
كتب كتبت إعداد تصوير صورة المصدر ترجمة تحرير نویسنده عکس منبع ترجمه צילום תרגום लेखक स्रोत फोटो अनुवाद
文 图 圖 图片 圖片 摄影 攝影 来源 來源 翻译 翻譯 编辑 編輯 编译 編譯 责编 責編 撰文 作者 写真 出典 翻訳 執筆
사진 출처 번역
"""
_UNCASED_BY = "بقلم מאת 记者 記者 글"
_SIGNED_BEHIND = "기자 특파원 記者 记者 特派員"
_CALLS = """
read more,read also,read next,read or share,also read,see also,share this,share on,sign up,subscribe,follow us
continue reading,advertisement,weiterlesen,lesen sie auch,lesen sie mehr,mehr zum thema,mehr dazu,lire aussi
à lire aussi,lire la suite,abonnez-vous,leer más,lee más,leer también,lee también,lea también,suscríbete,ler mais
leia mais,leia também,leggi anche,leggi di più,abbonati,lees ook,lees meer,läs mer,läs också,läs även,les mer,les også
læs mere,læs også,lue myös,lue lisää,czytaj też,czytaj także,czytaj więcej,čtěte také,читайте также,читать далее
читайте також,devamını oku,abone ol,διαβάστε επίσης,baca juga,đọc thêm,اقرأ أيضا,اقرأ المزيد,קראו עוד
यह भी पढ़ें,阅读更多,閱讀更多,延伸阅读,延伸閱讀,続きを読む,関連記事,더 보기,관련 기사
"""
_CALLS_WITH_COLON = "more watch listen related mehr plus más altro mer mere więcej ещё подробнее للمزيد 更多"
_STAMPS = """
published updated posted modified aktualisiert veröffentlicht publié publicado actualizado atualizado pubblicato
aggiornato gepubliceerd bijgewerkt publicerad uppdaterad publisert oppdatert publiceret opdateret julkaistu päivitetty
opublikowano aktualizacja опубликовано обновлено yayınlanma güncelleme نشر تحديث 发布 发布时间 发表 更新 更新时间 公開日
更新日 입력 수정
"""
_TRANSLATED = (
    "translat übersetz tradu tradott vertal vertaal översat oversat tłumacz перевод çevir ترجم 翻译 翻譯 翻訳 번역"
)
_BY_MACHINE = "automat machin maschin máquina macchina машин otomatik آلي 机器 機器 自动 自動 機械 기계 자동"

_ADDRESS = compiled_later(r"https?://\S+|www\.\S+")
_INITIAL = compiled_later(r"(?<!\w)\w\.\Z")
_ENDS = tuple(".!?。！？؟।")
_COLONS = tuple(":：/／|｜・>»→…")


@lru_cache(KNOWN)
def is_credit(text: str) -> bool:
    """Whether a line states nothing: a byline, a credit, an agency's name, a time of publication, a button.

    `By Monday 60 people had died.` states something, and so may any line with a word in it that is no name.
    """
    line = _ADDRESS.sub("", text).strip()
    if len(line) > LONGEST_LINE or "\n" in line:
        return False
    found = [each.of(line) for each in words(line)]
    if not 0 < len(found) <= LONGEST:
        return False
    if _is_machine_made(line, found) or _is_of_agencies(found):
        return True
    if _is_call(line):
        return True
    closes = line.rstrip("\"'”’»)] ").endswith(_ENDS) and not _INITIAL.search(line)
    return not closes and any(tells(line, found) for tells in (_is_stamp, _is_signed, _is_signed_uncased))


def is_caption(text: str) -> bool:
    """Whether a passage opens as what stands below a picture does: `File photo: …`, `Image caption …`, `Bild: …`."""
    found = [each.of(text) for each in islice(words(text), 2)]
    if not found:
        return False
    opens = [fold(each) in _listed(_DONE) or fold(each) in _listed(_CAPTIONS) for each in found]
    return opens[0] and ((opens[-1] and len(opens) > 1) or _has_colon(text, found[0]))


@lru_cache(32)
def _listed(words_of: str, parted_by: str | None = None) -> frozenset[str]:
    return frozenset(fold(each) for line in words_of.split("\n") for each in line.split(parted_by) if each)


def _is_machine_made(line: str, found: Sequence[str]) -> bool:
    folded = fold(line)
    both = (_listed(_TRANSLATED), _listed(_BY_MACHINE))
    return len(found) <= LONGEST // 2 and all(any(each in folded for each in stems) for stems in both)


def _is_of_agencies(found: Sequence[str]) -> bool:
    """`Reuters`, `With AP`, `AFP via Getty Images`."""
    plain = {fold(each) for each in found}
    return bool(plain & _listed(_AGENCIES)) and plain <= _listed(_AGENCIES) | _listed(_BESIDE_AGENCIES)


def _is_call(line: str) -> bool:
    """What a reader is to press: alone, before a colon, or before some words that are no sentence."""
    folded = fold(line).strip("\"'»>→•*- (\u200b")
    first = folded.split(":")[0].split("：")[0]
    if first != folded and first.strip() in _listed(_CALLS_WITH_COLON):
        return True
    call = next((each for each in sorted(_listed(_CALLS, ",")) if folded.startswith(each)), None)
    if call is None:
        return False
    behind = folded[len(call) :].lstrip()
    return behind.startswith(_COLONS) or (len(behind.split()) <= FEW and not behind.endswith(_ENDS))


def _is_stamp(line: str, found: Sequence[str]) -> bool:
    """`Updated 3 March 2020 14:05 GMT`: a word for it, figures, and hardly a longer word than the name of a month."""
    told = [each for each in found if fold(each) not in _listed(_STAMPS)]
    others = [each for each in told if each.isalpha() and each.islower() and len(each) > FEW - 2]
    figures = sum(any(letter.isdigit() for letter in each) for each in told)
    is_told = any(fold(each) in _listed(_STAMPS) for each in found[:2])
    return is_told and figures > 1 and len(others) < 2 and len(told) <= LONGEST // 2


def _is_signed(line: str, found: Sequence[str]) -> bool:
    """`By Ana Lund`, `Photo: Ana Lund/AP`: behind the first word names, and what may stand beside them."""
    first, *rest = found
    folded = fold(first)
    if not rest or not all(_names(*two) for two in zip(rest, [*rest[1:], ""], strict=True)):
        return False
    if folded in _listed(_BY):
        is_surname = fold(rest[0]) in CONNECTORS
        return not is_surname and (_has_colon(line, first) or _is_of_two(rest))
    is_of_agency = any(fold(each) in _listed(_AGENCIES) for each in rest)
    if folded in _listed(_TAKEN_FROM):
        return is_of_agency or any(fold(each) in _listed(_BY) for each in rest)
    by = _listed(_BY) | {"copyright", "courtesy"}
    return folded in _listed(_DONE) and (is_of_agency or _has_colon(line, first) or fold(rest[0]) in by)


def _has_colon(line: str, first: str) -> bool:
    behind = line.partition(first)[2].lstrip()
    return behind.startswith(_COLONS) or (behind.startswith(".") and len(first) < FEW)


def _names(word: str, behind: str) -> bool:
    """Whether a word may stand beside a name, in one, or say what somebody's office is for.

    Days and months tell when something was.
    """
    folded = fold(word)
    if folded in CONNECTORS or any(folded in _listed(each) for each in (_SMALL, _ROLES, _BY, _DONE, _AGENCIES)):
        return True
    return fold(behind) in _listed(_ROLES) or (word[0].isupper() and folded not in CALENDAR)


def _is_of_two(found: Sequence[str]) -> bool:
    """Whether two parts of a name stand side by side."""
    parts = [each for each in found if fold(each) not in CONNECTORS]
    return any(one[0].isupper() and other[0].isupper() for one, other in pairwise(parts))


def _is_signed_uncased(line: str, found: Sequence[str]) -> bool:
    """`文／王偉`, `بقلم سعاد حداد`, `김철수 기자`: a word for it, and little else."""
    if any(fold(each) in _listed(_SIGNED_BEHIND) for each in found[-1:]) and len(found) < FEW:
        return True
    for opener, parts in ((_UNCASED, _COLONS), (_UNCASED_BY, (*_COLONS, " "))):
        for each in _listed(opener):
            behind = fold(line).removeprefix(each)
            if len(behind) < len(line) and behind.lstrip(" ").startswith(parts) | behind.startswith(parts):
                return len(behind) <= LONGEST_UNCASED and not any(mark in behind for mark in "，。、،")
    return False
