"""What the person chose: options and flagger.toml, in one frozen object."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flagger.case import Case
from flagger.model import Price
from flagger.review import Answer
from flagger.text import Text
from flagger.typed import read_toml

DEFAULT_ZONE = "Asia/Shanghai"
_SETTINGS = Text("It must be TOML; see the README for an example.", "该文件须为 TOML 格式；示例见 README。")
_MAPPING = Text(
    'Each line is  key = "text"  with straight quotation marks; `flagger inspect FILE --map OUT.toml` writes a new one.',
    '每行写作  键 = "内容"  ，须用英文直引号；可用 `flagger inspect 文件 --map 新文件.toml` 重新生成。',
)


@dataclass(frozen=True)
class Mapped:
    """A mapping as its file says it: which columns of an unknown format are what (importers/mapping.py)."""

    name: str  # of the file
    text: str
    data: Mapping[str, Any]

    def where(self, key: str) -> str:
        """`file:line` of a key, for messages."""
        lines = self.text.splitlines()
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*(?:=|\])|\s*\[{re.escape(key)}\]")
        at = next((number for number, line in enumerate(lines, start=1) if pattern.match(line)), 0)
        return f"{self.name}:{at}" if at else self.name


@dataclass(frozen=True, kw_only=True)
class Config:
    """Effective settings of one run. Addresses are `comparable` (addresses.py)."""

    own: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    not_mine: tuple[str, ...] = ()
    network: str | None = None
    encoding: str | None = None
    zone: str = DEFAULT_ZONE
    zone_found_by: str = "default"
    day_first: bool | None = None  # of dates such as 03/04/2024, where nothing else settles it
    importer: str | None = None
    mappings: tuple[Mapped, ...] = ()
    lists: bool = True
    forest: bool = True
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    strict: bool = False
    thresholds: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    prices: tuple[Price, ...] = ()
    case: Case | None = None

    def effective(self) -> dict[str, object]:
        """The settings that can change a finding, in a fixed order, for the report and its id."""
        mapped = {"mappings": [each.data for each in self.mappings]} if self.mappings else {}
        told = {"case": self.case.digest()} if self.case else {}  # a hash: the settings name nobody
        return {
            **mapped,
            **told,
            "own": sorted(self.own),
            "known": {k: self.known[k] for k in sorted(self.known)},
            "not_mine": sorted(self.not_mine),
            "network": self.network,
            "encoding": self.encoding,
            "zone": self.zone,
            "importer": self.importer,
            **({} if self.day_first is None else {"day_first": self.day_first}),
            "lists": self.lists,
            "forest": self.forest,
            "only": sorted(self.only),
            "skip": sorted(self.skip),
            "rules": {rule: dict(sorted(values.items())) for rule, values in sorted(self.thresholds.items())},
            **({"prices": [price.plain() for price in self.prices]} if self.prices else {}),
            "review": sorted([*answer.ids, answer.verdict, answer.note] for answer in self.answers),
        }


def read_config(path: Path) -> dict[str, object]:
    """The tables of a flagger.toml; raises FlaggerError where it is not readable TOML."""
    return read_toml(path, _SETTINGS)[1]


def read_mapping(path: Path) -> Mapped:
    """The tables of a mapping; raises FlaggerError where it is not readable TOML."""
    return Mapped(path.name, *read_toml(path, _MAPPING))
