"""One person and one wallet: what personas are made of."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.synthetic.addresses import tron_twins
from benchmarks.synthetic.chains import Evm, Tron
from benchmarks.synthetic.habits import Calendar, Circle, Clock
from benchmarks.synthetic.ledger import Wallet
from benchmarks.synthetic.money import Asset, human, significant, spread


@dataclass
class Life:
    """A wallet, its owner's habits, and the people and services around."""

    w: Wallet
    rng: random.Random
    clock: Clock
    calendar: Calendar
    rows: int  # about how many rows the owner's doings should give
    wealth: float  # what a usual larger holding is worth, in dollars
    roundness: float
    payees: Circle
    senders: Circle
    exchange_out: list[str] = field(default_factory=list)  # hot wallets that pay the owner
    deposit: str = ""  # the owner's deposit address at an exchange; it changes at times
    sitting: float = 0.3  # how often one thing done leads to the next
    paid: list[tuple[int, str, Asset, int]] = field(default_factory=list)  # what the owner paid so far

    @property
    def first(self) -> int:
        """When the life begins."""
        return self.calendar.first

    @property
    def last(self) -> int:
        """When the export is made."""
        return self.calendar.last

    @property
    def stable(self) -> Asset:
        """The stablecoin this person prefers."""
        return self.w.network.tokens[0]

    def moments(self, count: int, first: int = 0, last: int = 0) -> list[int]:
        """Moments of the owner's."""
        return self.calendar.moments(count, self.clock, first, last)

    def amount(self, asset: Asset, median: float, sigma: float, ts: int) -> int:
        """A human amount around so many dollars."""
        units = self.w.market.units(asset, spread(self.rng, median, sigma * 1.45), ts)
        return human(self.rng, max(1, units), min(asset.decimals, 8) if asset.decimals < 8 else asset.decimals,
                     self.roundness)  # fmt: skip

    def withdraw_in(self, ts: int, asset: Asset, amount: int) -> None:
        """Take an amount out of the exchange: what arrives is less a fee."""
        fee = {"TRX": 10**6, "ETH": 5 * 10**14, "BNB": 10**15}.get(asset.symbol, 10**asset.decimals // 2)
        net = amount - fee if amount > 20 * fee and self.rng.random() < 0.6 else amount
        self.w.receive(ts, self.rng.choice(self.exchange_out), asset, net)

    def gas_ready(self, ts: int) -> bool:
        """Whether the coin suffices for some transactions; where it does not, some is bought or begged."""
        w = self.w
        need = 3 * max(w.cost(w.network.tokens[0], ts), 1)
        if w.held(w.coin) >= need:
            return True
        amount = significant(need * self.rng.randrange(3, 30), 1)
        if self.rng.random() < 0.75:
            self.withdraw_in(ts, w.coin, amount)
        else:  # a friend, perhaps one never seen before
            w.receive(ts, self.senders.pick(), w.coin, amount)
        return False

    def pay(self, ts: int, to: str, asset: Asset, amount: int, tries: int = 2) -> None:
        """The owner pays; gas or money that is missing is fetched first, or it comes to nothing."""
        w = self.w
        if amount <= 0:
            return
        if not self.gas_ready(ts) and tries:
            w.act(ts + self.rng.randrange(60, 3_000), self.pay, to, asset, amount, tries - 1)
            return
        if w.held(asset) < amount + (w.cost(asset, ts) * 3 if asset == w.coin else 0):
            if tries and self.rng.random() < 0.75:
                self.withdraw_in(ts, asset, significant(amount * self.rng.randrange(3, 16) // 2, 2))
                w.act(ts + self.rng.randrange(60, 7_200), self.pay, to, asset, amount, tries - 1)
            return
        if w.pay(ts, to, asset, amount):
            self.paid.append((ts, to, asset, amount))

    def spend(self, ts: int, asset: Asset, median: float, sigma: float) -> None:
        """An ordinary payment to somebody known or not."""
        self.pay(ts, self.payees.pick(), asset, self.amount(asset, median, sigma, ts))

    def income(self, ts: int, asset: Asset, median: float, sigma: float) -> None:
        """An ordinary receipt."""
        self.w.receive(ts, self.senders.pick(), asset, self.amount(asset, median, sigma, ts))

    def buy(self, ts: int, asset: Asset, median: float, sigma: float) -> None:
        """A withdrawal from the exchange to this wallet."""
        self.withdraw_in(ts, asset, self.amount(asset, median, sigma, ts))

    def cash_out(self, ts: int, asset: Asset, share: float = 0.0) -> None:
        """Send part of a holding, or all of it, to the exchange."""
        w = self.w
        if not w.held(asset) or not self.gas_ready(ts):
            return
        if self.rng.random() < 0.04:
            self.deposit = w.address()
        if share >= 1:
            tx, amount = w.send_all(ts, self.deposit, asset)
        else:
            part = self.rng.uniform(0.1, 0.8) if share == 0 else share
            exact = w.held(asset) * int(part * 1000) // 1000
            amount = human(self.rng, exact, asset.decimals, self.roundness) if exact else 0
            if asset == w.coin:
                amount = min(amount, w.held(asset) - 4 * w.cost(asset, ts))
            tx = w.pay(ts, self.deposit, asset, amount) if amount > 0 else ""
        if tx:
            self.paid.append((ts, self.deposit, asset, amount))

    def regular(self, asset: Asset, ts: int) -> str:
        """Somebody whom the owner pays again and again (on TRON one who has a look-alike ready)."""
        if isinstance(self.w, Tron):
            return self.rng.choice(tron_twins())[0]
        return self.payees.pick()

    def session(
        self, moments: Sequence[int], doings: Sequence[tuple[float, Callable[[int], object]]]
    ) -> None:
        """At each moment one of the weighted doings, at times several in one sitting."""
        acts, weights = [act for _, act in doings], [weight for weight, _ in doings]
        for ts in moments:
            self.w.act(ts, self.rng.choices(acts, weights)[0])
            later = ts
            while self.rng.random() < self.sitting:
                later += self.rng.randrange(24, 1_500)
                self.w.act(later, self.rng.choices(acts, weights)[0])


def evm(life: Life) -> Evm:
    """The wallet, known to be on an EVM chain."""
    assert isinstance(life.w, Evm)
    return life.w


def tron(life: Life) -> Tron:
    """The wallet, known to be on TRON."""
    assert isinstance(life.w, Tron)
    return life.w


def new_life(w: Wallet, rng: random.Random, first: int, last: int) -> Life:
    """A person with drawn habits around an empty wallet."""
    clock, calendar = Clock.of(rng, first, last), Calendar.of(rng, first, last)
    rows = min(2_600, max(14, int(spread(rng, 110, 1.1))))
    wealth = min(400_000.0, max(300.0, spread(rng, 4_000, 1.2)))
    fresh = rng.uniform(0.3, 0.85)

    def stranger() -> str:
        twinned = isinstance(w, Tron) and rng.random() < 0.3
        return rng.choice(tron_twins())[0] if twinned else w.address()

    life = Life(
        w, rng, clock, calendar, rows, wealth, rng.uniform(0.5, 0.97),
        Circle(rng, stranger, fresh), Circle(rng, w.address, rng.uniform(0.2, 0.7)),
    )  # fmt: skip
    life.exchange_out = [w.address() for _ in range(rng.choice((1, 2, 3, 5)))]
    life.deposit, life.sitting = w.address(), rng.uniform(0.15, 0.6)
    return life
