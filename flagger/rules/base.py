"""What a rule is, and what it may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple

import pandas as pd

from flagger.text import Message, Text

# From so many transactions on a wallet counts as used on after what looks like a takeover.
USED_ON = 3

Stage = Literal["before", "act", "after"]
# What has to come after a transfer before a rule can speak of it; `flagger watch` runs the first two kinds.
# "nothing": it speaks of a transfer as soon as that is the newest.
# "more": the rest of a run, or the next line of a list of transactions; once the last of it has come, all is known.
# "end": the end of the records: that something did not come, a place among all. Or what is too often wrong before it.
# What was said was true of the records as they were. With each kind later rows may take it back: a payee who then pays
# back, or is paid on for months, is no stranger (`ever_…`, `payee_span`, `came_back` speak of the records so far).
Wait = Literal["nothing", "more", "end"]

# What an export must hold for a rule to run, and what to say when it does not.
CAPABILITIES: Mapping[str, Text] = {
    "counterparty": Text("the export does not name the other side of transfers", "导出文件不含对方地址"),
    "contract": Text("the export holds no token contracts", "导出文件不含代币合约地址"),
    "tokens": Text(
        "no list of token transfers was given; export “Token Transfers” too",
        "未提供代币转账列表；请另行导出“Token Transfers（代币转账）”",
    ),
    "signer": Text(
        "needs the list of transactions as well as the list of token transfers; with one alone it cannot be "
        "seen who signed. Export “Transactions” too",
        "需要同时提供交易列表与代币转账列表；只有其中之一时，无法看出由谁签名。请另行导出“Transactions（交易）”",
    ),
    "internal": Text(
        "no list of internal transactions was given; export “Internal Transactions” too",
        "未提供内部交易列表；请另行导出“Internal Transactions（内部交易）”",
    ),
    "method": Text(
        "the export does not say which function was called; export the list of transactions too",
        "导出文件不含调用方法；请另行导出交易列表",
    ),
    "contract-type": Text(
        "this TRON export has no contract types; the list of transactions has them (OKLink TRON → "
        "“Transactions” → “Download CSV”, checked 2026-11)",
        "该波场导出不含合约类型；交易列表中才有（OKLink 波场 → “交易” → “下载 CSV”，2026-11 核对）",
    ),
    "statement": Text(
        "only for exchange accounts, and only where their trades were given too (the account's statement), for lists of "
        "withdrawals do not show what the account held",
        "仅适用于交易所账户，且须同时提供成交记录（账户流水），因为仅凭提现列表看不出账户里还有多少",
    ),
    "tron": Text("only for TRON wallets", "仅适用于波场钱包"),
    "wallet": Text("only for wallets of one's own, not for accounts", "仅适用于自托管钱包，不适用于平台账户"),
    "exchange": Text("only for accounts with an exchange", "仅适用于交易所账户"),
    "app": Text("only for bills of payment apps", "仅适用于支付应用的账单"),
    "lists": Text("lists of addresses are switched off (--no-lists)", "地址名单已关闭（--no-lists）"),
    "forest": Text(
        "the forest is switched off (--no-forest), or nothing was sent that it could compare",
        "孤立森林已关闭（--no-forest），或没有可供比较的转出",
    ),
}


class Span(NamedTuple):
    """A stretch of time that a list of transactions covers, and the wallet whose list it is (see `lanes`)."""

    lane: str
    first: pd.Timestamp
    last: pd.Timestamp


@dataclass(frozen=True)
class Seen:
    """What rules look at: the history's table and its statistics, row by row, and what is known.

    `capabilities` are the keys of CAPABILITIES this history offers; `known` maps addresses the
    person knows to the names given; `own` are the owner's addresses. `taken` and `strong` are the rows
    that the rules before call weak or more, and strong; only a `leftover` rule is told.
    """

    table: pd.DataFrame
    stats: pd.DataFrame
    own: frozenset[str]
    known: Mapping[str, str]
    capabilities: frozenset[str]
    spans: tuple[Span, ...] = ()
    taken: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()

    @cached_property
    def named(self) -> pd.DataFrame:
        """What every message may name: `amount` as written, `asset`, `counterparty`."""
        rows = self.table[["amount_text", "asset", "counterparty"]].astype(object)
        return rows.rename(columns={"amount_text": "amount"}).fillna({"asset": "?"})


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing to look for. Its texts and thresholds are all there is to know about it.

    `check` returns a table indexed by row position, one line a flagged transfer, its columns the
    facts of `message`; a column `_weight` lowers the weight row by row, and such a row does not stand alone. `weight` (0–1) goes into
    its `group`, of which only the strongest counts;
    `stands_alone` lets it reach high by itself; a `note` never counts as evidence; a `leftover` rule
    runs last, on what the others found.
    """

    id: ClassVar[str]
    group: ClassVar[str]
    stage: ClassVar[Stage] = "act"
    weight: ClassVar[float]
    stands_alone: ClassVar[bool] = False
    note: ClassVar[bool] = False
    leftover: ClassVar[bool] = False
    waits_for: ClassVar[Wait] = "nothing"
    softened: ClassVar[bool] = True  # by innocent evidence about the payee
    takeover: ClassVar[bool] = (
        False  # says that the keys are in other hands; a wallet used on speaks against it
    )
    title: ClassVar[Text]
    message: ClassVar[Text]
    why: ClassVar[Text]
    innocent: ClassVar[Text]
    example: ClassVar[Text]
    needs: ClassVar[tuple[str, ...]] = ()
    fewest: ClassVar[int] = 0  # outgoing transfers below which it has nothing to compare with

    def check(self, seen: Seen) -> pd.DataFrame:
        """The flagged rows and their facts."""
        raise NotImplementedError

    def partly(self, seen: Seen) -> Message | None:
        """What this rule had to leave unjudged in a history on which it ran."""
        return None

    def unmet(self, seen: Seen) -> Message | None:
        """Why this rule cannot run on this history, if it cannot."""
        for need in self.needs:
            if need not in seen.capabilities:
                return Message(f"needs-{need}", CAPABILITIES[need])
        count = int(seen.stats["out"].sum())
        if count < self.fewest:
            text = Text(
                "not enough history: {count} outgoing transfers, at least {fewest} needed",
                "历史记录不足：仅 {count} 笔转出，至少需要 {fewest} 笔",
            )
            return Message("not-enough-history", text, {"count": count, "fewest": self.fewest})
        return None


def facts(seen: Seen, mask: "pd.Series[bool]", **columns: Any) -> pd.DataFrame:
    """The flagged rows with the facts every message may use, and more."""
    rows = seen.named[mask]
    for name, values in columns.items():
        rows[name] = values[mask] if isinstance(values, pd.Series) else values
    return rows


def facts_of(seen: Seen, rows: pd.DataFrame) -> pd.DataFrame:
    """The same for rows whose facts stand in a table by row position."""
    rows = rows.sort_index()
    return pd.concat([seen.named.loc[rows.index], rows], axis=1)


def lanes(table: pd.DataFrame) -> "pd.Series[str]":
    """By row: whose list of transactions would hold it. One network's says nothing of another's."""
    return table["network"].fillna("").astype(str) + " " + table["own"].astype(str)


def unsigned(seen: Seen) -> "pd.Series[bool]":
    """Rows within the time of a list of their wallet's transactions that lacks their hash: inferred, signed by another."""
    table = seen.table
    native = table["kind"].isin(["native", "approval"]) & table["initiator"].notna()
    signed = set(table.loc[native, "tx_hash"].dropna())
    lane, inside = lanes(table), pd.Series(False, index=table.index)
    for span in seen.spans:
        inside |= lane.eq(span.lane) & table["time"].between(span.first, span.last)
    return inside & table["tx_hash"].notna() & ~table["tx_hash"].isin(signed)


def still_used(stats: pd.DataFrame) -> "pd.Series[bool]":
    """Rows after which the owner's address went on paying others, or was paid by this payee."""
    return (stats["ever_used_on"] >= USED_ON) | (stats["ever_in"] > stats["prior_in"])


def used_on(seen: Seen) -> "pd.Series[Any]":
    """By row, what a `takeover` rule adds where the owner's address went on paying others, or the payee paid it."""
    counts = seen.stats["ever_used_on"]
    told = counts.map(_used_on).where(counts >= USED_ON, _PAID_BACK)
    return told.where(still_used(seen.stats), "")


_PAID_BACK = Text("; this recipient sent something to the wallet later", "；该收款方后来曾向本钱包转入")


def _used_on(count: int) -> Text:
    return Text(
        f"; the wallet was used on: {count} more transactions to others from a week later on",
        f"；此后该钱包仍在使用：一周之后还向其他地址发出 {count} 笔",
    )


def multiple(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """The findings with a ratio as people read it: `12.5`, `1,500`."""
    return found.assign(**{name: [as_times(times) for times in found[name]]})


def as_times(ratio: float) -> str:
    """A ratio as people read it, without an exponent."""
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"
