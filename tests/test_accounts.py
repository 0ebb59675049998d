"""Accounts that others keep: one balance a coin, and what empties them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from story import ALICE, BOB, FIXTURES, USDT, seen_of, write
from test_claims import strings

from flagger import claims
from flagger.accounts import APPS, CUSTODIAL, EXCHANGES
from flagger.checking import look
from flagger.claims.issuers import by_coin
from flagger.config import Config
from flagger.importers import importers
from flagger.model import Severity
from flagger.pipeline import read, scan
from flagger.render.letter_data import matter_of
from flagger.render.sections import cover, summary
from flagger.render.summary.content import content
from flagger.render.view_totals import View
from flagger.rules import classes
from flagger.text import LANGS, Lang

QUIET = Config(forest=False, lists=False)
STATEMENT = "\ufeffUser_ID,UTC_Time,Account,Operation,Coin,Change,Remark\n"
WITHDRAWN = "\ufeffDate(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status\n"
FRIEND, OTHER, BITCOIN = "T" + "F" * 33, "0x" + "7" * 40, "bc1q" + "z" * 38


def test_every_account_of_an_importer_is_of_one_kind() -> None:
    named = {importer.account for importer in importers()} - {None}
    assert {name for name in named if name in APPS or str(name).endswith("-account")} == CUSTODIAL
    assert not APPS & EXCHANGES


def _payments() -> list[tuple[str, str, str, str, str, str]]:
    """Day and time, coin, network, amount, fee, address: eleven to a friend, then all there is to two others."""
    usual = [(f"26-01-{day:02} 09:00:00", "USDT", "TRX", "9", "1", FRIEND) for day in range(5, 16)]
    return [
        *usual,
        ("26-02-01 03:00:00", "USDT", "ETH", "99", "1", OTHER),
        ("26-02-01 03:20:00", "USDT", "ETH", "1789", "1", OTHER),
        ("26-02-01 03:40:00", "BTC", "BTC", "0.4999", "0.0001", BITCOIN),
    ]


def exports(folder: Path) -> list[Path]:
    """Withdrawals with addresses, and a statement without any that also shows what was bought."""
    rows = [
        f"{time},{coin},{net},{amount},{fee},{to},{'0x' if net == 'ETH' else ''}{n:064x},Completed"
        for n, (time, coin, net, amount, fee, to) in enumerate(_payments(), start=1)
    ]
    told = [
        ("26-01-01 08:00:00", "Transaction Buy", "USDT", "2000"),
        ("26-01-01 08:05:00", "Transaction Buy", "BTC", "0.5"),
    ]
    sums = ["10"] * 11 + ["100", "1790", "0.5"]
    told += [(row[0], "Withdraw", row[1], f"-{total}") for row, total in zip(_payments(), sums, strict=True)]
    statement = [f"1,{time},Spot,{what},{coin},{change}," for time, what, coin, change in told]
    files = {"Binance-Withdraw-History.csv": WITHDRAWN, "Binance-Statement.csv": STATEMENT}
    for (name, head), lines in zip(files.items(), (rows, statement), strict=True):
        (folder / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return [folder / name for name in files]


def test_a_coin_is_one_balance_whatever_network_it_leaves_by(tmp_path: Path) -> None:
    history = read(exports(tmp_path), QUIET)
    stats = look(history, QUIET).stats
    rows = history.table.index[history.table["counterparty"].eq(OTHER)]
    assert stats.loc[rows, "balance"].tolist() == [1890, 1790]
    assert stats.loc[rows, "share"].tolist() == [pytest.approx(100 / 1890), 1]


def test_an_emptied_account_is_told_with_every_part_and_its_addresses(tmp_path: Path) -> None:
    report = scan(exports(tmp_path), QUIET)
    (incident,) = [each for each in report.incidents if each.severity == Severity.high]
    assert incident.pattern == "exchange-withdrawal"
    assert {recipient.address for recipient in incident.recipients} == {OTHER, BITCOIN}
    assert {(loss.asset, str(loss.amount)) for loss in incident.losses} == {
        ("USDT", "1888"),
        ("BTC", "0.4999"),
    }


def test_withdrawals_alone_say_that_the_statement_is_missing(tmp_path: Path) -> None:
    report = scan(exports(tmp_path)[:1], replace(QUIET, skip=("several-signs",)))
    unmet = {each.rule: each.reason.id for each in report.not_evaluated}
    assert unmet["account-emptied"] == unmet["sold-then-sent"] == "needs-statement"
    assert not [each for each in report.incidents if each.severity == Severity.high]


def test_withdrawals_alone_may_show_signs_enough(tmp_path: Path) -> None:
    report = scan(exports(tmp_path)[:1], QUIET)
    (incident,) = [each for each in report.incidents if each.severity == Severity.high]
    strong = {
        flag.rule for flag in report.flags if flag.row in incident.rows and flag.severity >= Severity.high
    }
    assert "several-signs" in strong and incident.pattern == "exchange-withdrawal"


@pytest.mark.parametrize("account", ["okx-account", "alipay"])
def test_to_buy_and_withdraw_at_once_is_what_exchanges_are_for(tmp_path: Path, account: str) -> None:
    theirs = tmp_path / "rows.csv"
    theirs.write_text(
        FIXTURES["sweeper"].read_text(encoding="utf-8").replace(ALICE, account), encoding="utf-8"
    )
    assert len(classes()["sweeper"]().check(seen_of(FIXTURES["sweeper"], config=QUIET)))
    assert classes()["sweeper"]().check(seen_of(theirs, config=QUIET)).empty


def test_who_keeps_an_account_is_asked_to_lock_it_and_a_wallet_s_maker_is_not_written_to(
    tmp_path: Path,
) -> None:
    about = matter_of(scan(exports(tmp_path), QUIET))
    written = {each.id: each for each in claims.chosen(about)}
    assert "account-platform" in written and not [id_ for id_ in written if id_.startswith("wallet")]
    wallet = replace(about, wallets=(ALICE,), by_account=(), by_part={})
    assert {each.id for each in claims.chosen(wallet)} >= {
        "wallet-support",
        "wallet-second-letter",
        "wallet-escalation",
    }
    assert "account-platform" not in {each.id for each in claims.chosen(wallet)}
    for lang in LANGS:
        said = written["account-platform"].short(about, lang).fit(1_000)  # type: ignore[misc]
        assert "1888 USDT" in said and "0.4999 BTC" in said and OTHER in said and BITCOIN in said


def test_an_issuer_is_asked_about_what_left_an_account_by_coin_and_network(tmp_path: Path) -> None:
    """Exact sums of what is on the chain; the contract is said not to be in the file."""
    about = matter_of(scan(exports(tmp_path), QUIET))
    issuer = next(each for each in claims.chosen(about) if each.id == "stablecoin-issuer")
    told = {lang: "\n".join(strings(claims.letter(issuer, about, lang))) for lang in LANGS}
    for said in told.values():
        assert "1888" in said and USDT in said and OTHER in said
        assert "0.4999" not in said and BITCOIN not in said and "2388" not in said
        assert "names coin and network, no contract" in said
    assert "Tether，从币安（Binance）账户转出：代币与合约" in told["zh"] and "没有写明合约" in told["zh"]


def test_a_wallet_and_two_accounts_stand_apart_in_an_issuers_letter(tmp_path: Path) -> None:
    """What a wallet's file calls USDT without a contract may be anybody's token: it is no part of the letter."""
    coin = {"kind": "token", "asset": "USDT", "contract": "", "to": BOB}
    rows = [
        {**coin, "contract": USDT, "amount": "11", "tx_hash": "0xa" + "1" * 63},
        {**coin, "amount": "22", "tx_hash": "0xa" + "2" * 63},
    ]
    kept = [
        [{**coin, "own": own, "from": own, "initiator": own, "amount": amount, "tx_hash": f"0x{n}{'3' * 63}"}]
        for n, (own, amount) in enumerate((("binance-account", "33"), ("okx-account", "44")))
    ]
    paths = [write(tmp_path / f"{n}.csv", part) for n, part in enumerate((rows, *kept))]
    hashes = tuple(str(row["tx_hash"]) for part in (rows, *kept) for row in part)
    own = (ALICE, "binance-account", "okx-account")
    about = matter_of(scan(paths, Config(own=own, forest=False, lists=False, not_mine=hashes)))
    issuer = next(each for each in claims.chosen(about) if each.id == "stablecoin-issuer")
    said = "\n".join(strings(claims.letter(issuer, about, "en")))
    heads = re.findall("Tether.*: tokens and contracts", said)
    assert heads == [
        f"Tether{x}: tokens and contracts" for x in ("", ", from my Binance account", ", from my OKX account")
    ]
    assert [hash_ in said for hash_ in hashes] == [True, False, True, True]
    assert not re.search(r"\b(22|55|77|88|99|110)\b", said)
    assert said.count("confirmed as not intended by me") == 1 and said.count("No. ") == 3


TRON, HASH = "TZ96r5RXf5A2id7XtZeTxhuupUHCiwsQaS", "ab" * 32


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        (("tron", "USDT", None, TRON, HASH), True),
        (("ethereum", "USDC", None, OTHER, "0x" + HASH), True),
        (("bsc", "USDT", None, OTHER, "0x" + HASH), False),  # pegged
        (("polygon", "USDC", None, OTHER, "0x" + HASH), False),  # a bridged one goes by that name, too
        (("tron", "USDT", None, TRON, None), False),  # inside the exchange
        (("tron", "USDT", None, TRON, "Internal transfer 12345678"), False),
        (("tron", "USDT", None, None, HASH), False),  # nobody to restrict
        (("ethereum", "USDT", None, TRON, "0x" + HASH), False),
        (("ethereum", "USDT", "0x" + "1" * 40, OTHER, "0x" + HASH), False),  # a file that names another token
        (("tron", "TRX", None, TRON, HASH), False),
    ],
)
def test_which_coins_of_an_account_are_an_issuers_own(cells: tuple[str | None, ...], known: bool) -> None:
    assert by_coin(*cells) is known


def test_the_report_calls_an_account_an_account(tmp_path: Path) -> None:
    view = View(scan(exports(tmp_path), QUIET), 50)
    told: tuple[tuple[Lang, str, str], ...] = (("zh", "账户", "钱包"), ("en", "Account", "Wallet"))
    for lang, account, wallet in told:
        pages = {"cover": str(cover.build(view, lang)), "summary": str(summary.build(view, lang))}
        for page in pages.values():
            assert "平台账户，本人主张" in page or "Account kept by a platform, claimed by" in page
            assert f"{account}（账号：" in page or f"{account.lower()} (number: " in page
        assert wallet not in pages["cover"]
        assert "自托管" not in pages["cover"] and "self-custody" not in pages["cover"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_letter_speaks_of_a_wallet_where_there_is_only_an_account(tmp_path: Path, lang: Lang) -> None:
    """Titles, sentences about what left, and what the owner offers to show."""
    about = matter_of(scan(exports(tmp_path), QUIET))
    said = {each.id: str(claims.letter(each, about, lang)) for each in claims.chosen(about)}
    for id_ in ("police-mainland", "exchange", "account-platform"):
        assert not re.search(
            r"本人(?:虚拟货币)?钱包|自下列钱包|out of my [a-z-]*\s?wallet|my wallet|My wallet", said[id_]
        ), id_
    assert "signed message" not in said["exchange"] and "签名消息" not in said["exchange"]
    wallet = replace(about, wallets=(ALICE,))
    (exchange,) = [each for each in claims.chosen(wallet) if each.id == "exchange"]
    assert "signed message" in str(claims.letter(exchange, wallet, "en"))


def test_a_picture_for_a_chat_names_what_it_is_about(tmp_path: Path) -> None:
    view = View(scan(exports(tmp_path), QUIET), 0)
    said = str(content(view, "zh")) + str(content(view, "en"))
    assert "本人账户资产异常转出" in said and "out of my account" in said
    assert "本人钱包" not in said and "wallet" not in said.lower()
