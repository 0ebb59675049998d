"""A letter holds its own transfers: their fees and returns, their network and contract, and no other sums."""

from dataclasses import replace
from pathlib import Path

import pytest
from owner import answers, made
from story import ALICE, BOB, CAROL, write
from test_claims import paid_by_app, strings

from flagger import claims
from flagger.case import Case, Event, Places
from flagger.claims.matter import Matter
from flagger.config import Config
from flagger.pipeline import scan
from flagger.render.letter_data import matter_of
from flagger.review import Answer
from flagger.text import LANGS, Lang


def said(id_: str, about: Matter, lang: Lang) -> str:
    recipient = next(each for each in (*claims.chosen(about), *claims.recipients()) if each.id == id_)
    return "\n".join(s for _, blocks in claims.letter(recipient, about, lang) for s in strings(blocks))


def test_fees_are_those_of_the_letters_own_transfers() -> None:
    """What another address moved cost the owner nothing; what the owner signed did, a token's transfer too."""
    assert matter_of(made()).fees
    one, two, three = (matter_of(made(answers("not_mine", label))).fees for label in ("I1", "I2", "I3"))
    assert two == () and len(one) == len(three) == 1 and one != three
    assert all(fee.text.endswith(" ETH") and not fee.app for fee in (*one, *three))


def test_what_came_back_is_told_of_the_letters_own_recipients(tmp_path: Path) -> None:
    rows = [
        {"to": BOB, "amount": "2", "tx_hash": "0xb1"},
        {"to": CAROL, "amount": "3", "tx_hash": "0xc1"},
        {"from": BOB, "to": ALICE, "amount": "0.5", "tx_hash": "0xb2"},
        {"from": CAROL, "to": ALICE, "amount": "0.7", "tx_hash": "0xc2"},
    ]
    report = scan([write(tmp_path / "one.csv", rows)], Config(forest=False, not_mine=("0xc1",)))
    assert [back.text for back in matter_of(report).returned] == ["0.7 ETH"]


@pytest.mark.parametrize("lang", LANGS)
def test_only_those_who_investigate_are_shown_what_else_was_flagged(lang: Lang) -> None:
    about = matter_of(made(answers("not_mine", "I2") + answers("unsure", "I3")))
    assert about.open == (1, 4)
    also = {"zh": "第 1、4 笔也由软件标记", "en": "No. 1, 4: also flagged by the software"}[lang]
    for id_ in ("police-mainland", "lawyer", "police-us-ic3"):
        assert also in said(id_, about, lang), id_
    for id_ in ("police-mainland", "lawyer"):
        assert "79250.325941" in said(id_, about, lang), "three columns"
    for id_ in ("exchange", "analysts", "regulator", "police-us-ic3"):
        written = said(id_, about, lang)
        assert "50650.325941" in written and "79250.325941" not in written, id_
        assert not [other for other in ("28600.00", "17.792567778817205842") if other in written], id_


@pytest.mark.parametrize("lang", LANGS)
def test_each_transfer_names_its_network_and_contract(lang: Lang) -> None:
    about = matter_of(made())
    written = said("wallet-support", about, lang)
    assert written.count({"zh": "网络 以太坊主网", "en": "Network Ethereum"}[lang]) == 4
    assert written.count("0xdac17f958d2ee523a2206206994597c13d831ec7") == 2 + 1, "two transfers, one approval"
    origin = {"zh": "转出自 ", "en": "From "}[lang]
    assert origin not in written and origin in said("lawyer", paid_by_app(about, 2), lang)


def test_what_no_rule_remarked_on_fits_no_pattern(tmp_path: Path) -> None:
    """The owner names a transfer: the letter does not say that it is unusual, still less that it fits something."""
    path = write(tmp_path / "one.csv", [{"tx_hash": f"0x{n}{'a' * 63}"} for n in range(9)])
    about = matter_of(scan([path], Config(forest=False, not_mine=("0x5" + "a" * 63,))))
    zh, public = said("police-mainland", about, "zh"), said("public-post", about, "en")
    assert "第 6 笔未被软件标记，由本人指出。" in zh and "样式" not in zh and "不寻常，" not in zh
    assert "Fits" not in public and "Reported by the sender" in public
    unnamed = replace(about, groups=(replace(about.groups[0], pattern="unknown"),))
    assert "第 6 笔不寻常，但不符合已知样式。" in said("police-mainland", unnamed, "zh")
    assert "Fits" not in said("public-post", unnamed, "en")


def test_an_approval_of_what_the_owner_excluded_is_none_of_the_letter() -> None:
    """Two tokens left in one group: the owner denies the one and knows the other."""
    usdt, usdc = (str(each.tx_hash) for each in matter_of(made(answers("not_mine", "I2"))).sent)
    both = matter_of(made((Answer((usdt,), "not_mine"), Answer((usdc,), "not_mine"))))
    about = matter_of(made((Answer((usdt,), "not_mine"), Answer((usdc,), "mine_ok"))))
    token = str(next(total.contract for total in about.totals if total.asset == "USDC"))
    assert any(token in event.what.en for event in both.events)
    assert about.events and not any(token in event.what.en for event in about.events)


def test_a_payment_apps_own_time_comes_first() -> None:
    """Its bill knows no UTC: who reads that the payment was made the day before does not find it."""
    app = paid_by_app(matter_of(made()), 1, 2, 3, 4)
    written = said("account-payment-app", app, "zh")
    assert "2026-05-03 21:58:23 (UTC+08:00) / 13:58:23 UTC" in written and "时间（北京时间 / UTC）" in written
    assert "首末时间（北京时间）" in written and "首末时间（UTC）" not in written
    assert "2026-05-03 13:58:23 UTC / 21:58:23 (UTC+08:00)" in said("exchange", matter_of(made()), "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_forms_of_a_place_have_their_own_blanks(lang: Lang) -> None:
    """What happened is asked once; what Report Fraud and IC3 ask for beside it has a line each."""
    event = Event(happened="story", counterparts="example.invalid")
    about = replace(matter_of(made()), case=Case(event=event, places=Places(region="uk")))
    uk, us = said("police-uk", about, lang), said("police-us-ic3", about, lang)
    assert {"en": "What alerted me", "zh": "如何察觉"}[lang] in uk
    parts = 2 if lang == "zh" else 1  # English comes first
    assert us.count("example.invalid") == us.count("story") == parts
