"""The first sheet: what this file is, what was found, what it cannot say."""

from collections.abc import Sequence

from flagger.cautions import second_scam
from flagger.model import Incident
from flagger.render.facts import counts
from flagger.render.sheets import aside, flags, transfers
from flagger.render.sheets.base import Cell, Column, Part, Sheet, both
from flagger.render.view_parts import amount
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, SEVERITIES
from flagger.text import Lang, Text

COLUMNS = (
    Column(Text("item", "项目"), Text("What the line is about.", "该行内容。")),
    Column(Text("content", "内容"), Text("What there is to say about it.", "具体说明。"), "prose"),
)
ABOUT = Text(
    "Made by software from the exports given. A flag is an inference from rules that may be wrong; it is not a finding that the "
    "law was broken. The file does not prove whose wallet it is: anyone can download anyone's history.",
    "由软件根据提供的导出文件整理。标记是按规则得出的推断，可能有误，不等于违法认定。本文件不证明钱包归属：任何人都能下载任何地址的记录。",
)
AMOUNTS = Text(
    "Exact amounts are text; the columns called approximate are numbers for sums and charts.",
    "精确数量为文本；标为“近似”的列是数值，便于求和、作图。",
)
PRINTED = Text(
    "On paper each sheet is A4 across and holds its first columns; the others (ids, the second amount, explorer pages …) are on "
    "screen only. For a printed report use report.pdf; print All transfers only where a list of every transfer is asked for.",
    "打印时每张表为 A4 横向，只含靠前的各列；其余各列（编号、近似数量、浏览器页面等）只在屏幕上显示。需要纸质报告请打印 report.pdf；"
    "只有对方要求提供全部转账清单时才打印“全部转账”表。",
)
COUNTED = Text(
    "{transfers} transfers, {flagged} flagged (strong {high}, medium {medium}, weak {low}, notes {info}); {duplicates} duplicates joined",
    "转账 {transfers} 笔，被标记 {flagged} 笔（强 {high}、中 {medium}、弱 {low}、提示 {info}）；合并重复 {duplicates} 笔",
)
HAPPENED = Text(
    "{severity}; {title}; {first} to {last}; {amounts}; to {recipients}",
    "{severity}；{title}；{first} 至 {last}；{amounts}；至 {recipients}",
)
LIMITED = Text(
    "Not all flags or lines set aside are here; all are in report.json.",
    "标记或未读取的行未全部列出，全部见 report.json。",
)
NONE = Text("No transfer was flagged.", "没有被标记的转账。")


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """Two columns, one line an item."""
    report = view.report
    lines: list[tuple[Text, str]] = [
        (Text("report", "报告编号"), f"{report.report_id} (flagger {report.version})"),
        (Text("what this is", "说明"), both(ABOUT, langs)),
        *((Text("own address", "本人地址"), wallet.address) for wallet in report.history.wallets),
        (Text("time zone", "时区"), report.history.zone),
    ]
    if len(view.table):
        lines.append(
            (
                Text("period", "时段"),
                f"{view.first.utc} = {view.first.local} – {view.last.utc} = {view.last.local}",
            )
        )
    lines.append((Text("counted", "计数"), both(COUNTED.filled(**counts(report)), langs)))
    lines += [(Text(i.label, i.label), _happened(view, i, langs)) for i in report.incidents]
    if not report.incidents:
        lines.append((Text("found", "结果"), both(NONE, langs)))
    lines += [(Text("read this", "请注意"), both(text, langs)) for text in _remarks(view)]
    rows: list[list[Cell]] = [[both(name, langs), text] for name, text in lines]
    return Sheet(Text("Summary", "摘要"), (Part(COLUMNS, rows),))


def _remarks(view: View) -> list[Text]:
    apart = sum(len(s.skipped) + len(s.rejected) for s in view.report.history.sources)
    cut = len(view.report.flags) > flags.MOST or apart > aside.MOST
    partly = transfers.partly(view)
    return [
        AMOUNTS,
        PRINTED,
        *([partly] if partly else []),
        *([LIMITED] if cut else []),
        second_scam(view.owners),
    ]


def _happened(view: View, incident: Incident, langs: Sequence[Lang]) -> str:
    told = HAPPENED.filled(
        severity=SEVERITIES[incident.severity], title=PATTERNS[incident.pattern],
        first=view.moment(incident.first).utc, last=view.moment(incident.last).utc,
        amounts=", ".join(amount(loss) for loss in incident.losses), recipients=", ".join(r.address for r in incident.recipients),
    )  # fmt: skip
    return both(told, langs)
