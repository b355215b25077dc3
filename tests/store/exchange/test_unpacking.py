"""What an import is given: a file, a folder, a zip; never more than it may be, never from elsewhere."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from store.errors import StorageError
from store.exchange import unpacking
from store.exchange.unpacking import files_at, unpacked


def zipped(files: dict[str, bytes], link: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        if link:
            entry = zipfile.ZipInfo(link)
            entry.external_attr = 0o120777 << 16
            packed.writestr(entry, "/etc/passwd")
    return target.getvalue()


def test_a_file_a_folder_and_a_zip_give_their_files_by_name(tmp_path: Path) -> None:
    files = {"a.ann": b"T1", "deep/b.txt": b"B"}
    for name, content in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / ".hidden").write_bytes(b"x")
    (tmp_path / "x.ZIP").write_bytes(zipped(files))
    assert files_at(tmp_path / "in") == files == files_at(tmp_path / "x.ZIP")
    assert files_at(tmp_path / "in" / "a.ann") == {"a.ann": b"T1"}


def test_a_zip_of_another_name_is_left_to_its_format(tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(zipped({"a": b"A"}))
    assert files_at(tmp_path / "x.qdpx").keys() == {"x.qdpx"}


def test_links_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"s")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    assert files_at(tmp_path / "in") == {}


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:/x", "a\\..\\x"])
def test_a_name_that_leads_out_of_a_zip_is_refused(name: str) -> None:
    with pytest.raises(StorageError, match=r"^x\.zip: .* leads out of it"):
        unpacked(zipped({name: b""}), "x.zip")


def test_a_link_in_a_zip_is_refused() -> None:
    with pytest.raises(StorageError, match=r"^x\.zip: 'y' is a link"):
        unpacked(zipped({}, link="y"), "x.zip")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18) + b"junk", zipped({"a": b"A" * 99})[:-30]]
)
def test_what_is_no_zip_is_named(content: bytes) -> None:
    if content.endswith(b"junk"):
        content = content[:-4][::-1]
    with pytest.raises(StorageError, match=r"^x\.zip: is no zip"):
        unpacked(content, "x.zip")


def test_a_damaged_member_is_told_like_a_damaged_zip() -> None:
    content = bytearray(zipped({"a": bytes(range(256)) * 20}))
    content[60] ^= 0xFF
    with pytest.raises(StorageError, match=r"^x\.zip: is no zip"):
        dict(unpacked(bytes(content), "x.zip"))


def test_a_bomb_is_not_unpacked_whatever_it_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 10_000)
    with pytest.raises(StorageError, match=r"^x\.zip: holds more than"):
        unpacked(zipped({"a": bytes(20_000)}), "x.zip")
    with pytest.raises(StorageError, match=r"^x\.zip: holds more than"):
        unpacked(zipped({str(n): bytes(3_000) for n in range(4)}), "x.zip")
    lying = zipped({"a": bytes(20_000)}).replace((20_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(StorageError, match=r"^x\.zip: "):
        dict(unpacked(lying, "x.zip"))


def test_of_a_zip_one_file_is_in_memory_at_a_time() -> None:
    size, number = 4 << 20, 10
    content = zipped({f"{each}.txt": bytes([65 + each]) * size for each in range(number)})
    tracemalloc.start()
    try:
        members = unpacked(content, "x.zip")
        found = [len(members[name]) for name in members]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == [size] * number
    assert members.size == size * number
    assert peak < 3 * size


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unpacking, "MOST", 2)
    for name in "abc":
        (tmp_path / name).touch()
    with pytest.raises(StorageError, match="more than 2 files"):
        files_at(tmp_path)
    with pytest.raises(StorageError, match="more than 2 files"):
        unpacked(zipped({"a": b"", "b": b"", "c": b""}), "x.zip")


def test_too_large_a_file_or_folder_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 10)
    (tmp_path / "a").write_bytes(bytes(6))
    (tmp_path / "b").write_bytes(bytes(6))
    with pytest.raises(StorageError, match="holds more than"):
        files_at(tmp_path)
    (tmp_path / "a").write_bytes(bytes(16))
    with pytest.raises(StorageError, match="holds more than"):
        files_at(tmp_path / "a")
