"""Invented wallets on two invented chains, and the export files explorers would give for them.

Used by make_samples.py only. A wallet keeps its balances while its story is played in order of time, so that
no asset can ever fall below zero, fees included.
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal
from pathlib import Path
from typing import NamedTuple

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
DAY = 86_400


@dataclass(frozen=True)
class Token:
    """A token contract; `fake` ones are announced by their contract and never really held."""

    contract: str
    name: str
    symbol: str
    decimals: int = 6
    usd: Decimal | None = None
    fake: bool = False


USDT = Token("0xdac17f958d2ee523a2206206994597c13d831ec7", "Tether USD", "USDT", 6, Decimal(1))
USDC = Token("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "USDC", "USDC", 6, Decimal(1))
DAI = Token("0x6b175474e89094c44da98b954eedeac495271d0f", "Dai Stablecoin", "DAI", 18, Decimal(1))
UNISWAP_V2 = "0x7a250d5630b4cf539739df2c5dacb4c659f2488d"
UNISWAP_UNIVERSAL = "0x66a9893cc07d91d95644aedd05d03f95e1dba8af"
TRON_USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


def utc(text: str) -> int:
    """Unix seconds of `YYYY-MM-DD HH:MM:SS` in UTC; a bare date is its midnight."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def clock(ts: int, form: str = "%Y-%m-%d %H:%M:%S", hours: int = 0) -> str:
    """A moment as text, `hours` east of UTC."""
    return (datetime.fromtimestamp(ts, UTC) + timedelta(hours=hours)).strftime(form)


def plain(number: Decimal) -> str:
    """A number without exponent and without trailing zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def grouped(number: Decimal) -> str:
    """A token quantity as Etherscan prints it: `8,600.00`, `0.0086`, `0`."""
    if not number:
        return "0"
    whole, _, part = plain(number).partition(".")
    return f"{int(whole):,}.{part.ljust(2, '0')}"


def times(a: Decimal, b: Decimal) -> str:
    """A product with the 15 significant digits that exports show."""
    return plain(Context(prec=15).multiply(a, b))


def eth_address(rng: random.Random) -> str:
    """A made-up Ethereum address."""
    return f"0x{rng.getrandbits(160):040x}"


def look_alike(rng: random.Random, address: str, head: int = 4, tail: int = 4) -> str:
    """Another address with the same first and last hex digits."""
    middle = f"{rng.getrandbits(160):040x}"[: 40 - head - tail]
    return f"0x{address[2 : 2 + head]}{middle}{address[42 - tail :]}"


def checksum(payload: bytes) -> bytes:
    """The four bytes that end a Base58Check address."""
    return hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]


def tron_address(rng: random.Random) -> str:
    """A made-up TRON address: 0x41, twenty bytes, a right checksum, in Base58."""
    payload = b"\x41" + rng.randbytes(20)
    number, text = int.from_bytes(payload + checksum(payload), "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return text


def is_tron_address(text: str) -> bool:
    """Whether a Base58Check text is a TRON address with the right checksum."""
    number = 0
    for letter in text:
        number = number * 58 + BASE58.index(letter)
    raw = number.to_bytes(25, "big")
    return raw[0] == 0x41 and checksum(raw[:21]) == raw[21:]


def prices(rng: random.Random) -> list[Decimal]:
    """An invented ETH price in dollars for each day from 2025-01-01."""
    price, path = 3340.0, []
    for _ in range(540):
        price = min(4600.0, max(1700.0, price * (1 + rng.gauss(0, 0.025))))
        path.append(Decimal(f"{price:.2f}"))
    return path


class Call(NamedTuple):
    """What an Ethereum transaction does beside moving ether."""

    method: str = "Transfer"
    gas: int = 21_000
    error: str = ""
    fee: Decimal | None = None


class Kind(NamedTuple):
    """What a TRON row is; `contract` is empty for a token row, and `fee` is burnt, shown in no file."""

    contract: str = "TransferContract"
    symbol: str = "TRX"
    coin: str = "_"
    status: str = "SUCCESS"
    fee: str = "0.268"


PLAIN_CALL = Call()
TRX_TRANSFER = Kind()


@dataclass
class Wallet:
    """What both chains share: a plan played in order of time, and balances."""

    own: str
    rng: random.Random
    step: int  # seconds between two blocks
    plan: list[tuple[int, Callable[..., object], tuple[object, ...]]] = field(default_factory=list)
    balance: dict[str, Decimal] = field(default_factory=dict)

    def at(self, when: str | int, act: Callable[..., object], *args: object) -> None:
        """Plan `act(ts, *args)` for a moment; it is called with the time of a block."""
        self.plan.append((self.slot(utc(when) if isinstance(when, str) else when), act, args))

    def slot(self, ts: int) -> int:
        """The first block time at or after a moment (overridden where slots can be empty)."""
        return ts + -ts % self.step

    def play(self) -> None:
        """Let everything planned happen."""
        for ts, act, args in sorted(self.plan, key=lambda item: item[0]):
            act(ts, *args)

    def move(self, asset: str, change: Decimal) -> None:
        """Change a balance, which must not fall below zero."""
        self.balance[asset] = self.balance.get(asset, Decimal(0)) + change
        assert self.balance[asset] >= 0, (self.own, asset, self.balance[asset])

    def days(self, first: str, last: str, count: int) -> list[int]:
        """Random moments of the owner's day, evenly enough spread between two dates."""
        start, width = utc(first), (utc(last) - utc(first)) / count
        days = [start + int((i + self.rng.random()) * width) // DAY * DAY for i in range(count)]
        # Midnight UTC is eight in the morning in China; sixteen hours later the owners are asleep.
        return [day + 300 + int(self.rng.betavariate(2.2, 2.0) * 56_000) for day in days]

    def part(self, asset: str, low: float, high: float, digits: int = 2) -> Decimal:
        """A human amount between two bounds, at most two fifths of what is there; or zero."""
        wish = Decimal(str(round(self.rng.uniform(low, high), digits)))
        wish = wish.quantize(Decimal(100)) if wish > 1000 and self.rng.random() < 0.7 else wish
        wish = min(wish, (self.balance.get(asset, Decimal(0)) * 2 / 5).quantize(Decimal(1).scaleb(-digits)))
        return wish if wish >= Decimal(str(low)) / 2 else Decimal(0)


@dataclass
class Ethereum(Wallet):
    """An Ethereum wallet and the rows of its three Etherscan exports."""

    rates: list[Decimal] = field(default_factory=list)
    txs: list[list[str]] = field(default_factory=list)
    internals: list[list[str]] = field(default_factory=list)
    tokens: list[list[str]] = field(default_factory=list)
    now: Decimal = Decimal("2687.26")  # price on the day of the export, as its header prints it

    def slot(self, ts: int) -> int:
        """The first slot at or after a moment that has a block; one in about 180 is empty."""
        ts += (11 - ts) % 12
        return ts if self.block(ts) > self.block(ts - 12) else ts + 12

    def block(self, ts: int) -> int:
        """The number of the newest block at a slot."""
        return 21_525_890 + (ts - utc("2024-12-31 23:59:59")) // 12 * 9945 // 10_000

    def rate(self, ts: int) -> Decimal:
        """The price of the day."""
        return self.rates[(ts - utc("2025-01-01")) // DAY]

    def hash(self) -> str:
        """A made-up transaction hash."""
        return f"0x{self.rng.getrandbits(256):064x}"

    def head(self, ts: int, tx: str) -> list[str]:
        """The cells every row begins with."""
        return [tx, str(self.block(ts)), str(ts), clock(ts)]

    def send(
        self, ts: int, sender: str, to: str, value: Decimal = Decimal(0), call: Call = PLAIN_CALL
    ) -> str:
        """One transaction; returns its hash."""
        gwei = Decimal(str(round(self.rng.lognormvariate(0.5, 0.7), 9)))
        fee = Decimal(call.gas) * gwei.scaleb(-9) if call.fee is None else call.fee
        paid, got = (value, Decimal(0)) if sender == self.own else (Decimal(0), value)
        self.move("ETH", got - (0 if call.error else paid) - (fee if sender == self.own else 0))
        tx = self.hash()
        amounts = [plain(got), plain(paid), times(value, self.now), plain(fee), times(fee, self.now)]
        status = ["Error(0)", call.error] if call.error else ["", ""]
        self.txs.append(
            [*self.head(ts, tx), sender, to, "", *amounts, str(self.rate(ts)), *status, call.method]
        )
        return tx

    def token(self, ts: int, tx: str, sender: str, to: str, amount: Decimal, token: Token) -> None:
        """One token movement, under whatever hash caused it."""
        if not token.fake:
            self.move(token.contract, -amount if sender == self.own else amount)
        usd = "N/A" if token.usd is None else f"${token.usd * amount:,.2f}"
        cells = [sender, to, grouped(amount), usd, token.contract, token.name, token.symbol]
        self.tokens.append([*self.head(ts, tx), *cells])

    def internal(self, ts: int, tx: str, parent: tuple[str, str], sender: str, value: Decimal) -> None:
        """ETH that a contract sends to the owner inside somebody's transaction."""
        self.move("ETH", value)
        cells = [*parent, "0", sender, self.own, "", plain(value), "0", times(value, self.now)]
        self.internals.append([*self.head(ts, tx), *cells, str(self.rate(ts)), "0", "", "call", ""])

    def pay(self, ts: int, to: str, amount: Decimal, token: Token | None = None) -> str:
        """The owner pays somebody."""
        if token is None:
            return self.send(ts, self.own, to, amount)
        gas = self.rng.choice((41_309, 46_109, 63_209))
        tx = self.send(ts, self.own, token.contract, call=Call(gas=gas))
        self.token(ts, tx, self.own, to, amount, token)
        return tx

    def pay_some(self, ts: int, to: str, low: float, high: float, token: Token | None = None) -> None:
        """The owner pays an ordinary amount, if there is enough."""
        amount = self.part(token.contract if token else "ETH", low, high, 2 if token else 3)
        if amount:
            self.pay(ts, to, amount, token)

    def receive(self, ts: int, sender: str, amount: Decimal, token: Token | None = None) -> str:
        """Somebody pays the owner."""
        if token is None:
            return self.send(ts, sender, self.own, amount)
        tx = self.hash()
        self.token(ts, tx, sender, self.own, amount, token)
        return tx

    def foreign(self, ts: int, sender: str, to: str, amount: Decimal, token: Token) -> str:
        """A token row whose transaction the owner did not sign."""
        tx = self.hash()
        self.token(ts, tx, sender, to, amount, token)
        return tx

    def approve(self, ts: int, token: Token) -> str:
        """The owner allows a spender, whom the export does not name, to take a token."""
        gas = 46_000 + self.rng.randrange(3_000)
        return self.send(ts, self.own, token.contract, call=Call("Approve", gas))

    def units(self, ts: int, ether: Decimal, token: Token) -> Decimal:
        """What a swap pays for some ether, to the token's last digit."""
        exact = ether * self.rate(ts) * Decimal(str(self.rng.uniform(0.991, 0.9985)))
        return exact.quantize(Decimal(1).scaleb(-token.decimals))

    def buy(self, ts: int, token: Token, pool: str, router: str, method: str) -> None:
        """Swap ether for a token; the exact method names are the routers' own."""
        ether = self.part("ETH", 0.05, 0.9, 2)
        if ether:
            tx = self.send(ts, self.own, router, ether, Call(method, 110_000 + self.rng.randrange(60_000)))
            self.token(ts, tx, pool, self.own, self.units(ts, ether, token), token)

    def sell(self, ts: int, token: Token, pool: str, router: str, method: str) -> None:
        """Swap a token for ether, which comes back as an internal transaction."""
        amount = self.part(token.contract, 100, 2400)
        if amount:
            call = Call(method, 120_000 + self.rng.randrange(60_000))
            tx = self.send(ts, self.own, router, call=call)
            self.token(ts, tx, self.own, pool, amount, token)
            ether = amount / self.rate(ts) * Decimal(str(self.rng.uniform(0.991, 0.9985)))
            self.internal(ts, tx, (self.own, router), router, ether.quantize(Decimal(1).scaleb(-18)))


@dataclass
class Tron(Wallet):
    """A TRON wallet: rows are (ts, hash, from, to, amount, kind)."""

    rows: list[tuple[int, str, str, str, Decimal, Kind]] = field(default_factory=list)
    rented_until: int = 0

    def block(self, ts: int) -> int:
        """The number of a block, three seconds after the one before."""
        return 68_372_400 + (ts - utc("2025-01-01")) // 3

    def add(
        self,
        ts: int,
        sender: str,
        to: str,
        amount: Decimal = Decimal(0),
        kind: Kind = TRX_TRANSFER,
        tx: str = "",
    ) -> str:
        """One row; returns its hash."""
        tx = tx or f"{self.rng.getrandbits(256):064x}"
        moved = amount if kind.status == "SUCCESS" and kind.symbol in ("TRX", "USDT") else Decimal(0)
        self.move(kind.symbol, -moved if sender == self.own else moved)
        if sender == self.own:
            self.move("TRX", -Decimal(kind.fee))
        self.rows.append((ts, tx, sender, to, amount, kind))
        return tx

    def received(
        self, ts: int, sender: str, amount: Decimal, symbol: str = "USDT", token: str = TRON_USDT
    ) -> str:
        """A TRC-20 token comes in."""
        return self.add(ts, sender, self.own, amount, Kind("", symbol, token))

    def call(self, ts: int, to: str, amount: Decimal) -> str:
        """The owner's key sends USDT: a contract call of value 0, and the token row beside it."""
        fee = "0.345" if ts < self.rented_until else "13.3959"
        tx = self.add(ts, self.own, TRON_USDT, kind=Kind("TriggerSmartContract", fee=fee))
        self.add(ts, self.own, to, amount, Kind("", "USDT", TRON_USDT, fee="0"), tx)
        return tx

    def rent(self, ts: int, provider: str) -> None:
        """Pay for energy, get it for an hour, lose it again."""
        self.add(ts, self.own, provider, Decimal("4.2"))
        self.add(ts + 6, provider, self.own, kind=Kind("DelegateResourceContract"))
        self.add(ts + 3_606, provider, self.own, kind=Kind("UnDelegateResourceContract"))
        self.rented_until = ts + 3_600

    def newest_first(self) -> list[tuple[int, str, str, str, Decimal, Kind]]:
        """The rows as both TRON explorers order them."""
        return sorted(self.rows, key=lambda row: row[0])[::-1]


def write_csv(path: Path, head: list[str], rows: Iterable[list[str]], quote: bool, end: str = "\n") -> None:
    """Write one export."""
    text = io.StringIO()
    out = csv.writer(text, quoting=csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL, lineterminator=end)
    out.writerow(head)
    out.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode())


def etherscan(folder: Path, wallet: Ethereum, tx: str) -> list[Path]:
    """The three files of Etherscan's CSV Export; `tx` is what it called the hash column at the time."""
    head = [tx, "Blockno", "UnixTimestamp", "DateTime (UTC)"]
    price, day = f"CurrentValue @ ${wallet.now}/Eth", "Historical $Price/Eth"
    value, end = ["ContractAddress", "Value_IN(ETH)", "Value_OUT(ETH)", price], ["Status", "ErrCode"]
    files = {
        "export-": (["From", "To", *value, "TxnFee(ETH)", "TxnFee(USD)", day, *end, "Method"], wallet.txs),
        "export-internal-txs-": (
            ["ParentTxFrom", "ParentTxTo", "ParentTxETH_Value", "From", "TxTo", *value, day, *end, "Type"],
            wallet.internals,
        ),
        "export-address-token-": (
            ["From", "To", "TokenValue", "USDValueDayOfTx", "ContractAddress", "TokenName", "TokenSymbol"],
            wallet.tokens,
        ),
    }
    paths = []
    for prefix, (columns, rows) in files.items():
        paths.append(folder / f"{prefix}{wallet.own}.csv")
        write_csv(paths[-1], head + columns, rows, quote=True)
    return paths


def oklink(folder: Path, wallet: Tron, stamp: int) -> list[Path]:
    """OKLink's two English files of a TRON wallet, newest first."""
    head = ["Tx Hash", "blockHeight", "blockTime(UTC+8)", "blockTime(UTC)", "from", "to", "value", "symbol"]
    tokens: list[list[str]] = []
    txs: list[list[str]] = []
    for ts, tx, sender, to, amount, kind in wallet.newest_first():
        when = [clock(ts, "%Y/%m/%d %H:%M:%S", hours) for hours in (8, 0)]
        cells = [tx, str(wallet.block(ts)), *when, sender, to, plain(amount), kind.symbol]
        if kind.contract:
            txs.append([*cells, kind.contract, kind.status])
        else:
            tokens.append([*cells, kind.coin, "true"])
    paths = [folder / f"TRON-{part}-{wallet.own}--{stamp}.csv" for part in ("transaction", "tokenTransfer")]
    write_csv(paths[0], [*head, "contractType", "status"], txs, quote=False)
    write_csv(paths[1], [*head, "tokenAddress", "isConfirm"], tokens, quote=False)
    return paths


def tronscan(path: Path, wallet: Tron, until: int) -> list[Path]:
    """TronScan's Transfers file of the same wallet, downloaded earlier: no contract types, no failed rows."""
    head = ["Txn Hash", "Block", "Time(UTC)", "From", "To", "Token", "Token Symbol", "Amount/TokenID"]
    done = ["SUCCESS", "CONFIRMED"]
    rows = [
        [tx, str(wallet.block(ts)), clock(ts), sender, to, kind.coin, kind.symbol, f"{amount:.18f}", *done]
        for ts, tx, sender, to, amount, kind in wallet.newest_first()
        if ts < until and kind.status == "SUCCESS" and kind.contract in ("", "TransferContract")
    ]
    write_csv(path, [*head, "Result", "Status"], rows, quote=False, end="\r\n")
    return [path]
