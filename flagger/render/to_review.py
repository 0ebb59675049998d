"""review-template.toml: one question an incident, nothing preselected, for the owner to answer."""

from collections.abc import Iterator

from flagger.incidents.standout import standout
from flagger.model import Incident, Report
from flagger.render.safe import visible
from flagger.render.times import utc
from flagger.render.words import PATTERNS, VERDICTS
from flagger.text import Lang

_HEAD = """\
# 请为每一项填写 verdict（四选一，写在引号内），需要时在 note 中说明；改好后另存为 review.toml，
# 再用同样的导出文件运行：flagger report … --review review.toml
# For each item write one of the four words between the quotes of verdict, and a note if you like.
# Save the file as review.toml and run again with the same exports: flagger report … --review review.toml
# 不会因答复删除任何记录。 No answer removes anything.
# 其他转账也可以答复：去掉文件末尾一段的 #，在 transfers 的引号内写交易哈希、订单号，或 transfers.csv 中的 transfer_id。
# Any other transfer can be answered too: take the # off the last lines and write its hash, its order number, or its
# transfer_id of transfers.csv between the quotes of transfers.
#
"""

_OTHER = """\
# 其他转账 / another transfer
# [[answer]]
# transfers = [""]
# verdict = ""
# note = ""
"""


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """One file in both languages, whatever the languages of the report."""
    choices = "".join(f"#   {word:<14} {said.zh} / {said.en}\n" for word, said in VERDICTS.items())
    parts = [_question(report, incident) for incident in report.incidents]
    asked = {row for incident in report.incidents for row in incident.rows}
    parts += [_single(report, row) for row in standout(report) if row not in asked]
    yield (
        "review-template.toml",
        "\n".join([_HEAD + choices, *parts, _OTHER]).encode("utf-8", "backslashreplace"),
    )


def _question(report: Report, incident: Incident) -> str:
    title = PATTERNS[incident.pattern]
    lines = [f"# {incident.label}  {title.zh} / {title.en}", *_shown(report, list(incident.rows))]
    ids = sorted({flag.id for flag in incident.flags if flag.row in incident.rows})
    named = {flag.row for flag in incident.flags}
    others = [row for row in incident.rows if row not in named]
    lines += ["[[answer]]", f'incident = "{incident.id}"', f"flags = {_list(ids)}"]
    lines.append(f"transfers = {_list(report.history.table['id'].iloc[others].tolist())}")
    return "\n".join([*lines, 'verdict = ""', 'note = ""', ""])


def _single(report: Report, row: int) -> str:
    """A transfer of no group that stands out; nothing is said of it."""
    lines = ["# 未归入任何组，请核对 / in no group, for you to look at", *_shown(report, [row])]
    id_ = str(report.history.table["id"].iat[row])
    return "\n".join([*lines, "[[answer]]", f"transfers = {_list([id_])}", 'verdict = ""', 'note = ""', ""])


def _shown(report: Report, rows: list[int]) -> list[str]:
    """A comment a transfer: when, how much, to whom."""
    table, lines = report.history.table.iloc[rows], []
    columns = (
        table[name].tolist() for name in ("time", "amount_text", "asset", "counterparty", "amount", "method")
    )
    for time, amount_text, asset, party, amount, method in zip(*columns, strict=True):
        what = f"{amount_text} {visible(asset, 40)} → {visible(party if isinstance(party, str) else '?')}"
        if not amount and isinstance(method, str):
            what = f"{visible(method, 60)}（未转移资产 / nothing moved）"
        lines.append(f"#   {utc(time)}  {what}")
    return lines


def _list(ids: list[str]) -> str:
    return "[" + ", ".join(f'"{id_}"' for id_ in ids) + "]"
