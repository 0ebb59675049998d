"""Honest lives of accounts, and the two ways in which they are emptied."""

from collections.abc import Callable
from functools import partial

from benchmarks.synthetic.accounts import BTC, CNY, ETH, USDT, Exchange, Purse
from benchmarks.synthetic.habits import Circle
from benchmarks.synthetic.life import Life
from benchmarks.synthetic.money import Asset, human, significant, spread
from sample_data.sample_chain import DAY


def _exchange(life: Life) -> Exchange:
    assert isinstance(life.w, Exchange)
    return life.w


def _purse(life: Life) -> Purse:
    assert isinstance(life.w, Purse)
    return life.w


def exchange_account(life: Life) -> None:
    """Buys on the exchange, takes coins out to own wallets and to people, puts some in; rarely cashes out."""
    rng, w, size = life.rng, _exchange(life), life.wealth / 6
    fresh = rng.uniform(0.15, 0.6)
    coins = [USDT, ETH, BTC][: rng.choice((1, 2, 3, 3))]
    circles = {coin.symbol: Circle(rng, partial(w.address_for, coin), fresh) for coin in coins}
    own_address = {coin.symbol: w.address_for(coin) for coin in coins}

    def bought(ts: int, coin: Asset, usd: float) -> None:
        w.trade(ts, coin, max(1, life.amount(coin, usd, 0.7, ts)))

    def withdraw(ts: int, coin: Asset, to: str) -> None:
        amount = life.amount(coin, size, 0.9, ts)
        if w.held(coin) < amount + w.cost(coin, ts):
            bought(ts - 5, coin, size * 3)
        amount = min(amount, w.held(coin) - w.cost(coin, ts))
        if rng.random() < 0.06:  # a test first, to be on the safe side
            w.pay(ts, to, coin, max(1, significant(amount // 30, 1)))
            ts += rng.randrange(200, 3_000)
        elif rng.random() < 0.04:
            w.cancelled(ts, to, coin, max(1, amount))
            ts += rng.randrange(30, 900)
        w.act(ts, lambda now: w.pay(now, to, coin, min(amount, w.held(coin) - w.cost(coin, now))))

    def out(ts: int) -> None:
        coin = rng.choice(coins)
        withdraw(ts, coin, circles[coin.symbol].pick())

    def everything(ts: int) -> None:
        coin = rng.choice(coins)
        w.pay(ts, circles[coin.symbol].pick(), coin, w.held(coin) - w.cost(coin, ts))

    def cash_out(ts: int) -> None:
        """Turns all into one coin and takes it out."""
        last = rng.choice(coins)
        for coin in coins:
            if coin != last and w.held(coin):
                cents = w.worth(coin) * 995 // 1000
                w.trade(ts, coin, -w.held(coin))
                w.trade(ts + 2, last, cents * 10**last.decimals // w.market.cents(last, ts))
                ts += rng.randrange(10, 200)
        ts += rng.randrange(40, 4_000)
        w.act(ts, lambda now: w.pay(now, circles[last.symbol].pick(), last, w.held(last) - w.cost(last, now)))

    def put_in(ts: int) -> None:
        coin = rng.choice(coins)
        w.receive(ts, own_address[coin.symbol], coin, life.amount(coin, size, 0.9, ts))

    def sell(ts: int) -> None:
        coin = rng.choice(coins)
        w.trade(ts, coin, -(w.held(coin) * rng.randrange(10, 60) // 100))

    for coin in coins:
        w.act(life.first, bought, coin, life.wealth)
    doings: list[tuple[float, Callable[[int], object]]] = [
        (7, out), (3, put_in), (2, sell), (0.4, everything), (0.1, cash_out), (2, lambda ts: bought(ts, rng.choice(coins), size * 2)),
    ]  # fmt: skip
    life.session(life.moments(life.rows // 2), doings)
    if rng.random() < 0.3:  # several people, or several wallets, in one sitting
        ts = life.clock.moment(rng.randrange(life.first + DAY, life.last))
        for _ in range(rng.randrange(3, 6)):
            w.act(ts, out)
            ts += rng.randrange(60, 400)


def exchange_withdrawal(life: Life, ts: int) -> None:
    """Somebody logs in, sells nothing or much, and withdraws to a new address in one or more parts."""
    rng, w = life.rng, _exchange(life)
    ts = ts // DAY * DAY + rng.randrange(DAY) if rng.random() < 0.7 else life.clock.moment(ts)
    targets: dict[str, str] = {}
    single = rng.random() < 0.5

    def raid(now: int) -> None:
        loot = sorted((coin for coin in (USDT, ETH, BTC) if w.worth(coin) > 3_000), key=lambda c: -w.worth(c))
        if single and loot:  # turned into one coin first
            for coin in loot[1:]:
                cents = w.worth(coin) * 995 // 1000
                w.trade(now - 120, coin, -w.held(coin))
                w.trade(now - 118, loot[0], cents * 10 ** loot[0].decimals // w.market.cents(loot[0], now))
            loot = loot[:1]
        for coin in loot:
            to = targets.setdefault(coin.symbol, w.address_for(coin))
            if rng.random() < 0.25:
                part(now, coin, to, 0.01)
                now += rng.randrange(90, 900)
            parts = rng.choices((1, 2, 3), (65, 22, 13))[0]
            for i in range(parts):
                w.at(
                    now,
                    part,
                    coin,
                    to,
                    1.0 if i == parts - 1 and rng.random() < 0.8 else rng.uniform(0.35, 0.8),
                )
                now += rng.choice((45, 120, 600, 5_400, DAY + 600))

    def part(now: int, coin: Asset, to: str, share: float) -> None:
        fee = w.cost(coin, now)
        amount = (w.held(coin) - fee) * int(share * 1000) // 1000
        amount = human(rng, amount, min(coin.decimals, 8), 0.3) if share < 1 and amount > 0 else amount
        w.truth.stolen(w.pay(now, to, coin, amount), coin, amount, to)

    usd = life.wealth * rng.uniform(0.3, 1.5)
    coin = rng.choice((USDT, ETH))
    w.at(ts - rng.randrange(1, 9) * DAY, lambda now: w.trade(now, coin, w.market.units(coin, usd, now)))
    w.owner_left = ts - 600
    w.at(ts, raid)
    w.at(ts + 3 * DAY, _returns, life)


def _returns(ts: int, life: Life) -> None:
    """The owner is back in the account; now and then life goes on in it."""
    if life.rng.random() < 0.4:
        life.w.owner_left = None


def payment_app(life: Life) -> None:
    """Groceries, rides, rent, red packets, friends; wages reach the bank each month."""
    rng, w = life.rng, _purse(life)
    life.rows = max(40, life.rows * 2)
    pay = significant(rng.randrange(5_000, 40_000), 2) * 100
    shops = Circle(rng, w.shop, rng.uniform(0.2, 0.5))
    life.payees.fresh = rng.uniform(0.2, 0.6)
    w.at(life.first - 60, w.salary, pay * rng.randrange(2, 12))
    for ts in range(life.first + rng.randrange(25) * DAY, life.last, 30 * DAY):
        w.at(ts, w.salary, pay)
    rent, landlord = significant(pay * rng.randrange(15, 40) // 100, 2), w.address()

    def shopping(ts: int) -> None:
        shop, yuan = shops.pick(), spread(rng, 28, 1.0)
        amount = round(yuan * 100) if rng.random() < 0.6 else max(1, round(yuan)) * 100
        group, what = rng.choice(
            (
                ("餐饮美食", "午餐"),
                ("日用百货", "日用品"),
                ("交通出行", "乘车"),
                ("服饰装扮", "衣物"),
                ("充值缴费", "话费"),
            )
        )
        if w.bill(ts, shop, amount, group, what) and rng.random() < 0.03:
            w.at(ts + rng.randrange(3_600, 9 * DAY), w.refund, shop, amount)

    def friend(ts: int) -> None:
        yuan = rng.choice((66, 88, 100, 200, 500, 1_000, 2_000, 30, 52))
        w.bill(ts, life.payees.pick(), yuan * 100, "转账红包", rng.choice(("转账", "红包", "还钱", "AA收款")))

    def large(ts: int) -> None:  # tuition, a deposit, furniture, a loan to a friend: once, to somebody new
        amount = significant(w.held(CNY) * rng.randrange(10, 60) // 100, rng.choice((1, 2)))
        to = w.shop() if rng.random() < 0.6 else w.address()
        if rng.random() < 0.2:
            w.bill(ts, to, max(100, significant(amount // 100, 1)), "转账红包", "转账")
            ts += rng.randrange(60, 900)
        w.act(
            ts,
            lambda now: w.bill(
                now,
                to,
                min(amount, w.held(CNY)),
                rng.choice(("教育培训", "家居家装", "转账红包")),
                rng.choice(("定金", "学费", "借款", "家具")),
            ),
        )

    def fund(ts: int) -> None:
        w.neutral(
            ts, rng.choice(("余额宝-单次转入", "信用卡还款", "提现-快速提现")), rng.randrange(1, 60) * 10_000
        )

    if rng.random() < 0.6:
        day = rng.randrange(1, 28)
        for month in range(life.first // DAY * DAY + day * DAY, life.last, 30 * DAY):
            w.act(life.clock.moment(month), lambda now: w.bill(now, landlord, rent, "转账红包", "房租"))
    life.session(life.moments(life.rows * 2 // 3), [
        (10, shopping), (2.5, friend), (0.15, large), (1, fund),
        (1.2, lambda ts: w.receive(ts, life.senders.pick(), CNY, rng.choice((50, 88, 100, 200, 600, 1_500)) * 100)),
    ])  # fmt: skip


def payment_fraud(life: Life, ts: int) -> None:
    """The owner is talked into paying: tasks that paid back at first, a “safe account”, a false sale."""
    rng, w = life.rng, _purse(life)
    ts = life.clock.moment(ts)
    payees = [w.address() for _ in range(rng.choices((1, 2, 3), (50, 30, 20))[0])]
    w.at(ts - rng.randrange(1, 20) * DAY, w.salary, significant(rng.randrange(8_000, 90_000), 2) * 100)

    def lose(now: int, amount: int) -> None:
        to = rng.choice(payees)
        amount = min(amount, w.held(CNY))
        w.truth.stolen(
            w.bill(now, to, amount, "转账红包", rng.choice(("转账", "货款", "投资款", "保证金"))),
            CNY,
            amount,
            to,
        )

    def task(now: int, amount: int) -> None:  # a small task, paid back with a gain the same day
        w.truth.led(w.bill(now, payees[0], amount, "转账红包", "转账"))
        w.at(
            now + rng.randrange(600, 9_000),
            w.receive,
            payees[0],
            CNY,
            amount * rng.randrange(110, 135) // 100,
        )

    kind = rng.choices(("tasks", "safe account", "sale", "investment"), (35, 30, 15, 20))[0]
    if kind == "tasks":
        for yuan in (rng.choice((60, 98, 100)), rng.choice((300, 500)), 1_000)[: rng.randrange(1, 4)]:
            w.act(ts, task, yuan * 100)
            ts += rng.randrange(3 * 3_600, 30 * 3_600)
        amounts = [rng.choice((2_000, 3_000, 5_000, 8_000)) * 100 * 2**i for i in range(rng.randrange(2, 5))]
        gaps = (900, 9_000)
    elif kind == "safe account":
        amounts = [
            rng.choice((9_999, 10_000, 19_800, 20_000, 49_999, 50_000)) * 100
            for _ in range(rng.randrange(2, 6))
        ]
        gaps = (120, 2_400)
    elif kind == "sale":
        amounts, gaps = [rng.choice((800, 1_500, 2_600, 4_200, 6_800)) * 100], (60, 61)
        if rng.random() < 0.4:
            amounts.append(amounts[0] // 2)  # “the deposit has to be paid as well”
    else:
        amounts = [rng.choice((1_000, 2_000, 3_000)) * 100 * (i + 1) for i in range(rng.randrange(4, 8))]
        gaps = (DAY, 9 * DAY)
    for amount in amounts:
        w.act(ts, lose, amount)
        ts += rng.randrange(*gaps)
    w.truth.notes.append(kind)
