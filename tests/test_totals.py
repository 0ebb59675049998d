"""A number that stands in many places of a report is the same one everywhere."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from story import TRUTH, originals, write
from typer.testing import Result

from benchmarks.synthetic.case import plans, write_case
from flagger.claims.records import Sent
from flagger.config import Config
from flagger.incidents import losses
from flagger.incidents.totals import fees_of
from flagger.model import Flag, Loss, Precursor, Report, Severity, plain
from flagger.pipeline import scan
from flagger.render.charts import described, drawings
from flagger.render.charts.scales import trimmed
from flagger.render.letter_data import matter_of
from flagger.render.redact import redacted
from flagger.render.summary.content import content
from flagger.render.view import POISON
from flagger.render.view_parts import COLUMNS, Quantity
from flagger.render.view_totals import View
from flagger.review import Answer
from flagger.text import LANGS

Run = Callable[..., Result]
Files = Callable[[str, int], list[Path]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The exports of a made-up wallet, by pattern and seed."""

    def exports(pattern: str, seed: int) -> list[Path]:
        wanted = plans(range(seed, seed + 1), honest=False)
        (plan,) = [each for each in wanted if each.pattern == pattern]
        folder = write_case(plan, tmp_path_factory.mktemp("made-up"))
        return sorted(path for path in folder.iterdir() if path.suffix == ".csv")

    return exports


@pytest.fixture(scope="module")
def hijacked(files: Files) -> Report:
    """A TRON account whose permissions were changed, from which assets left after."""
    return scan(files("permission", 6), Config())


def test_what_moved_nothing_is_neither_counted_nor_timed(hijacked: Report) -> None:
    view, matter = View(hijacked, 60), matter_of(hijacked)
    (incident,) = view.main
    left = view.span_of(incident.rows)
    assert left and left == view.span([incident])
    assert len(incident.rows) == left.count + 1  # the change of permissions
    assert left.count == sum(loss.count for loss in incident.losses) == len(matter.sent)
    assert left.first.order > view.moment(incident.first).order
    assert (matter.first[0], matter.last[0]) == (left.first.utc, left.last.utc)


def test_rows_that_moved_nothing_have_no_span(hijacked: Report) -> None:
    view = View(hijacked, 60)
    change = next(row for row in view.main[0].rows if not view.line(row).moved)
    assert view.span_of([change]) is None and view.span_of([]) is None


def test_bait_is_counted_apart_from_dealings(files: Files) -> None:
    report = scan(files("look-alike", 3), Config())
    view = View(report, 60)
    (paid, usual) = view.recipients
    bait = [f.row for f in report.flags if f.rule in POISON and view.line(f.row).party == paid.address]
    assert (paid.paid_before, paid.came_before, paid.bait) == (0, 0, len(set(bait)))
    assert paid.bait and usual.paid_before and not usual.bait
    drawn = {lang: drawings(report, lang)["flow"] for lang in LANGS}
    assert "此前未向其付款" in drawn["zh"] and "never paid before" in drawn["en"]
    assert "无往来" not in drawn["zh"] and "dealings" not in drawn["en"]


def test_the_chart_sums_what_the_table_sums_and_names_weak_ones_apart(hijacked: Report) -> None:
    view = View(hijacked, 60)
    flagged = {q.asset: (trimmed(q.flagged.amount), q.flagged.count) for q in view.quantities if q.flagged}
    weak = {loss.asset: (trimmed(loss.amount), loss.count) for loss in view.weak_quantities}
    alt, drawn = described(hijacked)["holdings"].alt, drawings(hijacked, "zh")["holdings"]
    for asset, (amount, count) in flagged.items():
        assert (
            f"被标记转出 {amount} {asset}（{count} 笔）" in alt.zh and f"被标记转出 {amount} {asset}" in drawn
        )
    assert weak
    for asset, (amount, count) in weak.items():
        assert (
            f"另有弱标记 {amount} {asset}（{count} 笔）" in alt.zh and f"另有弱标记 {amount} {asset}" in drawn
        )
        assert f"plus weak: {amount} {asset} × {count}" in alt.en


def test_letters_tell_what_moved_nothing_and_who_sent_the_fees(hijacked: Report) -> None:
    view, matter = View(hijacked, 60), matter_of(hijacked)
    gas = next(view.line(p.row) for p in view.main[0].precursors if p.rule == "gas")
    (arrived, changed) = matter.events
    assert arrived.what.zh == f"转入 {gas.amount} {gas.asset}，来自 {gas.party}"
    assert arrived.what.en == f"Incoming: {gas.amount} {gas.asset} from {gas.party}"
    assert changed.what.zh.startswith("第 1 笔　") and "AccountPermissionUpdateContract" in changed.what.zh
    assert changed.what.en.startswith("No. 1: ") and changed.tx_hash
    assert arrived.when.utc < changed.when.utc < matter.sent[0].when.utc
    # No number of the report is passed over.
    assert [each.number for each in matter.sent] == [2, 3]


def test_bait_gives_way_where_a_letter_has_no_room(hijacked: Report) -> None:
    view = View(hijacked, 60)
    (incident,) = view.main
    change = next(row for row in incident.rows if not view.line(row).moved)
    bait = [Flag("dust-look-alike", row, "", Severity.info) for row in range(40)]
    led = (*(Precursor(flag.row, flag.rule) for flag in bait), *incident.precursors)
    more = replace(hijacked, flags=(*hijacked.flags, *bait), incidents=(replace(incident, precursors=led),))
    told = matter_of(more).events
    assert len(told) == 12 and view.line(change).tx_hash in [event.tx_hash for event in told]
    assert any("转入 120 TRX" in event.what.zh for event in told)


def losses_of(report: Report, sent: Sequence[Sent]) -> list[Loss]:
    """Exact sums of a letter's transfers, in the order of the report's table."""
    view = View(report, 60)
    row_of = {number: row for row, number in view.numbers.items()}
    found = {loss.asset: loss for loss in losses(view.table.loc[[row_of[each.number] for each in sent]])}
    return [found[quantity.asset] for quantity in view.quantities if quantity.asset in found]


def columns(report: Report) -> tuple[object, object]:
    """Flagged, confirmed and excluded as the report's table has them, as letters have them."""

    def parts(each: Quantity) -> list[tuple[str, int] | None]:
        every = (each.flagged, each.confirmed, each.excluded)
        return [(plain(loss.amount), loss.count) if loss else None for loss in every]

    table = sorted((q.asset, q.contract, *parts(q)) for q in View(report, 60).quantities)
    letters = sorted(
        (t.asset, t.contract, t.flagged, t.confirmed, t.excluded) for t in matter_of(report).totals
    )
    return table, letters


@pytest.mark.parametrize("verdicts", [("mine_deceived",), ("mine_ok",), ("mine_ok", "not_mine")])
def test_answers_count_transfer_by_transfer_everywhere(files: Files, verdicts: tuple[str, ...]) -> None:
    """In part answered groups too: the table, the letters, the values, the picture."""
    paths = files("seed-leak", 0)
    report = scan(paths, Config())
    view = View(report, 60)
    outs = [row for row in view.main[0].rows if view.left(row)]
    ids = [str(view.table.at[row, "id"]) for row in outs]
    given = tuple(Answer((id_,), verdict) for id_, verdict in zip(ids, verdicts, strict=False))
    answered = scan(paths, Config(answers=given))
    table, letters = columns(answered)
    assert table == letters
    view = View(answered, 60)
    confirmed = sum(q.confirmed.count for q in view.quantities if q.confirmed)
    excluded = sum(q.excluded.count for q in view.quantities if q.excluded)
    assert (confirmed, excluded) == (len(verdicts) - verdicts.count("mine_ok"), verdicts.count("mine_ok"))
    matter = matter_of(answered)
    # The letter speaks of its own transfers, not of what the owner excluded.
    assert sum(total.here[1] for total in matter.totals if total.here) == len(matter.sent)
    assert matter.headline() == [f"{loss.amount:f} {loss.asset}" for loss in losses_of(answered, matter.sent)]
    said = str(content(view, "zh"))
    assert "尚未逐笔答复" not in said and ("本人确认非本意" in said) == bool(confirmed)


def test_what_is_answered_is_not_told_as_weak_too(files: Files) -> None:
    paths = files("seed-leak", 0)
    weak = [i for i in scan(paths, Config()).incidents if i.severity == Severity.low]
    denied = scan(paths, Config(answers=(Answer(tuple(f.id for f in weak[0].flags), "not_mine"),)))
    table, letters = columns(denied)
    assert table == letters
    view = View(denied, 60)
    every = {row for i in denied.incidents for row in i.rows if view.left(row)}
    three = {row for column in COLUMNS for row in view.summed(column)}
    assert sum(loss.count for loss in view.weak_quantities) == len(every - three)
    assert weak[0].label in [i.label for i in view.main]
    (besides,) = [text.en for text in described(denied)["flow"].caption if "not in the sums" in text.en]
    assert all(trimmed(loss.amount) in besides for loss in weak[0].losses)


def test_an_address_has_one_letter_and_its_own_receipts(files: Files) -> None:
    """The usual payee that was imitated is also disowned: it is named once, with what it got."""
    paths = files("look-alike", 3)
    view = View(scan(paths, Config()), 60)
    usual = view.recipients[1].address
    paid = view.table[view.table["counterparty"].eq(usual) & view.went_out]
    report = scan(paths, Config(not_mine=(str(paid["tx_hash"].iat[-1]),)))
    named = [each.address for each in View(report, 60).recipients]
    assert usual in named and len(named) == len(set(named))
    assert len({party.letter for party in matter_of(report).parties}) == len(matter_of(report).parties)


RAW = {
    "etherscan/drained": ("TokenValue", "Value_OUT(ETH)"),
    "oklink/hijacked": ("value",),
    "tronscan/hijacked": ("Amount/TokenID",),
}


@pytest.mark.parametrize("name", RAW)
def test_every_total_is_that_of_the_lines_in_the_exports(flagger: Run, tmp_path: Path, name: str) -> None:
    """Added up here from the raw cells: report.json, transfers.csv, the workbook and the letters' table."""
    made = tmp_path / "r"
    assert (
        flagger(
            "report", *originals(name), "-o", made, "--own", TRUTH[name]["wallet"], "--formats", "xlsx,docx"
        ).exit_code
        == 0
    )
    told = json.loads((made / "report.json").read_text(encoding="utf-8"))
    with (made / "transfers.csv").open(encoding="utf-8-sig", newline="") as file:
        table = {row["transfer_id"]: row for row in csv.DictReader(file)}
    lines = {
        path.name[3:]: path.read_text(encoding="utf-8-sig").splitlines()
        for path in (made / "source").iterdir()
    }
    sums: dict[str, Decimal] = {}
    for incident in told["incidents"]:
        here: dict[str, Decimal] = {}
        for place in incident["transfers"]:
            text = lines[place["source"]]
            (cells,) = csv.DictReader([text[0], text[place["line"] - 1]])
            raw = next(cells[column] for column in RAW[name] if column in cells).replace(",", "")
            row = table[place["transfer_id"]]
            assert Decimal(row["amount"]) == Decimal(raw) and (row["source"], row["line"]) == (
                place["source"],
                str(place["line"]),
            )
            if Decimal(raw):
                here[row["asset"]] = here.get(row["asset"], Decimal(0)) + Decimal(raw)
        assert here == {loss["asset"]: Decimal(loss["amount"]) for loss in incident["losses"]}
        if incident["severity"] in ("medium", "high"):
            sums = {
                asset: sums.get(asset, Decimal(0)) + here.get(asset, Decimal(0)) for asset in {*sums, *here}
            }
    assert sums and sums == workbook_sums(made / "report.xlsx")
    with next((made / "claims").glob("*-sheet.csv")).open(encoding="utf-8-sig", newline="") as file:
        sent = [(row["asset"], Decimal(row["amount"])) for row in csv.DictReader(file)]
    letters: dict[str, Decimal] = {}
    for asset, amount in sent:
        letters[asset] = letters.get(asset, Decimal(0)) + amount
    assert letters == sums


def workbook_sums(path: Path) -> dict[str, Decimal]:
    """The first table of the sheet of quantities: exact text by asset, the number beside it the same."""
    rows = openpyxl.load_workbook(path)["数量 Quantities"].iter_rows(values_only=True)
    heads = list(next(rows))
    exact, near = (
        heads.index(f"软件标记转出：{zh} flagged by the software: {en}")
        for zh, en in (("精确", "exact"), ("近似", "approx."))
    )
    found: dict[str, Decimal] = {}
    for row in rows:
        if row[0] is None:
            break
        found[str(row[0])] = Decimal(str(row[exact]))
        assert row[near] == pytest.approx(float(str(row[exact])), rel=1e-14)
    return found


def test_what_two_incidents_share_is_summed_once(tmp_path: Path) -> None:
    """A payment between two others, three weeks apart, belongs to the stretch of either."""
    to, day = "0x" + "7" * 40, "2024-02-{:02d}T09:00:00Z"
    rows = [
        {"to": to, "time": day.format(1 + 10 * n), "amount": amount, "tx_hash": f"0x{n}{'a' * 63}",
         "fee": f"0.{n + 1}", "fee_asset": "ETH"}
        for n, amount in enumerate(("2", "3", "5"))
    ]  # fmt: skip
    usual = [{"time": f"2024-01-{n:02d}T09:00:00Z", "tx_hash": f"0xf{n:063x}"} for n in range(1, 20)]
    config = Config(forest=False, not_mine=(str(rows[0]["tx_hash"]), str(rows[2]["tx_hash"])))
    made = scan([write(tmp_path / "a.csv", [*usual, *rows])], config)
    first, second = made.incidents
    # Whether they share a row is for `incidents` to say: here they do, whatever it says.
    shared = sorted({*first.rows, *second.rows})
    both = tuple(
        replace(
            each, rows=tuple(shared), severity=Severity.medium, by_rules=Severity.medium,
            losses=losses(made.history.table.loc[shared]), fees=fees_of(made.history.table, shared),
        )
        for each in made.incidents
    )  # fmt: skip
    view = View(replace(made, incidents=both), 50)
    (quantity,) = view.quantities
    assert quantity.flagged and (plain(quantity.flagged.amount), quantity.flagged.count) == ("10", 3)
    assert [(plain(fee.amount), fee.count) for fee in view.fees] == [("0.6", 3)]
    hidden = View(redacted(view.report, LANGS), 50)
    assert [(plain(fee.amount), fee.count) for fee in hidden.fees] == [("0.6", 3)]
