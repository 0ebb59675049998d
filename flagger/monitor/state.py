"""What a watch remembers, in one file that is whole at any moment, and that only one watch uses at a time."""

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from flagger.errors import CannotWrite, FlaggerError
from flagger.text import Text

SCHEMA = "flagger/watch/1"


@dataclass(slots=True)
class State:
    """`known`: transfers of the first run. `told`: transfers of incidents that have been alerted or listed.

    `pending`: alerts not yet delivered everywhere, each with the keys of the channels that are `done`.
    """

    path: Path
    begun: bool = False
    known: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    pending: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> "State":
        """The state as last saved; a new one where there is none; raises FlaggerError where it is damaged or closed."""
        try:
            kept = json.loads(path.read_bytes())
            if kept["schema"] != SCHEMA or not isinstance(kept["begun"], bool):
                raise ValueError(kept["schema"])
            pending: list[dict[str, Any]] = [
                {"alert": dict(p["alert"]), "done": list(p["done"])} for p in kept["pending"]
            ]
            if not all(isinstance(entry["alert"]["id"], str) for entry in pending):
                raise ValueError("id")
            return cls(path, kept["begun"], _marks(kept["known"]), _marks(kept["told"]), pending)
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            raise _closed(path, error) from None
        except (ValueError, KeyError, TypeError):
            raise _damaged(path) from None

    def save(self) -> None:
        """Whole or not at all: written beside, brought to the disk, renamed."""
        kept = {
            "schema": SCHEMA,
            "begun": self.begun,
            "known": sorted(self.known),
            "told": sorted(self.told),
            "pending": self.pending,
        }
        building = self.path.with_name(f"{self.path.name}.new")
        try:
            with building.open("wb") as file:
                file.write(json.dumps(kept, ensure_ascii=False).encode())
                file.flush()
                os.fsync(file.fileno())
            building.replace(self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            raise _cannot(self.path, error) from None


def lock(path: Path) -> BinaryIO:
    """Hold the returned file open: as long as it is, no other watch can use this state."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(f"{path.name}.lock").open("ab")
    except OSError as error:
        raise _cannot(path, error) from None
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise CannotWrite(
            str(path),
            Text("another flagger watch is using this state", "另一个 flagger watch 正在使用此状态文件"),
            Text("Wait until it has ended, or give --state FILE.", "请等它结束，或用 --state 指定其他文件。"),
        ) from None
    return file


def _marks(values: object) -> set[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("marks")
    return set(values)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not possible on Windows
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _damaged(path: Path) -> FlaggerError:
    return FlaggerError(
        str(path),
        Text("this is not a whole state of flagger watch", "这不是完整的 flagger watch 状态文件"),
        Text(
            "Nothing was changed. Restore a copy, or move it away and run again: what the exports then hold counts as known.",
            "未作任何改动。请恢复备份，或把它移开后重新运行：届时导出文件中已有的内容都视为已知。",
        ),
    )


def _closed(path: Path, error: OSError) -> FlaggerError:
    return FlaggerError(
        str(path),
        Text("the state cannot be read: {error}", "无法读取状态文件：{error}"),
        Text(
            "Make it readable, or run as the same user as before.", "请使其可读，或用与此前相同的用户运行。"
        ),
        error=error.strerror or str(error),
    )


def _cannot(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        str(path),
        Text("the state cannot be kept here: {error}", "无法在此保存状态：{error}"),
        Text("Give a place you may write to with --state.", "请用 --state 指定有写入权限的位置。"),
        error=error.strerror or str(error),
    )
