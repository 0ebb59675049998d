"""Power handed over by approvals, and tokens moved without the wallet's signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, Span, facts, lanes, unsigned
from flagger.rules.imitated import imitated
from flagger.text import Message, Text

DAY = 86_400
# Approvals that some exports name by their selectors only.
_SELECTORS = {
    "0x095ea7b3": "approve (0x095ea7b3)",
    "0x39509351": "increaseAllowance (0x39509351)",
    "0xa22cb465": "setApprovalForAll (0xa22cb465)",
    "0xd505accf": "permit (0xd505accf)",
}


_GAP = Text(
    "not evaluated for {count} token outflow(s): no list of transactions of this wallet and network was given for "
    "their time",
    "有 {count} 笔代币转出未作判断：未提供该钱包在相应网络、相应时段的交易列表",
)


def _subscribed(table: pd.DataFrame, pulled: "pd.Series[bool]", party: "pd.Series[int]") -> "pd.Series[bool]":
    """Pulls of one same sum, weeks apart, to one payee: an allowance for a subscription."""
    amount, time = table["amount"].where(pulled), table["time"].where(pulled)
    same = amount.groupby(party).transform("nunique").eq(1)
    span = time.groupby(party).transform("max") - time.groupby(party).transform("min")
    return same & (span >= pd.Timedelta(days=20))


@dataclass(frozen=True, kw_only=True)
class Approval(Rule):
    """A call that lets another address move tokens."""

    id = "approval"
    group = "approval"
    stage = "before"
    weight = 0.20
    note = True
    title = Text("An approval call", "一次授权调用")
    message = Text(
        "the wallet called {method} on {counterparty}; spender: {spender}; allowance: {allowance}",
        "本钱包对 {counterparty} 调用了 {method}；被授权地址：{spender}；额度：{allowance}",
    )
    why = Text(
        "An approval lets the spender take the token later, without asking again. The export does not state "
        "spender or allowance unless they are printed here; look the transaction up in the explorer.",
        "授权之后，被授权地址可以不再询问就转走该代币。除非此处已列出，导出文件不含被授权地址和额度，请在浏览器的交易页面查看。",
    )
    innocent = Text("Every exchange of tokens begins with an approval.", "每次代币兑换都要先授权。")
    example = Text(
        "Method says Approve and the receiver is the USDT contract.",
        "Method 为 Approve，接收方是 USDT 合约。",
    )
    needs = ("method",)

    def check(self, seen: Seen) -> pd.DataFrame:
        """Approval rows that the wallet signed and that did not fail."""
        table = seen.table
        mask = table["kind"].eq("approval") & table["direction"].eq("out") & table["status"].eq("ok")
        unstated = Text("not in the export", "导出文件未载明")
        return facts(
            seen,
            mask,
            method=table["method"].replace(_SELECTORS).fillna("approve"),
            spender=table["spender"].astype(object).where(table["spender"].notna(), unstated),
            allowance=table["allowance"].astype(object).where(table["allowance"].notna(), unstated),
        )


@dataclass(frozen=True, kw_only=True)
class TokenPulled(Rule):
    """A token leaves under a hash that is not among the wallet's own transactions."""

    id = "token-pulled"
    group = "pull"
    waits_for = "more"  # the next line of the list of transactions
    weight = 0.90
    stands_alone = True
    title = Text("A token left without this wallet's signature", "非本钱包签名的代币转出")
    message = Text(
        "{amount} {asset} left under a hash that is not in this wallet's list of transactions; inferred: signed by another address",
        "{amount} {asset} 转出，而本钱包的交易导出中没有该哈希；推断不是由本地址签名",
    )
    why = Text(
        "Only a holder of an approval (or of a signed permit) can move tokens that way. The inference holds "
        "if the list of transactions covers that time without gaps.",
        "只有获得授权（或签名许可）的地址才能这样转走代币。该推断的前提是交易导出完整覆盖该时段。",
    )
    innocent = Text(
        "Subscriptions, limit orders and gasless swaps pull tokens by an approval that the owner gave on purpose.",
        "订阅扣款、限价单、免手续费兑换，也是凭本人有意给出的授权划转代币。",
    )
    example = Text(
        "12,000 USDT leave under a hash that the list of transactions, which covers that day, does not hold.",
        "12,000 USDT 转出，而覆盖当天的交易列表中没有这个哈希。",
    )
    needs = ("counterparty", "signer")

    large: float = 0.2
    little: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token outflows the wallet could afford, inside the span of the transactions, hash not among them."""
        table, stats = seen.table, seen.stats
        held = stats["share"].notna() & (stats["genuine"] | stats["handled"])
        mask = stats["out"] & table["kind"].eq("token") & held & unsigned(seen)
        # Two-way dealings, or a whole run of them, are a service the owner uses.
        habit = mask.groupby(stats["party"]).transform("sum") >= 5
        # A unit of a genuine token coming back is a dealing; dust and invented tokens are not.
        pays = stats["in"] & table["kind"].eq("token") & stats["genuine"] & (table["amount"] >= 1)
        returned = (stats["ever_in_share"] >= 0.01) | pays.groupby(stats["party"]).transform("any")
        mask &= ~habit & ~returned & ~stats["service"]
        mask &= ~imitated(seen, mask)
        found = facts(seen, mask & ~_subscribed(table, mask, stats["party"]))
        # Who may take everything seldom takes little; a first charge of a subscription is little.
        most = stats["share"].groupby(table["tx_hash"]).transform("max").reindex(found.index)
        return found.assign(_weight=np.where(most >= self.large, self.weight, self.little))

    def partly(self, seen: Seen) -> Message | None:
        """Token outflows between two downloads of transactions: nobody can say who signed them."""
        table, lane = seen.table, lanes(seen.table)
        pulled = seen.stats["out"] & table["kind"].eq("token")
        between = ~lane.isin([span.lane for span in seen.spans])
        for gap in _gaps(seen.spans):
            between |= lane.eq(gap.lane) & (table["time"] > gap.first) & (table["time"] < gap.last)
        count = int((between & pulled).sum())
        return Message("gap-between-lists", _GAP, {"count": count}) if count else None


def _gaps(spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches between two lists of one wallet's transactions."""
    for lane, own in groupby(sorted(spans), key=lambda span: span.lane):
        reached = None
        for span in own:
            if reached is not None and span.first > reached:
                yield Span(lane, reached, span.first)
            reached = span.last if reached is None else max(reached, span.last)


@dataclass(frozen=True, kw_only=True)
class UnlistedOutflow(Rule):
    """A token leaves for a stranger after the list of transactions has ended."""

    id = "unlisted-outflow"
    group = "pull"
    waits_for = "end"
    weight = 0.85
    stands_alone = True
    title = Text("A token left after the list of transactions ends", "交易列表结束之后的代币转出")
    message = Text(
        "{amount} {asset} left {hours} h after the last line of this wallet's list of transactions; if both lists were "
        "downloaded together, another address signed it",
        "{amount} {asset} 转出，时间比本钱包交易列表的最后一行晚 {hours} 小时；若两份列表是同时下载的，则不是由本地址签名",
    )
    why = Text(
        "Whoever holds an approval moves the token without the owner. The last such transfers stand behind the last "
        "line of the owner's own transactions. The inference fails if the list of transactions is the older download.",
        "持有授权的地址无需本人操作即可转走代币，这样的最后几笔会排在本人最后一笔交易之后。若交易列表下载得更早，此推断不成立。",
    )
    innocent = Text(
        "The two lists were downloaded on different days; or a subscription was charged.",
        "两份列表不是同一天下载的；或者是订阅扣款。",
    )
    example = Text(
        "The list of transactions ends on 3 May at 14:14; at 14:16 all USDT leave for an unknown address.",
        "交易列表止于 5 月 3 日 14:14；14:16 全部 USDT 转至陌生地址。",
    )
    needs = ("counterparty", "signer")

    share: float = 0.45
    later: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token outflows after the last span, of `share` of the balance, to strangers of that time, if all there are such.

        Whoever holds an approval comes back for what comes in; so does an owner whose list of transactions is the older
        download, so what leaves more than a day after the first weighs `later`.
        """
        table, stats = seen.table, seen.stats
        lane = lanes(table)
        ends = pd.Series({span.lane: span.last for span in sorted(seen.spans, key=lambda span: span.last)})
        last = lane.map(ends).astype(table["time"].dtype)
        past = (table["time"] - last).dt.total_seconds()
        held = stats["share"].notna() & (stats["genuine"] | stats["handled"])
        after = stats["out"] & table["kind"].eq("token") & held & (past > 0) & ~stats["service"]
        # An owner who went on would also have paid people known, or been paid back.
        alone = after & (stats["since_first_out"] < past) & stats["ever_in"].eq(0)
        most = stats["share"].groupby(table["tx_hash"]).transform("max") >= self.share
        others = (after & ~alone).groupby(lane).transform("any")
        mask = alone & most & table["tx_hash"].notna() & ~others
        mask &= ~imitated(seen, mask)
        found = facts(seen, mask, hours=(past / 3600).round(1))
        soon = stats["since_first_out"].reindex(found.index) <= DAY
        return found.assign(_weight=np.where(soon, self.weight, self.later))


RULES = (Approval, TokenPulled, UnlistedOutflow)
