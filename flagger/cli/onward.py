"""What to do after `flagger report`: the most urgent step, the questions to answer, the letters."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from flagger.cli.console import say
from flagger.model import Report
from flagger.text import Lang, Text

_QUESTIONS = "review-template.toml"
_URGENT = Text("first: {step}", "请先做：{step}")
_IF = Text(
    "if you did not make it, or were deceived: {step}", "如果不是您操作的，或是受骗付出的，请先做：{step}"
)
_ANSWER = Text(
    "answer the questions: save {file} as review.toml in the folder where you ran this command (not in the report), fill it in, "
    "and run the same command again with --review review.toml",
    "请答复：把 {file} 另存到运行本命令的文件夹（不是报告文件夹），名为 review.toml，填好后在原命令后加上 --review review.toml 再运行一次",
)
_NAME = Text(
    "if you know of a transfer that you did not make, or were deceived into, name it: the beginning of {file} says how",
    "如果您知道其中某笔不是您操作的，或是受骗付出的，可以指明：方法写在 {file} 开头",
)
_LETTERS = Text("letters are in {folder}; read {first} first", "给各方的信件在 {folder}，先看 {first}")


def onward(report: Report, folder: Path, files: Container[str], langs: Sequence[Lang]) -> Iterator[str]:
    """A few lines; none where nothing was found or all of it was intended."""
    from flagger.render.advice import conditional
    from flagger.render.sections.standout import asked_about
    from flagger.render.view_totals import prepared

    view = prepared(report)
    if view.fine:
        return
    questions = folder / _QUESTIONS if _QUESTIONS in files else None  # versions for others ask nothing
    if not report.incidents:
        if questions:
            yield say(_ANSWER if asked_about(view) else _NAME, langs, file=questions)
        return
    for step in view.urgent("unknown"):  # what is asked of those is said anyway
        yield say(_IF if view.only_if and not conditional(step) else _URGENT, langs, step=step)
    if questions and any(not incident.verdict for incident in report.incidents):
        yield say(_ANSWER, langs, file=questions)
    first = f"00-read-first-{langs[0]}.docx"
    if f"claims/{first}" in files:
        yield say(_LETTERS, langs, folder=folder / "claims", first=first)
