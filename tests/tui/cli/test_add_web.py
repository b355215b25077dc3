"""Adding pages by their address: within bounds, never from where they must not come, kept as they were sent."""

import gzip
import ipaddress
import json
import os
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from store.articles.addresses import is_public, servers_of
from store.articles.fetching import Bounds, fetch
from store.errors import ArticleError
from store.project import Project
from tests.store.articles.making import page, pdf
from tests.tui.calling import call

PAGE = page(head='<meta property="og:title" content="Bridge shut">').encode()
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>Bridge shut</title><link>https://post.example/1</link><pubDate>Mon, 04 Mar 2024 18:00:00 +0100</pubDate>
<description>&lt;p&gt;The bridge was shut.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description></item>
<item><title>Bridge open</title><description>Again.</description></item></channel></rss>"""


class Answers(BaseHTTPRequestHandler):
    """What the server of these tests says."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/moved":
            self._send(302, {"Location": "/page"})
        elif path == "/round":
            self._send(302, {"Location": "/round"})
        elif path == "/away":
            self._send(302, {"Location": "ftp://post.example/x"})
        elif path == "/gone":
            self._send(404, {})
        elif path == "/drip":
            self._drip()
        elif path == "/bomb":
            self._send(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(bytes(80 << 20)))
        elif path == "/packed":
            self._send(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
        else:
            media, content = CONTENTS[path]
            self._send(200, {"Content-Type": media}, content)

    def _send(self, code: int, headers: dict[str, str], content: bytes = b"") -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        try:
            for letter in "HTTP/1.1 200 OK\r\nX: " + "a" * 100:
                self.wfile.write(letter.encode())
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            pass

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


CONTENTS = {
    "/page": ("text/html; charset=utf-8", PAGE),
    "/feed": ("application/xml", FEED),
    "/report": ("application/pdf", pdf([[(60, 700, 10, "The bridge was shut on Monday.")]])),
    "/note.md": ("text/plain", b"# Bridge shut\n\nOn Monday."),
    "/picture": ("image/png", b"\x89PNG"),
    "/large": ("text/html", b"<p>" + b"word " * 2_000_000),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "project"


def test_a_page_is_kept_as_it_was_sent_with_where_it_came_from(project: Path, server: str) -> None:
    called = call("add", project, f"{server}/moved", "--allow-private")
    assert (called.code, called.out) == (0, "bridge-shut.html\n")
    assert (project / "bridge-shut.html").read_bytes() == PAGE
    (line,) = (project / ".variorum" / "originals.jsonl").read_text().splitlines()
    record = json.loads(line)
    assert record["path"] == "bridge-shut.html"
    assert record["sha256"] == sha256(PAGE).hexdigest()
    assert (record["url"], record["asked"]) == (f"{server}/page", f"{server}/moved")
    assert record["added"][10] == "T"
    with Project.open(project) as opened:
        assert [entry.url for entry in opened.entries()] == [f"{server}/page"]
        assert opened.document("bridge-shut.html").url == f"{server}/page"


def test_a_page_that_was_packed_on_its_way_is_kept_unpacked(project: Path, server: str) -> None:
    assert call("add", project, f"{server}/packed", "--allow-private").code == 0
    assert (project / "bridge-shut.html").read_bytes() == PAGE


def test_each_entry_of_a_feed_is_an_article(project: Path, server: str) -> None:
    called = call("add", project, f"{server}/feed", "--allow-private")
    assert called.out == "2024-03-04-bridge-shut.txt\nbridge-open.txt\n" or "bridge-shut.txt" in called.out
    text = next(project.glob("*bridge-shut.txt")).read_text()
    assert "title: Bridge shut\nsource: Harbour Post\n" in text
    assert text.endswith("The bridge was shut.\n\nNobody was hurt.")


def test_a_feed_that_lies_in_a_file_is_read_too(project: Path, tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_bytes(FEED)
    assert call("add", project, tmp_path / "news.rss").out.count("\n") == 2


def test_feeds_of_a_folder_are_added_and_other_xml_is_passed_over(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for name in ("news.rss", "more.xml"):
        (folder / name).write_bytes(FEED.replace(b"Again.", name.encode()))
    (folder / "settings.xml").write_bytes(b"<settings><item>1</item></settings>")
    called = call("add", project, folder)
    assert (called.code, called.out.count("\n")) == (0, 4)
    assert "settings" not in called.err


def test_a_pipe_is_not_waited_for_and_what_is_too_large_is_not_read(project: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.rss")
    with (tmp_path / "large.rss").open("wb") as stream:
        stream.truncate(65 << 20)
    called = call("add", project, tmp_path / "a.rss", tmp_path / "large.rss")
    assert called.code == 2
    assert "a.rss: is not a regular file" in called.err
    assert "large.rss: is larger than 32 MB" in called.err


@pytest.mark.parametrize(("path", "suffix"), [("/report", ".pdf"), ("/note.md", ".md"), ("/report?x=1.html", ".pdf")])
def test_a_file_is_named_by_what_it_is(project: Path, server: str, path: str, suffix: str) -> None:
    called = call("add", project, f"{server}{path}", "--allow-private")
    assert called.out.strip().endswith(suffix), called


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "answers 404"),
        ("/round", "sends on more than 10 times"),
        ("/away", "only addresses that begin with http"),
        ("/picture", "is image/png, no article"),
        ("/bomb", "is larger than 64 MB"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_line(project: Path, server: str, path: str, words: str) -> None:
    called = call("add", project, f"{server}{path}", "--allow-private")
    assert called.code == 2
    assert words in called.err
    assert server in called.err
    assert not list(project.glob("*"))


def test_nothing_private_is_asked_unless_that_is_wanted(project: Path, server: str) -> None:
    called = call("add", project, f"{server}/page")
    assert called.code == 2
    assert "--allow-private" in called.err


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "[::1]", "[::ffff:10.0.0.1]", "[fe80::1]", "[fc00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "2130706433",
        "0x7f.1", "localhost", "255.255.255.255",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_asked(address: str) -> None:
    with pytest.raises(ArticleError):
        servers_of(f"http://{address}/")


def test_a_redirect_to_a_private_address_is_not_followed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.articles import addresses

    port = server.rpartition(":")[2]
    public = {ipaddress.ip_address("127.0.0.1")}
    # The server stands for a public one as long as it is asked by the name that was typed.
    asked: list[str] = []
    found = addresses._resolved

    def resolved(url: str, host: str, port: int) -> list[addresses.Address]:
        asked.append(host)
        return found(url, host, port)

    monkeypatch.setattr(addresses, "_resolved", resolved)
    monkeypatch.setattr(addresses, "is_public", lambda address: address in public and len(asked) == 1)
    with pytest.raises(ArticleError, match="private network"):
        fetch(f"http://127.0.0.1:{port}/moved")
    assert len(asked) == 2


def test_an_address_of_the_internet_is_public() -> None:
    assert is_public(ipaddress.ip_address("93.184.216.34"))
    assert is_public(ipaddress.ip_address("2606:2800:220:1::1"))
    assert not is_public(ipaddress.ip_address("::ffff:127.0.0.1"))


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://post.example/", "http://", "https://a:b@post.example/"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ArticleError, match=r"^[^\n]*$"):
        fetch(address)


def test_a_server_that_never_comes_to_an_end_is_waited_for_no_longer_than_that(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError, match="took longer"):
        fetch(f"{server}/drip", Bounds(seconds=1.0, is_private_allowed=True))
    assert time.monotonic() - start < 15


def test_a_page_larger_than_wanted_is_not_taken(server: str) -> None:
    with pytest.raises(ArticleError, match="is larger than"):
        fetch(f"{server}/large", Bounds(size=1 << 20, is_private_allowed=True))


def test_an_added_page_that_was_changed_is_told_by_check(project: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_bytes(PAGE)
    assert call("add", project, tmp_path / "saved.html").out == "saved.html\n"
    assert call("check", project).code == 0
    (project / "saved.html").write_bytes(PAGE.replace(b"Monday", b"Sunday"))
    called = call("check", project)
    assert called.code == 1
    assert "saved.html: is not what was brought in" in called.out + called.err


def test_a_page_may_come_through_standard_input(project: Path) -> None:
    assert call("add", project, "-", given=PAGE).out == "bridge-shut.html\n"
    assert (project / "bridge-shut.html").read_bytes() == PAGE
