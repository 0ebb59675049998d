"""The report's sections as blocks: exact facts, counts that add up, the same in both languages, hostile names."""

import csv
import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, FIXTURES, SAMPLES, USDT, originals, sample, write
from wording import HOSTILE, accusing

from flagger.config import Config
from flagger.document import (
    Blank,
    Block,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    PageBreak,
    Para,
    Row,
    Strong,
    Table,
    Tag,
)
from flagger.model import Incident
from flagger.pipeline import scan
from flagger.render import deadlines as time_limits
from flagger.render import qr, to_csv
from flagger.render.accounts import ranges, sums
from flagger.render.covered import cover as covered
from flagger.render.fonts import drawable
from flagger.render.letter_data import matter_of
from flagger.render.origins import Origins
from flagger.render.redact import redacted
from flagger.render.refuting import BY_PATTERN, BY_RULE
from flagger.render.sections import approvals, check_page, cover, document, log, neighbours, notes, origin
from flagger.render.sections.summary_happened import happened
from flagger.render.sections.summary_inferences import inferences
from flagger.render.summary.content import content
from flagger.render.times import duration
from flagger.render.view import POISON
from flagger.render.view_totals import View
from flagger.render.words import LED, PATTERNS, rule_title
from flagger.review import Answer
from flagger.rules import classes
from flagger.text import LANGS, Lang, Text

NAMES = (
    "check_page", "origin", "neighbours", "approvals", "wrong", "log", "files", "evidence", "deadlines", "aftercare",
    "glossary",
)  # fmt: skip
OWN_TRON = "TJ3JJSRSUuDmpxQ163SY7tJK9NDcgVf8jp"
ARRIVED = (
    "5388d1858c9651bec1d8d4e5a6985ba92e5d1287b871bdf2e715c4c2fc29cfee"  # 24,000 USDT, line 7 of the sample
)
OTHERS = "ad77be1e0ea3363c81b9fd40c09c87da00c8f36ae6207c747389819c963f1c6c"  # an incoming row too


def built(name: str, view: View, lang: Lang = "zh") -> list[Block]:
    made: list[Block] = importlib.import_module(f"flagger.render.sections.{name}").build(view, lang)
    return made


def lines(blocks: list[Block]) -> Iterator[tuple[Inline, ...]]:
    """Every line of words, in order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield (block.text,)
        elif isinstance(block, Para):
            yield block.line
        elif isinstance(block, Items):
            yield from block.lines
        elif isinstance(block, Facts):
            for name, line in block.rows:
                yield (name, *line)
        elif isinstance(block, Table):
            yield tuple(block.head)
            for row in block.rows:
                yield from (*row.cells, *row.below)


def words(line: tuple[Inline, ...]) -> str:
    return "".join(
        part if isinstance(part, str) else part.text if isinstance(part, Code | Strong) else ""
        for part in line
    )


def text(blocks: list[Block]) -> str:
    return "\n".join(words(line) for line in lines(blocks))


def codes(blocks: list[Block]) -> list[str]:
    return [part.text for line in lines(blocks) for part in line if isinstance(part, Code)]


def rows(blocks: list[Block]) -> list[Row]:
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def shape(blocks: list[Block]) -> list[object]:
    """What has to be the same whatever the language: kinds, levels, cells, codes, tags, blanks."""
    made: list[object] = []
    for block in blocks:
        kind: tuple[object, ...] = (type(block).__name__,)
        if isinstance(block, Heading):
            kind += (block.level, block.anchor)
        elif isinstance(block, Para):
            kind += (block.style,)
        elif isinstance(block, Items):
            kind += (block.ordered, len(block.lines))
        elif isinstance(block, Facts):
            kind += (len(block.rows), block.picture and block.picture.svg)
        elif isinstance(block, Table):
            kind += (len(block.head), block.numeric, [(len(r.cells), len(r.below)) for r in block.rows])
            assert all(len(row.cells) == len(block.head) for row in block.rows)
        marks = [
            part.text if isinstance(part, Code) else (type(part).__name__, getattr(part, "kind", ""))
            for line in lines([block])
            for part in line
            if isinstance(part, Code | Tag | Blank)
        ]
        made.append((kind, marks))
    return made


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The TRON wallet with the exports of the exchange the coins came from."""
    folder = tmp_path_factory.mktemp("pair")
    head = "\ufeffDate(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status\n"
    other = "TZ96r5RXf5A2id7XtZeTxhuupUHCiwsQaS"
    (folder / "Binance-Withdraw-History-202604.csv").write_text(
        f"{head}26-04-11 03:10:10,USDT,TRX,24000,1,{OWN_TRON},{ARRIVED},Completed\n"
        f"26-04-05 14:20:10,USDT,TRX,99,1,{other},{OTHERS},Completed\n",
        encoding="utf-8",
    )
    (folder / "binance-statement.csv").write_text(
        "\ufeffUser ID,Time,Account,Operation,Coin,Change,Remark\n"
        "700000001,26-04-10 09:12:33,Funding,P2P Trading,USDT,25000,P2P - 20000000000000000001\n"
        "700000001,26-04-12 09:12:33,Funding,P2P Trading,USDT,777,P2P - 20000000000000000002\n",
        encoding="utf-8",
    )
    chain = SAMPLES / "tronscan" / "hijacked" / "Transfers_20260415.csv"
    return View(scan([chain, *sorted(folder.glob("*.csv"))], Config()), 150)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> View:
    own, other = "0x" + "ab" * 20, "0x" + "cd" * 20
    names = (*HOSTILE, "{x} {0} {n!r}")
    made = ["time,network,tx_hash,kind,from,to,asset,contract,amount,method,own,note"]
    for i, name in enumerate(names * 2):
        cell = '"' + name.replace('"', '""') + '"'
        sides = f"{own},{other}" if i % 2 else f"{other},{own}"
        made.append(
            f"2025-01-{i + 1:02d}T10:00:00Z,ethereum,0x{i:064x},token,{sides},{cell},0x{i:040x},5,{cell},{own},{cell}"
        )
        made.append(
            f"2025-01-{i + 1:02d}T11:00:00Z,ethereum,0x{i + 99:064x},native,{own},{other},ETH,,0,{cell},{own},{cell}"
        )
    made.append(f"not a time,ethereum,0x{77:064x},token,{own},{other},\u202eX,,{HOSTILE[0]},x,{own},y")
    path = tmp_path_factory.mktemp("hostile") / "wal{x}\u202elet.csv"
    path.write_text("\n".join(made) + "\n", encoding="utf-8")
    disowned = tuple(f"0x{i:064x}" for i in range(1, len(names) * 2, 2))
    return View(scan([path], Config(not_mine=disowned)), 150)


@pytest.fixture(scope="module")
def views(pair: View, hostile: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, View]:
    empty = tmp_path_factory.mktemp("empty") / "empty.csv"
    empty.write_text("time,from,to,asset,amount\n", encoding="utf-8")
    made = {
        name: View(sample(name), 150)
        for name in ("etherscan/drained", "etherscan/honest", "tronscan/hijacked", "oklink/hijacked")
    }
    bills = sorted((SAMPLES / "alipay" / "bill").glob("*2026*.csv"))
    made["bill"] = View(scan(bills, Config()), 150)
    made["empty"] = View(scan([empty], Config()), 150)
    return {**made, "pair": pair, "hostile": hostile}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same(name: str, views: dict[str, View]) -> None:
    known = drawable()
    for which, view in views.items():
        zh, en = (built(name, view, lang) for lang in LANGS)
        assert shape(zh) == shape(en), which
        assert built(name, view) == zh, which  # the same again
        for blocks in (zh, en):
            said = text(blocks)
            assert accusing(said) == [], which
            assert not re.search(r"[\u200b-\u200f\u202a-\u202e\x00-\x09\x0b-\x1f]", said), which
            if which != "hostile":
                assert "{" not in said, which  # every fact was filled in
                assert {c for c in said if ord(c) not in known and c != "\n"} == set(), which
        if zh:
            title = next(block for block in zh if not isinstance(block, PageBreak))
            assert isinstance(title, Heading) and title.level == 2 and title.anchor
            assert not re.match(r"[0-9一二三四五六七八九十]+[、. ]", title.text)  # the registry numbers


def test_nothing_found_is_nothing_said(views: dict[str, View]) -> None:
    for name in ("check_page", "origin", "neighbours", "deadlines", "evidence", "chronology", "addresses"):
        assert built(name, views["empty"]) == [] == built(name, views["etherscan/honest"])
    assert built("approvals", views["empty"]) == [] == built("approvals", views["bill"])


def test_a_report_that_found_nothing_is_no_report_of_a_case(views: dict[str, View]) -> None:
    empty, weak, found = (views[name] for name in ("empty", "etherscan/honest", "etherscan/drained"))
    assert cover.title(empty) == Text(
        "Wallet check: no transfer reached a flag", "钱包记录检查结果：未发现达到标记强度的转出"
    )
    assert "弱标记" in cover.title(weak).zh and "weak" in cover.title(weak).en
    assert "报案材料" in cover.title(found).zh
    for lang in LANGS:
        for name in ("quantities", "wrong", "next_steps", "aftercare"):
            assert built(name, empty, lang) == [] and built(name, found, lang), name
        titles = [b.text for b in document(empty, lang) if isinstance(b, Heading) and b.level == 2]
        assert len(titles) < 9, titles
        table, said = rows(built("quantities", weak, lang)), text(built("quantities", weak, lang))
        assert table == [] and Text("Came back", "此后转回").say(lang) not in said
        assert Text("Weak flags only", "只有弱标记的转出").say(lang) in said


def test_a_tron_wallet_without_its_transactions_is_told_so_first(views: dict[str, View]) -> None:
    wanted = Text("One file is missing: OKLink → TRON", "还缺一个文件：OKLink → 波场 → 交易 → 下载 CSV")
    for lang in LANGS:
        first = text(built("cover", views["tronscan/hijacked"], lang))
        assert wanted.say(lang) in first
        for name in ("oklink/hijacked", "etherscan/drained", "bill", "empty"):
            assert wanted.say(lang) not in text(built("cover", views[name], lang)), name
        told = [words(line) for line in lines(built("unevaluated", views["tronscan/hijacked"], lang))]
        asking = [line for line in told if any(id_ in line for id_ in ("token-pulled", "many-approvals"))]
        assert len(asking) == 2 and all("OKLink" in line for line in asking)
        assert "OKLink" not in text(built("unevaluated", views["etherscan/drained"], lang))


# --- the five-minute check page ---


def test_check_page_names_each_flagged_transfer_whole(views: dict[str, View]) -> None:
    blocks = built("check_page", views["etherscan/drained"])
    cards = [block for block in blocks if isinstance(block, Facts)]
    wanted = [
        ("2026-05-03 13:58:23 UTC / 21:58:23 (UTC+08:00)", "28600.00 USDT", "0x09a33aeb9b932f7b254fdd2d62f815774f7dc499",
         "0xdc4cf6ae9d26ba71a12a63aaf79c675ec25b8cd44cf96edfc6211de2f229b08a"),
        ("2026-05-03 14:16:35 UTC / 22:16:35 (UTC+08:00)", "50650.325941 USDT", "0x57e5bc15c173461e9977f5e39e3185767ae19e99",
         "0x2cf1a6d90669a4caf51d6b4e0e3090bafa536daf6aeaa19fe0be1bf555d828d2"),
        ("2026-05-03 14:18:35 UTC / 22:18:35 (UTC+08:00)", "22160.826006 USDC", "0x57e5bc15c173461e9977f5e39e3185767ae19e99",
         "0xa1c50aaa62287b9a52c3e537ef6ce5f01d2f1c330bae23af0c949015c71eec1a"),
        ("2026-05-03 14:31:59 UTC / 22:31:59 (UTC+08:00)", "17.792567778817205842 ETH",
         "0xcf864b0d65f035cfaedc8d1f417e47a9528a09ac", "0x0e91131966822d912622a253a46adcc1dc6b1febea64279db8a57d10325dd778"),
    ]  # fmt: skip
    assert len(cards) == len(wanted)
    for number, (card, (time, amount, recipient, tx_hash)) in enumerate(zip(cards, wanted, strict=True), 1):
        told = {name: words(line) for name, line in card.rows}
        assert told["转账"].startswith(f"第 {number} 笔")
        assert (told["时间"], told["数量"], told["收款地址"], told["交易哈希"]) == (
            time,
            amount,
            recipient,
            tx_hash,
        )
        assert told["核对网址"] == f"https://etherscan.io/tx/{tx_hash}"
        assert "□ 一致" in told["核对结果"] and "□ 不一致" in told["核对结果"]
        assert card.picture is not None and card.picture == qr.picture(told["核对网址"], card.picture.alt)
    steps = [block for block in blocks if isinstance(block, Items)]
    assert len(steps) == 1 and steps[0].ordered and len(steps[0].lines) == 4


def test_check_page_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch, views: dict[str, View]) -> None:
    monkeypatch.setattr(check_page, "MOST", 3)
    blocks = built("check_page", views["etherscan/drained"])
    assert sum(isinstance(block, Facts) for block in blocks) == 3
    assert "共 4 笔中的前 3 笔" in text(blocks) and "另有 1 条" in text(blocks)


def test_links_come_from_our_own_table_only(tmp_path: Path) -> None:
    odd = "https://evil.example/tx/0x12"
    path = write(
        tmp_path / "odd.csv",
        [{"network": "evil", "tx_hash": "0x" + "12" * 32}, {"tx_hash": odd}, {"tx_hash": "0x" + "34" * 32}],
    )
    config = Config(not_mine=("0x" + "12" * 32, odd, "0x" + "34" * 32))
    blocks = built("check_page", View(scan([path], config), 150), "en")
    pictures = [block.picture for block in blocks if isinstance(block, Facts)]
    links = [part.link for line in lines(blocks) for part in line if isinstance(part, Code) and part.link]
    assert [picture is not None for picture in pictures] == [False, False, True]
    assert links == ["https://etherscan.io/tx/0x" + "34" * 32]
    assert text(blocks).count("no link: ") == 2


def test_a_code_says_its_link_and_has_its_margin() -> None:
    link = "https://tronscan.org/#/transaction/" + "ab" * 32
    picture = qr.picture(link, "alt")
    assert picture.svg == qr.picture(link, "alt").svg != qr.picture(link[:-1] + "c", "alt").svg
    assert picture.svg.startswith("<svg") and "http" not in picture.svg.replace(
        "http://www.w3.org/2000/svg", ""
    )
    import segno

    code = segno.make_qr(link, error="m", boost_error=False)
    width = code.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {width} {width}"' in picture.svg
    drawn = _drawn(picture.svg, width)
    assert drawn == [[bool(cell) for cell in row] for row in code.matrix_iter(border=4)]


def _drawn(svg: str, width: int) -> list[list[bool]]:
    """The dark cells of a segno path: lines `h` of height one, moved to by `M` and `m`."""
    grid = [[False] * width for _ in range(width)]
    path = re.findall(r'd="([^"]+)"', svg)[-1]
    x = y = 0.0
    for command, arguments in re.findall(r"([Mmh])([^Mmh]*)", path):
        numbers = [float(n) for n in re.findall(r"-?[0-9]*\.?[0-9]+", arguments)]
        if command == "M":
            x, y = numbers
        elif command == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            for column in range(round(x), round(x + numbers[0])):
                grid[int(y)][column] = True
            x += numbers[0]
    return grid


# --- origin of assets ---


def test_cover_takes_the_newest_before_and_nothing_twice() -> None:
    d = Decimal
    taken, missing = covered([(5, d(10)), (9, d(4))], [(1, d(7)), (3, d(6)), (6, d(1)), (12, d(99))])
    # 5 takes all of 3 and 4 of 1; 9 takes 6 and the 3 that 1 has left.
    assert taken == [(6, d(1)), (3, d(6)), (1, d(7))] and missing == 0
    assert covered([(2, d(5))], [(1, d("1.5")), (3, d(9))]) == ([(1, d("1.5"))], d("3.5"))
    assert covered([(2, d(1))], [(0, d(1)), (1, d(1))]) == ([(1, d(1))], d(0))


def numbers_of(raw: str) -> list[Decimal]:
    """The numbers of a line of an export, whatever zeros follow."""
    cells = [cell.replace(",", "") for cell in next(csv.reader([raw]))]
    return [Decimal(cell) for cell in cells if re.fullmatch(r"[0-9]+(\.[0-9]+)?", cell)]


@pytest.mark.parametrize("name", ["etherscan/drained", "tronscan/hijacked", "oklink/hijacked"])
def test_origins_add_up_and_stand_where_they_say(name: str, views: dict[str, View]) -> None:
    view = views[name]
    sources = {f"S{n}": source for n, source in enumerate(view.report.history.sources, start=1)}
    found = Origins(view, 1000, 5).every
    assert {each.key[1]: each.lost for each in found} == {
        q.asset: q.flagged.amount for q in view.quantities if q.flagged
    }
    for each in found:
        assert sum((i.used for i in each.inbound), Decimal(0)) + each.uncovered == each.lost
        assert [i.line.row for i in each.inbound] == sorted((i.line.row for i in each.inbound), reverse=True)
        assert [i.partly for i in each.inbound[:-1]].count(True) <= len(each.numbers)
        for inbound in each.inbound:
            cells = view.table.loc[inbound.line.row]
            assert cells["direction"] == "in" and cells["asset"] == each.key[1] and cells["status"] == "ok"
            path = sources[inbound.line.source].path
            assert path is not None
            raw = path.read_text(encoding="utf-8-sig").splitlines()[inbound.line.line - 1]
            assert str(inbound.line.tx_hash) in raw
            assert Decimal(str(inbound.line.amount)) in numbers_of(raw)


def test_origin_prints_hash_line_and_voucher(views: dict[str, View]) -> None:
    blocks = built("origin", views["tronscan/hijacked"])
    first = rows(blocks)[0]
    told = [words(cell) for cell in first.cells]
    assert told == [
        "1",
        "2026-04-11 03:12:00 UTC / 11:12:00 (UTC+08:00)",
        "24000 USDT",
        "S1 第 7 行",
        "",
    ]
    assert first.cells[-1] == (Blank(),)
    assert words(first.below[0]) == f"哈希 {ARRIVED}"
    said = text(blocks)
    assert "53677.655403 USDT" in said and "1720.6484 TRX" in said
    assert "其中计入 6277.655403" in said  # 11,600 came in, the rest was not needed; bait counts for nothing
    assert "没有提供交易所或支付应用等其他账户的导出" in said and "链条" not in said
    stranger = next(row for row in rows(blocks) if "TNaCNxDfmkcHaBnKcGpx9ct6VkXuTYRgv3" in str(row))
    assert "此前无往来的地址转入的手续费" in words(stranger.below[-1])  # nobody is told that this was bought
    assert "不要向任何人交出助记词" in said and "可选" in said


def test_what_no_row_covers_is_said(tmp_path: Path) -> None:
    usdt = {"kind": "token", "asset": "USDT", "contract": USDT}
    path = write(
        tmp_path / "short.csv",
        [
            {**usdt, "from": BOB, "to": ALICE, "amount": "100.25", "tx_hash": "0x" + "aa" * 32},
            {**usdt, "from": BOB, "to": ALICE, "amount": "9", "asset": "USDC", "contract": BOB},
            {
                **usdt,
                "from": BOB,
                "to": ALICE,
                "amount": "500",
                "contract": BOB,
            },  # another token of that name
            {**usdt, "to": CAROL, "amount": "250.5", "tx_hash": "0x" + "bb" * 32},
            {**usdt, "from": BOB, "to": ALICE, "amount": "1000", "tx_hash": "0x" + "cc" * 32},
        ],
    )
    view = View(scan([path], Config(not_mine=("0x" + "bb" * 32,))), 150)
    (only,) = Origins(view, 1000, 5).every
    assert only.uncovered == Decimal("150.25") and [i.line.amount for i in only.inbound] == ["100.25"]
    assert "其中 150.25 USDT 在转出之前没有对应的转入记录" in text(built("origin", view))


def test_a_disowned_payment_says_nothing_about_the_payees_others(tmp_path: Path) -> None:
    hashes = ["0x" + letter * 64 for letter in "abc"]
    rows = [
        {"from": BOB, "to": ALICE, "amount": "50"},
        *({"to": CAROL, "amount": str(n), "tx_hash": hash_} for n, hash_ in enumerate(hashes, start=1)),
    ]
    view = View(scan([write(tmp_path / "some.csv", rows)], Config(not_mine=(hashes[1],), forest=False)), 150)
    assert len(view.asked[0].rows) == 3
    (only,) = Origins(view, 1000, 5).every
    assert only.lost == 2
    assert [each.tx_hash for each in matter_of(view.report).sent] == [hashes[1]]


def test_one_transfer_that_is_fine_needs_no_origin() -> None:
    """A group with two answers: what the owner says is fine is not asked about."""
    hash_ = str(
        next(line.tx_hash for line in View(sample("etherscan/drained"), 9).leading(9) if line.asset == "USDC")
    )
    config = Config(answers=(Answer((hash_,), "mine_ok"),), forest=False)
    found = Origins(View(scan(originals("etherscan/drained"), config), 150), 1000, 5).every
    assert {each.key[1] for each in found} == {"USDT", "ETH"}


def test_a_withdrawal_with_the_same_hash_makes_a_chain(pair: View) -> None:
    blocks = built("origin", pair)
    said = text(blocks)
    chain = next(block for block in blocks if isinstance(block, Items) and block.ordered)
    told = [words(line) for line in chain.lines]
    assert len(told) == 5 and chain.lines[0][-1] == Blank()
    assert "25000 USDT（P2P Trading，P2P - 20000000000000000001，S3 第 2 行）" in told[1]
    assert "777" not in told[1]  # came in after the withdrawal
    assert "24000 USDT（S2 第 2 行）" in told[2]
    assert told[2].endswith(ARRIVED) and told[3].endswith(ARRIVED)
    assert "24000 USDT（S1 第 7 行）" in told[3]
    assert told[4] == "转出：第 1、2 笔"
    assert "链条 2" not in said  # the other withdrawal with a hash seen here went to somebody else
    assert "以上转入中有 19 条" in said and "没有提供交易所" not in said


def test_amounts_that_differ_are_told(tmp_path: Path) -> None:
    path = tmp_path / "Binance-Withdraw-History-202604.csv"
    path.write_text(
        "\ufeffDate(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status\n"
        f"26-04-11 03:10:10,TRX,TRX,5,1,{OWN_TRON},{ARRIVED},Completed\n"
        f"26-04-11 03:10:10,USDT,TRX,23999,1,{OWN_TRON},{ARRIVED},Completed\n",
        encoding="utf-8",
    )
    chain = SAMPLES / "tronscan" / "hijacked" / "Transfers_20260415.csv"
    said = text(built("origin", View(scan([chain, path], Config()), 150)))
    assert "两处所载数量不同" in said and "文件中没有相应记录" in said
    assert "23999 USDT" in said and "，5 TRX（" not in said


def test_a_wallet_without_addresses_finds_its_withdrawal(tmp_path: Path) -> None:
    wallet, exchange = tmp_path / "wallet.csv", tmp_path / "Binance-Withdraw-History-202602.csv"
    when = "Mar {:02d} 2026 10:14:07 GMT+0100 (Central European Standard Time)"
    wallet.write_text(
        "date,txid,amount (BTC),memo\n"
        f"Mon {when.format(2)},{ARRIVED},0.25,\nThu {when.format(5)},{OTHERS},-0.2,\n",
        encoding="utf-8",
    )
    exchange.write_text(
        "\ufeffDate(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status\n"
        f"26-03-02 09:00:00,BTC,BTC,0.25,0.0001,bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq,{ARRIVED},Completed\n",
        encoding="utf-8",
    )
    alone, both = (
        View(scan(paths, Config(not_mine=(OTHERS,))), 150) for paths in ([wallet], [wallet, exchange])
    )
    assert "等其他账户的导出" in text(built("origin", alone)) and "链条 1" not in text(built("origin", alone))
    said = text(built("origin", both))
    assert "链条 1" in said and "提币：2026-03-02 09:00:00 UTC" in said and "等其他账户的导出" not in said


def test_origin_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "MOST", 7)
    view = View(sample("tronscan/hijacked"), 150)
    blocks = built("origin", view)
    assert len(rows(blocks)) == 7  # all 5 of USDT, 2 of 15 of TRX
    said = text(blocks)
    assert "另有 13 条未在此列出：S1 第 " in said and "以上各行连同未列出的 13 条，合计足以覆盖该数量" in said
    assert said.count("以上各行合计足以覆盖该数量") == 1  # that of USDT, all of whose rows stand here
    (_, trx) = Origins(view, 7, 5).every
    places = re.search("另有 13 条未在此列出：S1 第 (.*?) 行。", said)
    assert places is not None and counted(places[1]) == sorted(line for _, line in trx.left)
    assert {each.line.line for each in trx.inbound}.isdisjoint(counted(places[1]))
    english = text(built("origin", view, "en"))
    assert "These rows and the 13 not listed together" in english


def counted(told: str) -> list[int]:
    """The numbers that `12、15、18–22` stands for."""
    ends = [[int(n) for n in part.split("–")] for part in told.split("、")]
    return [n for part in ends for n in range(part[0], part[-1] + 1)]


# --- nearby, not flagged ---


def test_neighbours_are_those_of_the_files(views: dict[str, View]) -> None:
    view, day = views["etherscan/drained"], timedelta(hours=24)
    leading = [p.row for incident in view.main for p in incident.precursors]
    flagged = {(view.line(row).source, view.line(row).line) for row in (*view.numbers, *leading)}
    times = [i.first for i in view.main] + [i.last for i in view.main]
    expected = set()
    for number, source in enumerate(view.report.history.sources, start=1):
        assert source.path is not None
        with source.path.open(encoding="utf-8-sig", newline="") as file:
            for line, record in enumerate(csv.DictReader(file), start=2):
                at = datetime.fromtimestamp(int(record["UnixTimestamp"]), UTC).replace(tzinfo=None)
                if any(abs(at - time) <= day for time in times) and (f"S{number}", line) not in flagged:
                    expected.add((f"S{number} 第 {line} 行", record.get("Transaction Hash")))
    found = rows(built("neighbours", view))
    assert {(words(row.cells[3]), words(row.below[0]).removeprefix("哈希 ")) for row in found} == expected
    assert len(expected) == 2
    call = next(row for row in found if words(row.cells[3]) == "S1 第 286 行")
    assert words(call.below[-1]) == "与第 1 笔属同一交易" and "未转移资产" in words(call.cells[1])


def test_neighbours_nearest_first_and_the_rest_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = "2024-03-02T{:02d}:00:00Z"
    came = {"from": BOB, "to": ALICE}
    made = [{**came, "time": at.format(hour)} for hour in (1, 8, 10, 20)]
    made += [{**came, "time": "2024-03-01T08:59:59Z"}, {"time": "2024-03-03T09:00:01Z"}]
    path = write(
        tmp_path / "near.csv", [*made, {"time": at.format(9), "to": CAROL, "amount": "3", "tx_hash": "0xfe"}]
    )
    view = View(scan([path], Config(not_mine=("0xfe",))), 150)
    hours = [words(row.cells[0])[:19] for row in rows(built("neighbours", view))]
    assert hours == [f"2024-03-02 {hour:02d}:00:00" for hour in (1, 8, 10, 20)]  # two lie a second too far
    monkeypatch.setattr(neighbours, "MOST", 2)
    blocks = built("neighbours", view)
    assert [words(row.cells[0])[11:13] for row in rows(blocks)] == ["08", "10"]
    assert "另有 2 条未在此列出，全部见 transfers.csv" in text(blocks)


# --- approvals ---


def test_approvals_leave_blanks_for_what_the_export_does_not_state(views: dict[str, View]) -> None:
    blocks = built("approvals", views["etherscan/drained"])
    tables = [block for block in blocks if isinstance(block, Table)]
    granted, called = tables[0].rows, tables[1].rows
    assert [words(row.cells[2]) for row in granted][:2] == ["S1 第 288 行", "S1 第 287 行"] and len(
        granted
    ) == 8
    for row in granted:
        assert sum(isinstance(part, Blank) for part in row.below[-1]) == 2
    assert "导出文件不含被授权地址和额度" in text(blocks)
    swaps = {words(row.cells[0]): words(row.cells[1]) for row in called}
    assert swaps == {"Renew": "6", "Swap Exact Tokens For ETH": "12", "Swap Exact ETH For Tokens": "18"}


def test_a_stated_spender_is_printed_and_a_failed_call_said(tmp_path: Path) -> None:
    call = {"kind": "approval", "to": USDT, "amount": "0", "method": "Approve"}
    path = write(
        tmp_path / "spender.csv",
        [
            {**call, "spender": CAROL, "allowance": "unlimited"},
            {**call, "spender": "", "allowance": "", "status": "failed"},
        ],
    )
    first, second = rows(built("approvals", View(scan([path], Config()), 150), "en"))
    assert "failed" in words(first.cells[1]) and any(isinstance(part, Blank) for part in first.below[-1])
    assert words(second.below[-1]) == f"Spender {CAROL} Allowance unlimited"
    assert not any(isinstance(part, Blank) for part in second.below[-1])


def test_files_without_methods_say_so_and_which_download_has_them(views: dict[str, View]) -> None:
    said = text(built("approvals", views["tronscan/hijacked"]))
    assert said.splitlines()[1].startswith("导出文件中没有") and "OKLink" in said and "2026-11 核对" in said
    other = built("approvals", views["oklink/hijacked"])
    assert "a8df0c48cfcbe0b1a025e386ededdc52e9dcd77f6d79261ce9d956cc9b0f61dc" in codes(other)
    assert "账户权限变更" in text(other) and "可能包含授权" in text(other)


def test_bitcoin_knows_no_approvals() -> None:
    path = SAMPLES / "electrum" / "wallet" / "electrum-history.csv"
    view = View(scan([path], Config()), 150)
    assert view.networks == ["bitcoin"] and built("approvals", view) == []


def test_approvals_say_what_they_leave_out(monkeypatch: pytest.MonkeyPatch, views: dict[str, View]) -> None:
    monkeypatch.setattr(approvals, "MOST", 3)
    monkeypatch.setattr(approvals, "MOST_CALLS", 1)
    blocks = built("approvals", views["etherscan/drained"])
    assert len(rows(blocks)) == 4
    assert "另有 5 条" in text(blocks) and "另有 2 条" in text(blocks)


# --- what would show it wrong ---


def test_every_rule_and_pattern_can_be_refuted() -> None:
    assert set(BY_RULE) == {*classes(), *LED} and set(BY_PATTERN) == set(PATTERNS)


def test_wrong_names_every_rule_of_the_main_incidents(views: dict[str, View]) -> None:
    for name in ("etherscan/drained", "tronscan/hijacked"):
        view = views[name]
        blocks = built("wrong", view)
        named = set(codes(blocks))
        assert {flag.rule for incident in view.main for flag in incident.flags} <= named
        assert {p.rule for incident in view.main for p in incident.precursors} <= named
        titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3]
        assert len(titles) == len(view.main) + 1 and titles[0].startswith("I1")


# --- transformation log ---


def test_log_counts_add_up(views: dict[str, View]) -> None:
    for name, view in views.items():
        total = sums(view.report)
        assert total.records == total.read + total.skipped + total.rejected
        assert total.movements - total.duplicates == total.transfers == len(view.table)
        cells = [[words(cell) for cell in row.cells] for row in rows(built("log", view))]
        for column in range(1, 6):
            assert sum(int(row[column]) for row in cells[:-1]) == int(cells[-1][column]), name
        for row in cells:
            assert int(row[1]) == int(row[2]) + int(row[3]) + int(row[4])


def test_log_counts_what_a_second_download_repeats(drained: list[Path], tmp_path: Path) -> None:
    again = tmp_path / drained[0].name
    again.write_bytes(drained[0].read_bytes())
    view = View(scan([*drained, again], Config()), 150)
    repeated = len(again.read_text(encoding="utf-8").splitlines()) - 1
    once = len(sample("etherscan/drained").history.table)
    assert len(view.table) == once
    said = text(built("log", view))
    assert f"得出 {once + repeated} 行" in said and f"其中 {repeated} 行与其他记录重复" in said
    assert f"本报告共 {once} 行 = {once + repeated} − {repeated}" in said


def test_log_names_skipped_and_refused_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    good = f"2024-03-01T09:00:00Z,0x{'ab' * 32},{ALICE},{BOB},ETH,1"
    path = tmp_path / "plain.csv"
    bad = [good.replace(",1", f",{word}") for word in ("one", "two", "three\u202e")]
    lines_ = [
        "time,tx_hash,from,to,asset,amount",
        good,
        "# a comment",
        "# another",
        bad[0],
        good,
        bad[1],
        "# third",
        bad[2],
    ]
    path.write_text("\n".join(lines_) + "\n", encoding="utf-8")
    view = View(scan([path], Config(own=(ALICE,))), 150)
    said = text(built("log", view, "en"))
    assert "a comment: 3 (lines 3–4, 8)" in said
    for number, value in ((5, "one"), (7, "two"), (9, "three[U+202E]")):
        assert f"line {number}, column “amount”: {value}" in said
    assert "8 = 2 + 3 + 3" in said
    monkeypatch.setattr(log, "MOST_REJECTED", 1)
    monkeypatch.setattr(log, "MOST_RANGES", 1)
    said = text(built("log", view, "en"))
    assert (
        "2 more are not printed here; all of them are in report.json" in said
        and "1 more in report.json" in said
    )


def test_log_says_how_zone_and_own_address_were_found(views: dict[str, View], pair: View) -> None:
    said = text(built("log", views["tronscan/hijacked"]))
    assert f"本人地址{OWN_TRON} 波场（TRON） 推断：多数记录中都出现的地址，须由本人确认" in said
    assert "文件时间的时区" in said and "北京时间（Asia/Shanghai）；文件未载明，取默认值" in said
    assert "是同一笔变动" not in said
    assert "gb18030" in text(built("log", views["bill"]))


def test_ranges_lose_no_line() -> None:
    assert ranges([5, 1, 2, 3, 9, 8], 9) == ("1–3, 5, 8–9", 0)
    assert ranges([5, 1, 2, 3, 9, 8], 1) == ("1–3", 3)
    assert ranges([], 3) == ("", 0)


# --- list of files ---


def test_files_hold_whole_checksums_of_the_bytes(views: dict[str, View], drained: list[Path]) -> None:
    blocks = built("files", views["etherscan/drained"])
    cards = [dict(block.rows) for block in blocks if isinstance(block, Facts)][: len(drained)]
    for number, (source, card) in enumerate(
        zip(views["etherscan/drained"].report.history.sources, cards, strict=True), 1
    ):
        path = next(path for path in drained if path.name == source.name)
        assert card["完整性校验值（SHA-256）"] == (Code(sha256(path.read_bytes()).hexdigest()),)
        assert card["字节数"] == (str(path.stat().st_size),) and card["文件名称"] == (path.name,)
        assert card["本文件夹中的副本"] == (f"source/{number:02d}-{path.name}",)
        assert card["导出时间"] == (Blank(),) and "Etherscan" in words(card["来源"])
    said = text(blocks)
    assert said.startswith("报案人提交电子文件清单（含完整性校验值，SHA-256）")
    for part in ("certutil -hashfile", "shasum -a 256", "sha256sum -c manifest-sha256.txt", "flagger verify"):
        assert part in said
    assert "本清单由报案人自行整理，供接收单位登记时参考，不是公安机关制作的法律文书。" in said
    assert "电子数据持有人（提供人）签名" in said and "《电子数据清单》" not in said


def test_forms_of_other_countries_are_an_option_to_verify(views: dict[str, View]) -> None:
    for lang in LANGS:
        said = text(built("files", views["etherscan/drained"], lang))
        after = said.split("902(14)")[1]
        assert said.count("Verify with a lawyer") == 2 and "63(4)(c)" in said
        assert "admissible" not in after and "certified" not in after.lower()


# --- what to bring, what to do by when ---


def test_evidence_asks_by_pattern(views: dict[str, View]) -> None:
    drained, tron = (
        text(built("evidence", views[name])) for name in ("etherscan/drained", "tronscan/hijacked")
    )
    assert "原定的收款地址" in drained and "要求确认或签名的网页" in drained
    assert "原定的收款地址" not in tron and "助记词存放、输入过的地方" in tron
    assert "联系记录表" in tron and "案发时所在地" in tron
    contacts = rows(built("evidence", views["tronscan/hijacked"]))[-4:]
    assert all(cell == (Blank(),) for row in contacts for cell in row.cells)


def test_each_time_limit_has_a_source_and_says_how_sure_it_is(views: dict[str, View]) -> None:
    for view in (views["etherscan/drained"], views["tronscan/hijacked"], views["oklink/hijacked"]):
        for lang in LANGS:
            for row in rows(built("deadlines", view, lang)):
                source = words(row.below[0])
                assert source.startswith(("Source: ", "来源："))
                assert any(grade.say(lang) in source for grade in time_limits.GRADES.values())


def test_time_limits_fit_the_case_and_hold_no_contacts(views: dict[str, View]) -> None:
    drained, oklink = (
        text(built("deadlines", views[name])) for name in ("etherscan/drained", "oklink/hijacked")
    )
    assert "关于授权的几步" in drained and "账户权限" not in drained
    assert "账户权限" in oklink and "关于授权的几步" not in oklink
    assert "代币发行方" in drained and "立案监督" in drained and "受案回执不等于立案" in drained
    assert "未见原文，须核实" in drained
    for said in (drained, oklink, text(built("deadlines", views["etherscan/drained"], "en"))):
        assert not re.search(
            r"@|https?:|www\.|\b(?:110|165|18222|1799|1930|101|12378|12363)\b|[0-9]{3,}-[0-9]{3,}", said
        )
    patterns = {p for step in time_limits.STEPS for p in step.patterns}
    assert patterns == set(PATTERNS)  # none is left with nothing but generic lines


def test_glossary_explains_each_word_once(views: dict[str, View]) -> None:
    for name, least in (("etherscan/drained", 15), ("tronscan/hijacked", 18)):
        (table,) = [block for block in built("glossary", views[name]) if isinstance(block, Facts)]
        names = [word for word, _ in table.rows]
        assert len(set(names)) == len(names) and least <= len(names) <= 24
    assert "能量、带宽" in names


# --- the owner's answers ---


def answered(count: int | None) -> View:
    """The drained wallet whose owner says of the first incidents, or of all, that they are fine."""
    asked = View(sample("etherscan/drained"), 150).main[:count]
    answers = tuple(Answer(tuple(flag.id for flag in each.flags), "mine_ok") for each in asked)
    return View(scan(originals("etherscan/drained"), Config(answers=answers)), 150)


@pytest.mark.parametrize("lang", LANGS)
def test_where_all_was_intended_nothing_is_asked_and_nothing_lost(lang: Lang) -> None:
    before, view = View(sample("etherscan/drained"), 150), answered(None)
    said = text(built("summary", view, lang))
    nothing = Text(
        "The owner has answered that all of these were intended. No case is asked for.",
        "本人已答复：上述转出均为本人所为，没有问题。本报告不请求立案。",
    )
    assert nothing.say(lang) in said and nothing.say(lang) not in text(built("summary", before, lang))
    asked = Text("examine whether to open a case", "依法审查立案"), Text("seed phrase may be", "助记词可能")
    for words_ in asked:
        assert words_.say(lang) in text(built("summary", before, lang)) and words_.say(lang) not in said
    for name in ("check_page", "deadlines", "next_steps", "evidence", "aftercare", "origin", "neighbours"):
        assert built(name, before, lang) and built(name, view, lang) == [], name
    rmb = Text("RMB for reference", "人民币参考").say(lang)
    assert rmb in text(built("quantities", before, lang)) and rmb not in text(built("quantities", view, lang))
    assert "intended" in cover.title(view).en and "Report on" in cover.title(before).en
    flagged = {line.tx_hash for _, some in before.shown for line in some}
    assert flagged <= set(codes(built("transfers", view, lang)))
    assert flagged <= set(codes(built("summary", view, lang)))


def test_what_is_fine_is_left_out_of_what_is_asked() -> None:
    view = answered(1)
    said = text(built("summary", view))
    assert "依法审查立案" in said and "第 1 笔：本人已答复没有问题，不在请求范围内。" in said
    assert "第 1 笔：是我转的，没有问题。" in said
    assert "相似地址仍留在交易列表中" not in said and "授权可能仍然有效" in said
    assert "第 1 笔" not in text(built("check_page", view)) and "第 2 笔" in text(built("check_page", view))
    assert "28600" not in text([b for b in built("origin", view) if isinstance(b, Heading)])
    assert "原定的收款地址" not in text(built("evidence", view))


# --- one event, one duration ---


@pytest.mark.parametrize("lang", LANGS)
def test_what_moved_nothing_is_no_transfer_and_lengthens_nothing(lang: Lang) -> None:
    """A changed permission belongs to the incident; only the transfers after it are counted."""
    view = View(sample("oklink/hijacked"), 150)
    (incident, *_) = view.main
    times = view.table.loc[[row for row in incident.rows if view.left(row)], "time"]
    assert 0 < len(times) < len(incident.rows) and times.min() > incident.first
    lasted = duration((times.max() - times.min()).total_seconds()).say(lang)
    first, last = (view.moment(time).utc for time in (times.min(), times.max()))
    count = Text("{n} outgoing transfer", "共 {n} 笔转出").say(lang, n=len(times))
    group = next(row for row in rows(built("transfers", view, lang)) if row.title.startswith(incident.label))
    page = "\n".join(line["text"] for part in content(view, lang)["sections"] for line in part["lines"])
    for said in (told(happened(view, 1, lang)), told([group.below[0]]), page):
        assert lasted in said and count in said, said
    assert lasted in text(built("chronology", view, lang)).splitlines()[1]
    for said in (told(happened(view, 1, lang)), told([group.below[0]])):
        assert first in said and last in said
    assert "AccountPermissionUpdateContract" in told(happened(view, 1, lang))


def told(some: Sequence[tuple[Inline, ...]]) -> str:
    """Lines with their times."""
    return "\n".join("".join(getattr(part, "utc", "") or words((part,)) for part in line) for line in some)


# --- accounts: no wallet, no chain ---

CHAIN = re.compile(
    r"助记词|私钥|公开浏览器|区块|交易哈希|收款地址|钱包|链上|网络|合约|扫码|seed phrase|private key|explorer|wallet|\bhash"
    r"|blockchain|contract|scan its code|recipient address|network",
    re.IGNORECASE,
)
OURS = (
    "cover", "summary", "chronology", "quantities", "addresses", "check_page", "neighbours", "approvals", "origin", "evidence",
    "glossary", "aftercare",
)  # fmt: skip


@pytest.fixture(scope="module")
def bill() -> View:
    """A payment app's bill of which the owner disowns a payment."""
    paths = sorted((SAMPLES / "alipay" / "bill").glob("*2026*.csv"))
    outs = scan(paths, Config()).history.table.query("direction == 'out' and status == 'ok' and amount > 0")
    return View(scan(paths, Config(not_mine=tuple(outs["tx_hash"].iloc[-2:]))), 150)


@pytest.fixture(scope="module")
def exchange() -> View:
    paths = sorted((SAMPLES / "binance" / "account").glob("Binance-*2026*.csv"))
    outs = scan(paths, Config()).history.table.query("direction == 'out' and network == 'tron'")
    return View(scan(paths, Config(not_mine=tuple(outs["tx_hash"].iloc[:1]))), 150)


@pytest.mark.parametrize("lang", LANGS)
def test_a_payment_app_has_no_chain(lang: Lang, bill: View) -> None:
    assert bill.only_apps and bill.main
    for name in OURS:
        said = text(built(name, bill, lang))
        found = [word for word in CHAIN.findall(said) if word not in ("网络", "Network")]
        assert found == [], (name, found)
    said = text(built("cover", bill, lang)) + text(built("summary", bill, lang))
    assert Text("Alipay account (number: ", "支付宝账户（账号：").say(lang) in said
    everywhere = [
        block for name in ("cover", "transfers", "log", "origin") for block in built(name, bill, lang)
    ]
    assert "alipay" not in codes(everywhere)
    assert Text("Order number ", "订单号 ").say(lang) in text(built("transfers", bill, lang))
    assert Text("RMB for reference", "人民币参考").say(lang) not in text(built("quantities", bill, lang))
    check = built("check_page", bill, lang)
    assert Text("ask the platform by order number", "请以订单号向平台调取").say(lang) in text(check)
    assert all(block.picture is None for block in check if isinstance(block, Facts))
    rules = Text("Limits", "局限").say(lang)  # what stands before it are the rules' own titles
    assert not CHAIN.search(text(built("method", bill, lang)).split(f"\n{rules}\n")[1])
    assert not re.search("自托管|虚拟货币|self-custodial", text(built("deadlines", bill, lang)))
    page = str(content(bill, lang))
    assert not CHAIN.search(page) and Text("Payees", "收款方").say(lang) in page


@pytest.mark.parametrize("lang", LANGS)
def test_an_exchange_keeps_hashes_and_has_no_seed_phrase(lang: Lang, exchange: View) -> None:
    assert exchange.only_accounts and not exchange.only_apps and exchange.main
    said = "\n".join(text(built(name, exchange, lang)) for name in OURS if name != "glossary")
    assert not re.search("助记词|任何人都能从公开浏览器|seed phrase|Anyone can download the records", said)
    assert Text("Binance account (number: ", "币安（Binance）账户（账号：").say(lang) in said
    assert Text("need not be its holder", "导出文件可以由账户持有人以外的人转交").say(lang) in said
    assert Text("Transaction hash", "交易哈希").say(lang) in text(built("check_page", exchange, lang))
    assert "tronscan.org" in text(built("check_page", exchange, lang))
    assert Text("RMB for reference", "人民币参考").say(lang) in text(built("quantities", exchange, lang))


# --- notes ---


def test_a_bare_hint_is_told_once_and_is_an_inference() -> None:
    report = scan([FIXTURES["one-off-payee"]], Config())
    view = View(report, 150)
    lone = {flag.row for flag in report.flags if flag.rule == "one-off-payee"} - set(view.numbers)
    assert len(lone) == 11
    for lang in LANGS:
        blocks = notes.build(view, lang)
        said = text(blocks)
        assert said.count(rule_title("one-off-payee").say(lang)) == 1 and str(len(lone)) in said
        assert "transfers.csv" in said and "report.json" in said
        assert not any(part == Tag("record") for line in lines(blocks) for part in line)
    named = dict(to_csv.render(report, ("en",)))["transfers.csv"].decode("utf-8-sig")
    assert named.count("one-off-payee") >= len(lone)  # nothing is lost


# --- what the rules conclude ---


def test_the_rule_that_names_a_pattern_stands_for_it(views: dict[str, View]) -> None:
    view = views["tronscan/hijacked"]
    (incident,) = view.main
    assert incident.pattern == "gas-then-sweep" and "same-recipient" in view.strongest(incident)
    assert view.strongest(incident)[0] == "gas-then-tokens"
    assert set(view.strongest(incident)) == {flag.rule for flag in incident.flags}
    other = replace(incident, pattern="escalating")  # named by a rule that is not among its own
    assert view.strongest(other) == sorted(
        view.strongest(incident), key=lambda rule: (-classes()[rule].weight, rule)
    )


def test_what_fits_no_pattern_is_not_said_to_fit_one(views: dict[str, View]) -> None:
    view = views["etherscan/drained"]
    zh, en = (text(inferences(view, 4, lang)) for lang in LANGS)
    assert "No. 1 fits “Payment" in en and "No. 2, 3 fit “Moved" in en and "第 1 笔与“付款至" in zh
    view = View(replace(sample("etherscan/drained"), incidents=tuple(map(unnamed, view.main))), 150)
    zh, en = (text(inferences(view, 4, lang)) for lang in LANGS)
    assert "第 1 笔不符合任何已知样式，但不寻常（规则 look-alike-payee" in zh and "相符" not in zh
    assert (
        "No. 1 fits no known pattern, yet is unusual" in en and "No. 2, 3 fit no known pattern, yet are" in en
    )


def unnamed(incident: Incident) -> Incident:
    return replace(incident, pattern="unknown")


# --- addresses, and whose word they are ---


def test_a_recipient_is_claimed_only_where_the_owner_denied(views: dict[str, View]) -> None:
    said = text(built("addresses", views["etherscan/drained"]))
    assert "以下为被标记的转出的收款地址，本人尚未确认。" in said and "涉案" not in said
    assert "以往付款的地址（与 A 相似）" in said and "被模仿" not in said
    assert "收款地址" not in text(built("addresses", views["etherscan/honest"]))
    said = text(built("addresses", answered(1)))
    assert "付给 A 的，本人已答复没有问题。本人尚未确认：B、C。" in said
    flags = tuple(flag.id for flag in View(sample("etherscan/drained"), 0).main[0].flags)
    denied = Config(answers=(Answer(flags, "mine_deceived"),))
    said = text(built("addresses", View(scan(originals("etherscan/drained"), denied), 150)))
    assert "A 为本人主张的涉案地址。本人尚未确认：B、C。" in said
    public = View(redacted(scan(originals("etherscan/drained"), denied), LANGS), 150)  # keeps verdicts only
    assert "A 为本人主张的涉案地址。" in text(built("addresses", public))
    english = text(built("addresses", View(sample("etherscan/drained"), 150), "en"))
    assert "the owner has not confirmed any" in english and "imitated" not in english


def test_bait_left_out_of_a_count_is_said(views: dict[str, View]) -> None:
    """A row of bait from A stands in the report, so “0 came in from A” has to say what it leaves out."""
    view = views["etherscan/drained"]
    (first, *_) = view.recipients
    baits = [line for line, _ in view.notes(50, *POISON).shown if line.party == first.address]
    assert first.bait == len({line.row for line in baits}) > 0 and first.came_before == 0
    said = text(built("addresses", view))
    assert (
        f"收到其转入 0 笔（另有与其有关的小额、零金额或仿冒记录 {first.bait} 条，见“未造成减少的记录”）"
        in said
    )
    assert said.count("另有与其有关") == sum(bool(each.bait) for each in view.recipients)
    assert "另有与其有关" not in text(built("addresses", views["oklink/hijacked"]))


def test_a_guessed_address_is_an_inference(views: dict[str, View], drained: list[Path]) -> None:
    view, known = views["tronscan/hijacked"], views["etherscan/drained"]
    for name in ("cover", "summary", "addresses", "origin"):
        said, sure = built(name, view), text(built(name, known))
        (line, *_) = [each for each in lines(said) if any(getattr(p, "text", "") == OWN_TRON for p in each)]
        assert Tag("inference") in line and "推断的钱包地址（待本人确认）" in text(said), name
        assert "推断的钱包" not in sure and "本人主张" not in words(line), name
        assert "inferred, not confirmed" in text(built(name, view, "en")), name


# --- hostile ---


def test_hostile_names_are_made_visible(hostile: View) -> None:
    seen = "\n".join(text(built(name, hostile, lang)) for name in NAMES for lang in LANGS)
    assert "[U+202E]" in seen and "[U+200B]" in seen and "\x1b" not in seen
    assert "{{7*7}}" in seen and "{x} {0} {n!r}" in seen  # names with braces are facts, not templates
    assert max(len(words(line)) for name in NAMES for line in lines(built(name, hostile))) < 2_000
    assert "wal{x}[U+202E]let.csv" in text(built("files", hostile))


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_tells_everything_in_order_of_time(lang: Lang) -> None:
    """A group is told in two sentences where an approval stands between its transfers; nothing is lost by it."""
    view = View(sample("etherscan/drained"), 10)
    told = [
        "".join(getattr(part, "text", "") or str(part) for part in line) for line in happened(view, 4, lang)
    ]
    times = [re.findall("2026-[0-9-]+ [0-9:]+", line)[0] for line in told]
    assert times == sorted(times) and "2026-05-03 14:17:23" in times
    (first, second) = (line for line in told if "14:16:35" in line or "14:18:35" in line)
    assert "50650.325941 USDT" in first and "22160.826006" not in first and "14:18:35" not in first
    assert "22160.826006 USDC" in second and "50650.325941" not in second
    whole = "1 outgoing transfer(s): " if lang == "en" else "共 1 笔转出："
    assert whole in first and whole in second
