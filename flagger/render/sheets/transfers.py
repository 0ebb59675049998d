"""Every transfer, or the flagged ones and their neighbours where there are too many."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from flagger.model import Severity
from flagger.render import to_csv
from flagger.render.sheets.base import (
    AT,
    EXACT_AMOUNT,
    NEAR_AMOUNT,
    NOTES,
    Cell,
    Column,
    Part,
    Sheet,
    both,
    near,
)
from flagger.render.view_totals import View
from flagger.render.words import SEVERITIES, network_name
from flagger.text import Lang, Text

MOST = 10_000
AROUND = pd.Timedelta(hours=24)
ALL, SOME = Text("All transfers", "全部转账"), Text("Selected transfers", "部分转账")
PARTLY = Text(
    "There are {count} transfers. This workbook holds {shown} of them: the flagged ones and those within 24 hours of one. All are in "
    "transfers.csv.",
    "共有 {count} 笔转账，本工作簿只含其中 {shown} 笔：被标记的及其前后 24 小时内的。全部见 transfers.csv。",
)
WAYS = {
    "in": Text("in", "转入"), "out": Text("out", "转出"), "self": Text("own to own", "本人地址之间"), "none": Text("none", "无"),
}  # fmt: skip
STATES = {"ok": Text("ok", "成功"), "failed": Text("failed", "失败"), "pending": Text("pending", "待确认")}

# By name: as in transfers.csv, or made here (`_made`).
_NAMED: Mapping[str, Column] = {
    "severity": Column(
        Text("severity", "标记强度"),
        Text(
            "How much evidence rules found; not a probability of crime. Empty: not flagged.",
            "规则依据的多少，不是犯罪可能性；空：未标记。",
        ),
        paper=True,
    ),
    "incident": Column(
        Text("incident", "事件"), Text("Label of the incident it belongs to.", "所属事件的代号。"), paper=True
    ),
    "time_utc": Column(Text("time (UTC)", "UTC 时间"), Text("Time in UTC.", "UTC 时间。"), paper=True),
    "time_local": Column(
        Text("local time", "当地时间"),
        Text(
            "The same instant in the report's zone, with its offset.",
            "同一时刻在报告所用时区的时间，含偏移。",
        ),
        paper=True,
    ),
    "direction": Column(
        Text("direction", "方向"), Text("As seen from the own address.", "以本人地址为准。"), paper=True
    ),
    "amount": Column(Text("amount (exact)", "数量（精确）"), EXACT_AMOUNT, paper=True),
    "asset": Column(
        Text("asset", "币种"),
        Text(
            "Symbol as the file has it; anyone can name a token so.",
            "文件中的符号；任何人都可以给代币取同样的名称。",
        ),
        paper=True,
    ),
    "counterparty": Column(Text("counterparty", "对方地址"), Text("The other side.", "另一方。"), paper=True),
    "tx_hash": Column(
        Text("transaction hash", "交易哈希"), Text("Hash (TxID).", "哈希（TxID）。"), paper=True
    ),
    "at": AT,
    "transfer_id": Column(
        Text("transfer_id", "转账编号"),
        Text(
            "Stable id of the transfer; the same in transfers.csv and report.json.",
            "转账的固定编号，与 transfers.csv、report.json 相同。",
        ),
    ),
    "near_amount": Column(Text("amount (approx.)", "数量（近似）"), NEAR_AMOUNT, "number"),
    "contract": Column(
        Text("contract", "合约"),
        Text("Token contract; tells tokens of one name apart.", "代币合约，用于区分同名代币。"),
    ),
    "network": Column(Text("network", "网络"), Text("Network of the transfer.", "转账所在网络。")),
    "own": Column(
        Text("own address", "本人地址"), Text("The owner's address in this row.", "该行中的本人地址。")
    ),
    "initiator": Column(
        Text("started by", "发起地址"),
        Text("Who sent the transaction, where the files say it.", "发起交易的地址（文件载明时）。"),
    ),
    "rank": Column(
        Text("place", "不寻常名次"),
        Text(
            "Place among the outgoing transfers; 1 is the most unusual.", "在全部转出中的名次；1 为最不寻常。"
        ),
        "number",
    ),
    "kind": Column(
        Text("kind", "类型"),
        Text(
            "native, token, internal, nft, approval, trade or fee.",
            "原生币 native、代币 token、内部 internal、nft、授权 approval、买卖 trade、手续费 fee。",
        ),
    ),
    "fee": Column(Text("fee (exact)", "手续费（精确）"), EXACT_AMOUNT),
    "near_fee": Column(Text("fee (approx.)", "手续费（近似）"), NEAR_AMOUNT, "number"),
    "fee_asset": Column(
        Text("fee asset", "手续费币种"), Text("What the fee was paid in.", "手续费所用币种。")
    ),
    "method": Column(
        Text("method", "调用方法"),
        Text("The function that was called, as the file has it.", "文件中的调用方法。"),
    ),
    "status": Column(
        Text("status", "状态"), Text("Failed transactions moved nothing.", "失败的交易未转移资产。")
    ),
    "value_usd": Column(
        Text("USD in the file", "文件中的美元值"),
        Text("The export's own figure, as text, not checked.", "导出文件自带的数值（文本），未核实。"),
    ),
    "rules": Column(Text("rules", "规则"), Text("Rules that flagged it, by id.", "作出标记的规则编号。")),
    "reason_zh": Column(
        Text("why (Chinese)", "原因（中文）"),
        Text("The rules' sentences.", "规则给出的说明。"),
        langs=("zh",),
    ),
    "reason_en": Column(
        Text("why (English)", "原因（英文）"),
        Text("The rules' sentences.", "规则给出的说明。"),
        langs=("en",),
    ),
    "note": Column(
        Text("remark in the file", "文件内备注"), Text("The export's own remark.", "导出文件自带的备注。")
    ),
    "source": Column(Text("source file", "来源文件"), Text("Name of the export.", "导出文件名。")),
    "line": Column(
        Text("line", "行号"),
        Text("First line of the record in that file.", "该记录在文件中的首行行号。"),
        "number",
    ),
    "notes": NOTES,
}
COLUMNS = tuple(_NAMED.values())


def rows_of(view: View) -> "pd.Index[int]":
    """The rows shown, in order of source and line."""
    table = view.table
    order = table.sort_values(["source", "line", "id"], kind="stable").index
    if len(order) <= MOST:
        return order
    flagged = (table["severity"] > 0) | table.index.isin(list(view.numbers))
    marks = np.sort(table.loc[flagged, "time"].to_numpy())
    times = table["time"].to_numpy()
    after = np.searchsorted(marks, times - AROUND.to_timedelta64())
    before = np.searchsorted(marks, times + AROUND.to_timedelta64(), side="right")
    near_one = pd.Series(before > after, index=table.index)
    # Flagged rows first: never crowded out by neighbours.
    ranked = [*order[flagged[order]], *order[near_one[order] & ~flagged[order]]][:MOST]
    return order[order.isin(ranked)]


def partly(view: View) -> Text | None:
    """What to say where not every transfer is here."""
    count = len(view.table)
    if count <= MOST:
        return None
    return PARTLY.filled(count=count, shown=len(rows_of(view)))


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """One row a transfer."""
    chosen = rows_of(view)
    texts, made = to_csv.texts(view.report, chosen), _made(view, chosen, langs)
    columns = [
        made[name] if name in made else texts[name].astype("str").fillna("").tolist() for name in _NAMED
    ]
    rows = [
        [cell or None if isinstance(cell, str) else cell for cell in row]
        for row in zip(*columns, strict=True)
    ]
    name = ALL if len(chosen) == len(view.table) else SOME
    return Sheet(name, (Part(COLUMNS, rows),))


def _made(view: View, chosen: "pd.Index[int]", langs: Sequence[Lang]) -> dict[str, Sequence[Cell]]:
    """The columns that say more than transfers.csv does, or say it in words."""
    part = view.table.loc[chosen]
    strengths = {0: "", **{int(level): both(SEVERITIES[level], langs) for level in Severity}}
    networks = {name: both(network_name(name), langs) for name in part["network"].dropna().unique()}
    ranks = view.outgoing.reindex(chosen).tolist()
    return {
        "severity": [strengths[level] for level in part["severity"].tolist()],
        "direction": [both(WAYS[way], langs) if way in WAYS else "" for way in part["direction"].tolist()],
        "near_amount": [near(amount) for amount in part["amount_text"].tolist()],
        "network": [networks.get(name, "") for name in part["network"].tolist()],
        "rank": [None if rank != rank else int(rank) for rank in ranks],  # noqa: PLR0124 - NaN
        "near_fee": [near(fee) for fee in part["fee"].tolist()],
        "status": [
            both(STATES[state], langs) if state in STATES else "" for state in part["status"].tolist()
        ],
        "line": part["line"].tolist(),
        "at": [f"S{source + 1}:{line}" for source, line in zip(part["source"], part["line"], strict=True)],
        "notes": [None] * len(chosen),
    }
