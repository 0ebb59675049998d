"""What has to be said of exports given together: a list that is missing beside another, networks left open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flagger.importers import importers
from flagger.importers.reading import Reading
from flagger.model import Source
from flagger.text import Message, Text

_NO_TOKENS = Text(
    "this export lists transactions only; transfers of tokens such as USDT are in another download, and it was not "
    "given. Export it too: {title}: {where} (checked {checked})",
    "此导出只含交易列表；USDT 等代币的转账在另一个下载文件中，尚未提供。请一并导出：{title}：{where}（{checked} 核对）",
)
_NO_NETWORK = Text(
    "this export does not say its network{others}; its transfers stay without one and get no links. Say it with "
    "--network NAME (for exports of several networks: one report a network)",
    "此导出未载明所属网络{others}；其转账不标网络，也没有链接。请用 --network 指定（若导出文件属于多个网络，请每个网络各做一份报告）",
)
_SEVERAL = Text(", and the others are of several ({networks})", "，而其他导出文件属于多个网络（{networks}）")
_NONE = Text("", "")


def together(readings: Sequence[Reading]) -> dict[int, list[Message]]:
    """By source, what to say about it beside the others."""
    said: dict[int, list[Message]] = defaultdict(list)
    ids = {reading.layout.importer.id for reading in readings}
    tokens = any(r.layout.importer.kind == "token" and r.layout.importer.account is None for r in readings)
    networks = {name for r in readings if _on_chain(r) for name in _evm(r)}
    for index, reading in enumerate(readings):
        beside = reading.layout.importer.beside
        if beside is not None and beside not in ids and not tokens:
            said[index].append(_missing(beside))
        if _on_chain(reading) and len(networks) != 1 and bool(reading.table["network"].isna().any()):
            names = ", ".join(sorted(networks))
            others = _SEVERAL.filled(networks=names) if networks else _NONE
            said[index].append(Message("network-unknown", _NO_NETWORK, {"others": others}))
    return said


def _evm(reading: Reading) -> list[str]:
    """The networks that its 0x addresses are said to be on; only those could be lent to other exports."""
    named = reading.table["sender"].str.startswith("0x").fillna(False).astype(bool)
    networks: list[str] = reading.table.loc[named, "network"].dropna().unique().tolist()
    return networks


def _on_chain(reading: Reading) -> bool:
    """Whether its rows name addresses; typed files may be about anything."""
    importer = reading.layout.importer
    return importer.account is None and not importer.typed


def _missing(id_: str) -> Message:
    importer = next(each for each in importers() if each.id == id_)
    button = importer.button
    facts = {"importer": id_, "title": importer.title, "where": button.where, "checked": button.checked}
    return Message("token-file-missing", _NO_TOKENS, facts)


def with_warnings(readings: Sequence[Reading], *said: Mapping[int, list[Message]]) -> tuple[Source, ...]:
    """The sources, with what is said of them beside the others."""
    return tuple(
        replace(
            reading.source,
            warnings=(*reading.source.warnings, *(m for each in said for m in each.get(index, ()))),
        )
        for index, reading in enumerate(readings)
    )
