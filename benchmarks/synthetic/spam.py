"""What strangers send to every wallet: airdrops of worthless tokens, and baits after payments."""

from benchmarks.synthetic.addresses import evm_twin, tron_twins
from benchmarks.synthetic.chains import Evm
from benchmarks.synthetic.ledger import Row, Wallet
from benchmarks.synthetic.life import Life
from benchmarks.synthetic.money import Asset
from sample_data.sample_chain import utc

POISON_SINCE = utc("2022-11-15")
LURES = (
    ("Visit claim-reward.example", "CLAIM"), ("USDC-bonus.example", "$ USDC"), ("AirDrop 5000", "ZAP"),
    ("UniDrop.example", "UNI-V9"), ("GiftBox", "\N{WRAPPED PRESENT}GIFT"), ("Elon Coin", "ELN"),
    ("T0K.example", "T0K"), ("Reward Voucher", "VOUCHER"),
)  # fmt: skip
FAKES = (
    "USD\N{CYRILLIC CAPITAL LETTER TE}",
    "USDT",
    "U\N{ZERO WIDTH SPACE}SDT",
    "USDT.",
    "\N{CYRILLIC CAPITAL LETTER ES}SDT",
)


def airdrops(life: Life) -> None:
    """Spam tokens, the more the newer and the busier the wallet."""
    w, rng = life.w, life.rng
    since = max(life.first, utc("2020-06-01"))
    rate = rng.choice((0.05, 0.2, 0.6, 1.5))  # a month
    count = int(max(0, life.last - since) / (30 * 86_400) * rate * rng.random() * 2)
    for _ in range(min(count, 120)):
        w.at(rng.randrange(since, life.last), _drop, w, rng.randrange(len(LURES)))


def _drop(ts: int, w: Wallet, which: int) -> None:
    name, symbol = LURES[which]
    rng = w.rng
    token = Asset(symbol, rng.choice((0, 6, 18)), w.address(), name, cents=None, fake=True)
    amount = rng.choice((1, 5, 88, 1000, 5000, 88_888, 1_000_000)) * 10**token.decimals
    w.foreign(ts, w.address(), w.own, token, amount)


def twin_of(w: Wallet, address: str) -> str:
    """A look-alike; on TRON only of payees that have one ready, else ""."""
    if isinstance(w, Evm):
        return evm_twin(w.rng, address)
    pairs = tron_twins()
    return next((b for a, b in pairs if a == address), next((a for a, b in pairs if b == address), ""))


def bait(ts: int, w: Wallet, twin: str, asset: Asset, amount: int, kind: str) -> str:
    """One bait for a payment just made: nothing, dust that copies its digits, or a counterfeit."""
    rng = w.rng
    dust = max(1, amount // 10 ** rng.choice((5, 6, 6)))
    if asset == w.coin:
        return w.receive(ts, twin, asset, max(1, amount // 10 ** rng.choice((4, 5))))
    if kind == "zero":
        return w.foreign(ts, w.own, twin, asset, 0)
    if kind == "fake":
        symbol = rng.choice(FAKES) if asset.symbol == "USDT" else asset.symbol
        fake = Asset(symbol, asset.decimals, w.address(), asset.name, cents=None, fake=True)
        sender, to = (w.own, twin) if rng.random() < 0.6 else (twin, w.own)
        return w.foreign(ts, sender, to, fake, amount)
    return w.foreign(ts, twin, w.own, asset, dust)


def poisoner(life: Life) -> None:
    """From now on some stablecoin payments are followed by baits, none of which is ever paid."""
    rng = life.rng
    if life.last <= POISON_SINCE:
        return
    rate = rng.choice((0, 0.05, 0.15, 0.35))
    busiest = {"ethereum": 1, "bsc": 1, "polygon": 0.7, "tron": 1.2}[life.w.network.name]
    twins: dict[str, str] = {}
    seen = 0

    def look(ts: int) -> None:
        nonlocal seen
        for when, to, asset, amount in life.paid[seen:]:
            usual = asset.contract and asset.cents == 100 and amount > 10**asset.decimals
            if usual and when >= POISON_SINCE and rng.random() < rate * busiest:
                twin = twins.get(to) or twin_of(life.w, to)
                if twin and rng.random() < 0.7:
                    twins[to] = twin
                for _ in range(rng.choice((1, 1, 1, 2, 3)) if twin else 0):
                    kind = rng.choices(("zero", "dust", "fake"), (50, 35, 15))[0]
                    gap = {"zero": 60, "dust": 300, "fake": 1_800}[kind]
                    life.w.at(ts + rng.randrange(6, gap), _poison, life.w, twin, asset, amount, kind)
        seen = len(life.paid)

    life.w.after_each = look


def _poison(ts: int, w: Wallet, twin: str, asset: Asset, amount: int, kind: str) -> None:
    w.truth.poison.append(bait(ts, w, twin, asset, amount, kind))


def spoofed(row: Row, own: str) -> bool:
    """A row that only pretends that the owner sent something."""
    return row.sender == own and row.kind == "token" and (row.amount == 0 or row.asset.fake)
