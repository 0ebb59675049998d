"""One case: a life, perhaps a theft, the exports, and the truth beside them."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import account_exports, account_lives
from benchmarks.synthetic import thefts_key as key
from benchmarks.synthetic import thefts_sign as sign
from benchmarks.synthetic.accounts import ALIPAY, BINANCE, WECHAT, Exchange, Purse
from benchmarks.synthetic.chains import Evm, Tron
from benchmarks.synthetic.episodes import befall
from benchmarks.synthetic.exports import etherscan, oklink_tron, oklink_zh, tronscan
from benchmarks.synthetic.ledger import Wallet
from benchmarks.synthetic.life import Life, new_life
from benchmarks.synthetic.money import spread, text
from benchmarks.synthetic.networks import NETWORKS, Market
from benchmarks.synthetic.personas import ON_CHAIN
from benchmarks.synthetic.spam import airdrops, poisoner, spoofed
from sample_data.sample_chain import DAY, utc

HONEST = "honest"
EVM = ("ethereum", "bsc", "polygon")
EVERY = (*EVM, "tron")
NEWEST = utc("2026-10-31")
Theft = Callable[[Life, int], None]


class Pattern(NamedTuple):
    """How a theft is laid over a life, where it can be, and since when there has been such a thing."""

    theft: Theft
    networks: tuple[str, ...]
    since: int = 0
    without: tuple[str, ...] = ()  # personas it makes no sense for


PATTERNS: dict[str, Pattern] = {
    "seed-leak": Pattern(key.seed_leak, EVERY),
    "approval-drain": Pattern(sign.approval_drain, EVM, utc("2020-06-01"), ("minter",)),
    "permit-drain": Pattern(sign.permit_drain, EVM, utc("2021-06-01"), ("minter",)),
    "look-alike": Pattern(sign.look_alike, EVERY, utc("2023-01-15"), ("minter",)),
    "sweeper": Pattern(key.sweeper, EVERY),
    "gas-then-sweep": Pattern(key.gas_then_sweep, EVERY, 0, ("minter",)),
    "permission": Pattern(key.permission, ("tron",), utc("2020-01-01")),
    "delegation": Pattern(key.delegation, EVM, utc("2025-06-15")),
    "siphon": Pattern(key.siphon, EVERY),
    "escalating": Pattern(sign.escalating, EVERY),
    "exchange-withdrawal": Pattern(account_lives.exchange_withdrawal, ("binance",)),
    "payment-fraud": Pattern(account_lives.payment_fraud, ("alipay", "wechat")),
}
PERSONAS = {
    **ON_CHAIN,
    "exchange-account": (account_lives.exchange_account, ("binance",)),
    "payment-app": (account_lives.payment_app, ("alipay", "wechat")),
}
PLACES = {**NETWORKS, **{place.name: place for place in (BINANCE, ALIPAY, WECHAT)}}
ACCOUNTS = {"binance": "binance-account", "alipay": "alipay", "wechat": "wechat-pay"}


class Plan(NamedTuple):
    """What a case shall be."""

    pattern: str
    persona: str
    network: str
    seed: int

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"S{self.seed:05d}-{self.pattern}-{self.persona}-{self.network}"


def honest_kinds() -> list[tuple[str, str]]:
    """Every persona on every network it lives on."""
    return [(persona, network) for persona, (_, networks) in PERSONAS.items() for network in networks]


def theft_kinds() -> dict[str, list[tuple[str, str]]]:
    """By pattern, every persona and network it fits."""
    return {
        name: [
            (persona, network)
            for persona, network in honest_kinds()
            if network in pattern.networks and persona not in pattern.without
        ]
        for name, pattern in PATTERNS.items()
    }


def plans(seeds: range, *, honest: bool = True, thefts: bool = True, full: bool = False) -> Iterator[Plan]:
    """Two cases a seed, one honest and one not, kinds in turn; or every kind for every seed."""
    quiet, robbed = honest_kinds(), theft_kinds()
    names = list(robbed)
    for seed in seeds:
        if honest:
            for persona, network in quiet if full else [quiet[seed % len(quiet)]]:
                yield Plan(HONEST, persona, network, seed)
        for name in names if full else [names[seed % len(names)]]:
            kinds = robbed[name] if full else [robbed[name][seed // len(names) % len(robbed[name])]]
            for persona, network in kinds if thefts else ():
                yield Plan(name, persona, network, seed)


def _span(rng: random.Random, opened: int, since: int) -> tuple[int, int]:
    """When the life begins and when the export is made."""
    earliest = max(opened + 150 * DAY, since + 60 * DAY)
    last = max(earliest, NEWEST - int(rng.betavariate(1.1, 1.8) * (NEWEST - earliest)))
    years = min(6.0, max(0.2, spread(rng, 1.5, 0.8)))
    first = max(opened + rng.randrange(100) * DAY, last - int(years * 365 * DAY))
    return first, min(last, NEWEST)


def _wallet(plan: Plan, rng: random.Random, market: Market) -> Wallet:
    kinds: dict[str, type[Wallet]] = {"tron": Tron, "binance": Exchange, "alipay": Purse, "wechat": Purse}
    w = kinds.get(plan.network, Evm)(market.network, "", rng, market)
    w.own = ACCOUNTS.get(plan.network) or w.address()
    return w


def _lived(plan: Plan, attempt: int) -> Life:
    rng = random.Random(f"flagger synthetic {plan.name} {attempt}")
    network, pattern = PLACES[plan.network], PATTERNS.get(plan.pattern)
    first, last = _span(rng, network.opened, pattern.since if pattern else 0)
    w = _wallet(plan, rng, Market(network, rng, first, last))
    w.all_quiet = last
    life = new_life(w, rng, first, last)
    if isinstance(w, Purse):
        life.clock.offset, life.clock.summer = 8, False
    PERSONAS[plan.persona][0](life)
    if plan.network not in ACCOUNTS:
        befall(life, robbed=pattern is not None)
        airdrops(life)
        poisoner(life)
    if pattern:
        start = max(first + int((last - first) * rng.uniform(0.5, 0.93)), pattern.since + DAY)
        pattern.theft(life, start)
        w.all_quiet = min(w.all_quiet, last)
    w.play()
    return life


def live(plan: Plan) -> Life:
    """Live it; where the dice left too little to tell or to take, live it again."""
    for attempt in range(20):
        life = _lived(plan, attempt)
        stolen = plan.pattern == HONEST or bool(life.w.truth.theft)
        if stolen and 12 <= len(life.w.rows) <= 3_200:
            return life
    raise RuntimeError(f"{plan.name}: nothing happened in twenty lives")


def _made(life: Life) -> int:
    """When the exports are made: some days after the last row."""
    return max(row.ts for row in life.w.rows) + int(spread(life.rng, 3 * DAY, 1.0))


def _export(plan: Plan, life: Life, folder: Path, made: int) -> list[Path]:
    rng, w = life.rng, life.w
    if plan.network in ACCOUNTS:
        if isinstance(w, Exchange):
            return account_exports.binance(folder, w, made, statement=rng.random() < 0.6)
        return (account_exports.alipay if plan.network == "alipay" else account_exports.wechat)(
            folder, w, made
        )
    if isinstance(w, Tron):
        types = plan.pattern == "permission" or "own permission change" in w.truth.notes
        return (oklink_tron if types or rng.random() < 0.5 else tronscan)(folder, w, made)
    inside = any(row.kind in ("internal", "nft") for row in w.rows)
    chinese = plan.network != "polygon" and not inside and rng.random() < 0.25
    return (oklink_zh if chinese else etherscan)(folder, w, made)


def _records(path: Path) -> list[list[str]]:
    """The cells of an export below its header."""
    encoding = "gb18030" if path.name.startswith("alipay") else "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))
    top = next((i for i, row in enumerate(rows) if row[:1] == ["交易时间"]), 0)
    return rows[top + 1 :]


def _losses(life: Life, made: int) -> dict[str, str]:
    """What was taken, by the symbols that the exports of that moment show (MATIC until September 2024)."""
    w = life.w
    shown = {w.coin.symbol: w.network.coin_at(made).symbol}
    taken = {shown.get(symbol, symbol): text(*amount) for symbol, amount in w.truth.loss.items()}
    return dict(sorted(taken.items()))


def truth_of(plan: Plan, life: Life, files: list[Path], made: int) -> dict[str, object]:
    """The answer key, in the keys of the real cases and a few more."""
    w, truth = life.w, life.w.truth
    guilty = {*truth.theft, *truth.precursor, *truth.poison}
    times = [row.ts for row in w.rows if row.tx in guilty and row.tx in truth.theft]
    records = [row for path in files for row in _records(path)]
    shown = {cell.strip() for row in records for cell in row} - {""}
    rows = [row for row in w.rows if row.tx in shown]
    seen = {row.tx for row in rows}
    return {
        "case": plan.name,
        "wallet": w.own,
        "files": [path.name for path in files],
        "rows": len(records),
        "theft": truth.theft,
        "precursor": [tx for tx in truth.precursor if tx in seen and tx not in truth.theft],
        "normal": sorted(
            {row.tx for row in rows if row.sender == w.own != row.to and not spoofed(row, w.own)} - guilty
        ),
        "loss": _losses(life, made),
        "recipients": truth.recipients,
        "first_theft": min(times, default=None),
        "last_theft": max(times, default=None),
        "pattern": plan.pattern,
        "persona": plan.persona,
        "network": plan.network,
        "seed": plan.seed,
        "synthetic": True,
        "poison": sorted(set(truth.poison) & seen),
        "declared": truth.declared,
        "notes": sorted(truth.notes),
    }


def write_case(plan: Plan, out: Path) -> Path:
    """Make one case's folder; returns it."""
    folder = out / plan.name
    folder.mkdir(parents=True, exist_ok=True)
    life = live(plan)
    made = _made(life)
    truth = truth_of(plan, life, _export(plan, life, folder, made), made)
    body = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (folder / "truth.json").write_bytes(body.encode())
    return folder
