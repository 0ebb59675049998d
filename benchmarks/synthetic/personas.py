"""Honest lives on chains: eight kinds of people, as far as a wallet's export shows them."""

from collections.abc import Callable

from benchmarks.synthetic.addresses import tron_twins
from benchmarks.synthetic.chains import TRX, swapped
from benchmarks.synthetic.life import Life, evm, tron
from benchmarks.synthetic.money import Asset, significant
from sample_data.sample_chain import DAY


def _start(life: Life, stable_too: bool = True) -> None:
    """The first funds come from the exchange."""
    ts, w = life.first, life.w
    w.act(ts, life.buy, w.coin, life.wealth * life.rng.uniform(0.05, 0.8), 0.3)
    if stable_too:
        w.act(ts + life.rng.randrange(300, 40_000), life.buy, life.stable, life.wealth * 0.6, 0.4)


def saver(life: Life) -> None:
    """Buys from time to time, holds, pays seldom."""
    rng, w, size = life.rng, life.w, life.wealth / 10
    tokens = rng.random() < 0.65
    _start(life, tokens)
    asset = life.stable if tokens and rng.random() < 0.6 else w.coin
    doings: list[tuple[float, Callable[[int], object]]] = [
        (5, lambda ts: life.buy(ts, asset, size, 0.6)),
        (3, lambda ts: life.buy(ts, w.coin, size, 0.6)),
        (2, lambda ts: life.cash_out(ts, asset)),
        (2, lambda ts: life.spend(ts, w.coin, size / 6, 1.1)),
        (1, lambda ts: life.income(ts, asset, size / 5, 1.0)),
    ]
    if tokens:
        doings.append((2, lambda ts: life.spend(ts, life.stable, size / 5, 1.1)))
    life.session(life.moments(max(8, life.rows // 3)), doings)


def trader(life: Life) -> None:
    """In from the exchange, out to it, and sometimes to other people."""
    rng, w, size = life.rng, life.w, life.wealth / 5
    _start(life)
    life.clock.always = rng.random() < 0.08  # a bot
    life.session(life.moments(life.rows // 2), [
        (4, lambda ts: life.buy(ts, life.stable, size, 0.9)),
        (3, lambda ts: life.buy(ts, w.coin, size, 0.9)),
        (4, lambda ts: life.cash_out(ts, life.stable)),
        (3, lambda ts: life.cash_out(ts, w.coin)),
        (1, lambda ts: life.cash_out(ts, life.stable, 1.0)),
        (2, lambda ts: life.spend(ts, life.stable, size / 4, 1.2)),
        (1.5, lambda ts: life.spend(ts, w.coin, size / 8, 1.2)),
        (2, lambda ts: life.income(ts, life.stable, size / 2, 1.0)),
    ])  # fmt: skip


def defi(life: Life) -> None:
    """Swaps, lends, farms: approvals and contracts, few payments to people."""
    rng, w, size = life.rng, evm(life), life.wealth / 8
    _start(life)
    pools = {asset.symbol: w.address() for asset in w.network.tokens}
    lending, farm = w.address(), w.address()
    approved: set[str] = set()
    lent: dict[str, int] = {}

    def trade(ts: int) -> None:
        give = rng.choice([w.coin, *w.network.tokens])
        others = [asset for asset in (w.coin, *w.network.tokens) if asset != give]
        got = rng.choice(others)
        amount = min(life.amount(give, size, 0.9, ts), w.held(give) * (60 if give == w.coin else 100) // 100)
        if amount <= 0 or not life.gas_ready(ts):
            return
        if give != w.coin and give.symbol not in approved:
            w.approve(ts, give)
            if rng.random() < 0.85:
                approved.add(give.symbol)  # without limit: asked once
            ts += rng.randrange(24, 200)
        w.act(
            ts,
            lambda now: swapped(
                w, now, give, got, min(amount, w.held(give)), pools[(got if give == w.coin else give).symbol]
            ),
        )

    def lend(ts: int) -> None:
        asset = rng.choice(w.network.tokens[:2])
        if not life.gas_ready(ts):
            return
        if lent.get(asset.symbol) and rng.random() < 0.6:
            back = lent.pop(asset.symbol)
            tx = w.call(ts, lending, "Withdraw", gas=200_000)
            if tx:
                w.foreign(ts, lending, w.own, asset, back + back * rng.randrange(1, 60) // 10_000, tx)
            return
        amount = w.held(asset) * rng.randrange(20, 101) // 100
        if amount <= 10**asset.decimals or not w.approve(ts, asset):
            return
        w.act(ts + rng.randrange(24, 200), supply, asset, amount)

    def supply(ts: int, asset: Asset, amount: int) -> None:
        amount = min(amount, w.held(asset))
        tx = w.call(ts, lending, "Supply", gas=220_000) if amount else ""
        if tx:
            w.foreign(ts, w.own, lending, asset, amount, tx)
            lent[asset.symbol] = lent.get(asset.symbol, 0) + amount

    def claim(ts: int) -> None:
        tx = w.call(ts, farm, rng.choice(("Claim", "Harvest", "Get Reward", "Deposit")))
        if tx and rng.random() < 0.8:
            token = w.network.tokens[-1]
            w.foreign(ts, farm, w.own, token, life.amount(token, size / 20, 0.8, ts), tx)

    def wrap(ts: int) -> None:
        tx = w.call(
            ts, rng.choice((lending, farm)), rng.choice(("Multicall", "Execute", "Stake", "0x7ff36ab5"))
        )
        if tx and rng.random() < 0.1:
            w.approve(ts + 36, rng.choice(w.network.tokens))

    life.session(life.moments(life.rows // 3), [
        (7, trade), (3, lend), (2, claim), (1.5, wrap),
        (1.5, lambda ts: life.buy(ts, w.coin, size, 0.8)),
        (1.5, lambda ts: life.buy(ts, life.stable, size, 0.8)),
        (1, lambda ts: life.cash_out(ts, life.stable)),
        (1.2, lambda ts: life.spend(ts, life.stable, size / 6, 1.1)),
        (0.8, lambda ts: life.spend(ts, w.coin, size / 10, 1.1)),
    ])  # fmt: skip


def merchant(life: Life) -> None:
    """Customers pay in, suppliers and staff are paid, the rest goes to the exchange."""
    rng, w, size = life.rng, life.w, max(20.0, life.wealth / 60)
    _start(life)
    life.senders.fresh = rng.uniform(0.5, 0.9)
    staff = [w.address() for _ in range(rng.choice((0, 1, 2, 4)))]
    wages = [significant(life.amount(life.stable, size * 12, 0.3, life.first), 2) for _ in staff]
    for day in range(life.first + 20 * DAY, life.last, 30 * DAY):
        ts = life.clock.moment(day + rng.randrange(0, 3) * DAY)
        for person, wage in zip(staff, wages, strict=True):
            w.act(ts, life.pay, person, life.stable, wage)
            ts += rng.randrange(40, 240)
    for ts in life.calendar.moments(life.rows // 2, life.clock):
        asset = w.coin if rng.random() < 0.15 else life.stable
        w.at(ts + rng.randrange(40_000), life.income, asset, size, 0.9)
    life.session(life.moments(life.rows // 4), [
        (4, lambda ts: life.spend(ts, life.stable, size * 4, 0.9)),
        (1, lambda ts: life.spend(ts, w.coin, size, 0.9)),
        (3, lambda ts: life.cash_out(ts, life.stable)),
        (1, lambda ts: life.cash_out(ts, life.stable, 1.0)),
        (0.5, lambda ts: life.pay(ts, life.senders.pick(), life.stable, life.amount(life.stable, size, 0.5, ts))),
    ])  # fmt: skip


def minter(life: Life) -> None:
    """Mints, buys and sells NFTs; coin goes out to contracts and comes back as internal transfers."""
    rng, w, size = life.rng, evm(life), life.wealth / 25
    _start(life, rng.random() < 0.4)
    market = "0x00000000000000adc04c56bf30ac9d3c0aaf14dc"
    held: list[tuple[Asset, str]] = []
    collections = [
        Asset(
            f"{rng.choice(('APE', 'BIRD', 'MOON', 'CAT', 'PIX', 'DOOD'))}{i}",
            0,
            w.address(),
            f"Made-up Collection {i}",
            None,
        )
        for i in range(rng.randrange(2, 12))
    ]

    def mint(ts: int) -> None:
        asset = rng.choice(collections)
        value = 0 if rng.random() < 0.35 else life.amount(w.coin, size / 2, 0.5, ts)
        if not life.gas_ready(ts) or w.held(w.coin) < 2 * value:
            return
        tx = w.call(
            ts,
            asset.contract,
            rng.choice(("Mint", "Mint", "Claim", "Public Mint", "0xa0712d68")),
            value,
            140_000,
        )
        for _ in range(rng.choice((1, 1, 1, 2, 3)) if tx else 0):
            held.append((asset, str(rng.randrange(10_000))))
            w.nft(ts, tx, "0x" + "0" * 40, w.own, *held[-1])

    def trade(ts: int) -> None:
        if not life.gas_ready(ts):
            return
        if held and rng.random() < 0.5:  # sold: somebody else's transaction pays the coin
            item = held.pop(rng.randrange(len(held)))
            tx, buyer = w.hash(), w.address()
            w.nft(ts, tx, w.own, buyer, *item)
            w.internal(ts, tx, (buyer, market), market, w.own, life.amount(w.coin, size, 0.9, ts))
            return
        price = min(life.amount(w.coin, size, 0.9, ts), w.held(w.coin) // 2)
        tx = w.call(ts, market, rng.choice(("Fulfill Basic Order", "Fulfill Advanced Order")), price)
        if tx:
            held.append((rng.choice(collections), str(rng.randrange(10_000))))
            w.nft(ts, tx, w.address(), w.own, *held[-1])

    def permit_market(ts: int) -> None:
        w.call(ts, rng.choice(collections).contract, "Set Approval For All", gas=46_000)

    life.session(life.moments(life.rows // 2), [
        (6, mint), (4, trade), (1, permit_market),
        (2, lambda ts: life.buy(ts, w.coin, size * 3, 0.6)),
        (1, lambda ts: life.cash_out(ts, w.coin)),
        (0.8, lambda ts: life.spend(ts, w.coin, size, 1.0)),
    ])  # fmt: skip


def remitter(life: Life) -> None:
    """Customers pay USDT in on TRON; most goes out to a few payees, with energy rented."""
    rng, w, size = life.rng, tron(life), max(60.0, life.wealth / 6)
    _start(life)
    life.payees.fresh = rng.uniform(0.1, 0.5)
    pair = rng.choice(tron_twins())
    life.payees.people.append(pair[0])
    life.payees.counts.append(3)
    provider = w.address()
    for ts in life.calendar.moments(life.rows // 3, life.clock):
        w.at(ts + rng.randrange(20_000), life.income, life.stable, size, 0.8)

    def remit(ts: int) -> None:
        if rng.random() < 0.3 and w.held(w.coin) > 20 * TRX:
            w.rent(ts, provider)
            ts += rng.randrange(30, 300)
        w.act(ts, life.spend, life.stable, size, 0.9)

    life.session(life.moments(life.rows // 3), [
        (7, remit),
        (1, lambda ts: life.buy(ts, w.coin, 40, 0.5)),
        (0.8, lambda ts: life.spend(ts, w.coin, 8, 0.7)),
        (1, lambda ts: life.cash_out(ts, life.stable)),
        (0.3, lambda ts: life.cash_out(ts, life.stable, 1.0)),
    ])  # fmt: skip


ON_CHAIN: dict[str, tuple[Callable[[Life], None], tuple[str, ...]]] = {
    "saver": (saver, ("ethereum", "bsc", "polygon", "tron")),
    "trader": (trader, ("ethereum", "bsc", "polygon", "tron")),
    "defi": (defi, ("ethereum", "bsc", "polygon")),
    "merchant": (merchant, ("ethereum", "bsc", "polygon", "tron")),
    "minter": (minter, ("ethereum", "polygon")),
    "remitter": (remitter, ("tron",)),
}
