"""Thefts that the owner was deceived into: by a signature, a look-alike, a promise."""

from benchmarks.synthetic.life import Life
from benchmarks.synthetic.money import Asset, human, significant, spread
from benchmarks.synthetic.spam import bait, twin_of
from benchmarks.synthetic.thefts_key import leaves, stock, thief_address
from sample_data.sample_chain import DAY, utc


def _pull(ts: int, life: Life, asset: Asset, operator: str, affiliate: str, share: float) -> None:
    """The token leaves under the drainer's own transaction, at times split between two."""
    w, rng = life.w, life.rng
    amount = w.held(asset) * int(share * 1000) // 1000
    if not amount:
        return
    tx = w.hash()
    cut = amount * rng.choice((10, 15, 20, 20, 20, 25)) // 100 if affiliate else 0
    for to, part in ((operator, cut), (affiliate, amount - cut)) if cut else ((operator, amount),):
        w.foreign(ts, w.own, to, asset, part, tx)
        w.truth.stolen(tx, asset, part, to)
    if rng.random() < 0.15:  # a counterfeit of about the same amount hides the hole
        fake = Asset(asset.symbol, asset.decimals, w.address(), asset.name, None, fake=True)
        near = amount * rng.randrange(995, 1012) // 1000
        w.at(ts + rng.randrange(20, 240), _counterfeit, life, fake, near)


def _counterfeit(ts: int, life: Life, fake: Asset, amount: int) -> None:
    life.w.truth.poison.append(life.w.foreign(ts, life.w.address(), life.w.own, fake, amount))


def _rescue(ts: int, life: Life) -> None:
    """The owner moves what is left to a new wallet: honest, and it looks like the theft before it."""
    w, own = life.w, life.w.address()
    w.truth.declared[own] = "the owner's new wallet"
    for asset in [asset for asset in w.riches() if asset != w.coin and w.worth(asset) > 100]:
        w.act(ts, w.send_all, own, asset)
        ts += life.rng.randrange(60, 600)
    w.act(ts, w.send_all, own, w.coin)


def _drain(life: Life, ts: int, *, approved: bool) -> None:
    rng, w = life.rng, life.w
    ts = life.clock.moment(ts)
    stock(life, ts, tokens=True, coin=approved)
    operator, affiliate = thief_address(w), w.address() if rng.random() < 0.45 else ""
    count = rng.choices((1, 2, 3), (60, 28, 12))[0]
    delay = rng.choices(
        (rng.randrange(12, 90), int(spread(rng, 240, 0.8)), int(spread(rng, 5 * DAY, 1.3))), (35, 40, 25)
    )[0]
    share = rng.choices((1.0, rng.uniform(0.5, 0.99)), (82, 18))[0]

    def sign(now: int) -> None:
        loot = [asset for asset in w.riches() if asset != w.coin and w.worth(asset) > 500][:count]
        for asset in loot:
            if approved:
                life.gas_ready(now)
                w.truth.led(w.approve(now, asset))
                now += rng.randrange(24, 200)
        for asset in loot:
            w.at(now + delay, _pull, life, asset, operator, affiliate, share)
            now += rng.choice((0, 0, 12, 36, 200))
        if loot and rng.random() < 0.2:  # and again when the wallet has been filled
            w.at(now + delay + rng.randrange(DAY, 20 * DAY), _pull, life, loot[0], operator, affiliate, share)
        if rng.random() < 0.6:
            leaves(life, now + delay)
        elif rng.random() < 0.25:
            w.act(now + delay + rng.randrange(1_800, 3 * DAY), _rescue, life)

    w.act(ts, sign)


def approval_drain(life: Life, ts: int) -> None:
    """The owner approves on a false page; the tokens are pulled in seconds, or after weeks."""
    _drain(life, ts, approved=True)


def permit_drain(life: Life, ts: int) -> None:
    """The owner signs a message, which no export shows; the tokens are pulled."""
    _drain(life, ts, approved=False)


def look_alike(life: Life, ts: int) -> None:
    """Baits follow a genuine payment; hours to weeks later the owner pays the look-alike."""
    rng, w = life.rng, life.w
    coin = rng.random() < 0.2
    asset = w.coin if coin else life.stable
    ts = max(life.clock.moment(ts), utc("2022-11-20"))
    stock(life, ts, tokens=not coin, coin=True)
    payee = life.regular(asset, ts)
    hours = rng.choices(
        (rng.uniform(0.05, 1), rng.uniform(1, 24), min(spread(rng, 120, 0.8), 700), rng.uniform(720, 1_500)),
        (22, 22, 48, 8),
    )[0]
    pay_at = ts + int(hours * 3_600)
    usual = life.amount(asset, max(60, life.wealth / 12), 0.6, ts)
    state: dict[str, str] = {}

    def genuine(now: int) -> None:
        life.pay(now, payee, asset, significant(usual, 2), 0)
        twin = state.setdefault("twin", twin_of(w, payee))
        for _ in range(rng.choices((1, 2, 3, 5), (35, 35, 20, 10))[0]):
            kind = rng.choices(("zero", "dust", "fake"), (55, 33, 12))[0]
            w.at(now + int(min(spread(rng, 440 if kind == "fake" else 60, 1.0), 5_000)) + 6, lure, twin, kind)

    def lure(now: int, twin: str, kind: str) -> None:
        w.truth.led(bait(now, w, twin, asset, usual, kind))

    def deceived(now: int) -> None:
        amount = min(
            significant(usual * rng.choice((10, 10, 15, 20, 40)) // 10, 2), w.held(asset) * 95 // 100
        )
        if rng.random() < 0.15:
            amount = w.held(asset) * 98 // 100 if asset == w.coin else w.held(asset)
        life.gas_ready(now)
        tx = w.pay(now, state["twin"], asset, amount) if amount > 0 and "twin" in state else ""
        w.truth.stolen(tx, asset, amount, state.get("twin", ""))
        if tx and rng.random() < 0.12:
            w.act(now + rng.randrange(1_800, 5 * DAY), deceived)

    for back in range(rng.randrange(1, 5)):
        w.act(ts - (back + 1) * rng.randrange(4, 25) * DAY, life.pay, payee, asset, significant(usual, 2))
    w.at(ts, genuine)
    w.act(pay_at, deceived)


def escalating(life: Life, ts: int) -> None:
    """A false investment: the owner pays one new address more and more; a little may come back first."""
    rng, w = life.rng, life.w
    asset = life.stable if rng.random() < 0.85 else w.coin
    ts = min(life.clock.moment(ts), life.last - 12 * DAY)
    stock(life, ts, tokens=True, coin=True, usd=life.wealth)
    to = w.address()
    payments = rng.choices((4, 5, 6, 8, 11), (22, 26, 24, 18, 10))[0]
    amount = life.amount(asset, life.wealth / 30, 0.4, ts)
    step = rng.choice((1, 2, 3, 6)) * DAY

    def pay(now: int, amount: int, refill: bool) -> None:
        if not life.gas_ready(now):
            w.act(now + 900, pay, amount, refill)
            return
        if refill and w.held(asset) < amount + 3 * w.cost(asset, now):
            life.withdraw_in(now, asset, significant(amount * 12 // 10 + 1, 2))
            w.act(now + 1_800, pay, amount, False)
            return
        amount = min(amount, w.held(asset) * 97 // 100)
        w.truth.stolen(w.pay(now, to, asset, amount) if amount > 0 else "", asset, amount, to)

    for i in range(payments):
        w.act(ts, pay, amount, True)
        if i == 0 and rng.random() < 0.3:  # a “profit”, so that more is paid in
            w.at(
                ts + rng.randrange(3_600, 30 * 3_600),
                w.receive,
                w.address(),
                asset,
                significant(amount * 11 // 10, 3),
            )
        ts = life.clock.moment(ts + max(DAY, int(spread(rng, step, 0.5))))
        amount = human(rng, amount * rng.randrange(11, 26) // 10, asset.decimals, 0.85)
        if ts > life.last - 3_600:
            break
