"""A ZIP from anybody, taken apart with care: nothing is written elsewhere, nothing larger than a report."""

import lzma
import shutil
import stat
import zipfile
import zlib
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.text import Text

MOST_FILES = 20_000
MOST_BYTES = 4 << 30
MOST_TIMES = 200  # how many times its size a ZIP may unpack to, where that is more than
FREE_BYTES = 64 << 20
_NEITHER = Text("this is neither a report folder nor a ZIP of one", "这既不是报告文件夹，也不是它的 ZIP")
GIVE = Text(
    "Give the folder that `flagger report` has written, or its ZIP.",
    "请给出 `flagger report` 生成的文件夹或 ZIP。",
)
_ENCRYPTED = Text("this ZIP is encrypted", "此 ZIP 已加密")
_UNPACK = Text(
    "Unpack it with 7-Zip, WinRAR or Keka and the passphrase, then give the folder.",
    "请先用 7-Zip、WinRAR 或 Keka 输入口令解压，再核对解压得到的文件夹。",
)
_UNSAFE = Text("this ZIP holds a name that cannot be trusted: {name}", "此 ZIP 中有不可信的文件名：{name}")
_TOO_MUCH = Text("this ZIP unpacks to more than any report holds", "此 ZIP 解压后的大小超出报告的正常范围")
_DAMAGED = Text(
    "this ZIP cannot be unpacked: it is damaged, or there is no space",
    "无法解压此 ZIP：文件已损坏，或空间不足",
)
_OTHERWISE = Text("this ZIP is packed in a way that is not read here", "此 ZIP 的压缩方式无法在此读取")
_UNPACKED = Text("Unpack it and give the folder.", "请先解压，再核对解压得到的文件夹。")
_AGAIN = Text("Ask for it again.", "请重新索取。")


def unpack(path: Path, into: Path) -> None:
    """Raise FlaggerError where a ZIP is none, is encrypted, too large, or wants to write elsewhere."""
    try:
        with zipfile.ZipFile(path) as bag:
            entries = bag.infolist()
            _refuse(path, entries)
            for name, entry in _named(path, entries, into).items():
                to = into / name
                to.parent.mkdir(parents=True, exist_ok=True)
                with bag.open(entry) as source, to.open("xb") as file:
                    shutil.copyfileobj(source, file)
    except NotImplementedError:  # Deflate64 and the like
        raise FlaggerError(str(path), _OTHERWISE, _UNPACKED) from None
    except zipfile.BadZipFile:
        problem = _DAMAGED if zipfile.is_zipfile(path) else _NEITHER
        raise FlaggerError(str(path), problem, _AGAIN if problem is _DAMAGED else GIVE) from None
    except (OSError, ValueError, zlib.error, lzma.LZMAError, EOFError, RuntimeError):
        raise FlaggerError(str(path), _DAMAGED, _AGAIN) from None


def _refuse(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise FlaggerError(str(path), _ENCRYPTED, _UNPACK)
    size = sum(entry.file_size for entry in entries)
    allowed = min(MOST_BYTES, max(FREE_BYTES, MOST_TIMES * path.stat().st_size))
    if len(entries) > MOST_FILES or size > allowed:
        raise FlaggerError(str(path), _TOO_MUCH, _AGAIN)


def _named(path: Path, entries: list[zipfile.ZipInfo], into: Path) -> dict[str, zipfile.ZipInfo]:
    """Every file by the name it is written under: below `into`, and once."""
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = _name(entry)
        if name.startswith("__MACOSX/") or name.endswith("/"):
            continue
        link = stat.S_ISLNK(entry.external_attr >> 16)
        within = (into / name).resolve().is_relative_to(into.resolve())
        if link or name in named or not within or {"", ".", ".."} & set(name.split("/")):
            raise FlaggerError(str(path), _UNSAFE, _AGAIN, name=name)
        named[name] = entry
    return named


def _name(entry: zipfile.ZipInfo) -> str:
    """With slashes. Some programs write UTF-8 or GB18030 without saying so: then ZIP's own table was used."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & 0x800 or name.isascii():
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name
