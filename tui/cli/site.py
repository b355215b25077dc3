"""What `serve` answers: a page with a terminal in it, and the socket by which that terminal has its session."""

import asyncio
import html
import json
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, WSMsgType, web

from tui.cli.guard import Guard, is_loopback
from tui.cli.tab import Tab
from tui.config import Config

PAGE = files(__package__) / "page"
STATIC = files("textual_serve") / "static"

FILES: Mapping[str, tuple[Traversable, str]] = {
    "page.css": (PAGE / "page.css", "text/css"),
    "page.js": (PAGE / "page.js", "text/javascript"),
    "xterm.css": (STATIC / "css" / "xterm.css", "text/css"),
    "textual.js": (STATIC / "js" / "textual.js", "text/javascript"),
    "upright.ttf": (STATIC / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "italic.ttf": (STATIC / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""What the page needs, each where it lies and as it is served: nothing else is, and nothing comes from elsewhere."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # the terminal styles its cells
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self' {socket}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""What the page may load and who may frame it."""

HEADERS = {
    "Referrer-Policy": "no-referrer",  # the address holds the token
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

ALIVE_SECONDS = 20.0
"""How often it is seen to that a browser is still there."""

MISLEADING = ("COLUMNS", "LINES", "TERM_PROGRAM", "TMUX", "STY", "TEXTUAL_DRIVER")
"""Variables of the server's terminal, which is not the one that sessions are shown in."""


class Site:
    """A page, the files that it needs, and a socket for each tab.

    Args:
        guard: Says who is let in.
        folder: Of the articles.
        config: The settings of the call.
        most: Sessions at a time.
    """

    def __init__(self, guard: Guard, folder: Path, config: Config, most: int) -> None:
        self.tabs: set[Tab] = set()
        """The sessions that run."""
        self._guard = guard
        self._name = folder.resolve().name
        self._arguments = _arguments(folder, config)
        self._most = most
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """What answers requests."""
        application = web.Application(middlewares=[self._admit])
        application.add_routes(
            [
                web.get("/{token}/", self._page),
                web.get("/{token}/session", self._session),
                web.get("/{token}/{name}", self._file),
            ]
        )
        application.on_response_prepare.append(_set_headers)
        application.on_shutdown.append(self._close)
        return application

    @web.middleware
    async def _admit(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Let nobody in without a look; nobody learns which paths there are either."""
        token = request.path.split("/")[1]
        is_socket = "Upgrade" in request.headers or request.path.endswith("/session")
        origin = request.headers.get("Origin")
        if why := self._guard.objection(token, request.headers.get("Host", ""), origin, is_socket=is_socket):
            raise web.HTTPForbidden(text=f"{why}\n")
        return await handler(request)

    async def _page(self, _: web.Request) -> web.StreamResponse:
        self._check_room()
        page = Template((PAGE / "page.html").read_text(encoding="utf-8"))
        return web.Response(text=page.substitute(project=html.escape(self._name)), content_type="text/html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if (known := FILES.get(request.match_info["name"])) is None:
            raise web.HTTPNotFound
        return web.Response(body=known[0].read_bytes(), content_type=known[1])

    def _check_room(self) -> None:
        if len(self._sockets) >= self._most:
            told = f"{self._most} sessions are open already: close a tab of one, or serve with --sessions\n"
            raise web.HTTPServiceUnavailable(text=told)

    async def _session(self, request: web.Request) -> web.StreamResponse:
        """A session, as long as its tab is open."""
        self._check_room()
        browser = web.WebSocketResponse(heartbeat=ALIVE_SECONDS)
        self._sockets.add(browser)
        try:
            await browser.prepare(request)
            size = _size_of(request.query)
            tab = await Tab.open(self._arguments, _environment(self._guard.host), size)
            self.tabs.add(tab)
            try:
                await _attend(tab, browser)
            finally:
                await tab.end()
                self.tabs.discard(tab)
                await browser.close()
        finally:
            self._sockets.discard(browser)
        return browser

    async def _close(self, _: web.Application) -> None:
        for browser in [*self._sockets]:
            await browser.close(code=WSCloseCode.GOING_AWAY)


async def _attend(tab: Tab, browser: web.WebSocketResponse) -> None:
    """Pass on what is drawn and what is typed, until the session ends or the tab is closed."""
    ways = [asyncio.create_task(way(tab, browser)) for way in (_draw, _listen)]
    leading = asyncio.create_task(_lead_out(tab, browser))
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (*ways, leading):
            task.cancel()
        await asyncio.gather(*ways, leading, return_exceptions=True)


async def _draw(tab: Tab, browser: web.WebSocketResponse) -> None:
    async for data in tab.drawn():
        await browser.send_bytes(data)


async def _lead_out(tab: Tab, browser: web.WebSocketResponse) -> None:
    """Have the browser open in a tab of its own what the session would have opened."""
    from tui.terminal.opener import is_address

    async for address in tab.addresses():
        if is_address(address):
            await browser.send_json(["open_url", {"url": address, "new_tab": True}])


async def _listen(tab: Tab, browser: web.WebSocketResponse) -> None:
    """Hand on what the page sends: a kind and what belongs to it; what is no such thing ends the session."""
    async for message in browser:
        if message.type is not WSMsgType.TEXT:
            return
        with suppress(IndexError, KeyError, TypeError, ValueError):
            kind, *said = json.loads(message.data)
            if kind == "stdin":
                await tab.type(str(said[0]))
            elif kind == "resize":
                tab.resize(int(said[0]["width"]), int(said[0]["height"]))
            elif kind == "ping":
                await browser.send_json(["pong", said[0]])


async def _set_headers(request: web.Request, response: web.StreamResponse) -> None:
    policy = POLICY.format(socket=f"ws://{request.host} wss://{request.host}")
    response.headers.update(HEADERS | {"Content-Security-Policy": policy})


def _arguments(folder: Path, config: Config) -> list[str]:
    """The call of a session with the settings of this one."""
    data = ["--data", str(config.data.absolute())] if config.data else []
    annotator = ["--annotator", config.annotator] if config.annotator else []
    return [*data, *annotator, str(folder.absolute())]


def _environment(host: str) -> dict[str, str]:
    """The environment of a session: a display here is only for who sits here."""
    from tui.terminal.opener import DISPLAYS

    hidden = MISLEADING if is_loopback(host) else (*MISLEADING, *DISPLAYS)
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def _size_of(query: Mapping[str, str]) -> tuple[int, int]:
    try:
        return int(query["width"]), int(query["height"])
    except (KeyError, ValueError):
        return 80, 24


def serve_until_ended(site: Site, listening: socket.socket) -> None:
    """Answer until a signal comes; every session has ended by then."""
    asyncio.run(_serve(site, listening))


async def _serve(site: Site, listening: socket.socket) -> None:
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, ended.set)
    runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=ALIVE_SECONDS)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        await ended.wait()
    finally:
        await runner.cleanup()
        for tab in site.tabs:
            tab.kill()
