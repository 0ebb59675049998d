"""What the person chose: options and flagger.toml, in one frozen object."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.text import Text

DEFAULT_ZONE = "Asia/Shanghai"


@dataclass(frozen=True, kw_only=True)
class Config:
    """Effective settings of one run. Addresses are compared as importers write them."""

    own: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    not_mine: tuple[str, ...] = ()
    network: str | None = None
    encoding: str | None = None
    zone: str = DEFAULT_ZONE
    zone_found_by: str = "default"
    day_first: bool | None = None  # of dates such as 03/04/2024, where nothing else settles it
    importer: str | None = None
    lists: bool = True
    forest: bool = True
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    strict: bool = False
    thresholds: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def effective(self) -> dict[str, object]:
        """The settings that can change a finding, in a fixed order, for the report and its id."""
        return {
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
        }


def comparable(address: str) -> str:
    """An address as importers write it: 0x in lower case, Base58 untouched."""
    address = address.strip()
    return address.lower() if address[:2].lower() == "0x" else address


def read_config(path: Path) -> dict[str, object]:
    """The tables of a flagger.toml; raises FlaggerError where it is not readable TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FlaggerError(
            str(path),
            Text("this settings file cannot be read: {error}", "无法读取设置文件：{error}"),
            Text("It must be TOML; see the README for an example.", "该文件须为 TOML 格式；示例见 README。"),
            error=str(error),
        ) from None
