"""Make the sample exports in this folder: `python sample_data/make_samples.py`.

Everything is invented: people, addresses, hashes, prices. Only the contracts of well-known tokens and routers
are real. The same files come out byte for byte on every run.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from sample_chain import (
    DAI,
    DAY,
    TRON_USDT,
    UNISWAP_UNIVERSAL,
    UNISWAP_V2,
    USDC,
    USDT,
    Call,
    Ethereum,
    Kind,
    Token,
    Tron,
    eth_address,
    etherscan,
    is_tron_address,
    look_alike,
    oklink,
    plain,
    prices,
    tron_address,
    tronscan,
    utc,
)

HERE = Path(__file__).resolve().parent
V2_BUY, V2_SELL = "Swap Exact ETH For Tokens", "Swap Exact Tokens For ETH"
CYRILLIC_USDT = "USD\N{CYRILLIC CAPITAL LETTER TE}"
FAKE_USDT = Token("0x5f3c1d09b7ae4462f1e08c9d7720ab53e6d18f4b", "Tether USD", CYRILLIC_USDT, fake=True)
SPAM = [
    Token(contract, name, symbol, fake=True)
    for contract, name, symbol in (
        ("0x1b7e44d0c2f95a83d6e1097f3bb8c05421ea9d76", '=HYPERLINK("http://x.example","claim")', "CLAIM"),
        ("0x93d05ac86e17f42bb1c9d8e03f76a2547c10eb38", "<script>alert(1)</script>", "<b>AIR</b>"),
        (
            "0xc87ef2139a4d06b5581ff7e2ad0c3964b2d17e50",
            "\N{WRAPPED PRESENT} claim-usdc.example",
            "USDC claim",
        ),
        ("0x2ae90b71d3c6f845e01d7a93bc5f2e8846d170c9", "+2-1 airdrop, visit x.example", "@SUM(1+1)"),
    )
]
# TRON addresses with the same first three and last five characters, found among five million random ones.
TRON_TWINS = [
    ("THBSPS6NrBrgF6xDnr9x6Qka4fCxcCRwMv", "THB44ZU6G6Cbvvy9NtAcgeo4m64VxCRwMv"),
    ("TVUN5NUpzyixp7xxWyYbDDfsLEaUT9vSkB", "TVUSrFTzNsyp4mGJj87HBbo2EiekE9vSkB"),
    ("TWyCDp5EWv5ex4bJ5ZBAKoruYZgAru5QDn", "TWyZQKXDig9VxLaapkM9v33U6FBGhu5QDn"),
]


@dataclass
class Truth:
    """What was planted: the answer key of one sample."""

    theft: list[str] = field(default_factory=list)
    precursor: list[str] = field(default_factory=list)
    loss: dict[str, Decimal] = field(default_factory=dict)
    recipients: list[str] = field(default_factory=list)

    def stolen(self, tx: str, asset: str, amount: Decimal, to: str) -> None:
        """Note one stolen transfer."""
        self.theft.append(tx)
        self.loss[asset] = self.loss.get(asset, Decimal(0)) + amount
        if to not in self.recipients:
            self.recipients.append(to)

    def entry(self, files: Sequence[Path], wallet: str, seen: set[str]) -> dict[str, object]:
        """The sample's entry in truth.json; a precursor the files do not show is left out."""
        return {
            "files": [path.relative_to(HERE).as_posix() for path in files],
            "wallet": wallet,
            "theft": self.theft,
            "precursor": [tx for tx in self.precursor if tx in seen],
            "loss": {asset: plain(amount) for asset, amount in self.loss.items()},
            "recipients": self.recipients,
        }


def salary(w: Ethereum, first: str, months: int, sender: str, amount: Decimal, token: Token) -> None:
    """The same sum early in every month."""
    year, month, _ = (int(part) for part in first.split("-"))
    for i in range(months):
        day = f"{year + (month + i - 1) // 12}-{(month + i - 1) % 12 + 1:02d}-05"
        w.at(utc(day) + w.rng.randrange(3_600, 25_000), w.receive, sender, amount, token)


def income(w: Ethereum, moments: list[int], senders: list[str], low: int, high: int, token: Token) -> None:
    """Customers pay, each more than once."""
    for ts in moments:
        cents = Decimal(w.rng.choice(("0", "0", "0", "8.5", "0.26")))
        w.at(ts, w.receive, w.rng.choice(senders), w.rng.randrange(low, high, 10) + cents, token)


def ether_in(w: Ethereum, moments: list[int], senders: list[str], low: float, high: float) -> None:
    """Withdrawals from exchanges and small repayments."""
    for ts in moments:
        w.at(ts, w.receive, w.rng.choice(senders), Decimal(str(round(w.rng.uniform(low, high), 5))))


def payments(
    w: Ethereum, moments: list[int], payees: list[str], low: float, high: float, token: Token | None = None
) -> None:
    """The owner pays the same few people again and again."""
    for i, ts in enumerate(moments):
        payee = payees[i % len(payees)] if i < 2 * len(payees) else w.rng.choice(payees)
        w.at(ts, w.pay_some, payee, low, high, token)


def batches(w: Ethereum, moments: list[int], contract: str, operator: str) -> None:
    """Exchange withdrawals paid by a contract: only the internal file shows them."""

    def paid(ts: int) -> None:
        ether = Decimal(str(round(w.rng.uniform(0.08, 0.7), 6)))
        w.internal(ts, w.hash(), (operator, contract), contract, ether)

    for ts in moments:
        w.at(ts, paid)


def swaps(w: Ethereum, moments: list[int], pools: dict[str, str], router: str, buy: str, sell: str) -> None:
    """Ether for tokens and back, an approval two minutes before some of the sales."""
    for i, ts in enumerate(moments):
        token = w.rng.choice((USDC, USDT, DAI) if DAI.symbol in pools else (USDC, USDT))
        if i % 5 < 3:
            w.at(ts, w.buy, token, pools[token.symbol], router, buy)
            continue
        if i % 5 == 3:
            w.at(ts - w.rng.randrange(40, 200), w.approve, token)
        w.at(ts, w.sell, token, pools[token.symbol], router, sell)


def airdrops(w: Ethereum, moments: list[int]) -> None:
    """Spam tokens whose names are traps for spreadsheets and web pages."""
    for i, ts in enumerate(moments):
        amount = Decimal(w.rng.choice((1, 1000, 88_888, 5_000_000)))
        w.at(ts + 40_000, w.foreign, eth_address(w.rng), w.own, amount, SPAM[i % len(SPAM)])


def poison(w: Ethereum, when: str, payee: str, amount: int, dust: str = "") -> None:
    """A genuine payment, then a zero-value or dust row with a look-alike; nothing comes of it."""
    twin, ts = look_alike(w.rng, payee, 4, 5), utc(when)
    w.at(ts, w.pay, payee, Decimal(amount), USDT)
    ts += w.rng.randrange(24, 200)
    if dust:
        w.at(ts, w.receive, twin, Decimal(dust), USDT)
    else:
        w.at(ts, w.foreign, w.own, twin, Decimal(0), USDT)


def drained_life(w: Ethereum, a: str) -> None:
    """Sixteen months of a small trader's wallet."""
    rng = w.rng
    people = [eth_address(rng) for _ in range(6)]
    customers = [eth_address(rng) for _ in range(5)]
    exchange, employer, friend, names, operator, payout = (eth_address(rng) for _ in range(6))
    pools = {token.symbol: eth_address(rng) for token in (USDC, USDT)}
    start, end = "2025-01-10", "2026-04-30"
    w.at("2025-01-04 02:11:20", w.receive, exchange, Decimal("3.48215"))
    w.at("2025-01-05 03:40:00", w.receive, customers[0], Decimal(9800), USDT)
    w.at("2025-01-06 09:12:00", w.receive, customers[1], Decimal(3500), USDC)
    salary(w, "2025-01-05", 16, employer, Decimal(4200), USDT)
    income(w, w.days(start, end, 48), customers, 900, 6000, USDT)
    income(w, w.days(start, end, 16), customers[:3], 400, 2200, USDC)
    ether_in(w, w.days(start, end, 34), [exchange, exchange, exchange, friend], 0.2, 1.4)
    batches(w, w.days("2025-02-01", end, 9), payout, operator)
    payments(w, w.days(start, end, 72), people, 60, 3000, USDT)
    payments(w, w.days(start, end, 20), people[:3], 50, 900, USDC)
    payments(w, w.days(start, end, 98), [*people[2:], friend], 0.01, 0.35)
    payments(w, w.days("2025-02-10", "2026-04-20", 13), [a], 3000, 9000, USDT)
    swaps(w, w.days(start, end, 30), pools, UNISWAP_V2, V2_BUY, V2_SELL)
    for ts in w.days("2025-03-01", end, 6):
        w.at(ts, w.send, w.own, names, Decimal("0.0024"), Call("Renew", 88_412))
    fails = Call(V2_BUY, 90_000, "Out of gas")
    w.at("2025-07-14 12:20:47", w.send, w.own, UNISWAP_V2, Decimal("0.5"), fails)
    airdrops(w, w.days("2025-04-01", end, 8))
    poison(w, "2025-10-18 11:04:00", people[0], 1250)
    poison(w, "2026-02-07 06:31:00", people[1], 640, "0.0064")
    w.at("2026-05-01 02:26:00", w.receive, customers[0], Decimal(42000), USDT)
    w.at("2026-05-01 02:51:00", w.receive, customers[1], Decimal("6400.5"), USDC)
    w.at("2026-05-03 15:40:11", w.receive, friend, Decimal("0.002"))
    w.at("2026-05-05 03:02:35", w.receive, customers[2], Decimal(120), USDT)


def drained_theft(w: Ethereum, truth: Truth, a: str) -> None:
    """Bait after a payment to A; next day the owner pays B, signs approvals, loses the rest to C and D."""
    b, c, d = look_alike(w.rng, a), eth_address(w.rng), eth_address(w.rng)

    def bait(ts: int, sender: str, to: str, amount: Decimal, token: Token) -> None:
        truth.precursor.append(w.foreign(ts, sender, to, amount, token))

    def deceived(ts: int) -> None:
        truth.stolen(w.pay(ts, b, Decimal(28600), USDT), "USDT", Decimal(28600), b)

    def pulled(ts: int, token: Token) -> None:
        amount = w.balance[token.contract]
        truth.stolen(w.foreign(ts, w.own, c, amount, token), token.symbol, amount, c)

    def swept(ts: int) -> None:
        fee = Decimal("0.000441")
        amount = w.balance["ETH"] - fee
        truth.stolen(w.send(ts, w.own, d, amount, Call(fee=fee)), "ETH", amount, d)

    w.at("2026-05-02 13:02:59", w.pay, a, Decimal(8600), USDT)
    w.at("2026-05-02 13:03:47", bait, w.own, b, Decimal(0), USDT)
    w.at("2026-05-02 13:03:59", bait, w.own, b, Decimal(8600), FAKE_USDT)
    w.at("2026-05-02 13:05:23", bait, b, w.own, Decimal("0.0086"), USDT)
    w.at("2026-05-03 13:58:23", deceived)
    w.at("2026-05-03 14:14:11", lambda ts: truth.precursor.append(w.approve(ts, USDT)))
    w.at("2026-05-03 14:16:35", pulled, USDT)
    w.at("2026-05-03 14:17:23", lambda ts: truth.precursor.append(w.approve(ts, USDC)))
    w.at("2026-05-03 14:18:35", pulled, USDC)
    w.at("2026-05-03 14:31:59", swept)


def drained() -> dict[str, object]:
    """An imToken user's wallet, emptied through a look-alike, approvals and the key."""
    rng = random.Random(20260503)
    w, truth = Ethereum(eth_address(rng), rng, 12, rates=prices(rng)), Truth()
    a = eth_address(rng)
    drained_life(w, a)
    drained_theft(w, truth, a)
    w.play()
    files = etherscan(HERE / "etherscan" / "drained", w, "Transaction Hash")
    return truth.entry(files, w.own, {row[0] for row in w.txs + w.tokens})


def honest_life(w: Ethereum, spans: list[tuple[str, str, float]]) -> None:
    """A busy trader's ordinary business in each span; the third number says how much of it."""
    rng = w.rng
    people = [eth_address(rng) for _ in range(7)]
    clients = [eth_address(rng) for _ in range(4)]
    exchange, employer, operator, payout, pool, mint = (eth_address(rng) for _ in range(6))
    pools = {token.symbol: eth_address(rng) for token in (USDC, USDT, DAI)}
    w.at("2025-01-03 04:01:00", w.receive, exchange, Decimal("21.75"))
    w.at("2025-01-03 05:30:00", w.receive, exchange, Decimal(31000), USDC)
    w.at("2025-01-04 05:30:00", w.receive, exchange, Decimal(8000), USDT)
    w.at("2025-11-07 12:10:00", w.receive, exchange, Decimal("6.4"))
    salary(w, "2025-01-05", 5, employer, Decimal(6500), USDC)
    salary(w, "2025-10-05", 8, employer, Decimal(6800), USDC)
    for first, last, much in spans:
        income(w, w.days(first, last, round(30 * much)), clients, 500, 5200, USDT)
        ether_in(w, w.days(first, last, round(46 * much)), [exchange, exchange, clients[0]], 0.2, 1.6)
        batches(w, w.days(first, last, round(12 * much)), payout, operator)
        payments(w, w.days(first, last, round(48 * much)), people, 40, 1800, USDT)
        payments(w, w.days(first, last, round(24 * much)), people[:4], 40, 1500, USDC)
        payments(w, w.days(first, last, round(132 * much)), people, 0.01, 0.25)
        swaps(w, w.days(first, last, round(56 * much)), pools, UNISWAP_V2, V2_BUY, V2_SELL)
        swaps(w, w.days(first, last, round(46 * much)), pools, UNISWAP_UNIVERSAL, "Execute", "Execute")
        for ts in w.days(first, last, round(24 * much)):
            w.at(ts, w.send, w.own, mint, Decimal("0.008"), Call("Mint", 141_000 + rng.randrange(20_000)))
        for ts in w.days(first, last, round(9 * much)):
            lend(w, ts, min(ts + rng.randrange(10, 25) * DAY, utc(last) + 4_000), pool)
    airdrops(w, w.days("2025-02-01", "2026-05-10", 10))
    payments(w, [utc("2026-02-01 02:00:00") + 110 * i for i in range(5)], people[:5], 400, 700, USDT)
    poison(w, "2025-03-22 08:15:00", people[0], 420)
    poison(w, "2025-11-30 10:40:00", people[2], 815, "0.00815")
    poison(w, "2026-01-25 05:20:00", people[1], 350)
    poison(w, "2026-03-14 13:05:00", people[1], 760, "0.00076")
    w.at("2026-01-16 19:24:00", w.pay, people[3], Decimal("1.85"))  # half past three at night


def lend(w: Ethereum, ts: int, until: int, pool: str) -> None:
    """Approve, supply to a lending pool, and take the same back later."""

    def move(now: int, amount: Decimal, back: bool) -> None:
        gas = 190_000 + w.rng.randrange(30_000)
        tx = w.send(now, w.own, pool, call=Call("Withdraw" if back else "Supply", gas))
        w.token(now, tx, *((pool, w.own) if back else (w.own, pool)), amount, USDC)

    amount = Decimal(w.rng.randrange(500, 2500, 100))
    w.at(ts - 90, w.approve, USDC)
    w.at(ts, move, amount, False)
    w.at(until, move, amount, True)


def honest_alarms(w: Ethereum) -> None:
    """What looks like a theft and is not: a new exchange account, and savings moved to a hardware wallet."""
    deposit, hardware = eth_address(w.rng), eth_address(w.rng)
    w.at("2025-04-12 11:20:00", w.pay, deposit, Decimal(18000), USDC)
    later = {"2025-04-29": 2500, "2025-10-08": 4000, "2025-12-19": 1200, "2026-03-03": 3600}
    for when, amount in later.items():
        w.at(utc(when) + w.rng.randrange(5_000, 50_000), w.pay, deposit, Decimal(amount), USDC)
    for when, ether in (("2025-10-21", "1.5"), ("2026-02-11", "0.8")):
        w.at(utc(when) + w.rng.randrange(5_000, 50_000), w.pay, deposit, Decimal(ether))
    w.at("2025-11-08 06:02:00", w.pay, hardware, Decimal("0.05"))
    w.at("2025-11-08 06:31:00", w.pay, hardware, Decimal(9))
    w.at("2025-11-08 06:40:00", w.pay, hardware, Decimal(14000), USDC)
    w.at("2025-12-24 12:15:00", w.receive, hardware, Decimal("2.5"))
    w.at("2026-01-20 09:50:00", w.receive, hardware, Decimal(3000), USDC)
    w.at("2026-04-18 03:20:00", w.receive, hardware, Decimal(1))


def honest() -> dict[str, object]:
    """A busy wallet from which nothing was ever stolen."""
    rng = random.Random(450250)
    w = Ethereum(eth_address(rng), rng, 12, rates=prices(rng), now=Decimal("2431.07"))
    honest_life(w, [("2025-01-06", "2025-05-10", 0.36), ("2025-09-12", "2026-05-12", 0.64)])
    honest_alarms(w)
    w.play()
    return Truth().entry(etherscan(HERE / "etherscan" / "honest", w, "Txhash"), w.own, set())


def tron_life(w: Tron) -> None:
    """A remitter: customers pay USDT in, a few payees get most of it, and dust follows the payments."""
    rng = w.rng
    others = [tron_address(rng) for _ in range(5)]
    customers = [tron_address(rng) for _ in range(6)]
    exchange, provider, spammer = (tron_address(rng) for _ in range(3))

    def remit(ts: int, to: str, twin: str) -> None:
        amount = w.part("USDT", 300, 18_000)
        if not amount:
            return
        w.call(ts, to, amount)
        if twin and rng.random() < 0.4:
            digits = plain(amount).replace(".", "").rstrip("0")
            w.received(ts + rng.randrange(9, 40, 3), twin, Decimal(f"0.0{digits}001"[:8]))

    w.at("2025-01-04 03:00:00", w.add, exchange, w.own, Decimal(900))
    w.at("2025-01-04 03:20:00", w.received, customers[0], Decimal(20_000))
    for ts in w.days("2025-01-06", "2026-04-10", 84):
        w.at(ts, w.received, rng.choice(customers), Decimal(rng.randrange(500, 15_000, 50)))
    for i, ts in enumerate(w.days("2025-01-08", "2026-04-09", 104)):
        to, twin = rng.choice([*TRON_TWINS, *TRON_TWINS, *((other, "") for other in others)])
        w.at(ts, remit, to, twin)
        if i % 9 == 4:
            w.at(ts - 75, w.rent, provider)
    for ts in w.days("2025-01-10", "2026-04-08", 26):
        w.at(ts, w.add, exchange, w.own, Decimal(rng.randrange(60, 160, 5)))
    for ts in w.days("2025-01-20", "2026-04-08", 34):
        w.at(ts, w.add, w.own, rng.choice(others), Decimal(rng.randrange(5, 40)))
    for when, symbol in (("2025-06-11 15:02:03", "HX28com"), ("2026-01-29 02:44:51", "Pay.bi")):
        w.at(when, w.add, spammer, w.own, Decimal("6666.66"), Kind("TransferAssetContract", symbol))
    for ts in w.days("2025-08-01", "2026-04-01", 3):
        w.at(ts, w.received, tron_address(rng), Decimal(1000), "T0K.example", tron_address(rng))
    w.at("2026-04-11 03:12:00", w.received, customers[1], Decimal(24000))
    w.at("2026-04-13 05:30:00", w.received, customers[2], Decimal(200))
    w.at("2026-04-20 12:00:00", w.received, spammer, Decimal(1), "UNFREEZE", tron_address(rng))


def hijack(w: Tron, truth: Truth) -> None:
    """A stranger sends the 100 TRX a permission change costs; it is made; everything goes to one address."""
    stranger, thief = tron_address(w.rng), tron_address(w.rng)

    def gas(ts: int) -> None:
        truth.precursor.append(w.add(ts, stranger, w.own, Decimal(100)))

    change = Kind("AccountPermissionUpdateContract", fee="100")

    def permission(ts: int) -> None:
        truth.precursor.append(w.add(ts, w.own, "", kind=change))

    def usdt(ts: int, amount: Decimal | None = None) -> None:
        amount = amount or w.balance["USDT"]
        truth.stolen(w.call(ts, thief, amount), "USDT", amount, thief)

    def trx(ts: int) -> None:
        fee = Decimal("1.269")
        amount = w.balance["TRX"] - fee
        truth.stolen(w.add(ts, w.own, thief, amount, Kind(fee=plain(fee))), "TRX", amount, thief)

    w.at("2026-04-11 11:02:03", gas)
    w.at("2026-04-11 11:05:12", permission)
    w.at("2026-04-11 11:19:24", usdt, Decimal(20_000))
    w.at("2026-04-11 11:26:45", usdt)
    w.at("2026-04-11 11:40:30", trx)
    friend = tron_address(w.rng)
    w.at("2026-04-12 01:14:06", w.add, w.own, friend, Decimal(50), Kind(status="FAIL", fee="0"))


def hijacked() -> tuple[dict[str, object], dict[str, object]]:
    """A TRON wallet whose permissions were changed, as OKLink shows it and as TronScan shows it."""
    assert all(is_tron_address(address) for pair in TRON_TWINS for address in (*pair, TRON_USDT))
    rng = random.Random(20260411)
    w, truth = Tron(tron_address(rng), rng, 3), Truth()
    tron_life(w)
    hijack(w, truth)
    w.play()
    okl = oklink(HERE / "oklink" / "hijacked", w, 1_778_500_000_000)
    scan = tronscan(HERE / "tronscan" / "hijacked" / "Transfers_20260415.csv", w, utc("2026-04-15 02:00:00"))
    transfers = {row[1] for row in w.rows if row[5].contract in ("", "TransferContract")}
    return truth.entry(okl, w.own, set(truth.precursor)), truth.entry(scan, w.own, transfers)


def main() -> None:
    """Write every sample and its answer key."""
    okl, scan = hijacked()
    truth = {
        "etherscan/drained": drained(),
        "etherscan/honest": honest(),
        "oklink/hijacked": okl,
        "tronscan/hijacked": scan,
    }
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (HERE / "truth.json").write_bytes(text.encode())


if __name__ == "__main__":
    main()
