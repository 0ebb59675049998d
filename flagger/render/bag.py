"""The folder as one ZIP file that is a BagIt bag (RFC 8493): the same bytes from the same folder."""

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from flagger.errors import CannotWrite, FlaggerError
from flagger.render.manifest import Content, digest, listing
from flagger.render.unwinding import unwinding
from flagger.text import Text

# ZIP knows no earlier day; a real one would differ from run to run.
_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16  # a plain file that its owner may write
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_THERE = Text("there is already something else here", "此处已有其他内容")
_OVERWRITE = Text(
    "Give another --out, or --overwrite to replace it.", "请换一个 --out，或用 --overwrite 覆盖。"
)
_CANNOT = Text("cannot write here: {error}", "无法写入此处：{error}")
_CHECK = Text("Check the free space and the permissions.", "请检查剩余空间，以及是否有写入权限。")
_NO_PYZIPPER = Text(
    "encryption needs the library pyzipper, which is not installed", "加密需要 pyzipper，尚未安装"
)
_INSTALL = Text("pip install flagger[encrypt]", "pip install flagger[encrypt]")


def tags(name: str, files: Mapping[str, Content], about: Mapping[str, str]) -> dict[str, Content]:
    """Every file of the bag by its path in the ZIP: the payload under data/, and what describes it."""
    sizes = sum(len(c) if isinstance(c, bytes) else c.stat().st_size for c in files.values())
    info = {**about, "Payload-Oxum": f"{sizes}.{len(files)}"}
    described: dict[str, bytes] = {
        "bagit.txt": _BAGIT,
        "bag-info.txt": "".join(f"{key}: {info[key]}\n" for key in sorted(info)).encode(),
        "manifest-sha256.txt": _lines({f"data/{path}": digest(c) for path, c in files.items()}),
    }
    described["tagmanifest-sha256.txt"] = _lines({path: digest(c) for path, c in described.items()})
    every: dict[str, Content] = {f"data/{path}": content for path, content in files.items()}
    every |= described
    return {f"{name}/{path}": every[path] for path in sorted(every)}


def _lines(digests: Mapping[str, str]) -> bytes:
    """`digest  path`; line breaks and percent signs in paths are written as BagIt wants them."""
    coded = {
        path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"): value
        for path, value in digests.items()
    }
    return "".join(f"{coded[path]}  {path}\n" for path in sorted(coded)).encode()


def contents(folder: Path) -> dict[str, Content]:
    """Every file of a folder, to be copied."""
    return {name: folder / name for name in sorted(listing(folder))}


# What opens a ZIP for writing; pyzipper's has the methods of zipfile's, and is none.
Opened = Callable[[IO[bytes]], Any]


def encrypting(passphrase: str) -> Opened:
    """A ZIP with AES-256; raises FlaggerError where pyzipper is not installed."""
    try:
        import pyzipper
    except ImportError:
        raise FlaggerError("--encrypt", _NO_PYZIPPER, _INSTALL) from None

    def opened(file: IO[bytes]) -> Any:
        made = pyzipper.AESZipFile(file, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
        made.setpassword(passphrase.encode())
        return made

    return opened


def plain(file: IO[bytes]) -> zipfile.ZipFile:
    """A ZIP that anyone can read."""
    return zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED)


def pack(
    to: Path,
    files: Mapping[str, Content],
    opened: Opened = plain,
    *,
    overwrite: bool,
) -> bool:
    """Write one ZIP of these files in one step; False if what stands there is already the same.

    Raises CannotWrite when something else is there and `overwrite` is not asked for.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{to.name}-", dir=to.parent)
        building = Path(name)
        try:
            with unwinding(), os.fdopen(handle, "wb") as file:
                _fill(file, files, opened)
            if to.is_file() and digest(to) == digest(building):
                return False
            if to.exists() and (to.is_dir() or not overwrite):
                raise CannotWrite(str(to), _THERE, _OVERWRITE)
            building.chmod(0o644)
            building.replace(to)
        finally:
            building.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(str(to), _CANNOT, _CHECK, error=error.strerror or str(error)) from None
    return True


def in_memory(files: Mapping[str, Content]) -> bytes:
    """One ZIP of these files, for a folder that holds it."""
    made = io.BytesIO()
    _fill(made, files, plain)
    return made.getvalue()


def _fill(file: IO[bytes], files: Mapping[str, Content], opened: Opened) -> None:
    with opened(file) as bag:
        for path in sorted(files):
            _add(bag, path, files[path])


def _add(bag: Any, path: str, content: Content) -> None:
    entry = getattr(bag, "zipinfo_cls", zipfile.ZipInfo)(path, _DAY)
    entry.create_system = 3  # Unix, on every system
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_DEFLATED
    with bag.open(entry, "w", force_zip64=_size(content) >= 1 << 31) as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def unused(to: Path) -> None:
    """Raise CannotWrite where a ZIP would have to replace something."""
    if to.exists():
        raise CannotWrite(str(to), _THERE, _OVERWRITE)
