"""The owner's answers applied: only `mine_ok` lowers a severity, and no answer removes anything."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from flagger.addresses import comparable
from flagger.errors import FlaggerError
from flagger.incidents.weigh import Evidence
from flagger.model import Flag, Incident, Severity
from flagger.review import Answer
from flagger.rules import classes
from flagger.text import Text

DENIED = ("mine_deceived", "not_mine")


def by_row(table: pd.DataFrame, made: Sequence[Flag], answers: Sequence[Answer]) -> dict[int, str]:
    """The verdict of each transfer that was answered, by row position.

    An id that is in none of these exports, or two answers for one transfer, raise FlaggerError.
    """
    if not answers:
        return {}
    rows: dict[str, list[int]] = {}
    for flag in made:
        rows.setdefault(flag.id, []).append(flag.row)
    # A token payment also has the row of its call, which moves nothing: a hash means what moved.
    moving = table["tx_hash"].where(table["amount"].gt(0))
    calls = table["tx_hash"].where(~table["tx_hash"].isin(moving.dropna()))
    for ids in (table["id"], moving, calls):
        known = ids.dropna().str.lower()
        for row, id_ in zip(known.index.tolist(), known.tolist(), strict=True):
            rows.setdefault(id_, []).append(row)
    unknown = {id_ for answer in answers for id_ in answer.ids} - rows.keys()
    rows |= _once_flagged(table, unknown)
    verdicts: dict[int, str] = {}
    for answer in answers:
        for id_ in answer.ids:
            if id_ not in rows:
                raise _unknown(id_)
            for row in rows[id_]:
                if verdicts.setdefault(row, answer.verdict) != answer.verdict:
                    raise _twice(id_, verdicts[row], answer.verdict)
    return verdicts


def _once_flagged(table: pd.DataFrame, ids: set[str]) -> dict[str, list[int]]:
    """The transfers of flags that are not made any more, by the flags' ids.

    Exports that were made later may show that a payee was not the only one ever paid: the flag is gone,
    its transfer is there, and so the answer about it holds.
    """
    found: dict[str, list[int]] = {}
    for rule in classes() if ids else ():
        for row, key in enumerate(table["key"].tolist()):
            id_ = Flag(rule, row, key, Severity.info).id
            if id_ in ids:
                found.setdefault(id_, []).append(row)
    return found


def disowned(table: pd.DataFrame, hashes: Sequence[str]) -> list[int]:
    """Row positions of the transfers the owner says are not theirs; raises FlaggerError if absent."""
    rows: list[int] = []
    amounts = table["amount"].to_numpy(dtype="float64")
    for tx_hash in hashes:
        hits = table.index[table["tx_hash"].eq(comparable(tx_hash))].tolist()
        if not hits:
            raise FlaggerError(
                "--not-mine",
                Text("the hash {hash} is in none of the exports", "导出文件中没有哈希 {hash}"),
                Text("Copy it whole from the transaction's page.", "请从交易页面完整复制。"),
                hash=tx_hash,
            )
        # A token payment also has the row of its call, which moves nothing.
        moving = [row for row in hits if amounts[row] > 0]
        rows += moving or hits
    return rows


def soften(evidence: Evidence, verdicts: Mapping[int, str]) -> Evidence:
    """The severities with what the owner knows to be fine at most a note."""
    fine = [row for row, verdict in verdicts.items() if verdict == "mine_ok"]
    severity = evidence.severity.copy()
    severity[fine] = severity[fine].clip(max=int(Severity.info))
    return Evidence(severity, evidence.strength)


def lowered(flag: Flag, verdicts: Mapping[int, str]) -> Flag:
    """A flag after the answer about its transfer."""
    return replace(flag, severity=Severity.info) if verdicts.get(flag.row) == "mine_ok" else flag


def judged(incident: Incident, verdicts: Mapping[int, str]) -> Incident:
    """An incident with its flags lowered, and a verdict where all its transfers have the same."""
    given = {verdicts.get(row) for row in incident.rows}
    verdict = given.pop() if len(given) == 1 else None
    flags = tuple(lowered(flag, verdicts) for flag in incident.flags)
    severity = max((flag.severity for flag in flags), default=incident.severity)
    return replace(
        incident, flags=flags, severity=Severity(severity), by_rules=incident.severity, verdict=verdict
    )


def _unknown(id_: str) -> FlaggerError:
    return FlaggerError(
        "--review",
        Text("{id} is in none of these exports", "这些导出文件中没有 {id}"),
        Text(
            "Give the same exports as when the question was asked, or take this answer out.",
            "请提供与当时相同的导出文件，或删去这个答复。",
        ),
        id=id_,
    )


def _twice(id_: str, first: str, second: str) -> FlaggerError:
    return FlaggerError(
        "--review",
        Text(
            "{id} belongs to a transfer with two answers: {first} and {second}",
            "{id} 所指的转账有两个不同的答复：{first} 与 {second}",
        ),
        Text("Keep one of them.", "请只保留其中一个。"),
        id=id_,
        first=first,
        second=second,
    )
