"""A page in headless Chromium, driven by its remote debugging protocol: to look at it, and to press keys in it."""

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
"""The browser; empty where there is none."""

PATIENCE = 180.0
"""Seconds after which a browser is given up."""

ROWS = """
[...document.querySelectorAll(".xterm-rows > div")].map((row) => row.textContent).join("\\n")
"""
"""What a terminal shows that is drawn as elements; empty where it is drawn on a canvas."""


class Page:
    """A page that is open."""

    def __init__(self, debugging: aiohttp.ClientWebSocketResponse) -> None:
        self._debugging = debugging
        self._asked = 0
        self.events: list[dict[str, Any]] = []
        """What the browser told of by itself."""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something; gives its answer."""
        self._asked += 1
        await self._debugging.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            said = json.loads((await asyncio.wait_for(self._debugging.receive(), PATIENCE)).data)
            if said.get("id") == self._asked:
                assert "error" not in said, said
                result: dict[str, Any] = said.get("result", {})
                return result
            self.events.append(said)

    async def value(self, expression: str) -> Any:
        """What an expression of JavaScript gives."""
        answer = await self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    async def type(self, text: str) -> None:
        """Press keys of one character each."""
        for key in text:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self) -> bytes:
        """What is seen, as PNG."""
        answer = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])


@asynccontextmanager
async def opened(address: str, home: Path, columns: int = 1100, rows: int = 700) -> AsyncIterator[Page]:
    """A page in a browser of its own, which ends with it; width and height in pixels."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]
    options += [f"--user-data-dir={home}", f"--window-size={columns},{rows}", "about:blank"]
    browser = subprocess.Popen([CHROMIUM, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        async with aiohttp.ClientSession() as client:
            port = await _port(home)
            async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            async with client.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as debugging:
                page = Page(debugging)
                for domain in ("Page", "Runtime", "Network", "Log"):
                    await page.ask(f"{domain}.enable")
                await page.ask("Page.navigate", url=address)
                yield page
    finally:
        browser.terminate()
        try:
            browser.wait(10)
        except subprocess.TimeoutExpired:
            browser.kill()
            browser.wait()


async def _port(home: Path) -> str:
    for _ in range(int(PATIENCE / 0.1)):
        told = home / "DevToolsActivePort"
        if told.exists() and (lines := told.read_text(encoding="utf-8").split()):
            return lines[0]
        await asyncio.sleep(0.1)
    raise AssertionError("the browser did not begin")
