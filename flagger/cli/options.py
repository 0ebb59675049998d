"""Options that several commands share, and how they become one Config."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from flagger.addresses import comparable
from flagger.case_file import read_case
from flagger.cli.console import LangChoice
from flagger.config import DEFAULT_ZONE, Config, read_config, read_mapping
from flagger.errors import FlaggerError
from flagger.prices import read_prices
from flagger.review import read_review
from flagger.secrets import refuse
from flagger.text import Text


class FailOn(StrEnum):
    """--fail-on."""

    low = "low"
    medium = "medium"
    high = "high"


Exports = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT",
        help="Exported files of one wallet, or the folder they lie in; - is standard input. 同一钱包的导出文件，或存放它们的文件夹。",
    ),
]
LangOption = Annotated[LangChoice, typer.Option("--lang", help="Language. 语言。")]
Own = Annotated[
    list[str] | None, typer.Option("--own", metavar="ADDRESS", help="Your own address. 您自己的地址。")
]
Known = Annotated[
    list[str] | None,
    typer.Option(
        "--known", metavar="ADDRESS[=NAME]", help="An address you know and pay. 您认识并付款的地址。"
    ),
]
NotMine = Annotated[
    list[str] | None,
    typer.Option("--not-mine", metavar="TX_HASH", help="A transfer you did not make. 不是您操作的转账。"),
]
Network = Annotated[
    str | None, typer.Option("--network", help="Network, where the export does not say it. 网络名称。")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of the files, e.g. gb18030. 文件编码。")
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help=f"For times without a zone and the second time shown; default {DEFAULT_ZONE}. 时区。",
    ),
]
ImporterName = Annotated[
    str | None, typer.Option("--importer", help="Format, where it cannot be told. 指定格式。")
]
MappingFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--mapping",
        metavar="FILE.toml",
        help="How to read a format flagger does not know; see inspect --map. 列对应表。",
    ),
]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="Settings (flagger.toml). 设置文件。")]
ReviewFile = Annotated[
    Path | None, typer.Option("--review", help="Your answers (review.toml). 您的答复文件。")
]
PricesFile = Annotated[
    Path | None,
    typer.Option("--prices", help="Prices you looked up: date,asset,currency,price,source. 价格文件。"),
]
CaseFile = Annotated[
    Path | None, typer.Option("--case", help="What you know about it (case.toml). 案情文件。")
]
NoLists = Annotated[
    bool, typer.Option("--no-lists", help="Without lists of suspect addresses. 不使用地址名单。")
]
NoForest = Annotated[bool, typer.Option("--no-forest", help="Without the isolation forest. 不使用孤立森林。")]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="RULE", help="Only these rules. 只运行这些规则。")
]
Skip = Annotated[
    list[str] | None, typer.Option("--skip", metavar="RULE", help="All rules but these. 不运行这些规则。")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse files with unreadable lines. 有无法读取的行即拒绝。")
]
FailOnOption = Annotated[
    FailOn | None, typer.Option("--fail-on", help="Exit 1 at or above this. 达到此强度时退出码为 1。")
]


def config_of(config: Path | None, **options: Any) -> Config:
    """One Config from flagger.toml and the options; options win. Raises FlaggerError on bad values."""
    settings: dict[str, Any] = read_config(config) if config else {}
    known = {**settings.get("known", {}), **_names(options["known"] or ())}
    for address, name in known.items():
        refuse("--known", f"{address} {name}")
    zone = options["zone"] or settings.get("tz")
    _check_zone(zone)
    _check_names(options["importer"], options["network"])
    mappings = tuple(read_mapping(path) for path in options.get("mapping") or ())
    return Config(
        own=tuple(comparable(address) for address in options["own"] or settings.get("own", ())),
        known={comparable(address): str(name) for address, name in known.items()},
        not_mine=tuple(comparable(tx_hash) for tx_hash in options["not_mine"] or ()),
        network=options["network"] or settings.get("network"),
        encoding=options["encoding"],
        zone=zone or DEFAULT_ZONE,
        zone_found_by="option" if zone else "default",
        day_first=_yes_or_no(settings, "day_first"),
        importer=options["importer"],
        mappings=mappings,
        lists=not options["no_lists"],
        forest=not options["no_forest"],
        only=tuple(options["only"] or ()),
        skip=tuple(options["skip"] or ()),
        strict=options["strict"],
        thresholds=settings.get("rules", {}),
        prices=read_prices(options["prices"]) if options.get("prices") else (),
        answers=read_review(options["review"]) if options["review"] else (),
        case=read_case(options["case"]) if options.get("case") else None,
    )


def _yes_or_no(settings: dict[str, Any], name: str) -> bool | None:
    value = settings.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise FlaggerError(
        "--config",
        Text("{name} is either true or false", "{name} 只能是 true 或 false"),
        Text("Write {name} = true, without quotation marks.", "请写 {name} = true，不加引号。"),
        name=name,
    )


def _names(known: Sequence[str]) -> dict[str, str]:
    return {address: name for address, _, name in (item.partition("=") for item in known)}


def _check_zone(zone: str | None) -> None:
    try:
        ZoneInfo(zone or DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FlaggerError(
            "--tz",
            Text("there is no time zone called {zone}", "没有名为 {zone} 的时区"),
            Text(
                "Names look like Asia/Shanghai, Europe/London, UTC.",
                "时区名称形如 Asia/Shanghai、Europe/London、UTC。",
            ),
            zone=zone,
        ) from None


def _check_names(importer: str | None, network: str | None) -> None:
    """Unknown importer or network names, with the nearest that exists."""
    from flagger.importers import importers
    from flagger.importers.networks import NETWORKS

    usable = [each.id for each in importers() if each.wrong is None]
    for option, value, names in (("--importer", importer, usable), ("--network", network, list(NETWORKS))):
        if value is not None and value not in names:
            from rapidfuzz.process import extractOne

            raise FlaggerError(
                option,
                Text("{value} is not known; did you mean {nearest}?", "没有 {value}；您是否想用 {nearest}？"),
                Text("Known: {names}.", "可用：{names}。"),
                value=value,
                nearest=extractOne(value, names)[0],
                names=", ".join(names),
            )
