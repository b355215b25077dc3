from tests.tui.sitting import Sitting
async def test_probe(sitting: Sitting) -> None:
    async with sitting as s:
        print(s.seen)
        await s.press("c")
        print(s.said, s.tags())
        await s.press("n")
        print(s.seen)
async def test_probe2(sitting: Sitting) -> None:
    async with sitting as s:
        await s.press("c")
