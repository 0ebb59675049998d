"""Addresses and tokens made to be mistaken for others, and payments that went to them.

Thresholds: 100 % of 6,633 confirmed losses share at least 7 hex digits (first + last) with the
address that was meant; 98.7 % of an independent sample of attempts share 6 or more.
"""

from dataclasses import dataclass

import pandas as pd

from flagger.lists import genuine
from flagger.rules.base import Rule, Seen, facts, unsigned
from flagger.rules.imitated import matched
from flagger.similar import head, pairs, skeleton
from flagger.text import Text

_NOTE_INNOCENT = Text(
    "The row took nothing; to write one of a token needs no key of this wallet. Only copying the address would do harm.",
    "该记录没有造成资产减少；写入此类代币记录也不需要本钱包的私钥。只有从中复制地址付款才会受损。",
)
_POISON_WHY = Text(
    "Such rows are planted so that an address is copied from the list of transactions by mistake.",
    "这类记录是有意植入的，目的是让人从交易列表中误复制地址。",
)


def _report(seen: Seen, hits: pd.DataFrame) -> pd.DataFrame:
    mask = pd.Series(False, index=seen.table.index)
    mask[hits.index] = True
    shown = {name: hits[name].reindex(seen.table.index) for name in ("like", "first", "last")}
    return facts(
        seen,
        mask,
        like=shown["like"],
        head=shown["like"].map(head, na_action="ignore"),
        first=shown["first"].fillna(0).astype(int),
        last=shown["last"].fillna(0).astype(int),
    )


@dataclass(frozen=True, kw_only=True)
class LookAlikePayee(Rule):
    """Real value went to an address that looks like one paid before."""

    id = "look-alike-payee"
    group = "copy-paste"
    weight = 0.95
    stands_alone = True
    softened = False
    title = Text("Payment to an address that looks like a usual payee", "付款至与常用地址相似的地址")
    message = Text(
        "{amount} {asset} went to {counterparty}, which shares {first} characters after “{head}” and "
        "the last {last} with {like}, paid before",
        "{amount} {asset} 付给 {counterparty}；该地址与此前付过款的 {like} 相比，“{head}”后首 {first} 位、末 {last} 位相同，其余不同",
    )
    why = Text(
        "Two random addresses agree like this less than once in a hundred wallets of this size. Look-alikes are "
        "made so that one is taken for the other.",
        "两个随机地址如此相似的可能，在同等规模的钱包中不到百分之一。相似地址通常是为了让人认错而制作的。",
    )
    innocent = Text(
        "Both addresses belong to someone who makes vanity addresses.",
        "两个地址可能同属一个制作“靓号”地址的人。",
    )
    example = Text(
        "0x09a3…c499 was paid 14 times; 28,600 USDT go to another address that begins 09a3 and ends c499.",
        "曾向 0x09a3…c499 付款 14 次；这次 28,600 USDT 付给另一个同样以 09a3 开头、c499 结尾的地址。",
    )
    needs = ("counterparty",)

    digits: int = 7

    def check(self, seen: Seen) -> pd.DataFrame:
        """Outgoing value to a look-alike of an address that was paid earlier than it."""
        table, stats = seen.table, seen.stats
        worth = stats["out"] & (stats["share"].notna() | table["kind"].ne("token") | stats["genuine"])
        worth &= ~unsigned(seen)  # who copies a wrong address signs the payment; what others record is bait
        paid_since = table["time"].where(worth).groupby(table["counterparty"]).min().dropna()
        found = pairs(paid_since.index, paid_since.index, self.digits)
        if found.empty:
            return _report(seen, found)
        earlier = found["like"].map(paid_since) < found["candidate"].map(paid_since)
        hits = table.loc[worth, ["counterparty"]].reset_index()
        likest = found[earlier].drop_duplicates("candidate")
        hits = hits.merge(likest, left_on="counterparty", right_on="candidate").set_index("index")
        own = hits["counterparty"].isin(list(seen.known)) | hits["like"].isin(list(seen.own))
        # A look-alike that pays back, or has been paid for a long time, is somebody known.
        returned = (stats["ever_in"].fillna(0) >= 2)[hits.index] & (stats["ever_in_share"] > 0.05)[hits.index]
        return _report(seen, hits[~own & ~returned & ~_echo(seen, hits)])


def _echo(seen: Seen, hits: pd.DataFrame) -> "pd.Series[bool]":
    """Records that repeat, to the last digit, what the imitated address was paid within the hour before.

    A counterfeit token copies the payment that it follows. Where the export names the contract that shows by
    itself; where it does not (page data), an equal sum is no second payment.
    """
    paid = seen.table.loc[seen.stats["out"], ["counterparty", "asset", "amount_text", "time"]]
    paid = paid.rename(columns={"counterparty": "like", "time": "before"})
    rows = seen.table.loc[hits.index, ["asset", "amount_text", "time", "contract", "kind"]].assign(
        like=hits["like"]
    )
    rows = rows[rows["contract"].isna() & rows["kind"].eq("token")].reset_index(names="row")
    same = rows.merge(paid, on=["like", "asset", "amount_text"])
    gap = same["time"] - same["before"]
    near = same.loc[(gap > pd.Timedelta(0)) & (gap <= pd.Timedelta(hours=1)), "row"]
    return pd.Series(hits.index.isin(near.tolist()), index=hits.index)


@dataclass(frozen=True, kw_only=True)
class ZeroValueLookAlike(Rule):
    """A transfer of nothing, with an address that looks like one dealt with before."""

    id = "zero-value-look-alike"
    group = "poison"
    stage = "before"
    weight = 0.25
    note = True
    title = Text("Zero-value record with a look-alike address", "与常用地址相似的零金额记录")
    message = Text(
        "a record of 0 {asset} with {counterparty}, which shares {first} characters after “{head}” and the last {last} with {like}",
        "一条 0 {asset} 的记录，对方 {counterparty} 与 {like} 的“{head}”后首 {first} 位、末 {last} 位相同",
    )
    why = _POISON_WHY
    innocent = _NOTE_INNOCENT
    example = Text(
        "A minute after a payment a row of 0 USDT appears, with an address of the same first and last four digits.",
        "付款一分钟后出现一条 0 USDT 的记录，对方地址首尾四位与刚才的收款地址相同。",
    )
    needs = ("counterparty",)

    digits: int = 6

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows that move nothing and imitate."""
        zero = (
            seen.table["amount"].eq(0)
            & seen.table["direction"].isin(["in", "out"])
            & seen.table["status"].eq("ok")
        )
        return _report(seen, matched(seen, zero & ~seen.stats["called"], self.digits))


@dataclass(frozen=True, kw_only=True)
class DustLookAlike(Rule):
    """A tiny amount comes in from an address that looks like one dealt with before."""

    id = "dust-look-alike"
    group = "poison"
    stage = "before"
    weight = 0.25
    note = True
    title = Text("Dust from a look-alike address", "来自相似地址的小额转入")
    message = Text(
        "{amount} {asset} came from {counterparty}, which shares {first} characters after “{head}” and the last {last} with {like}",
        "{counterparty} 转入 {amount} {asset}；该地址与 {like} 的“{head}”后首 {first} 位、末 {last} 位相同",
    )
    why = _POISON_WHY
    innocent = _NOTE_INNOCENT
    example = Text(
        "After 35,000 USDT were paid, 0.035 USDT come in from an address with the same ending.",
        "付出 35,000 USDT 后，一个末尾相同的地址转入 0.035 USDT。",
    )
    needs = ("counterparty",)

    digits: int = 6
    share: float = 0.01

    def check(self, seen: Seen) -> pd.DataFrame:
        """Inflows below `share` of this wallet's largest payment so far, from a look-alike."""
        stats, table = seen.stats, seen.table
        largest = table["amount"].where(stats["out"]).groupby(stats["asset_code"]).cummax()
        largest = largest.groupby(stats["asset_code"]).ffill()
        dust = stats["in"] & (table["amount"] <= self.share * largest)
        return _report(seen, matched(seen, dust, self.digits))


@dataclass(frozen=True, kw_only=True)
class UnknownTokenLookAlike(Rule):
    """A token that this wallet had never handled, with an address that looks like one dealt with before."""

    id = "unknown-token-look-alike"
    group = "poison"
    stage = "before"
    weight = 0.25
    note = True
    title = Text("An unknown token with a look-alike address", "陌生代币记录，对方与常用地址相似")
    message = Text(
        "a record of {amount} of an unknown token “{asset}” with {counterparty}, which shares {first} characters after "
        "“{head}” and the last {last} with {like}",
        "一条 {amount} 个陌生代币“{asset}”的记录，对方 {counterparty} 与 {like} 的“{head}”后首 {first} 位、末 {last} 位相同",
    )
    why = _POISON_WHY
    innocent = _NOTE_INNOCENT
    example = Text(
        "Ten minutes after 10,000 USDT were paid, a record says that 10,000 “USDT.” went to an address of the same ends.",
        "付出 10,000 USDT 十分钟后，出现一条向首尾相同的地址转出 10,000“USDT.”的记录。",
    )
    needs = ("counterparty", "contract")

    digits: int = 6

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows of tokens neither genuine nor moved by the owner until then, that imitate."""
        table, stats = seen.table, seen.stats
        handled = stats["handled"] | table["initiator"].eq(table["own"]).fillna(False).astype(bool)
        odd = stats["moved"] & table["kind"].eq("token") & ~stats["genuine"] & ~handled
        return _report(seen, matched(seen, odd, self.digits))


@dataclass(frozen=True, kw_only=True)
class FakeToken(Rule):
    """A token that calls itself by a well-known symbol, under another contract."""

    id = "fake-token"
    group = "poison"
    stage = "before"
    weight = 0.25
    note = True
    title = Text("A token with a borrowed name", "冒用知名符号的代币")
    message = Text(
        "{amount} of a token called “{asset}” under contract {contract}, which is not the genuine {symbol}",
        "{amount} 个名为“{asset}”的代币，合约 {contract} 不是真正的 {symbol}",
    )
    why = Text(
        "Anyone can give a token any name. Counterfeits imitate payments and balances; they are worth nothing.",
        "任何人都可以给代币取任何名字。仿冒代币用来伪造付款和余额，没有价值。",
    )
    innocent = Text(
        "Bridged or wrapped versions of a coin have other contracts; the table of genuine ones is short.",
        "跨链或封装版本的合约也不同；内置的真合约表并不完整。",
    )
    example = Text(
        "“USDT” comes in, but its contract is not that of the genuine token on this network.",
        "收到名为“USDT”的代币，但合约不是该网络上真正的 USDT。",
    )
    needs = ("contract",)

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token rows whose symbol looks like a widely held one and whose contract is not listed for it."""
        table = seen.table
        tokens = table[table["kind"].eq("token") & table["contract"].notna() & table["asset"].notna()]
        kinds = tokens[["network", "asset", "contract"]].drop_duplicates()
        looks = kinds["asset"].map({symbol: skeleton(symbol) for symbol in kinds["asset"].unique().tolist()})
        known = genuine()
        fake = [
            symbol in known and not _is_genuine(network, contract, symbol)
            for network, contract, symbol in zip(kinds["network"], kinds["contract"], looks, strict=True)
        ]
        # One contract's address may be genuine on one network and anybody's on another.
        wrong = pd.MultiIndex.from_frame(kinds.loc[fake, ["network", "contract"]])
        mask = table["kind"].eq("token") & pd.MultiIndex.from_frame(table[["network", "contract"]]).isin(
            wrong
        )
        symbols = table["asset"].where(mask).map(skeleton, na_action="ignore")
        return facts(seen, mask, contract=table["contract"], symbol=symbols)


def _is_genuine(network: object, contract: str, symbol: str) -> bool:
    listed = genuine()[symbol]
    if not isinstance(network, str):  # the export does not say: any network's contract will do
        return any(contract == address for _, address in listed)
    networks = {name for name, _ in listed}
    return network not in networks or (network, contract) in listed


RULES = (LookAlikePayee, ZeroValueLookAlike, DustLookAlike, UnknownTokenLookAlike, FakeToken)
