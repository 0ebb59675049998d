"""A wallet that lives: a plan played in order of time, exact balances that cannot fall below zero."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from benchmarks.synthetic.money import Asset
from benchmarks.synthetic.networks import Market, Network

Kind = Literal["native", "token", "internal", "nft", "trc10", "permission", "resource", "trigger"]


class Row(NamedTuple):
    """One row of an export: one movement, or one call that moves nothing."""

    ts: int
    tx: str
    kind: Kind
    sender: str
    to: str
    asset: Asset
    amount: int
    fee: int = 0
    method: str = "Transfer"
    error: str = ""
    parent: tuple[str, str] = ("", "")  # of an internal row: who called whom
    token_id: str = ""


@dataclass
class Truth:
    """What is known because it was made up: the answer key of one case."""

    theft: list[str] = field(default_factory=list)
    precursor: list[str] = field(default_factory=list)
    poison: list[str] = field(default_factory=list)  # baits and spam that took nothing
    loss: dict[str, list[int]] = field(default_factory=dict)  # symbol: [amount, decimals]
    recipients: list[str] = field(default_factory=list)
    declared: dict[str, str] = field(default_factory=dict)  # own addresses the owner would name
    notes: list[str] = field(default_factory=list)

    def stolen(self, tx: str, asset: Asset, amount: int, to: str) -> None:
        """Note one stolen transfer; a transfer that did not happen has no hash."""
        if not tx:
            return
        if tx not in self.theft:
            self.theft.append(tx)
        self.loss.setdefault(asset.symbol, [0, asset.decimals])[0] += amount
        if to not in self.recipients:
            self.recipients.append(to)

    def led(self, tx: str) -> None:
        """Note one row that led to the theft."""
        if tx and tx not in self.precursor:
            self.precursor.append(tx)


class Overdrawn(Exception):
    """The story spent what was not there: a fault of the generator."""


class Wallet:
    """Balances, rows and the plan; the chains add what can be done."""

    def __init__(self, network: Network, own: str, rng: random.Random, market: Market) -> None:
        self.network, self.own, self.rng, self.market = network, own, rng, market
        self.coin = network.coin
        self.rows: list[Row] = []
        self.balance: dict[str, int] = {}
        self.truth = Truth()
        self.now = 0
        self.owner_left: int | None = None  # from then on the owner does nothing here
        self.all_quiet: int | None = None  # from then on nothing at all happens
        self.after_each: Callable[[int], None] | None = None  # looks at what just happened
        self._plan: list[tuple[int, int, bool, Callable[..., object], tuple[object, ...]]] = []
        self._count = 0

    def at(self, ts: int, act: Callable[..., object], *args: object) -> None:
        """Plan `act(ts, *args)`, whoever does it; in the past means as soon as possible."""
        self._push(ts, False, act, args)

    def act(self, ts: int, act: Callable[..., object], *args: object) -> None:
        """Plan something the owner does: it does not happen once the owner has left the wallet."""
        self._push(ts, True, act, args)

    def _push(self, ts: int, owner: bool, act: Callable[..., object], args: tuple[object, ...]) -> None:
        self._count += 1
        ts = self.network.slot(max(ts, self.now))
        heapq.heappush(self._plan, (ts, self._count, owner, act, args))

    def play(self) -> None:
        """Let everything planned happen."""
        while self._plan:
            ts, _, owner, act, args = heapq.heappop(self._plan)
            self.now = ts
            if self.all_quiet is not None and ts > self.all_quiet:
                continue
            if owner and self.owner_left is not None and ts > self.owner_left:
                continue
            act(ts, *args)
            if self.after_each is not None:
                self.after_each(ts)

    def held(self, asset: Asset) -> int:
        """How much of an asset is there."""
        return self.balance.get(asset.key, 0)

    def move(self, asset: Asset, change: int) -> None:
        """Change a balance, which must not fall below zero."""
        after = self.held(asset) + change
        if after < 0:
            raise Overdrawn(f"{asset.symbol} {after} at {self.now}")
        self.balance[asset.key] = after

    def add(self, row: Row) -> str:
        """Write a row and let it move what it moves; returns its hash."""
        own = row.sender == self.own
        counts = not row.asset.fake and not row.error and row.kind in ("native", "token", "internal")
        if counts and row.sender != row.to:
            self.move(row.asset, -row.amount if own else row.amount)
        if row.fee and own:
            self.move(self.coin, -row.fee)
        self.rows.append(row)
        return row.tx

    def worth(self, asset: Asset) -> int:
        """What the holding of an asset is worth now, in cents."""
        return self.market.worth(asset, self.held(asset), self.now)

    def riches(self) -> list[Asset]:
        """Assets held, the dearest first; the coin among them."""
        return sorted(
            (asset for asset in (self.coin, *self.network.tokens) if self.held(asset)),
            key=lambda asset: (-self.worth(asset), asset.key),
        )

    # What each chain does in its own way.

    def hash(self) -> str:
        """A made-up transaction hash."""
        return f"{self.rng.getrandbits(256):064x}"

    def address(self) -> str:
        """A made-up address of this chain."""
        raise NotImplementedError

    def cost(self, asset: Asset, ts: int) -> int:
        """The fee of one transfer now; drawn anew at each call."""
        raise NotImplementedError

    def pay(self, ts: int, to: str, asset: Asset, amount: int, fee: int | None = None) -> str:
        """The wallet's key sends an amount; returns "" where balance or gas do not allow it."""
        raise NotImplementedError

    def receive(self, ts: int, sender: str, asset: Asset, amount: int) -> str:
        """Somebody sends an amount."""
        raise NotImplementedError

    def foreign(self, ts: int, sender: str, to: str, asset: Asset, amount: int, tx: str = "") -> str:
        """A token row whose transaction the wallet did not sign."""
        raise NotImplementedError

    def approve(self, ts: int, asset: Asset) -> str:
        """The owner lets a contract take a token; returns "" without gas."""
        raise NotImplementedError

    def send_all(self, ts: int, to: str, asset: Asset, keep: int = 0) -> tuple[str, int]:
        """Send a whole balance but `keep`; of the coin, all that the fee leaves, to the last unit."""
        fee = self.cost(asset, ts)
        amount = self.held(asset) - keep - (fee if asset == self.coin else 0)
        if amount <= 0:
            return "", 0
        return self.pay(ts, to, asset, amount, fee), amount
