"""One row a flag: which rule, which transfer, why."""

from collections.abc import Sequence

from flagger.model import Flag, Incident
from flagger.render.facts import incident_of
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
from flagger.render.words import SEVERITIES, VERDICTS, network_name, reason, rule_title
from flagger.text import Lang, Text

MOST = 10_000
COLUMNS = (
    Column(
        Text("severity", "标记强度"),
        Text("How much evidence; not a probability of crime.", "规则依据的多少，不是犯罪可能性。"),
        paper=True,
    ),
    Column(Text("incident", "事件"), Text("Label of the incident.", "所属事件的代号。"), paper=True),
    Column(Text("time (UTC)", "UTC 时间"), Text("Time in UTC.", "UTC 时间。"), paper=True),
    Column(
        Text("why (Chinese)", "原因（中文）"),
        Text("The rule's sentence.", "规则给出的说明。"),
        "prose",
        langs=("zh",),
        paper=True,
    ),
    Column(
        Text("why (English)", "原因（英文）"),
        Text("The rule's sentence.", "规则给出的说明。"),
        "prose",
        langs=("en",),
        paper=True,
    ),
    Column(Text("transaction hash", "交易哈希"), Text("Hash (TxID).", "哈希（TxID）。"), paper=True),
    AT,
    Column(
        Text("flag_id", "标记编号"),
        Text("Stable id of the flag; the same in report.json.", "标记的固定编号，与 report.json 相同。"),
    ),
    Column(Text("transfer_id", "转账编号"), Text("The transfer it is about.", "所涉转账的编号。")),
    Column(
        Text("rule", "规则"),
        Text("Id of the rule: `flagger explain RULE`.", "规则编号，可用 `flagger explain 规则` 查看。"),
    ),
    Column(Text("rule's title", "规则名称"), Text("What the rule is about.", "规则所指情形。")),
    Column(
        Text("local time", "当地时间"),
        Text("The same instant in the report's zone.", "同一时刻在报告所用时区的时间。"),
    ),
    Column(Text("amount (exact)", "数量（精确）"), EXACT_AMOUNT),
    Column(Text("amount (approx.)", "数量（近似）"), NEAR_AMOUNT, "number"),
    Column(Text("asset", "币种"), Text("Symbol as the file has it.", "文件中的符号。")),
    Column(Text("network", "网络"), Text("Network of the transfer.", "转账所在网络。")),
    Column(Text("counterparty", "对方地址"), Text("The other side.", "另一方。")),
    Column(
        Text("explorer page", "浏览器页面"),
        Text("Where anyone can look it up; text, not a link.", "任何人都可在此页查询；为文本，不是链接。"),
    ),
    Column(
        Text("owner's answer", "本人答复"),
        Text("The owner's statement about the incident, if any.", "本人对该事件的陈述（如有）。"),
    ),
    NOTES,
)


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """The flags, the strongest first."""
    incidents = incident_of(view.report)
    ordered = sorted(view.report.flags, key=lambda flag: (-flag.severity, flag.row, flag.rule))
    rows = [_row(view, flag, incidents.get(flag.row), langs) for flag in ordered[:MOST]]
    return Sheet(Text("Flags", "标记"), (Part(COLUMNS, rows),))


def _row(view: View, flag: Flag, incident: Incident | None, langs: Sequence[Lang]) -> list[Cell]:
    line = view.line(flag.row)
    verdict = VERDICTS.get(incident.verdict) if incident and incident.verdict else None
    network = both(network_name(line.network), langs) if line.network else None
    return [
        both(SEVERITIES[flag.severity], langs), incident.label if incident else None, line.at.utc, reason(flag, "zh"),
        reason(flag, "en"), line.tx_hash, f"{line.source}:{line.line}", flag.id, str(view.table["id"].iat[flag.row]),
        flag.rule, both(rule_title(flag.rule), langs), line.at.local, line.amount, near(line.amount), line.asset,
        network, line.party, line.link, both(verdict, langs) if verdict else None, None,
    ]  # fmt: skip
