"""Any table of any format, written from the importer's own declaration and read back, is the same."""

import csv
import io
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from inspect import getclosurevars
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import base58
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from story import ROOT

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.base import Importer
from flagger.importers.fields import Field
from flagger.importers.join import join
from flagger.importers.own import candidates, find_own
from flagger.importers.reading import Reading, read_export
from flagger.incidents import losses
from flagger.model import EXACT, plain

USABLE = {each.id: each for each in importers() if each.wrong is None}
FEW = settings(
    max_examples=int(os.environ.get("FLAGGER_EXAMPLES", "3")), derandomize=True, database=None,
    phases=[Phase.generate],  # a failure shows its table; making it smaller would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
HOLES = {"{unit}": "ETH", "{price}": "1739.62", "{zone}": "+08:00", "{zone_letters}": "UTC+8"}
SIDES = ("sender", "receiver")
COIN_ROLES = ("asset", "sent_asset", "received_asset", "fee_asset")
SHARED = ("text", "unit", "_part", "place_within", "_booked", "symbols")

MOMENTS = st.datetimes(datetime(2009, 2, 1), datetime(2039, 1, 1)).map(lambda t: t.replace(microsecond=0))
WORDS = st.text(st.characters(codec="gb18030", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)
TEXTS = WORDS.map(lambda t: t.strip("\t \u00a0")).filter(lambda t: bool(t) and not t.startswith("#"))
HASHES = st.binary(min_size=32, max_size=32).map(lambda b: "0x" + b.hex())
ADDRESSES = st.binary(min_size=20, max_size=20).map(lambda b: "0x" + b.hex())
TRON = st.binary(min_size=20, max_size=20).map(lambda b: base58.b58encode_check(b"\x41" + b).decode())
# Many digits before the point or behind it, never nought: what is nought moves nothing.
AMOUNTS = st.builds(lambda n, p: Decimal(n).scaleb(-p), st.integers(1, 10**38), st.integers(0, 18))
COINS = st.sampled_from(["USDT", "ETH", "BTC", "BNB"])


@dataclass
class Made:
    """One record: cells by column name, and the values its roles were written from."""

    cells: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def kind_of(column: Field) -> str:
    """What reads the column: the name of the function that made the field, or its own reader's."""
    name = str(column.parse.__qualname__)
    return name.partition(".")[0]


def given_to(column: Field, name: str) -> Any:
    """A value the field's reader was made with: the spelling, the words."""
    try:
        return getclosurevars(column.parse).nonlocals.get(name)
    except TypeError:
        return None


def zone_of(importer: Importer, header: str, *, unix: bool) -> str | None:
    """The zone of a date column; None is Beijing, the default of --tz."""
    if unix or "(utc)" in header.lower() or "utc时间" in header.lower():
        return "UTC"
    return "Asia/Shanghai" if "+08:00" in header or "utc+8" in header.lower() else importer.zone


def local(moment: datetime, zone: str | None) -> datetime:
    name = {"+08:00": "Asia/Shanghai", None: "Asia/Shanghai"}.get(zone, zone)
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(name or "UTC")).replace(tzinfo=None)


DATES: dict[str, Callable[[datetime], str]] = {
    "_american": lambda t: f"{t.month}/{t.day}/{t.year}, {t.hour % 12 or 12}:{t:%M:%S} {t:%p}",
    "_javascript": lambda t: f"{t:%a %b %d %Y %H:%M:%S} GMT+0000 (UTC)",
    "day_first": lambda t: f"{t:%d.%m.%Y %H:%M:%S}",
    "month_first": lambda t: f"{t:%m/%d/%Y %H:%M:%S}",
    "short_year": lambda t: f"{t:%y-%m-%d %H:%M:%S}" if t.year >= 2010 else f"{t:%Y-%m-%d %H:%M:%S}",
}


def spelled(amount: Decimal, column: Field, coin: str) -> str:
    """An amount as a site with this field might write it."""
    kind, spelling = kind_of(column), given_to(column, "spelling")
    if kind == "_coins":
        return f"{amount:.8f}"
    if kind == "_fee":
        return f"{amount:.8f}{coin}"
    text = plain(amount)
    groups = "," if kind == "_paid" else getattr(spelling, "groups", "")
    if groups:
        whole, point, part = text.partition(".")
        text = f"{int(whole):,}".replace(",", groups) + point + part
    if kind == "_paid" or getattr(spelling, "currency", False):
        text = text.replace("-", "-¥") if text.startswith("-") else f"¥{text}"
    return f"{text} {coin}" if kind == "unsigned_unit" or getattr(spelling, "unit", False) else text


def rounded(amount: Decimal, column: Field, scale: int = 0) -> Decimal:
    """The amount as far as the column can hold it: raw units have no point, some have eight decimals."""
    if kind_of(column) in ("_coins", "_fee"):
        return (
            max(amount.quantize(Decimal("1e-8")), Decimal("1e-8"))
            if amount < 10**20
            else Decimal(int(amount))
        )
    return amount


def header_of(importer: Importer, draw: st.DrawFn) -> dict[str, str]:
    """For each role the column it is read from, one of the names it has had."""
    return {role: _filled(draw(st.sampled_from(column.names))) for role, column in importer.fields.items()}


def _filled(name: str) -> str:
    for hole, value in HOLES.items():
        name = name.replace(hole, value)
    return name


def signed(importer: Importer) -> bool:
    """Whether only the sign of the amount says which way it went."""
    told = {"sender", "direction", "sent"} & set(importer.fields)
    return importer.account is not None and importer.direction is None and not told


@st.composite
def records(draw: st.DrawFn, importer: Importer, names: dict[str, str]) -> Made:
    made, fields = Made(), importer.fields
    coin = draw(COINS)
    made.values["coin"] = coin
    parties = TRON if importer.network == "tron" else ADDRESSES
    # A column that several roles share is written for the one that asks most of it.
    order = sorted(
        fields, key=lambda role: (kind_of(fields[role]) in SHARED, role != "tx_hash", role != "direction")
    )
    moment = draw(MOMENTS)
    made.values["time"] = moment
    for role in order:
        name = names[role]
        if name in made.cells:
            made.values.setdefault(role, made.values["coin"] if role in COIN_ROLES else None)
            continue
        made.cells[name] = _cell(draw, importer, role, names, made, parties)
    return made


def _cell(
    draw: st.DrawFn, importer: Importer, role: str, names: dict[str, str], made: Made, parties: Any
) -> str:
    column = importer.fields[role]
    kind, coin, moment = kind_of(column), made.values["coin"], made.values["time"]
    if role == "time":
        return str(int(moment.replace(tzinfo=UTC).timestamp()))
    if role == "date":
        zone = zone_of(importer, names["date"], unix="time" in importer.fields)
        return DATES.get(kind, lambda t: f"{t:%Y-%m-%d %H:%M:%S}")(local(moment, zone))
    if kind == "words":
        # Chains have names of their own; a record without one is of a network that is not told.
        meaning = dict(given_to(column, "meaning"))
        word = draw(st.sampled_from(sorted(meaning))) if role != "network" else ""
        made.values[role] = meaning.get(word)
        return str(word)
    if kind == "decimals":
        made.values[role] = draw(st.integers(0, 18))
        return str(made.values[role])
    if role in ("amount", "amount_too", "value_in", "value_out", "sent", "received", "fee", "fee_within", "fee_paid",
                "multiplier", "value_usd"):  # fmt: skip
        return _amount(draw, importer, role, made, coin)
    if role in ("tx_hash", "received_hash"):
        made.values[role] = draw(HASHES)
        return str(made.values[role])
    if kind in ("address", "place") or role in SIDES or (kind == "party" and role != "tx_hash"):
        made.values[role] = draw(parties)
        return str(made.values[role])
    if kind == "place_within":
        made.values[role] = draw(ADDRESSES)
        return f"Sent 1 coin to {made.values[role]}"
    if role in COIN_ROLES:
        made.values[role] = coin
        return f"{coin}/USDT" if kind == "_part" else str(coin)
    made.values[role] = draw(TEXTS)
    return str(made.values[role])


def _amount(draw: st.DrawFn, importer: Importer, role: str, made: Made, coin: str) -> str:
    column = importer.fields[role]
    amount = rounded(draw(AMOUNTS), column)
    if role == "multiplier":
        amount = draw(st.sampled_from([Decimal(1), Decimal("1.5")]))
    if role in ("fee_within", "fee", "fee_paid"):
        amount = rounded(draw(AMOUNTS).scaleb(-38).quantize(Decimal("1e-18")), column)
    if role == "value_out":
        amount = Decimal(0)
    if role in ("amount", "amount_too") and signed(importer):
        minus = made.values.setdefault("minus", draw(st.booleans()))
        amount = -amount if minus else amount
    if kind_of(column) == "raw_number":
        amount = Decimal(int(amount) or 1)
        made.values[role] = amount.scaleb(-int(given_to(column, "decimals")))
        return plain(amount)
    made.values[role] = amount
    return spelled(amount, column, coin)


def expected(importer: Importer, made: Made) -> Iterator[dict[str, Any]]:
    """The transfers a record stands for, worked out here once more."""
    v = made.values
    base = {"time": v["time"], "tx_hash": v.get("tx_hash")}
    if "sent" in v:
        for amount, coin, out in (
            (v["sent"], v["sent_asset"], True),
            (v["received"], v["received_asset"], False),
        ):
            other = v.get("counterparty") or (v.get("destination") if out else None)
            own = importer.account
            hash_ = v.get("tx_hash") if out else v.get("received_hash", v.get("tx_hash"))
            yield {**base, "tx_hash": hash_, "amount": amount, "asset": coin,
                   "sender": own if out else other, "receiver": other if out else own}  # fmt: skip
        return
    amount = v["amount"] if "amount" in v else v["value_in"]
    if "decimals" in v:
        amount = EXACT.scaleb(amount, -v["decimals"])
    amount = EXACT.add(
        EXACT.multiply(amount, Decimal(v.get("multiplier", 1))), Decimal(v.get("amount_too", 0))
    )
    asset = v["contract"] if importer.network == "solana" else v.get("asset", importer.asset)
    row = {**base, "amount": amount.copy_abs(), "asset": asset}
    if "sender" in v:
        yield {**row, "sender": v["sender"], "receiver": v["receiver"]}
        return
    side = (
        importer.direction
        or v.get("direction")
        or ("out" if v.get("minus") else "in" if signed(importer) else "self")
    )
    if side == "self" and v.get("returned"):  # a refund that the export calls neutral
        side = "in"
    other = v.get("counterparty") or (v.get("destination") if side == "out" else None)
    if side != "in" and (rest := EXACT.subtract(amount.copy_abs(), Decimal(v.get("fee_within", 0)))) >= 0:
        row["amount"] = rest
    own = importer.account
    yield {**row, "sender": other if side == "in" else own, "receiver": other if side == "out" else own}


def written(importer: Importer, names: dict[str, str], rows: list[Made], quoted: bool, delimiter: str) -> str:
    columns = list(dict.fromkeys(names.values()))
    shown = [name for name in columns if not name.startswith("_extra_")]
    extras = sorted(name for name in columns if name.startswith("_extra_"))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(shown)
    for made in rows:
        writer.writerow([made.cells[name] for name in [*shown, *extras]])
    return out.getvalue()


def read(folder: Path, importer: Importer, text: str) -> Reading:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        reading = read_export(path, Config())
        if not reading.layout.by_cells:
            return reading
    except FlaggerError as error:  # two formats with one header: the person has to say which
        assert "equally well" in str(error) and importer.id in str(error), error
    return read_export(path, Config(importer=importer.id))


# Formats that say one thing in several columns, or several in one, cannot be written from the declaration
# alone without working it out as their reader does; they are read in another dialect instead.
KINDS = {
    "text", "number", "unix_time", "date_time", "unit", "party", "words", "address", "tx_hash", "raw_number",
    "decimals", "signed", "unsigned", "place", "place_within", "fee", "short_year", "_american", "_javascript",
    "day_first", "month_first", "read_times", "_coins", "_paid", "_fee", "_part", "_booked", "symbols", "_either",
}  # fmt: skip
LATER = {
    "cointracking-trades", "staketax", "blockscout-advanced", "solscan-defi", "solscan-balance-changes",
    "solana-tool-transfers", "solana-tool-tokens", "binance-trades", "binance-trades-older", "binance-beth",
    "okx-trades", "kucoin-trades", "kucoin-trades-2022", "kucoin-trades-2019", "kucoin-trades-older", "mexc-trades",
    "mexc-orders", "kraken-trades", "bitstamp", "bitstamp-older", "revolut-crypto",
}  # fmt: skip


def declared(importer: Importer) -> bool:
    """Whether each column stands for itself."""
    plain_columns = all(kind_of(column) in KINDS for column in importer.fields.values())
    return plain_columns and importer.id not in LATER


def test_most_formats_are_written_from_their_declaration() -> None:
    assert sum(map(declared, USABLE.values())) >= 57 and set(USABLE) >= LATER


@pytest.mark.parametrize("id_", [each.id for each in USABLE.values() if declared(each)])
def test_what_is_written_from_the_declaration_is_read_back(id_: str, tmp_path: Path) -> None:
    importer = USABLE[id_]

    @FEW
    @given(st.data())
    def check(data: st.DataObject) -> None:
        names = data.draw(st.composite(lambda draw: header_of(importer, draw))())
        rows = data.draw(st.lists(records(importer, names), min_size=1, max_size=4))
        text = written(importer, names, rows, data.draw(st.booleans()), data.draw(st.sampled_from(",;\t")))
        reading = read(tmp_path, importer, text)
        assert (reading.source.importer, reading.source.rejected) == (id_, ()), text
        assert reading.source.read == len(reading.table) or "sent" in importer.fields
        wanted = [transfer for made in rows for transfer in expected(importer, made)]
        compare(reading.table, wanted, importer, text)

    check()


def compare(table: pd.DataFrame, wanted: list[dict[str, Any]], importer: Importer, text: str) -> None:
    got = table.astype(object).where(table.notna(), None).to_dict("records")
    assert len(got) == len(wanted), text
    for have, want in zip(got, wanted, strict=True):
        assert Decimal(str(have["amount"])) == want["amount"], text
        assert have["time"] == pd.Timestamp(want["time"]), text
        for role in ("tx_hash", *SIDES):
            assert have.get(role) == want[role] or role not in have, (role, have.get(role), want[role], text)
        assert have["asset"] in (want["asset"], None) or want["asset"] is None, text


# --- one history, however it was downloaded ---------------------------------------------------

SAMPLES = sorted((ROOT / "sample_data").glob("*/*/*.csv"))


@dataclass(frozen=True)
class Cut:
    """A sample taken apart: everything up to its header, its records, and whose it is."""

    name: str
    top: str
    records: list[str]
    config: Config

    def history(self, folder: Path, *parts: str) -> list[tuple[str, ...]]:
        """What a history of these downloads says of each transfer."""
        readings = []
        for i, text in enumerate(parts):
            (folder / str(i)).mkdir(parents=True, exist_ok=True)
            path = folder / str(i) / self.name
            path.write_text(text, encoding="utf-8", newline="")
            readings.append(read_export(path, self.config))
            assert not readings[-1].source.rejected
        table = join(readings, self.config).table
        told = table[["key", "time", "direction", "amount_text", "fee", "status"]].fillna("").astype("str")
        assert table["key"].is_unique
        return sorted(told.itertuples(index=False, name=None))


def cut(path: Path) -> Cut:
    """The sample as UTF-8."""
    reading = read_export(path, Config())
    encoding = reading.source.encoding
    lines = io.StringIO(path.read_bytes().decode(encoding), newline="").readlines()
    lines = [line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines]
    at = list(dict.fromkeys(reading.table["line"].tolist()))
    config = Config(importer=reading.source.importer)
    try:
        find_own([reading], config)
    except FlaggerError:
        config = Config(importer=reading.source.importer, own=(str(candidates(reading).index[0]),))
    top = "".join(lines[: reading.source.header_line])
    return Cut(path.name, top, [lines[n - 1] for n in at], config)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.name[:24]}")
def test_one_history_however_an_export_is_cut_ordered_doubled_or_pasted(path: Path, tmp_path: Path) -> None:
    sample = cut(path)
    assert sample.records
    top, rows, half = sample.top, sample.records, len(sample.records) // 2
    first, second = "".join(rows[: half + 1]), "".join(rows[half:])
    whole = sample.history(tmp_path / "whole", top + "".join(rows))
    header = top.splitlines(keepends=True)[-1]
    ways = {
        "in two, the later first, and all of it again": (top + second, top + first, top + "".join(rows)),
        "pasted, in reverse": (top + "".join(reversed(rows)) + header + second,),
    }
    for way, parts in ways.items():
        assert sample.history(tmp_path / way, *parts) == whole, way


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.name[:24]}")
def test_another_dialect_is_read_as_the_same(path: Path, tmp_path: Path) -> None:
    """The records of every format's sample, rewritten with other delimiters, quotes, line ends, encoding."""
    first = read_export(path, Config())
    text = io.StringIO(path.read_bytes().decode(first.source.encoding), newline="")
    rows = list(csv.reader(text, delimiter=first.source.delimiter))
    new = tmp_path / path.name
    with new.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\r").writerows(rows)
    again = read_export(new, Config(importer=first.source.importer))
    assert len(again.source.rejected) == len(first.source.rejected)
    pd.testing.assert_frame_equal(again.table.drop(columns="line"), first.table.drop(columns="line"))


# --- sums to the last digit -------------------------------------------------------------------


def test_a_loss_of_a_hundred_thousand_transfers_is_exact(tmp_path: Path) -> None:
    """Read and summed by the code that reports losses; a float would be wrong in the 17th digit."""
    chance = random.Random(18)
    amounts = [f"{chance.randrange(10**9)}.{chance.randrange(10**18):018d}" for _ in range(100_000)]
    me, you = "0x" + "a1" * 20, "0x" + "b2" * 20
    start = datetime(2024, 1, 1)
    lines = ["time,from,to,asset,amount,tx_hash,network,contract"]
    for i, amount in enumerate(amounts):
        moment = start + timedelta(seconds=12 * i)
        lines.append(
            f"{moment:%Y-%m-%dT%H:%M:%SZ},{me},{you},USDT,{amount},0x{i:064x},ethereum,0x{'c3' * 20}"
        )
    path = tmp_path / "export.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = Config(own=(me,))
    history = join([read_export(path, config)], config)
    (loss,) = losses(history.table)
    exact = sum(int(amount.replace(".", "")) for amount in amounts)
    assert loss.count == 100_000
    assert plain(loss.amount) == f"{exact // 10**18}.{exact % 10**18:018d}"
    assert Decimal(str(sum(map(float, amounts)))) != loss.amount
