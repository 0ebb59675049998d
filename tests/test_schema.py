"""report.json is what its schema says, key by key, and the schema says what every key means."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from story import ROOT, SAMPLES, originals

from flagger.case_file import read_case
from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.prices import read_prices
from flagger.render.profile import unnamed
from flagger.render.redact import redacted
from flagger.render.to_json import document
from flagger.review import Answer
from flagger.text import LANGS

SCHEMA: dict[str, Any] = json.loads((ROOT / "flagger/data/report.schema.json").read_text(encoding="utf-8"))


def strict(part: Any) -> Any:
    """The schema, with every key that it does not name forbidden."""
    if isinstance(part, list):
        return [strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: strict(value) for key, value in part.items()}
    return {**made, "additionalProperties": False} if isinstance(part.get("properties"), dict) else made


STRICT = Draft202012Validator(strict(SCHEMA))


def faults(report: Report) -> list[str]:
    told = json.loads(json.dumps(document(report)))
    return [f"{list(error.absolute_path)}: {error.message}" for error in STRICT.iter_errors(told)]


def reports(tmp_path: Path) -> Iterator[Report]:
    drained = originals("etherscan/drained")
    first = scan(drained, Config())
    yield first
    yield scan(drained, Config(forest=False, lists=False, only=("one-off-payee",)))
    prices, case = tmp_path / "prices.csv", tmp_path / "case.toml"
    prices.write_text("date,asset,currency,price,source\n2026-05-03,ETH,CNY,18000.5,me\n", encoding="utf-8")
    case.write_text('[reporter]\nname = "x y"\n', encoding="utf-8")
    flags = tuple(flag.id for flag in first.incidents[0].flags)
    hashes = first.history.table["tx_hash"].dropna()
    yield scan(
        drained,
        Config(
            prices=read_prices(prices), case=read_case(case), answers=(Answer(flags, "mine_ok", "a note"),),
            not_mine=(str(hashes.iloc[3]),), known={"0x" + "ab" * 20: "friend"}, zone="Europe/London", zone_found_by="option",
            day_first=True, thresholds={"one-off-payee": {"days": 3}},
        ),
    )  # fmt: skip
    for place in (
        "oklink/hijacked",
        "tronscan/hijacked",
        "kraken/account",
        "alipay/bill",
        "wechat/bill",
        "binance/account",
    ):
        for path in sorted((SAMPLES / place).iterdir())[:2]:
            yield scan([path], Config())
    bad = tmp_path / "bad.csv"
    bad.write_text("time,from,to,asset,amount\nyesterday,a,b,ETH,1\n", encoding="utf-8")
    yield scan([bad], Config())


def test_nothing_is_written_that_the_schema_does_not_name(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    seen = set()
    for report in reports(tmp_path):
        for shown in (report, unnamed(report), redacted(report, LANGS)):
            assert faults(shown) == []
            seen |= {key for source in document(shown)["sources"] for key in source}  # type: ignore[attr-defined]
    assert seen == set(SCHEMA["$defs"]["source"]["properties"])


def named(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of the schema by its path."""
    if isinstance(part, list):
        for each in part:
            yield from named(each, path)
    elif isinstance(part, dict):
        properties = part.get("properties")
        for key, value in properties.items() if isinstance(properties, dict) else ():
            yield f"{path}/{key}", value
            yield from named(value, f"{path}/{key}")
        for key, value in part.items():
            if key != "properties":
                yield from named(value, path if key in ("items", "anyOf") else f"{path}/{key}")


def test_every_key_is_explained() -> None:
    every = list(named(SCHEMA))
    assert len(every) > 120
    silent = [path for path, part in every if not part.get("description") and "$ref" not in part]
    assert silent == []
    for _, part in every:
        if "$ref" in part and not part.get("description"):
            assert SCHEMA["$defs"][part["$ref"].rpartition("/")[2]].get("description"), part


@pytest.mark.parametrize("key", ["report_id", "flags", "counts"])
def test_a_missing_key_is_noticed(key: str, tmp_path: Path) -> None:
    told = document(next(reports(tmp_path)))
    del told[key]
    assert [error.message for error in STRICT.iter_errors(told)] == [f"'{key}' is a required property"]
