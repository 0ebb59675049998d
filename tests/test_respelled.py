"""The same wallet in another site's format, unit, language or notation of time: the same flags."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from story import TRUTH, originals, sample

from flagger.config import Config
from flagger.pipeline import scan

Cell = Callable[["pd.Series[str]"], str]
DRAINED = "etherscan/drained"
OWN = TRUTH[DRAINED]["wallet"]
KEEP = Config(network="ethereum")
Marks = frozenset[tuple[str, str]]


def marks(paths: Sequence[Path], name: str = DRAINED, config: Config = KEEP) -> Marks:
    """What is said of the transfers known to be disputed: rule, hash, severity."""
    report = scan(paths, config)
    assert not [rejected for source in report.history.sources for rejected in source.rejected]
    at, told = report.history.table["tx_hash"], set(TRUTH[name]["theft"])
    return frozenset((f"{f.rule} {f.severity.name}", at[f.row]) for f in report.flags if at[f.row] in told)


def expected(name: str = DRAINED) -> Marks:
    report = sample(name)
    at, told = report.history.table["tx_hash"], set(TRUTH[name]["theft"])
    found = frozenset((f"{f.rule} {f.severity.name}", at[f.row]) for f in report.flags if at[f.row] in told)
    assert {tx_hash for _, tx_hash in found} == told
    return found


def parties(name: str) -> pd.DataFrame:
    """The table of a sample wallet with sender and receiver, as text; what is not said is blank."""
    table = sample(name).history.table
    out = table["direction"].isin(["out", "self"])
    table = table.assign(
        sender=table["own"].where(out, table["counterparty"]),
        receiver=table["counterparty"].where(out, table["own"]),
    )
    return table.assign(**{"amount": table["amount_text"]}).astype(object).fillna("")


def export(path: Path, rows: pd.DataFrame, layout: Mapping[str, Cell]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([name for name in layout if not name.startswith("_")])  # OKLink names two fewer
        for row in rows.to_dict("records"):
            out.writerow([cell(row) for cell in layout.values()])  # type: ignore[arg-type]
    return path


def of(column: str) -> Cell:
    return lambda row: str(row[column])


def clock(form: str, hours: int = 0) -> Cell:
    return lambda row: f"{row['time'] + timedelta(hours=hours):{form}}"


def wei(column: str) -> Cell:
    return lambda row: f"{Decimal(row[column] or '0').scaleb(18):f}".partition(".")[0]


def said(text: str) -> Cell:
    return lambda row: text


def whether(ok: str, failed: str) -> Cell:
    return lambda row: ok if row["status"] == "ok" else failed


# --- times ------------------------------------------------------------------------------------------

PLAIN: dict[str, Cell] = {
    **{name: of(name) for name in ("network", "tx_hash", "kind", "asset", "contract", "amount", "fee", "fee_asset",
                                   "method", "status", "own", "initiator", "spender", "allowance", "label")},
    "from": of("sender"),
    "to": of("receiver"),
}  # fmt: skip
TIMES: dict[str, tuple[Cell, Config]] = {
    "nine hours ahead, said in each cell": (clock("%Y-%m-%dT%H:%M:%S+09:00", 9), Config()),
    "nine hours ahead, by option": (clock("%Y-%m-%d %H:%M:%S", 9), Config(zone="Asia/Tokyo")),
}


@pytest.mark.parametrize("name", [name for name in TRUTH if TRUTH[name]["theft"]])
@pytest.mark.parametrize("notation", TIMES)
def test_times(name: str, notation: str, tmp_path: Path) -> None:
    """The plain format keeps every column that rules look at, so nothing else changes."""
    spell, config = TIMES[notation]
    path = export(tmp_path / "wallet.csv", parties(name), {"time": spell, **PLAIN})
    assert marks([path], name, config) == expected(name)


METHODS = {"Approve": "0x095ea7b3", "Transfer": "0xa9059cbb", "": "0x"}

# --- units and languages ----------------------------------------------------------------------------


def seconds(row: "pd.Series[str]") -> str:
    return str(int(row["time"].timestamp()))  # type: ignore[attr-defined]


COIN = {
    "TxHash": of("tx_hash"),
    "UnixTimestamp": seconds,
    "FromAddress": of("sender"),
    "ToAddress": of("receiver"),
}
ZH = {
    "交易哈希": of("tx_hash"), "区块高度": said("1"), "本地时间(UTC+8)": clock("%Y/%m/%d %H:%M:%S", 8),
    "UTC时间": clock("%Y/%m/%d %H:%M:%S"), "发送方": of("sender"), "接收方": of("receiver"), "数量": of("amount"),
}  # fmt: skip


def in_wei(folder: Path, rows: pd.DataFrame) -> list[Path]:
    """Blockscout writes the smallest unit without saying so."""
    flow: Cell = lambda row: "OUT" if row["sender"] == OWN else "IN"  # noqa: E731
    native = {**COIN, "ContractAddress": said(""), "Type": flow, "Value": wei("amount"), "Fee": wei("fee"),
              "Status": whether("ok", "error"), "MethodName": of("method")}  # fmt: skip
    token = {**COIN, "TokenContractAddress": of("contract"), "Type": flow, "TokenDecimals": said("18"),
             "TokenSymbol": of("asset"), "TokensTransferred": wei("amount"), "Status": said("ok")}  # fmt: skip
    inside = {**COIN, "ContractAddress": said(""), "CallType": said("call"), "Value": wei("amount"), "ErrCode": said("")}  # fmt: skip
    kind = rows["kind"]
    return [
        export(folder / f"{OWN}_transactions.csv", rows[kind.isin(["native", "approval"])], native),
        export(folder / f"{OWN}_token_transfers.csv", rows[kind.eq("token")], token),
        export(folder / f"{OWN}_internal_transactions.csv", rows[kind.eq("internal")], inside),
    ]


def test_amounts_in_wei(tmp_path: Path) -> None:
    assert marks(in_wei(tmp_path, parties(DRAINED))) == expected()


def method_id(row: "pd.Series[str]") -> str:
    return METHODS.get(row["method"], "0x12345678")


def test_headers_in_chinese(tmp_path: Path) -> None:
    """OKLink has no list of internal transactions, so the English side goes without, too."""
    rows = parties(DRAINED)
    native = {**ZH, "手续费": of("fee"), "交易状态": method_id, "_status": whether("SUCCESS", "FAIL"), "_last": said("")}  # fmt: skip
    token = {**ZH, "代币符号": of("asset"), "代币地址": of("contract")}
    kind = rows["kind"]
    chinese = [
        export(tmp_path / f"ETH_交易记录_{OWN}.csv", rows[kind.isin(["native", "approval"])], native),
        export(tmp_path / f"ETH_代币转账_{OWN}.csv", rows[kind.eq("token")], token),
    ]
    english = [path for path in originals(DRAINED) if "internal" not in path.name]
    assert marks(chinese) == marks(english) != frozenset()
