"""What may stand in a mapping: each key checked, each mistake told with its file and line."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flagger.config import Mapped
from flagger.errors import FlaggerError
from flagger.importers.networks import NETWORKS
from flagger.text import Text

# Role in [columns] → role of an Importer.
ROLES = {
    "time": "date", "tx_hash": "tx_hash", "from": "sender", "to": "receiver", "counterparty": "counterparty",
    "direction": "direction", "amount": "amount", "sent": "sent", "sent_asset": "sent_asset",
    "received": "received", "received_asset": "received_asset", "asset": "asset", "contract": "contract",
    "fee": "fee", "fee_asset": "fee_asset", "network": "network", "status": "status", "method": "method",
    "note": "note", "own": "own",
}  # fmt: skip
_SETTINGS = {
    "name": r"[\w .()\-]{1,60}", "delimiter": r".|\t", "time_zone": r".+", "date_order": "day-month-year|month-day-year",
    "decimal_mark": r"[.,]", "thousands": r"[,.' ]|", "asset": r".{1,40}", "network": ".+", "account": r"\S{1,60}",
}  # fmt: skip
_LISTS = ("in", "out", "within", "success")

_UNKNOWN = Text(
    "[{table}] has no key “{key}”; did you mean “{near}”?",
    "[{table}] 中没有“{key}”这个键；是否应为“{near}”？",
)
_KEYS = Text("Keys of [{table}]: {keys}.", "[{table}] 可用的键：{keys}。")
_BAD_VALUE = Text("[{table}] {key}: {value} will not do here", "[{table}] {key}：此处不能写 {value}")
_ALLOWED = Text("Write one of, or in the form: {allowed}.", "应为以下之一或符合此形式：{allowed}。")
_NEEDED = Text("[columns] {key} is missing or empty", "[columns] 缺少 {key}，或未填写")
_FILL_IN = Text(
    'Write the name of the column, as it stands in the file\'s header: {key} = "…".',
    "请填写文件表头中的列名：{key} = “…”（用英文直引号）。",
)


def checked(mapped: Mapped) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    """Settings, columns and words; empty ones are left out. Raises FlaggerError naming file, line and key."""
    _known(mapped, "mapping", mapped.data, ("format", "columns", "words"))
    tables = {name: _table(mapped, name) for name in ("format", "columns", "words")}
    for name, keys in (("format", tuple(_SETTINGS)), ("columns", tuple(ROLES)), ("words", _LISTS)):
        _known(mapped, name, tables[name], keys)
    settings = {
        key: _string(mapped, "format", key, value, _SETTINGS[key]) for key, value in tables["format"].items()
    }
    columns = {
        key: _string(mapped, "columns", key, value, ".+").strip() for key, value in tables["columns"].items()
    }
    said = {key: _strings(mapped, key, value) for key, value in tables["words"].items()}
    settings, columns = ({k: v for k, v in each.items() if v} for each in (settings, columns))
    _consistent(mapped, settings, columns)
    return settings, columns, said


def _consistent(mapped: Mapped, settings: Mapping[str, str], columns: Mapping[str, str]) -> None:
    legs = "sent" in columns or "received" in columns
    needed = ["time", *(("sent", "sent_asset", "received", "received_asset") if legs else ("amount",))]
    needed += [a for a, b in (("from", "to"), ("to", "from")) if b in columns]
    if not legs and "asset" not in settings:
        needed.append("asset")
    if missing := next((key for key in needed if key not in columns), None):
        raise FlaggerError(mapped.where(missing), _NEEDED, _FILL_IN, key=missing)
    network, zone = settings.get("network"), settings.get("time_zone")
    if settings.get("thousands") == settings.get("decimal_mark", "."):
        raise _bad(
            mapped, "format", "thousands", settings["thousands"], f"≠ {settings.get('decimal_mark', '.')}"
        )
    if network and network not in NETWORKS:
        raise _bad(mapped, "format", "network", network, ", ".join(NETWORKS))
    if zone and not re.fullmatch(r"[+-][0-9]{2}:[0-9]{2}", zone):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise _bad(mapped, "format", "time_zone", zone, "UTC, +08:00, Asia/Shanghai") from None


def _known(mapped: Mapped, table: str, given: Mapping[str, Any], keys: Sequence[str]) -> None:
    for key in given:
        if key not in keys:
            from rapidfuzz.process import extractOne

            raise FlaggerError(
                mapped.where(key), _UNKNOWN, _KEYS,
                table=table, key=key, near=extractOne(key, keys)[0], keys=", ".join(keys),
            )  # fmt: skip


def _bad(mapped: Mapped, table: str, key: str, value: object, allowed: str) -> FlaggerError:
    facts = {"table": table, "key": key, "value": str(value)[:80], "allowed": allowed}
    return FlaggerError(mapped.where(key), _BAD_VALUE, _ALLOWED, **facts)


def _table(mapped: Mapped, name: str) -> Mapping[str, Any]:
    value = mapped.data.get(name, {})
    if not isinstance(value, dict):
        raise _bad(mapped, "mapping", name, value, f"[{name}]")
    return value


def _string(mapped: Mapped, table: str, key: str, value: object, allowed: str) -> str:
    if isinstance(value, str) and (not value or re.fullmatch(allowed, value)):
        return value
    raise _bad(
        mapped, table, key, repr(value), f'{key} = "{allowed}"' if table == "format" else f'{key} = "…"'
    )


def _strings(mapped: Mapped, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(each.strip() for each in value)
    raise _bad(mapped, "words", key, repr(value), f'{key} = ["…", "…"]')
