"""Labelled cases: a folder with exports beside truth.json. CONTRIBUTING.md says what stands in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from flagger.addresses import comparable
from flagger.errors import FlaggerError
from flagger.text import Text

_HINT = Text(
    "A case is a folder with exports and a truth.json that says what happened; CONTRIBUTING.md shows one.",
    "一个案例是一个文件夹，内含导出文件和说明真实情况的 truth.json；写法见 CONTRIBUTING.md。",
)


@dataclass(frozen=True, slots=True)
class Case:
    """One wallet and what is known to have happened in it.

    `disputed` are the hashes of the transfers that made the loss, `before` of those that led to it,
    `normal` of the other outgoing ones. `declared` are own addresses the owner would name.
    """

    name: str
    paths: tuple[Path, ...]
    wallet: str
    disputed: frozenset[str]
    before: frozenset[str]
    normal: frozenset[str]
    loss: Mapping[str, Decimal]
    recipients: frozenset[str]
    pattern: str | None
    synthetic: bool
    declared: tuple[str, ...]

    def named(self) -> tuple[str, ...]:
        """The wallet and the declared addresses that occur in the exports; nothing if none does."""
        texts = [path.read_bytes().lower() for path in self.paths]
        found = [own for own in self.declared if any(own.lower().encode() in text for text in texts)]
        return (self.wallet, *found) if found else ()


def find(roots: Sequence[Path]) -> list[Case]:
    """Every case in these folders (or the folders themselves), by name; raises FlaggerError if none."""
    folders = [
        folder for root in roots for folder in ([root] if (root / "truth.json").is_file() else _inside(root))
    ]
    return [_read(folder) for folder in sorted(set(folders), key=lambda folder: (folder.name, folder))]


def _inside(root: Path) -> list[Path]:
    found = [path.parent for path in root.glob("*/truth.json")]
    if not found:
        raise FlaggerError(str(root), Text("there are no cases in it", "其中没有案例"), _HINT)
    return found


def _read(folder: Path) -> Case:
    path = folder / "truth.json"
    try:
        truth = json.loads(path.read_text(encoding="utf-8"))
        return _case(folder, truth)
    except KeyError as missing:
        problem = Text("it does not say `{key}`", "其中缺少 `{key}`")
        raise FlaggerError(str(path), problem, _HINT, key=missing.args[0]) from None
    except (OSError, ValueError, TypeError, AttributeError, InvalidOperation) as error:
        problem = Text("this truth.json cannot be used: {error}", "无法使用此 truth.json：{error}")
        raise FlaggerError(str(path), problem, _HINT, error=str(error) or repr(error)) from None


def _case(folder: Path, truth: Mapping[str, Any]) -> Case:
    return Case(
        name=folder.name,
        paths=tuple(folder / name for name in truth["files"]),
        wallet=comparable(truth["wallet"]),
        disputed=_hashes(truth["theft"]),
        before=_hashes(truth["precursor"]),
        normal=_hashes(truth["normal"]),
        loss={asset: Decimal(amount) for asset, amount in truth["loss"].items()},
        recipients=frozenset(address.lower() for address in truth["recipients"]),
        pattern=truth.get("pattern"),
        synthetic=bool(truth.get("synthetic", False)),
        declared=tuple(comparable(address) for address in truth.get("declared", ())),
    )


def _hashes(told: Sequence[str]) -> frozenset[str]:
    return frozenset(comparable(tx_hash) for tx_hash in told)
