"""Thefts by somebody who holds the key, or the rights, of the wallet."""

from benchmarks.synthetic.addresses import vanity
from benchmarks.synthetic.chains import TRX, Evm, Tron
from benchmarks.synthetic.ledger import Wallet
from benchmarks.synthetic.life import Life
from benchmarks.synthetic.money import Asset, human, significant, spread
from sample_data.sample_chain import DAY


def thief_address(w: Wallet) -> str:
    """Where the loot goes; drainers like vanity addresses."""
    return vanity(w.rng) if isinstance(w, Evm) and w.rng.random() < 0.12 else w.address()


def stock(life: Life, ts: int, *, tokens: bool, coin: bool, usd: float = 0.0) -> None:
    """See to it that there is something to take by then: the owner buys, some hours or days before."""
    rng, w = life.rng, life.w
    usd = usd or life.wealth * rng.uniform(0.2, 0.9)

    def fill(now: int, asset: Asset) -> None:
        if w.worth(asset) < usd * 30:
            life.withdraw_in(now, asset, human(rng, w.market.units(asset, usd, now), asset.decimals, 0.7))

    wanted = ([life.stable] if tokens else []) + ([w.coin] if coin else [])
    if tokens and len(w.network.tokens) > 1 and rng.random() < 0.5:
        wanted.append(w.network.tokens[1])
    for asset in wanted:
        w.at(max(life.first + 3_600, ts - int(spread(rng, 3 * DAY, 1.0))), fill, asset)


def night_or_day(life: Life, ts: int) -> int:
    """The thief lives elsewhere: any hour."""
    return ts // DAY * DAY + life.rng.randrange(DAY)


def leaves(life: Life, ts: int) -> None:
    """Sooner or later the owner notices and stops; others may go on sending for a while."""
    rng, w = life.rng, life.w
    w.owner_left = ts + rng.choice((0, 600, 7_200, DAY, 4 * DAY))
    w.all_quiet = ts + int(spread(rng, 6 * DAY, 1.2)) + DAY


def taken(life: Life, ts: int, asset: Asset, to: str, share: float = 1.0) -> None:
    """With the wallet's key: one asset leaves, whole or in part."""
    w = life.w
    if asset != w.coin and share < 1:
        amount = w.held(asset) * int(share * 1000) // 1000
        tx = w.pay(ts, to, asset, amount) if amount else ""
    elif asset == w.coin and share < 1:
        tx, amount = w.send_all(ts, to, asset, w.held(asset) * int((1 - share) * 1000) // 1000)
    else:
        tx, amount = w.send_all(ts, to, asset)
    w.truth.stolen(tx, asset, amount, to)


def _lack_of_gas(life: Life, ts: int, tokens: int) -> bool:
    w = life.w
    return w.held(w.coin) < 2 * (tokens + 1) * max(1, w.cost(life.stable, ts))


def seed_leak(life: Life, ts: int) -> None:
    """Everything of value leaves, asset by asset, mostly the dearest first and the coin last."""
    rng, w = life.rng, life.w
    ts = night_or_day(life, ts)
    stock(life, ts, tokens=rng.random() < 0.9, coin=rng.random() < 0.9)
    first, second = thief_address(w), w.address()
    pace = rng.choices((35, 90, 600, 5_000), (45, 30, 17, 8))[0]

    def sweep(now: int) -> None:
        loot = [asset for asset in w.riches() if asset != w.coin and w.worth(asset) > 500]
        if rng.random() < 0.25:
            rng.shuffle(loot)
        if rng.random() < 0.12 and len(loot) > 1:
            loot.pop()  # overlooked
        if loot and _lack_of_gas(life, now, len(loot)):
            w.truth.led(
                w.receive(
                    now, first if rng.random() < 0.5 else w.address(), w.coin, _gas(w, now, len(loot) + 1)
                )
            )
            now += 2 * w.network.step
        if loot and rng.random() < 0.1:
            taken(life, now, loot[0], first, 0.002)  # tried first
            now += rng.randrange(60, 900)
        for asset in loot:
            to = first if rng.random() < 0.85 else second
            w.at(now, taken_later, life, asset, to, rng.choices((1.0, rng.uniform(0.9, 0.99)), (88, 12))[0])
            now += 3 * w.network.step + int(spread(rng, pace, 0.8))
        if w.worth(w.coin) > 500:
            w.at(
                now,
                taken_later,
                life,
                w.coin,
                first,
                rng.choices((1.0, rng.uniform(0.93, 0.99)), (70, 30))[0],
            )

    w.at(ts, sweep)
    leaves(life, ts + 4 * pace)


def taken_later(ts: int, life: Life, asset: Asset, to: str, share: float) -> None:
    """As `taken`, for the plan."""
    taken(life, ts, asset, to, share)


def _gas(w: Wallet, ts: int, count: int) -> int:
    return significant(max(1, w.cost(w.network.tokens[0], ts)) * count * w.rng.randrange(2, 6), 2)


def gas_then_sweep(life: Life, ts: int) -> None:
    """The wallet holds tokens and no coin: a stranger brings gas, minutes later the tokens leave."""
    rng, w = life.rng, life.w
    ts = night_or_day(life, ts)
    stock(life, ts - 5 * DAY, tokens=True, coin=False)
    to = thief_address(w)
    w.at(ts - rng.randrange(2, 60) * 3_600, lambda now: life.cash_out(now, w.coin, 1.0))
    w.owner_left = ts - 3_600  # nothing of the owner's between the gas and the end

    def seed(now: int) -> None:
        loot = [asset for asset in w.riches() if asset != w.coin and w.worth(asset) > 500]
        w.truth.led(
            w.receive(now, to if rng.random() < 0.35 else w.address(), w.coin, _gas(w, now, len(loot)))
        )
        now += rng.choices(
            (
                2 * w.network.step,
                rng.randrange(60, 600),
                rng.randrange(600, 1_700),
                rng.randrange(1_800, 9_000),
            ),
            (30, 40, 22, 8),
        )[0]
        for asset in loot:
            w.at(now, taken_later, life, asset, to, 1.0)
            now += 3 * w.network.step + int(spread(rng, 60, 0.9))
        if rng.random() < 0.4:
            w.at(now + 60, taken_later, life, w.coin, to, 1.0)

    w.at(ts, seed)
    w.all_quiet = ts + int(spread(rng, 5 * DAY, 1.0)) + DAY


def sweeper(life: Life, ts: int) -> None:
    """A program waits: whatever coin comes in is gone within a block or two, again and again."""
    rng, w = life.rng, life.w
    ts = night_or_day(life, ts)
    stock(life, ts, tokens=False, coin=True)
    to, friends = thief_address(w), [*life.exchange_out, w.address()]
    w.at(ts, taken_later, life, w.coin, to, 1.0)
    w.owner_left = ts
    fast = rng.random() < 0.8

    def top_up(now: int) -> None:
        asset = life.stable if rng.random() < 0.08 else w.coin
        w.receive(now, rng.choice(friends), w.coin, human(rng, _gas(w, now, 6), w.coin.decimals, 0.9))
        wait = rng.choice((0, 1, 1, 2)) * w.network.step if fast else rng.randrange(20, 500)
        w.at(now + wait, taken_later, life, asset if w.held(asset) else w.coin, to, 1.0)

    for _ in range(rng.choices((2, 3, 4, 5, 7, 10), (14, 26, 22, 18, 12, 8))[0]):
        ts += rng.choice((rng.randrange(300, 7_200), rng.randrange(3_600, 3 * DAY)))
        w.at(ts, top_up)
    w.all_quiet = ts + DAY


def permission(life: Life, ts: int) -> None:
    """TRON: the rights are changed; at once or days later the assets leave, and the owner's sends fail."""
    rng, w = life.rng, life.w
    assert isinstance(w, Tron)
    ts = night_or_day(life, ts)
    stock(life, ts, tokens=True, coin=rng.random() < 0.7)
    to = w.address()
    hundred = (100 + rng.choice((0, 0, 1, 5, 20))) * TRX

    def change(now: int) -> None:
        if w.held(w.coin) < hundred or rng.random() < 0.6:
            w.truth.led(w.receive(now, to if rng.random() < 0.3 else w.address(), w.coin, hundred))
        w.at(now + rng.randrange(30, 900), done)

    def done(now: int) -> None:
        w.truth.led(w.permission(now))
        w.owner_left = now  # the old key no longer moves anything
        delay = rng.choices(
            (rng.randrange(60, 3_600), rng.randrange(3_600, DAY), rng.randrange(DAY, 14 * DAY)), (60, 22, 18)
        )[0]
        now += delay
        if w.held(w.coin) < 60 * TRX:
            w.at(now - 30, lambda when: w.truth.led(w.receive(when, to, w.coin, 60 * TRX)))
        parts = rng.choices((1, 2, 3), (65, 25, 10))[0]
        for i in range(parts):
            w.at(now, taken_later, life, life.stable, to, 1.0 if i == parts - 1 else rng.uniform(0.3, 0.6))
            now += rng.randrange(60, 1_500)
        w.at(now, taken_later, life, w.coin, to, 1.0)
        for _ in range(rng.randrange(4)):
            w.at(
                now + rng.randrange(3_600, 3 * DAY),
                w.signed,
                life.payees.favourite(),
                "TransferContract",
                10 * TRX,
                0,
                "FAIL",
            )
        w.all_quiet = now + 4 * DAY

    w.at(ts, change)


def delegation(life: Life, ts: int) -> None:
    """EIP-7702: the account runs somebody's code; coin that comes in is gone in the same transaction."""
    rng, w = life.rng, life.w
    assert isinstance(w, Evm)
    ts = night_or_day(life, ts)
    stock(life, ts, tokens=rng.random() < 0.5, coin=True)
    to, operator, friends = thief_address(w), w.address(), [*life.exchange_out, w.address()]
    if rng.random() < 0.5:  # the owner signed it in a page that promised something
        w.at(ts - rng.randrange(12, 2_000), lambda now: w.truth.led(w.call(now, w.own, "Execute", 0, 90_000)))
    w.owner_left = ts

    def inside(now: int, tx: str, parent: tuple[str, str]) -> None:
        amount = w.held(w.coin)
        if amount:
            w.internal(now, tx, parent, w.own, to, amount)
            w.truth.stolen(tx, w.coin, amount, to)

    def drain(now: int) -> None:
        tx = w.hash()
        inside(now, tx, (operator, w.own))
        for asset in w.network.tokens if rng.random() < 0.4 else ():
            if w.worth(asset) > 500:
                amount = w.held(asset)
                w.truth.stolen(w.foreign(now, w.own, to, asset, amount, tx), asset, amount, to)

    def top_up(now: int) -> None:
        sender, amount = rng.choice(friends), human(rng, _gas(w, now, 6), 18, 0.9)
        tx = w.receive(now, sender, w.coin, amount)
        inside(now, tx, (sender, w.own))

    w.at(ts, drain)
    for _ in range(rng.randrange(1, 7)):
        ts += rng.randrange(600, 3 * DAY)
        w.at(ts, top_up)
    w.all_quiet = ts + DAY


def siphon(life: Life, ts: int) -> None:
    """Somebody with the key takes usual sums, regularly, to one address, while the owner goes on."""
    rng, w = life.rng, life.w
    asset = life.stable if rng.random() < 0.7 or not w.network.tokens else w.coin
    stock(life, ts, tokens=asset != w.coin, coin=True, usd=life.wealth * 0.8)
    to, every = w.address(), rng.choice((1, 1, 2, 3, 7)) * DAY
    hour = rng.randrange(DAY)

    def take(now: int) -> None:
        usual = sorted(amount for _, _, what, amount in life.paid if what == asset)
        if len(usual) > 4:
            amount = usual[len(usual) // 4 + rng.randrange(len(usual) // 2)]
        else:
            amount = human(rng, w.held(asset) // rng.randrange(8, 30), asset.decimals, 0.8)
        amount = min(amount, w.held(asset) * 7 // 10)
        tx = w.pay(now, to, asset, amount) if amount > 0 else ""
        w.truth.stolen(tx, asset, amount, to)

    for _ in range(rng.randrange(5, 22)):
        if ts > life.last - DAY:
            break
        w.at(ts // DAY * DAY + (hour + rng.randrange(5_400)) % DAY, take)
        ts += every
