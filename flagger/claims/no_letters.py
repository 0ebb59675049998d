"""Why there is no letter: said in place of them."""

from flagger.claims.matter import Matter
from flagger.text import Lang, Text

_UNSURE = Text(
    "No letter was written yet: your wallet's address was only inferred from the file ({own}). If it is yours, run again with "
    "--own ADDRESS; the letters are then written. Anyone can download anyone's history, so nobody should write to the police in "
    "the name of a wrong address. Report {id}.",
    "暂未生成信件：钱包地址是软件从文件中推断的（{own}）。如果确实是您的地址，请加上 --own 地址 重新运行，即可生成信件。"
    "任何人都能下载任何地址的记录，请勿用错误的地址报案。报告编号 {id}。",
)
_NOTHING = Text(
    "No letter was written: no outgoing transfer was flagged with medium or strong evidence, or all of those were answered as "
    "fine. This does not show that nothing happened. If there is a transfer you did not intend, run again with --not-mine HASH, "
    "or answer it in review.toml. Report {id}.",
    "没有生成信件：没有强度为中或强的转出标记，或者这些转出均已答复为“没有问题”。这不说明一定没有发生过什么。"
    "如有不是您本意的转出，请用 --not-mine 哈希 指明，或在 review.toml 中答复后重新运行。报告编号 {id}。",
)


def why_none(matter: Matter, lang: Lang) -> str:
    """Why there is no letter."""
    if matter.sent and matter.inferred:
        return _UNSURE.say(lang, own=", ".join(matter.wallets), id=matter.report_id)
    return _NOTHING.say(lang, id=matter.report_id)
