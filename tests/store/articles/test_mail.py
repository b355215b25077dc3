"""Mails: what people wrote is read, what is said of it is taken from its fields."""

from contextlib import suppress
from email.message import EmailMessage
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.articles.content import Content
from store.articles.kinds import mail, plain
from store.errors import ArticleError

WROTE = "The pier is shut.\n\n> Was it the storm?\n> Or the barge?\n\nThe barge, they say."


SAID = {"iso-8859-2": "Most je zavřený", "koi8-r": "Мост закрыт", "iso-2022-jp": "橋は閉鎖", "utf-8": "Brú lokað"}


PIECES = [
    *(b"Subject: ", b"From: ", b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--", b"\n", b"\n\n"),
    *(b"Content-Type: text/html; charset=", b"utf-16", b"=?x?q?=?=", b"=?utf-8?b?!?=", b"\x00", b"\xff", b";", b"\r"),
    *(
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Type: message/rfc822\n",
        b"filename*=utf-8''%ff",
        b"&#x110000;",
    ),
]
"""Of which damaged mails are made."""


def written(**fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": "Pier shut", "From": "Ann Oe <ann@pier.example>", **fields}.items():
        message[name.replace("_", "-")] = value
    return message


def read(message: EmailMessage) -> Content:
    return mail.read(bytes(message), "letter.eml")


def test_a_mail_is_its_text_with_quoted_lines_whole() -> None:
    message = written(Date="Mon, 4 Mar 2024 10:00:00 +0100")
    message.set_content(WROTE)
    content = read(message)
    assert content.text.rstrip("\n") == WROTE
    assert (content.title, content.source, content.published) == ("Pier shut", "Ann Oe", "2024-03-04T10:00:00+01:00")
    assert content.remarks == ()


@pytest.mark.parametrize("encoding", list(SAID))
def test_text_and_subject_are_read_in_the_character_set_that_the_mail_tells(encoding: str) -> None:
    said = SAID[encoding]
    message = written(Subject=said)
    message.set_content(said, charset=encoding)
    content = read(message)
    assert (content.text.strip(), content.title) == (said, said)


def test_a_character_set_that_is_wrong_is_told_and_nothing_is_replaced() -> None:
    fields = b"Subject: Caf\xe9 ferm\xe9\nFrom: ann@pier.example\nContent-Type: text/plain; charset=utf-8\n\n"
    raw = fields + b"Le caf\xe9 est ferm\xe9.\n"
    content = mail.read(raw, "letter.eml")
    assert content.text == "Le café est fermé.\n"
    assert "said to be utf-8" in content.remarks[0]
    assert "\ufffd" not in content.title


def test_html_alone_is_read_and_what_is_attached_is_named() -> None:
    message = written()
    page = "<head><title>x</title></head><p>The <b>pier</b> is shut.</p><p>Fish &amp; chips<br>too."
    message.set_content(page, subtype="html")
    message.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="Karte Brücke.pdf")
    message.add_attachment("A list.", filename="list.txt")
    content = read(message)
    assert content.text == "The pier is shut.\n\nFish & chips\ntoo."
    assert content.remarks == ("attached and not read: Karte Brücke.pdf, list.txt",)


def test_of_two_versions_the_plain_one_is_read() -> None:
    message = written()
    message.set_content("Plain words.")
    message.add_alternative("<p>Marked words.</p>", subtype="html")
    assert read(message).text.strip() == "Plain words."


def test_a_forwarded_mail_is_named_and_stays_closed() -> None:
    inner, message = written(Subject="Inner"), written()
    inner.set_content("Inner words.")
    message.set_content("See below.")
    message.add_attachment(inner)
    content = read(message)
    assert "Inner words" not in content.text
    assert content.remarks[0].startswith("attached and not read: a mail")


@pytest.mark.parametrize(
    "bomb",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(10_000)),
        b"".join(b"X-Field-%d: %d\n" % (at, at) for at in range(200_000)) + b"\nText.",
        b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * 100_000,
        b"<html>no mail at all",
        b"",
    ],
    ids=["nested", "fields", "parts", "no mail", "empty"],
)
def test_what_is_no_mail_that_people_send_is_refused(bomb: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^letter\.eml: .*; |rename"):
        mail.read(bomb, "letter.eml")


@pytest.mark.parametrize(
    "heavy",
    [
        b"Subject: " + b"=?utf-8?q?=41?= " * 400_000 + b"\nFrom: a\n\nText.",
        b"Subject: a\nFrom: " + b"(" * 2_000_000 + b"\n\nText.",
        b"Subject: a\nFrom: " + b'"' * 1_000_001 + b"<,@:;\n\nText.",
        b"Subject: a\nContent-Type: text/html\n\n" + b"<p><!-- " * 100_000 + b"Text.",
        b"Subject: a\nContent-Type: text/html\n\n" + b"<div><" * 150_000 + b"Text.",
        b"Subject: a\nContent-Type: text/plain; " + b"x*0*=a; " * 100_000 + b"\n\nText.",
        b"Subject: a\nContent-Type: multipart/mixed; " + b"\n x=a; " * 100_000 + b"\n\nText.",
    ],
    ids=["words", "brackets", "quotes", "comments", "tags", "parameters", "folded parameters"],
)
def test_heavy_fields_and_markup_take_no_minutes(heavy: bytes) -> None:
    began = process_time()
    with suppress(ArticleError):
        mail.read(heavy, "letter.eml")
    assert process_time() - began < 10


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=30))
def test_damaged_mails_are_read_or_refused(pieces: list[bytes]) -> None:
    with suppress(ArticleError):
        mail.read(b"".join(pieces), "letter.eml").text.encode()


def test_a_posting_saved_as_text_has_its_subject_for_a_title_and_its_text_whole() -> None:
    said = "From: ann@pier.example (Ann Oe)\nSubject: Pier\n  shut\nLines: 1\n\nIt burned."
    content = plain.read(said.encode(), "news.txt")
    assert (content.title, content.source, content.text) == ("Pier shut", "Ann Oe", said)


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\x0c"])
def test_a_field_of_a_posting_ends_where_a_line_of_a_file_does(end: str) -> None:
    said = f"From: ann@pier.example\nSubject: Pier{end}shut\nLines: 1\n\nIt burned."
    posting = plain.read(said.encode(), "a.txt")
    assert (posting.title.split(), posting.source) == (["Pier", "shut"], "ann@pier.example")


@pytest.mark.parametrize("text", ["Subject: Pier\n\nIt burned.", "Note: this\nFrom: here on it is text\n\nIt burned."])
def test_lines_with_colons_are_no_mail(text: str) -> None:
    assert plain.read(text.encode(), "a.txt").source == ""
