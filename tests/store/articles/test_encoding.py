"""Bytes to characters, never silently."""

import os
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.articles.encoding import decode

NEWS = {
    "en": "The mayor said on Monday that the bridge – closed since spring – would stay shut. “Too late,” she told us.",
    "fr": "Le préfet a déclaré lundi que le pont, fermé depuis l'été, ne serait pas rouvert avant Noël, à la fin.",
    "pl": "Burmistrz oświadczyła w poniedziałek, że most zamknięty od wiosny nie zostanie otwarty przed świętami.",
    "tr": "Başkan, köprünün bir yıl daha kapalı olduğunu ve bu kararın çok ağır ama gerekli olduğunu söyledi.",
    "ru": "Мэр города заявила в понедельник, что мост, закрытый с весны, не откроют до Рождества.",
    "el": "Η δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα, κλειστή από την άνοιξη, δεν θα ανοίξει πριν από τα Χριστούγεννα.",
    "he": "ראש העיר אמרה ביום שני כי הגשר, הסגור מאז האביב, לא ייפתח לפני החורף.",
    "ar": "قالت رئيسة البلدية يوم الاثنين إن الجسر المغلق منذ الربيع لن يفتح قبل الشتاء.",
    "zh": "市长星期一表示，自春天以来关闭的大桥在圣诞节前不会重新开放。商人们要求赔偿整个冬天的损失。",
    "zh-tw": "市長星期一表示，自春天以來關閉的大橋在聖誕節前不會重新開放。商人們要求賠償整個冬天的損失。",
    "ja": "市長は月曜日、春から閉鎖されている橋はクリスマスまで再開しないと述べた。商人たちは損害賠償を求めている。",
    "ko": "시장은 월요일 봄부터 폐쇄된 다리가 성탄절 전에는 다시 열리지 않을 것이라고 말했다.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานที่ปิดตั้งแต่ฤดูใบไม้ผลิจะไม่เปิดอีกจนกว่าจะถึงปีใหม่",
}

WRITTEN = [
    *[("en", "cp1252"), ("fr", "cp1252"), ("fr", "latin_1"), ("pl", "cp1250"), ("pl", "iso8859_2"), ("tr", "cp1254")],
    *[("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("ru", "iso8859_5"), ("el", "cp1253"), ("el", "iso8859_7")],
    *[("he", "cp1255"), ("ar", "cp1256"), ("ar", "iso8859_6"), ("zh", "gb18030"), ("zh", "gb2312"), ("zh-tw", "big5")],
    *[("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ko", "euc_kr"), ("ko", "iso2022_kr")],
    *[("th", "tis_620"), ("en", "utf_16_le"), ("en", "utf_16_be"), ("zh", "utf_16_le"), ("ja", "utf_16_be")],
    *[("en", "utf_32_le"), ("ru", "utf_32_be"), ("en", "utf_16"), ("ko", "utf_32")],
]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_an_article_in_another_encoding_is_read_and_said_to_be(language: str, encoding: str) -> None:
    text = "\n\n".join([NEWS[language].replace("،", ",")] * 3)
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert "read as" in decoded.remark


@given(st.text())
def test_utf8_is_read_as_it_stands(text: str) -> None:
    encodable = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").lstrip("\ufeff").replace("\x1b", "")
    decoded = decode(encodable.encode())
    assert decoded is not None
    assert decoded.text == encodable.replace("\r\n", "\n").replace("\r", "\n")
    assert decoded.remark == ""


def test_a_utf8_mark_is_dropped_once() -> None:
    decoded = decode(b"\xef\xbb\xbf\xef\xbb\xbfA")
    assert decoded is not None
    assert decoded.text == "\ufeffA"


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    decoded = decode(b" a\r\nb\rc\n\t d \x0b\x0c\x1b[0m \xe2\x80\xa8")
    assert decoded is not None
    assert decoded.text == " a\nb\nc\n\t d \x0b\x0c\x1b[0m \u2028"


def test_a_few_stray_bytes_do_not_spoil_a_utf8_text() -> None:
    text = "Čtyři řady žlutých domů. " * 10
    decoded = decode(text.encode() + b"caf\xe9")
    assert decoded is not None
    assert decoded.text == text + "café"
    assert "one stray byte" in decoded.remark


@given(st.binary(max_size=400))
def test_nothing_is_ever_replaced_by_a_stand_in(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or "\ufffd" not in decoded.text or "\ufffd".encode() in data or "UTF-" in decoded.remark


def test_random_bytes_are_no_text() -> None:
    assert decode(bytes(range(256)) * 20) is None
    assert decode(os.urandom(4096)) is None


def test_a_damaged_utf16_file_is_no_text() -> None:
    assert decode(b"\xff\xfe\x00\xd8\x41\x00\x41\x00") is None


SHORT = [
    ("cp1252", "The clerk’s façade of a plan cost €9.40, the naïve Señor Núñez said at 30° in São Brás."),
    ("cp1252", "Don’t."),
    ("cp1252", "El alcalde dimitió según la policía.\n¡Así fue, señores!"),
    ("cp1252", "Le maire a été élu à Besançon. Où est passée l’œuvre?"),
    ("iso8859_15", "Le cœur de la ville, à 30 € par mois, a été évacué."),
    ("mac_roman", "Le maire a été élu à Besançon, où la fête a été gâchée."),
    ("cp850", "Der Bürgermeister sagte, die Brücke über die Aare müsse schließen."),
    ("cp1252", "Borgarstjórinn sagði á mánudag að brúin yrði lokuð þar til í vor."),
    ("cp1252", "Ordføreren sa på mandag at brua må stenges for å unngå ulykker."),
    ("cp1252", "A ministra não falou à imprensa após a reunião em São Brás."),
    ("cp1252", "Silta pysyy suljettuna kevääseen, pormestari sanoi myöhään illalla."),
    ("cp1250", "Primátorka řekla, že most zůstane zavřený až do Vánoc."),
    ("iso8859_2", "Primátorka řekla, že most zůstane zavřený až do Vánoc."),
    ("cp1250", "Županja je povedala, da bo most zaprt še vse poletje in da ni šlo drugače."),
    ("iso8859_2", "A polgármester szerint a híd tavaszig zárva marad, és ez így lesz jó."),
    ("cp1257", "Mērs sacīja, ka tilts būs slēgts līdz pavasarim, un tā arī bija."),
    ("iso8859_9", "Başkan, köprünün bahara kadar kapalı kalacağını söyledi."),
    ("cp1252", "The guitarist Björk Ångström met Zoë at the café.\nNobody else did."),
    ("cp1251", "Мост закрыт до весны."),
    ("koi8_u", "Міст зачинено до весни, сказав міський голова."),
    ("cp1251", "The band Звонница played on Monday, and the mayor said nothing to the press about it."),
    ("gb18030", "He met 王建国 in 北京市 on Monday, and he said nothing to the press about it."),
    ("cp932", "橋は春まで閉鎖される。市長がニュースで述べた。"),
]
"""What a reader may paste: a line or two, in encodings that say nothing of themselves."""


@pytest.mark.parametrize(("encoding", "text"), SHORT)
def test_a_line_or_two_are_read_as_they_were_written(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert "a guess" in decoded.remark


@given(st.text(alphabet="abcdefghij klmnopqrstuvwxyz.,ABC", min_size=8), st.integers(0x80, 0xFF))
def test_one_byte_among_latin_letters_is_never_read_as_another_script(text: str, byte: int) -> None:
    decoded = decode(f"{text} ".encode() + bytes([byte]) + b"an it was")
    assert decoded is None or all(character < "\u0370" or character > "\u2000" for character in decoded.text)


def test_a_long_text_is_guessed_in_a_moment() -> None:
    began = process_time()
    assert decode(NEWS["ru"].encode("koi8_r") * 10_000) is not None
    assert process_time() - began < 5
