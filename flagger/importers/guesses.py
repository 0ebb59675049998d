"""Which column of a strange export is what: guessed by its name and by what its cells look like."""

import re
from collections.abc import Mapping, Sequence

# For each role, what its column is called, best first. Compared in the form names are compared in.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "time": (
        r"unix ?time(?:stamp)?", r".*\b(?:date ?time|timestamp)\b.*", r"(?:date|time)\b.*", r".*\b(?:date|time)\b.*",
        ".*(?:时间|日期).*",
    ),
    "tx_hash": (r"tx ?(?:hash|id)", r".*\b(?:hash|txid|tx ?hash|tx ?id|transaction ?id)\b.*", ".*(?:哈希|交易号|交易单号).*"),
    "from": (r"(?:from|sender)(?:[ _]?address)?", "(?:付款|发送|转出|发起)(?:方|地址|人).*"),
    "to": (r"(?:to|receiver|recipient)(?:[ _]?address)?", "(?:收款|接收|转入)(?:方|地址|人).*"),
    "counterparty": (r".*\b(?:counterpart[iy]\w*|destination|address|payee)\b.*", ".*(?:对方|对手|地址|商户).*"),
    "direction": (r"(?:direction|side|flow|in/out|type)", r".*\b(?:direction|side)\b.*", ".*(?:收/支|方向|收支|类型).*"),
    "amount": (r"(?:amount|quantity|qty|value|volume|change)", r".*\b(?:amount|quantity|qty)\b.*", ".*(?:金额|数量|发生额).*"),
    "asset": (
        r"(?:coin|asset|currency|token|symbol|ticker|crypto)", r".*\b(?:coin|asset|currency|token|symbol|ticker)\b.*",
        ".*(?:币种|代币|资产|货币).*",
    ),
    "contract": (r".*\bcontract\b.*", ".*合约.*"),
    "fee": (r"(?:fees?|commission|gas fee|network fee)", r".*\bfees?\b.*", ".*(?:手续费|矿工费).*"),
    "network": (r"(?:network|chain|blockchain)", ".*(?:网络|公链|主网).*"),
    "status": (r"(?:status|state|result)", ".*(?:状态|结果).*"),
    "note": (r"(?:note|notes|memo|remark|remarks|description|comment)s?", ".*(?:备注|说明|摘要|附言).*"),
}  # fmt: skip
_NUMBER = r"[-+]?[$€£¥￥]?[0-9][0-9.,' ]*(?: ?[A-Za-z]{2,10})?|-|/"
_ADDRESS = r"0[xX][0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|bc1[0-9a-z]{20,80}|[1-9A-HJ-NP-Za-km-z]{25,44}"
_SHAPES: Mapping[str, str] = {
    "time": r"[0-9]{10}|[0-9]{13}|.*[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}.*",
    "tx_hash": r"(?:0[xX])?[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{64,90}|[!-~]{8,}",
    "amount": _NUMBER,
    "fee": _NUMBER,
    "from": _ADDRESS + r"|[\w .@*-]+",
    "to": _ADDRESS + r"|[\w .@*-]+",
    "contract": _ADDRESS,
    "asset": r"[^\W_][\w.$ -]{0,20}",
}
_SURE_SHAPES = (("tx_hash", r"(?:0[xX])?[0-9a-fA-F]{64}"), ("from", _ADDRESS), ("to", _ADDRESS),
                ("amount", r"[-+]?[0-9]+[.,][0-9]+"))  # fmt: skip
IN = {
    "in", "receive", "received", "deposit", "credit", "buy", "incoming",
    "收入", "转入", "充值", "充币", "存入", "买入", "收款",
}  # fmt: skip
OUT = {
    "out", "send", "sent", "withdraw", "withdrawal", "debit", "sell", "outgoing",
    "支出", "转出", "提现", "提币", "付款", "卖出",
}  # fmt: skip


def guess(names: Sequence[str], columns: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Role → column: by name where the cells look right, else by cells that can be one thing only."""
    found: dict[str, int] = {}
    for role, patterns in _NAMES.items():
        fitting = (
            i for pattern in patterns for i, name in enumerate(names)
            if i not in found.values() and re.fullmatch(pattern, name) and _looks(columns[i], _SHAPES.get(role, ".*"))
        )  # fmt: skip
        if (best := next(fitting, None)) is not None:
            found[role] = best
    for role, shape in _SURE_SHAPES:
        free = (i for i in columns if i not in found.values() and _looks(columns[i], shape))
        if role not in found and (best := next(free, None)) is not None:
            found[role] = best
    if ("from" in found) != ("to" in found):  # one side alone is the other party
        found.setdefault("counterparty", found.pop("from", found.pop("to", 0)))
    if "from" in found:
        for role in ("counterparty", "direction"):
            found.pop(role, None)
    if "direction" in found and not _sided(columns[found["direction"]]):
        found["method"] = found.pop("direction")
    return found


def _looks(cells: Sequence[str], shape: str) -> bool:
    filled = [cell for cell in cells if cell]
    alike = sum(bool(re.fullmatch(shape, cell, re.DOTALL)) for cell in filled)
    return bool(filled) and alike >= 0.9 * len(filled)


def _sided(cells: Sequence[str]) -> bool:
    return any(cell.casefold() in IN | OUT for cell in cells)
