"""Sessions in a browser: who is let in, what a tab gets, and what is left when it, or the server, goes away."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyte
import pytest

from store.project import Project
from tests.browser import CHROMIUM, opened
from tests.paths import ROOT
from tests.terminal import PATIENCE
from tests.tui.calling import assert_refused, call
from tui.cli.guard import Guard

aiohttp = pytest.importorskip("aiohttp")

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")]


@dataclass
class Server:
    """`variorum serve` as a program of its own."""

    process: "subprocess.Popen[str]"
    address: str
    project: Path

    @property
    def origin(self) -> str:
        return f"http://{urlsplit(self.address).netloc}"

    def sessions(self) -> set[int]:
        """Process ids of the sessions."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
        pairs = (map(int, line.split()) for line in listed.stdout.splitlines())
        return {pid for pid, parent in pairs if parent == self.process.pid}


def begin(project: Path, *options: str) -> Server:
    command = [sys.executable, "-m", "tui", "serve", str(project), *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert process.stderr is not None
    while address and "ctrl+c ends it" not in process.stderr.readline():
        pass
    return Server(process, address, project)


def end(server: Server) -> None:
    server.process.kill()
    server.process.communicate()


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    begun = begin(project)
    yield begun
    end(begun)


class Tab:
    """What a browser's tab has of a session, read all the time: whoever reads nothing is taken for gone.

    Args:
        socket: By which it has its session.
        size: Columns and rows.
    """

    def __init__(self, socket: Any, size: tuple[int, int]) -> None:
        self.socket = socket
        self.screen = pyte.Screen(*size)
        self.told: list[str] = []
        """What the server told the page itself."""
        self._stream = pyte.ByteStream(self.screen)
        self._reading = asyncio.create_task(self._read())

    @property
    def is_closed(self) -> bool:
        """Whether the server ended it."""
        return self._reading.done()

    @property
    def text(self) -> str:
        """The rows of the screen."""
        return "\n".join(self.screen.display)

    async def type(self, keys: str) -> None:
        """Type what a terminal would send."""
        await self.socket.send_json(["stdin", keys])

    async def shows(self, wanted: str) -> None:
        """Wait until a text is on the screen, however it came there."""

        def holds() -> bool:
            assert not self.is_closed, f"closed without {wanted}:\n{self.text}"
            return wanted in self.text

        await until(holds, lambda: f"{wanted!r} never appeared:\n{self.text}")

    async def _read(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._stream.feed(message.data)
            else:
                self.told.append(str(message.data))


@asynccontextmanager
async def opened_tab(server: Server, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Tab]:
    """What a browser's tab opens."""
    width, height = size
    async with aiohttp.ClientSession() as client:
        address = f"{server.address}session?width={width}&height={height}"
        async with client.ws_connect(address, headers={"Origin": server.origin}) as socket:
            yield Tab(socket, size)


async def until(holds: Callable[[], object], told: Callable[[], str] = lambda: "waited in vain") -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, told()
        await asyncio.sleep(0.05)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:  # one whose parent was killed may wait to be reaped by whoever inherits it
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


def claims(project: Path) -> list[str]:
    with Project.open(project) as seen:
        return [tag.selector.exact for tag in seen.tags.of(None) if tag.label == "claim"]


GUARD = Guard("127.0.0.1")
HERE = "127.0.0.1:8000"


@pytest.mark.parametrize("host", [HERE, "localhost:9000", "LOCALHOST", "[::1]:8000", "192.0.2.7:8000"])
@pytest.mark.parametrize("is_socket", [False, True])
def test_whoever_has_the_token_is_let_in_by_any_name_of_this_machine(host: str, is_socket: bool) -> None:
    assert not GUARD.objection(GUARD.token, host, f"http://{host}".lower(), is_socket=is_socket)
    assert bool(GUARD.objection(GUARD.token, host, None, is_socket=is_socket)) == is_socket


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[", "a@b:c", "::"]
)
def test_a_name_that_is_led_here_is_refused(host: str) -> None:
    assert "not called so" in GUARD.objection(GUARD.token, host, f"http://{host}")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:8001",
        "null",
        "",
        f"file://{HERE}",
        "http://[",
        HERE,
    ],
)
@pytest.mark.parametrize("is_socket", [False, True])
def test_another_page_is_refused(origin: str, is_socket: bool) -> None:
    assert "another page" in GUARD.objection(GUARD.token, HERE, origin, is_socket=is_socket)


@pytest.mark.parametrize(
    "token",
    ["", "x", GUARD.token[:-1], f"{GUARD.token}x", GUARD.token.swapcase(), "ü", "\udc80"],
    ids=["none", "another", "cut", "longer", "in-other-case", "no-ascii", "no-character"],
)
def test_another_token_is_refused(token: str) -> None:
    assert "printed" in GUARD.objection(token, HERE, f"http://{HERE}", is_socket=True)


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {Guard("127.0.0.1").token for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) >= 43 for token in tokens)  # 256 bits
    assert Guard("::1").address(80).startswith("http://[::1]:80/")
    assert "0.0.0.0" not in Guard("0.0.0.0").address(80)


async def test_without_the_token_nothing_is_served(server: Server) -> None:
    async with aiohttp.ClientSession() as client:
        for path in ("/", "/x/", "/x/session", "/x/textual.js", "//", "/..", f"{urlsplit(server.address).path[:-2]}/"):
            async with client.get(f"{server.origin}{path}", allow_redirects=False) as answer:
                assert answer.status == 403, path
                assert urlsplit(server.address).path.strip("/") not in await answer.text()


async def test_the_page_has_everything_from_here_and_tells_nobody_of_its_address(server: Server) -> None:
    async with aiohttp.ClientSession() as client:
        async with client.get(server.address) as answer:
            page, headers = await answer.text(), answer.headers
        assert "://" not in page
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers
        for name in ("page.css", "page.js", "xterm.css", "textual.js", "upright.ttf", "italic.ttf"):
            async with client.get(f"{server.address}{name}") as answer:
                assert answer.status == 200, name
        for name in ("page.html", "..%2fsite.py", "none"):
            async with client.get(f"{server.address}{name}") as answer:
                assert answer.status == 404, name


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {}, {"Host": "evil.example", "Origin": "http://evil.example"}]
)
async def test_a_foreign_page_gets_no_session(server: Server, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"{server.address}session", headers=headers)
    assert refused.value.status == 403
    assert not server.sessions()


async def test_a_tab_has_a_session_that_ends_with_it_and_loses_nothing(server: Server) -> None:
    async with opened_tab(server) as tab:
        await tab.shows("At least 14 people")
        (pid,) = server.sessions()
        await tab.type("))c")
        await tab.shows("claim “At least 14")
    await until(lambda: is_gone(pid))
    assert len(claims(server.project)) == 1


async def test_two_tabs_are_two_sessions_on_one_project(server: Server) -> None:
    async with opened_tab(server) as one, opened_tab(server, (80, 24)) as other:
        await one.shows("At least 14 people")
        await other.shows("At least 14 people")
        assert len(server.sessions()) == 2
        await one.type("))c")
        await other.shows("1 tag")


async def test_what_is_no_message_does_no_harm_and_the_terminal_follows_the_window(server: Server) -> None:
    async with opened_tab(server) as tab:
        await tab.shows("Articles")
        for message in (
            "",
            "[]",
            "{}",
            "1",
            '["stdin"]',
            '["resize", {"width": "x"}]',
            '["resize", 3]',
            "[[",
            '["ping"]',
        ):
            await tab.socket.send_str(message)
        await tab.socket.send_json(["resize", {"width": -5, "height": 10**9}])
        await tab.socket.send_json(["resize", {"width": 80, "height": 24}])
        await tab.socket.send_json(["ping", "7"])
        await until(lambda: tab.told == ['["pong", "7"]'])
        (pid,) = server.sessions()
        await tab.type("q")
        await until(lambda: is_gone(pid))
        await until(lambda: tab.is_closed)


async def test_a_session_in_a_browser_is_never_stopped_and_leads_out_into_the_browser(server: Server) -> None:
    async with opened_tab(server) as tab:
        await tab.shows("Articles")
        await tab.type("\x1a")
        await tab.shows("no shell to go back to")
        await tab.type("V")
        await tab.shows("Open outside")
        await tab.type("1")
        await until(lambda: tab.told)
        assert '"open_url"' in tab.told[0]
        assert "https://harrow-courier.example/" in tab.told[0]
        await tab.shows("(in this browser)")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
async def test_sessions_end_with_the_server(server: Server, how: signal.Signals) -> None:
    async with opened_tab(server) as tab, opened_tab(server) as other:
        await tab.shows("At least 14 people")
        await other.shows("At least 14 people")
        pids = server.sessions()
        assert len(pids) == 2
        await tab.type("))c")
        await tab.shows("claim “At least 14")
        server.process.send_signal(how)
        await until(lambda: all(map(is_gone, pids)))
        await until(lambda: server.process.poll() is not None)
    assert server.process.returncode == (-how if how is signal.SIGKILL else 0)
    assert "Traceback" not in server.process.communicate()[1]
    assert len(claims(server.project)) == 1


async def test_only_so_many_sessions_are_open_at_a_time(project: Path) -> None:
    server = begin(project, "--sessions", "1")
    try:
        async with opened_tab(server) as tab, aiohttp.ClientSession() as client:
            await tab.shows("Articles")
            async with client.get(server.address) as answer:
                assert answer.status == 503
                assert "1 sessions are open already" in await answer.text()
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await client.ws_connect(f"{server.address}session", headers={"Origin": server.origin})
            assert refused.value.status == 503
        await until(lambda: not server.sessions())
        async with opened_tab(server) as tab:
            await tab.shows("Articles")
    finally:
        end(server)


def test_another_address_is_asked_for_and_told_to_be_open(project: Path) -> None:
    command = [sys.executable, "-m", "tui", "serve", str(project), "--host", "0.0.0.0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "nothing is encrypted" in process.stderr.readline()
        process.terminate()


def test_a_port_that_is_taken_is_told_in_one_line(server: Server) -> None:
    port = str(urlsplit(server.address).port)
    assert_refused(call("serve", server.project, "--port", port), f"port {port}", "is taken", "--port")


def test_what_cannot_be_served_is_told_in_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_refused(call("serve", project, "--host", "192.0.2.1"), "192.0.2.1", "no address of this machine")
    assert_refused(call("serve", project, "--host", "no such host"), "no such host", "no address of this machine")
    assert_refused(call("serve", project / "none"), f"{project / 'none'}: not a folder", ";")
    assert_refused(call("serve", project, "--port", "65536"), "65536", "serve --help")
    assert_refused(call("serve"), "PROJECT", "serve --help")
    monkeypatch.setattr("tui.cli.serve.find_spec", lambda _: None)
    assert_refused(call("serve", project), "aiohttp", "pip install 'variorum[serve]'")


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
async def test_a_browser_draws_the_session_and_its_keys_act(server: Server, tmp_path: Path) -> None:
    async with opened(server.address, tmp_path / "profile") as page:
        await _until_true(page, "document.body.classList.contains('-first-byte')")
        before = await page.picture()
        await page.type("))c")
        await until(lambda: len(claims(server.project)) == 1)
        await asyncio.sleep(0.5)
        assert await page.picture() != before
        asked = [
            each["params"]["request"]["url"] for each in page.events if each["method"] == "Network.requestWillBeSent"
        ]
        assert len(asked) == 7
        assert all(address.startswith(server.address) for address in asked)
        assert not [each for each in page.events if each["method"] == "Runtime.exceptionThrown"]
        (pid,) = server.sessions()
    await until(lambda: is_gone(pid))


async def _until_true(page: Any, expression: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not await page.value(expression):
        assert time.monotonic() < deadline, expression
        await asyncio.sleep(0.1)
