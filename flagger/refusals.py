"""What is refused once the exports are read: settings that do not go with them."""

from collections.abc import Sequence

from flagger.case_file import texts
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.model import History, Source
from flagger.rules.base import Rule
from flagger.secrets import lone_digits, refuse_lone
from flagger.text import Text


def refuse_no_rule(rules: Sequence[Rule]) -> None:
    """No rule left to run: that would read as if nothing had been found; raises FlaggerError."""
    if not rules:
        raise FlaggerError(
            "--only, --skip",
            Text(
                "no rule is left: every rule asked for is also left out",
                "没有剩下任何规则：所选规则又全部被排除",
            ),
            Text("Leave --skip out, or name other rules.", "请去掉 --skip，或换用其他规则。"),
        )


def refuse_rejected(config: Config, sources: Sequence[Source]) -> None:
    """Unreadable records where `strict` is asked for; raises FlaggerError."""
    first = next(((source, source.rejected[0]) for source in sources if source.rejected), None)
    if config.strict and first:
        source, rejected = first
        raise FlaggerError(
            f"{source.name}:{rejected.line}",
            Text("column {column}: {why}", "“{column}”列：{why}"),
            Text("--strict refuses files with unreadable lines; without it they are set aside and listed.",
                 "--strict 会拒绝含有无法读取行的文件；不加此选项则将其单独列出。"),
            column=rejected.column,
            why=rejected.reason.filled(),
        )  # fmt: skip


def refuse_idle(config: Config, sources: Sequence[Source]) -> None:
    """A mapping that reads none of the exports; raises FlaggerError."""
    from flagger.importers.mapping import importer

    used = {source.importer for source in sources}
    for mapped in config.mappings:
        if importer(mapped).id not in used:
            raise FlaggerError(
                mapped.name,
                Text("this mapping fits none of the exports", "此列对应表与所有导出文件都不符"),
                Text(
                    "Leave it out, or correct the names under [columns].",
                    "请去掉它，或更正 [columns] 中的列名。",
                ),
            )


def refuse_keys(history: History, config: Config) -> None:
    """Bare hex digits in the owner's words must be hashes of the history; raises FlaggerError."""
    said = [("--known", name) for name in config.known.values()]
    said += [("--review note", answer.note) for answer in config.answers]
    said += texts(config.case) if config.case else []
    doubtful = [(where, text) for where, text in said if lone_digits(text)]
    if doubtful:
        hashes = frozenset(history.table["tx_hash"].dropna().str.lower().tolist())
        for where, text in doubtful:
            refuse_lone(where, text, hashes)
