"""Platforms that keep accounts: each gets a letter with its own transfers, and nothing of the others."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from story import ALICE, BOB, SAMPLES, write
from test_claims import strings
from test_letters import words
from typer.testing import Result

from flagger import claims
from flagger.case import Case, Contact, Places, WalletApp
from flagger.claims.guide import guide
from flagger.claims.matter import Matter
from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.render.letter_data import matter_of
from flagger.render.sections import cover
from flagger.render.sheets import summary as sheets_summary
from flagger.render.summary.content import content
from flagger.render.to_letters import render
from flagger.render.view_totals import prepared
from flagger.text import LANGS, Lang

Run = Callable[..., Result]
ALIPAY = SAMPLES / "alipay/bill/alipay_record_20260401_091000.csv"
WECHAT = SAMPLES / "wechat/bill/微信支付账单(20260401-20260430).xlsx"
# A payment of 2,000 in the one and of 3,000 in the other, to the same name.
ORDERS = {"alipay": "20260331200040011100000000000001", "wechat-pay": "1000050001202604280000000001"}
SUMS = {"alipay": "2000", "wechat-pay": "3000"}
NAMES = {"alipay": "支付宝", "wechat-pay": "微信支付"}


@cache
def report(*apps: str) -> Report:
    files = {"alipay": ALIPAY, "wechat-pay": WECHAT}
    orders = tuple(ORDERS[app] for app in apps)
    return scan([files[app] for app in apps], Config(forest=False, not_mine=orders))


@cache
def letters(*apps: str) -> dict[str, str]:
    """All that is written, by its name without folder."""
    return {
        name.removeprefix("claims/"): words(content) if name.endswith(".docx") else content.decode()
        for name, content in render(report(*apps), ("zh", "en"))
    }


@pytest.mark.parametrize("own", ORDERS)
def test_each_app_gets_a_letter_of_its_own_payments(own: str) -> None:
    (other,) = ORDERS.keys() - {own}
    written = {
        name: said
        for name, said in letters(*ORDERS).items()
        if name.startswith(f"20-account-payment-app-{own}-")
    }
    assert {name.rsplit(f"{own}-", 1)[1] for name in written} == {
        f"{lang}{end}" for lang in ("zh", "en") for end in (".docx", "-300.txt", "-1000.txt")
    }
    for name, said in written.items():
        sums = said.replace(ORDERS[own], "")
        assert SUMS[own] in sums and SUMS[other] not in sums and "5000" not in sums, name
        assert ORDERS[other] not in said and NAMES[other] not in said, name
        assert "300.txt" in name or ORDERS[own] in said, name
    # The account of the payee of that name: Alipay's bill states it, WeChat Pay's does not.
    assert all(
        ("lis***@example.com" in said) == (own == "alipay")
        for name, said in written.items()
        if ".docx" in name
    )
    letter = written[f"20-account-payment-app-{own}-zh.docx"]
    assert NAMES[own] in letter and re.search(f"{SUMS[own]}(?:.00)? CNY", letter)


def test_where_there_is_one_app_its_letter_is_named_as_ever() -> None:
    written = [name for name in letters("alipay") if "account" in name]
    assert "20-account-payment-app-zh.docx" in written and not any("alipay" in name for name in written)


def test_the_guide_names_each_and_the_police_see_all() -> None:
    guide = letters(*ORDERS)["00-read-first-zh.docx"]
    assert all(f"20 {name}（您的账户所在平台）" in guide for name in NAMES.values())
    assert "没有生成的信件" in guide and "支付宝、微信支付等）：" not in guide
    police = letters(*ORDERS)["01-police-mainland-zh.docx"]
    assert all(order in police for order in ORDERS.values()) and "5000" in police


OWN = ("binance-account", "okx-account", ALICE)


def accounts(folder: Path) -> Report:
    """Withdrawals from two accounts and from a wallet to one address, which sends a little back to each."""
    rows = [
        {
            "own": own, "from": own, "initiator": own, "amount": f"{n}.5", "tx_hash": f"0x{n}{'a' * 63}",
            "fee": f"0.00{n}", "fee_asset": "ETH",
        }
        for n, own in enumerate(OWN, start=1)
    ]  # fmt: skip
    back = [
        {
            "own": own,
            "from": BOB,
            "to": own,
            "initiator": BOB,
            "amount": f"0.{n}",
            "tx_hash": f"0x{n}{'b' * 63}",
        }
        for n, own in enumerate(OWN, start=1)
    ]
    paths = [write(folder / f"{n}.csv", pair) for n, pair in enumerate(zip(rows, back, strict=True))]
    contacts = (Contact(side="exchange", ticket="T-1"), Contact(side="police", ticket="P-1"))
    case = Case(contacts=contacts, places=Places(region="mainland"))
    hashes = tuple(row["tx_hash"] for row in rows)
    return scan(paths, Config(own=OWN, forest=False, not_mine=hashes, case=case))


def test_each_exchange_gets_what_left_its_own_account_and_nothing_of_the_wallet(tmp_path: Path) -> None:
    files = dict(render(accounts(tmp_path), ("zh",)))
    written = {name.removeprefix("claims/"): words(files[name]) for name in files if name.endswith(".docx")}
    names = [name for name in written if name.startswith("19-")]
    assert names == ["19-account-platform-binance-zh.docx", "19-account-platform-okx-zh.docx"]
    for n, name in enumerate(names, start=1):
        others = {"1", "2", "3"} - {str(n)}
        assert f"{n}.5 ETH" in written[name] and f"0x{n}aaa" in written[name]
        assert not [m for m in others if f"{m}.5" in written[name] or f"0x{m}aaa" in written[name]]
        assert "4 ETH" not in written[name] and "6.5" not in written[name]
        # Which exchange a contact was with is not told.
        assert "T-1" not in written[name] and "P-1" in written[name]
    assert all(f"0x{n}aaa" in written["01-police-mainland-zh.docx"] for n in (1, 2, 3))


def test_fees_and_returns_are_those_of_the_account(tmp_path: Path) -> None:
    about = matter_of(accounts(tmp_path))
    assert [part.wallets for part in about.by_account] == [("binance-account",), ("okx-account",)]
    for n, part in enumerate(about.by_account, start=1):
        assert [each.text for each in part.fees] == [f"0.00{n} ETH"]
        assert [each.text for each in part.returned] == [f"0.{n} ETH"]
        assert [total.here for total in part.totals] == [(f"{n}.5", 1)]
        assert [party.received for party in part.parties] == [(f"{n}.5 ETH",)]
        assert part.first == part.last == part.sent[0].when


def test_a_wallets_maker_is_told_of_the_wallet_alone(tmp_path: Path) -> None:
    """Withdrawals from accounts with exchanges are on the chain, too, and still none of its business."""
    about = matter_of(accounts(tmp_path))
    part = about.by_part["wallet"]
    assert part.wallets == (ALICE,) and [each.amount for each in part.sent] == ["3.5"]
    assert [each.text for each in (*part.fees, *part.returned)] == ["0.003 ETH", "0.3 ETH"]
    assert part.first == part.last == part.sent[0].when
    written = dict(render(accounts(tmp_path), ("zh",)))
    makers = [name for name in written if "-wallet-" in name]
    assert len(makers) == 9
    for name in makers:
        said = words(written[name]) if name.endswith(".docx") else written[name].decode()
        assert "3.5 ETH" in said
        assert not re.search("1\\.5|2\\.5|7\\.5|0x[12]aaa|币安|OKX|账户", said), name
    exchange = words(written["claims/08-exchange-zh.docx"])
    assert all(f"0x{n}aaa" in exchange for n in (1, 2, 3)), "what the chain shows"
    assert "wallet-imtoken" not in {each.id for each in claims.chosen(_of_app(about, OWN[:2]))}


def _of_app(about: Matter, accounts_: tuple[str, ...]) -> Matter:
    """The same without the wallet, by an owner who names an app."""
    case = replace(about.case, wallet=WalletApp(app="imToken"))
    empty = replace(about.by_part["wallet"], sent=(), wallets=(), case=case)
    return replace(about, wallets=accounts_, case=case, by_part={"wallet": empty})


def test_an_asset_that_left_by_an_app_too_is_summed_apart(tmp_path: Path) -> None:
    """Of more transfers than a letter has room for, too."""
    usual = {"kind": "token", "asset": "TKN", "network": ""}
    mine = [{**usual, "amount": "1", "tx_hash": f"0xa{n:063x}"} for n in range(70)]
    app = {**usual, "own": "alipay", "from": "alipay", "initiator": "alipay", "to": "Wu"}
    theirs = [{**app, "amount": "100", "tx_hash": f"9{n:05}"} for n in range(70)]
    paths = [write(tmp_path / "a.csv", mine), write(tmp_path / "b.csv", theirs)]
    hashes = tuple(str(row["tx_hash"]) for row in (*mine, *theirs))
    about = matter_of(scan(paths, Config(own=("alipay", ALICE), forest=False, not_mine=hashes)))
    assert [total.here for total in about.totals] == [("7070", 140)] and about.more == 80
    for part in (about.by_part["chain"], about.by_part["wallet"]):
        assert [total.here for total in part.totals] == [("70", 70)]
        assert len(part.sent) == 60 and part.more == 10 and {each.own for each in part.sent} == {ALICE}
        assert [party.address for party in part.parties] == [BOB]


def test_packs_keep_the_apps_apart(flagger: Run, tmp_path: Path) -> None:
    disowned = [part for order in ORDERS.values() for part in ("--not-mine", order)]
    made = flagger(
        "report",
        ALIPAY,
        WECHAT,
        *disowned,
        "--no-forest",
        "--packs",
        "--formats",
        "docx",
        "-o",
        tmp_path / "r",
    )
    assert made.exit_code == 0, made.output
    packs = {path.name: path for path in (tmp_path / "r/send").iterdir()}
    named = {f"3-account-payment-app-{app}.zip": app for app in ORDERS}
    assert packs.keys() == {"1-police.zip", "9-public.zip", *named}
    for name, app in named.items():
        assert f"{name}  给其中信件写明的账户平台" in made.stdout
        with zipfile.ZipFile(packs[name]) as pack:
            held = set(pack.namelist()) - {"manifest-sha256.txt"}
        assert held and all(f"-payment-app-{app}-" in each for each in held)
        assert flagger("verify", packs[name]).exit_code == 0


SECRETS = ("助记词", "私钥", "发行方", "钱包的电话", "seed phrase", "private key", "issuer", "or wallet is")


def test_the_guide_for_accounts_asks_for_no_seed_phrase_and_names_no_issuer(tmp_path: Path) -> None:
    def said(about: Matter, lang: Lang) -> str:
        """What stands before the first recipient."""
        return re.split(r"\n\d\d ", "\n".join(strings(guide(about, lang))))[0]

    app, both = (matter_of(made) for made in (report("alipay"), accounts(tmp_path)))
    exchange = replace(both, wallets=OWN[:2])
    for lang in LANGS:
        assert not [word for word in SECRETS if word in said(app, lang)]
        assert not [
            word
            for word in SECRETS
            if word in said(exchange, lang) and "发行" not in word and "issuer" not in word
        ]
        assert {"zh": "助记词", "en": "seed phrase"}[lang] in said(both, lang)
    assert "支付机构、银行的电话" in said(app, "zh") and "索要密码、验证码" in said(app, "zh")
    assert "payment firm or bank" in said(app, "en") and "asks for a password or a code" in said(app, "en")
    assert "平台、发行方的电话" in said(exchange, "zh") and "平台、发行方、钱包的电话" in said(both, "zh")


def test_every_output_warns_of_the_same(tmp_path: Path) -> None:
    """Page, picture, workbook and guide; of an account nobody asks for a seed phrase, of both for either."""
    both = accounts(tmp_path)
    for made, asked in ((both, "助记词、私钥、密码、验证码"), (report("alipay"), "密码、验证码")):
        view = prepared(made)
        outputs = (
            cover.build(view, "zh"),
            sheets_summary.build(view, ("zh",)),
            content(view, "zh")["warning"],
            guide(matter_of(made), "zh"),
        )
        for output in outputs:
            assert f"凡索要{asked}，" in "\n".join(strings(output))


def test_a_payee_s_account_is_called_what_it_is() -> None:
    letter = letters("alipay")
    told = {"zh": "账单所载收款方账号，未核实：", "en": "the payee's account in the bill, not verified: "}
    for lang, words_ in told.items():
        assert f"{words_}lis***@example.com" in letter[f"20-account-payment-app-{lang}.docx"]
    assert "文件中的标签" not in letter["01-police-mainland-zh.docx"]
