"""review-template.toml: one question an incident, nothing preselected, for the owner to answer."""

from collections.abc import Iterator

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
# 其他转账也可以答复：新增一段 [[answer]]，在 transfers 中写交易哈希（支付账单写订单号）。
# Any other transfer can be answered too: one more [[answer]] with its transaction hash (of a bill: its order number) in transfers.
#
"""


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """One file in both languages, whatever the languages of the report."""
    choices = "".join(f"#   {word:<14} {said.zh} / {said.en}\n" for word, said in VERDICTS.items())
    parts = [_question(report, incident) for incident in report.incidents]
    yield "review-template.toml", "\n".join([_HEAD + choices, *parts]).encode("utf-8", "backslashreplace")


def _question(report: Report, incident: Incident) -> str:
    title = PATTERNS[incident.pattern]
    lines = [f"# {incident.label}  {title.zh} / {title.en}"]
    table = report.history.table.iloc[list(incident.rows)]
    columns = (
        table[name].tolist() for name in ("time", "amount_text", "asset", "counterparty", "amount", "method")
    )
    for time, amount_text, asset, party, amount, method in zip(*columns, strict=True):
        what = f"{amount_text} {visible(asset, 40)} → {visible(party if isinstance(party, str) else '?')}"
        if not amount and isinstance(method, str):
            what = f"{visible(method, 60)}（未转移资产 / nothing moved）"
        lines.append(f"#   {utc(time)}  {what}")
    ids = sorted({flag.id for flag in incident.flags if flag.row in incident.rows})
    named = {flag.row for flag in incident.flags}
    others = [row for row in incident.rows if row not in named]
    lines += ["[[answer]]", f'incident = "{incident.id}"', f"flags = {_list(ids)}"]
    lines.append(f"transfers = {_list(report.history.table['id'].iloc[others].tolist())}")
    return "\n".join([*lines, 'verdict = ""', 'note = ""', ""])


def _list(ids: list[str]) -> str:
    return "[" + ", ".join(f'"{id_}"' for id_ in ids) + "]"
