"""One file that a command writes for the person: whole or not at all, never over something else unasked."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flagger.errors import CannotWrite
from flagger.render.unwinding import unwinding
from flagger.text import Text

_SOMETHING_ELSE = Text("there is already something else here", "此处已有其他内容")
_OVERWRITE = Text(
    "Give another name, or --overwrite to replace it.", "请换一个文件名，或用 --overwrite 覆盖。"
)
_SOURCE = Text("this is the file that is being read; it is never replaced", "这正是要读取的文件，不会被覆盖")
_ANOTHER = Text("Give another name.", "请换一个文件名。")
_CANNOT = Text("cannot write here: {error}", "无法写入此处：{error}")
_CHECK = Text(
    "Give a place you may write to; check the free space.", "请指定有写入权限的位置，并检查剩余空间。"
)


def write_file(path: Path, content: bytes, read: Sequence[Path], *, overwrite: bool) -> bool:
    """Put one file in place; False if what stands there is already the same.

    Raises CannotWrite where something else stands and `overwrite` is not asked for, where it is one
    of the files that were `read`, or where the place cannot be written.
    """
    try:
        if any(source.exists() and path.exists() and path.samefile(source) for source in read):
            raise CannotWrite(str(path), _SOURCE, _ANOTHER)
        if path.is_file() and path.read_bytes() == content:
            return False
        if path.is_dir() or (path.exists() and not overwrite):
            raise CannotWrite(str(path), _SOMETHING_ELSE, _OVERWRITE)
        _replace(path, content)
    except OSError as error:
        raise CannotWrite(str(path), _CANNOT, _CHECK, error=error.strerror or str(error)) from None
    return True


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    building = Path(name)
    try:
        with unwinding(), os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.chmod(0o644)
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
