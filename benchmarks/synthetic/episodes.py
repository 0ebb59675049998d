"""Things that happen in honest lives and look alarming: each may befall any owner."""

from collections.abc import Callable

from benchmarks.synthetic.chains import TRX, Evm, Tron, batch_rows, swapped
from benchmarks.synthetic.life import Life
from benchmarks.synthetic.money import Asset, human, significant
from sample_data.sample_chain import DAY, utc


def _when(life: Life, low: float = 0.15, high: float = 0.98) -> int:
    span = life.last - life.first
    day = life.first + int(span * life.rng.uniform(low, high))
    return max(life.first, min(life.clock.moment(day), life.last - 3_600))


def _dearest(life: Life) -> Asset | None:
    riches = life.w.riches()
    return riches[0] if riches else None


def big_purchase(life: Life) -> None:
    """A car, a deposit, a flat: most of what is there to somebody never paid, perhaps tested first."""
    rng, w = life.rng, life.w

    def buy(ts: int) -> None:
        asset, seller = _dearest(life), w.address()
        if asset is None or not life.gas_ready(ts):
            return
        part = w.held(asset) * rng.randrange(35, 93) // 100
        price = human(rng, part, asset.decimals, 0.8)
        if rng.random() < 0.4:
            life.pay(ts, seller, asset, significant(price // rng.choice((20, 100, 1000)) or 1, 1), 0)
            ts += rng.choice((150, 420, 1_800, 20_000, DAY))
        w.act(ts, life.pay, seller, asset, price, 1)

    w.act(_when(life), buy)


def new_merchant_twice(life: Life) -> None:
    """A new payee is paid twice within minutes: a test, then the bill."""
    rng, w = life.rng, life.w
    asset, shop = (life.stable if rng.random() < 0.7 else w.coin), w.address()
    ts = _when(life)
    small = life.amount(asset, 8, 0.6, ts)
    w.act(ts, life.pay, shop, asset, small)
    w.act(ts + rng.randrange(120, 1_500), life.pay, shop, asset, small * rng.randrange(10, 90))


def hardware_wallet(life: Life) -> None:
    """Savings move to the owner's new wallet: a test, then most of one asset; some comes back later."""
    rng, w = life.rng, life.w
    own = w.address()
    ts = _when(life)

    def move(now: int, tested: bool) -> None:
        asset = _dearest(life)
        if asset is None or not life.gas_ready(now):
            return
        if not tested and rng.random() < 0.7:
            life.pay(now, own, asset, max(1, w.held(asset) // rng.choice((50, 200))), 0)
            w.act(now + rng.randrange(240, 2 * DAY), move, True)
        elif rng.random() < 0.4:
            w.send_all(now, own, asset, 0 if rng.random() < 0.5 else w.held(asset) // 20)
        else:
            life.pay(now, own, asset, human(rng, w.held(asset) * 7 // 10, asset.decimals, 0.8), 0)

    w.act(ts, move, False)
    w.truth.declared[own] = "hardware wallet"
    for _ in range(rng.choice((0, 0, 1, 3))):
        w.act(min(ts + rng.randrange(20, 300) * DAY, life.last), _back, life, own)


def _back(ts: int, life: Life, own: str) -> None:
    life.w.receive(ts, own, life.w.coin, life.amount(life.w.coin, life.wealth / 20, 0.5, ts))


def migration(life: Life) -> None:
    """Everything moves to a new wallet of the owner's, asset by asset; the owner would say so."""
    rng, w = life.rng, life.w
    own = w.address()
    ts = _when(life, 0.6, 0.99)

    def move(now: int) -> None:
        life.gas_ready(now)
        riches = [asset for asset in w.riches() if asset != w.coin and w.worth(asset) > 300]
        rng.shuffle(riches)
        for asset in riches:
            now += rng.choice((60, 120, 240, 600, 5_400))
            w.act(now, w.send_all, own, asset)
        w.act(now + rng.choice((90, 300, 7_200)), w.send_all, own, w.coin)

    w.act(ts, move)
    w.truth.declared[own] = "the owner's new wallet"
    w.truth.notes.append("migration")
    if rng.random() < 0.5:
        w.owner_left = ts + DAY


def close_position(life: Life) -> None:
    """All of one asset goes to the exchange, to the last unit, often after a long quiet."""
    life.w.act(_when(life, 0.4), lambda ts: life.cash_out(ts, _dearest(life) or life.w.coin, 1.0))


def batch(life: Life) -> None:
    """Several people are paid in one sitting, some of them equally."""
    rng, w = life.rng, life.w
    ts, asset = _when(life), life.stable
    people = [life.payees.pick() for _ in range(rng.randrange(4, 9))]
    each = life.amount(asset, 60, 0.7, ts)
    amounts = [each if rng.random() < 0.6 else life.amount(asset, 60, 0.7, ts) for _ in people]

    def contract(now: int) -> None:
        if life.gas_ready(now) and isinstance(w, Evm):
            batch_rows(
                w,
                now,
                "0xd152f549545093347a162dce210e7293f1452150",
                asset,
                list(zip(people, amounts, strict=True)),
            )

    if isinstance(w, Evm) and rng.random() < 0.3:
        w.act(ts, contract)
        return
    for person, amount in zip(people, amounts, strict=True):
        w.act(ts, life.pay, person, asset, amount)
        ts += rng.randrange(35, 150)


def standing_order(life: Life) -> None:
    """Rent, a child, savings: the same sum every week or month to one address, from some day on."""
    rng, w = life.rng, life.w
    asset, to = life.stable, w.address()
    ts, every = _when(life, 0.1, 0.8), rng.choice((1, 7, 7, 14, 30, 30)) * DAY
    amount = life.amount(asset, life.wealth / 40, 0.6, ts)
    for _ in range(rng.randrange(4, 20)):
        if ts >= life.last:
            break
        w.act(ts, life.pay, to, asset, amount)
        ts = life.clock.moment(ts + every)


def contractor(life: Life) -> None:
    """A renovation: four to seven instalments to one new payee within weeks, rising."""
    rng, w = life.rng, life.w
    asset, to, ts = life.stable, w.address(), _when(life, 0.2, 0.9)
    amount = life.amount(asset, life.wealth / 25, 0.4, ts)
    for _ in range(rng.randrange(3, 7)):
        w.act(ts, life.pay, to, asset, amount)
        ts = life.clock.moment(ts + rng.randrange(2, 9) * DAY)
        amount = significant(amount * rng.choice((8, 10, 12, 15)) // 10, 2)
    if rng.random() < 0.3:
        w.act(ts, w.receive, to, asset, amount // 10)


def friend_gas(life: Life) -> None:
    """A friend sends some coin, and minutes later the owner sends tokens, perhaps to somebody new."""
    rng, w = life.rng, life.w
    ts, friend = _when(life), w.address()
    gas = significant(max(1, w.cost(life.stable, ts)) * rng.randrange(2, 8), 1)
    w.act(ts, w.receive, friend, w.coin, gas)
    to = friend if rng.random() < 0.4 else life.payees.pick()
    w.act(ts + rng.randrange(90, 1_700), life.pay, to, life.stable, life.amount(life.stable, 150, 0.9, ts), 0)


def subscription(life: Life) -> None:
    """A service takes the same sum each month by the allowance the owner gave it."""
    rng, w = life.rng, life.w
    if not isinstance(w, Evm) or life.first < utc("2019-01-01"):
        return
    asset, shop, ts = life.stable, w.address(), _when(life, 0.1, 0.9)
    price = rng.choice((5, 9, 10, 12, 15, 20, 29, 49)) * 10**asset.decimals

    def take(now: int) -> None:
        if w.held(asset) >= price:
            w.foreign(now, w.own, shop, asset, price)

    w.act(ts, life.gas_ready)
    w.act(ts + 600, w.approve, asset)
    for i in range(rng.randrange(2, 13)):
        w.at(min(ts + 700 + i * 30 * DAY + rng.randrange(900), life.last), take)


def limit_orders(life: Life) -> None:
    """Orders filled by a solver: a token leaves and another comes under a hash the owner did not sign."""
    rng, w = life.rng, life.w
    if not isinstance(w, Evm) or life.last < utc("2021-06-01"):
        return
    give, got = w.network.tokens[0], w.network.tokens[1]
    solver = "0x9008d19f58aabd9ed0d60971565aa8510560ab41"

    def fill(now: int) -> None:
        amount = human(rng, w.held(give) * rng.randrange(10, 60) // 100, give.decimals, 0.7)
        if amount > 10**give.decimals:
            tx = w.foreign(now, w.own, solver, give, amount)
            back = amount * (10_000 - rng.randrange(2, 30)) // 10_000
            w.foreign(now, solver, w.own, got, back * 10**got.decimals // 10**give.decimals, tx)

    start = _when(life, 0.2, 0.7)
    w.act(start, w.approve, give)
    for ts in life.moments(rng.randrange(1, 6), start + 600):
        w.act(ts + rng.randrange(60, 20_000), fill)


def forwarder(life: Life) -> None:
    """For a while whatever comes in goes straight on to the exchange, as the owner has set it up."""
    rng, w = life.rng, life.w
    asset, source = (w.coin if rng.random() < 0.5 else life.stable), w.address()
    first = _when(life, 0.1, 0.7)

    def pass_on(ts: int) -> None:
        amount = life.amount(asset, life.wealth / 15, 0.5, ts)
        w.receive(ts, source, asset, amount)
        w.act(ts + rng.randrange(60, 900), life.cash_out, asset, rng.choice((0.97, 1.0)))

    for ts in life.moments(rng.randrange(2, 10), first, min(life.last, first + 90 * DAY)):
        w.act(ts, pass_on)


def failures(life: Life) -> None:
    """A rush with too little gas: several transactions fail in a row."""
    rng, w = life.rng, life.w
    ts = _when(life)
    for _ in range(rng.randrange(2, 9)):
        w.act(ts, _fail, life)
        ts += rng.randrange(30, 400)


def _fail(ts: int, life: Life) -> None:
    w = life.w
    if isinstance(w, Evm):
        value = life.amount(w.coin, 60, 0.5, ts)
        w.send(ts, w.network.router, value, w.gas(ts, 80_000), "Swap Exact ETH For Tokens",
               life.rng.choice(("Out of gas", "Reverted", "execution reverted")))  # fmt: skip
    elif isinstance(w, Tron):
        w.signed(ts, life.payees.favourite(), "TransferContract", 5 * TRX, 0, "FAIL")


def own_multisig(life: Life) -> None:
    """The owner sets up multi-signature on TRON, and goes on as before."""
    w = life.w
    if isinstance(w, Tron):
        ts = _when(life, 0.1, 0.9)
        w.act(ts - 900, w.receive, life.exchange_out[0], w.coin, 150 * TRX)
        w.act(ts, w.permission)
        w.truth.notes.append("own permission change")


def smart_account(life: Life) -> None:
    """The owner's wallet app turns the account into a smart one; calls to itself carry batches."""
    w = life.w
    if isinstance(w, Evm) and life.last > utc("2025-06-10"):
        start = max(life.first, utc("2025-05-20"))
        for ts in life.moments(life.rng.randrange(1, 8), start):
            w.act(ts, w.call, w.own, "Execute", 0, 150_000)
        w.truth.notes.append("own smart account")


def new_exchange(life: Life) -> None:
    """A new exchange account: the first deposit is large, and others follow."""
    rng, w = life.rng, life.w
    ts = _when(life, 0.2, 0.9)

    def change(now: int) -> None:
        life.deposit = w.address()
        life.cash_out(now, _dearest(life) or w.coin, rng.choice((0.3, 0.6, 0.9)))

    w.act(ts, change)
    for later in life.moments(rng.randrange(1, 5), ts + DAY):
        w.act(later, lambda now: life.cash_out(now, _dearest(life) or w.coin))


def night(life: Life) -> None:
    """A sleepless night: a payment to somebody new at an hour never used."""
    w = life.w
    asset = life.stable if life.rng.random() < 0.6 else w.coin
    ts = _when(life) // DAY * DAY + int((life.clock.wakes - 4 - life.clock.offset) % 24 * 3_600)
    w.act(ts, life.pay, w.address(), asset, life.amount(asset, 90, 1.0, ts))


def trade_once(life: Life) -> None:
    """Somebody who never trades swaps once, approving first."""
    w = life.w
    if not isinstance(w, Evm):
        return
    ts = _when(life)

    def go(now: int) -> None:
        if life.gas_ready(now) and w.held(life.stable):
            w.approve(now, life.stable)
            w.act(now + 60, _swap)

    def _swap(now: int) -> None:
        assert isinstance(w, Evm)
        swapped(w, now, life.stable, w.coin, w.held(life.stable) // 3 + 1, w.address())

    w.act(ts, go)


CHANCES: tuple[tuple[float, Callable[[Life], None]], ...] = (
    (0.16, big_purchase), (0.25, new_merchant_twice), (0.10, hardware_wallet), (0.03, migration),
    (0.18, close_position), (0.15, batch), (0.14, standing_order), (0.12, contractor), (0.15, friend_gas),
    (0.07, subscription), (0.07, limit_orders), (0.06, forwarder), (0.12, failures), (0.08, own_multisig),
    (0.06, smart_account), (0.18, new_exchange), (0.15, night), (0.10, trade_once),
)  # fmt: skip


def befall(life: Life, *, robbed: bool) -> None:
    """Draw what happens; a life that will be robbed does not also migrate away."""
    for chance, episode in CHANCES:
        if life.rng.random() < chance and not (robbed and episode is migration):
            episode(life)
