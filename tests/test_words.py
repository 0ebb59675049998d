"""Sentences in the right words: for who keeps the assets, for what was seen, for how many there are."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from story import SAMPLES, sample, write
from test_sections import CHAIN, built, lines, text, words

from flagger.accounts import CUSTODIAL
from flagger.alerts.wording import _CAREFUL
from flagger.case import Case, Places
from flagger.cli import questions
from flagger.cli.onward import onward
from flagger.cli.scan import _STRENGTH, summary
from flagger.config import Config
from flagger.document import Figure
from flagger.model import Report, Severity
from flagger.pipeline import scan
from flagger.render import advice, terms, to_review
from flagger.render import deadlines as time_limits
from flagger.render.charts import described
from flagger.render.origins import Origins
from flagger.render.payees import elsewhere
from flagger.render.redact import redacted
from flagger.render.refuting import BY_RULE
from flagger.render.sections import glossary
from flagger.render.summary.content import STRENGTH, content
from flagger.render.view import POISON
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS
from flagger.review import read_review
from flagger.rules import classes
from flagger.text import LANGS, Lang, Text


def _said(report: Report, lang: Lang) -> str:
    """Every word of the charts."""
    told = described(report).values()
    return " ".join(part.say(lang) for each in told for part in (each.title, each.alt, *each.caption))


@pytest.fixture(scope="module")
def bill() -> View:
    paths = sorted((SAMPLES / "alipay" / "bill").glob("*2026*.csv"))
    outs = scan(paths, Config()).history.table.query("direction == 'out' and status == 'ok' and amount > 0")
    return View(scan(paths, Config(not_mine=tuple(outs["tx_hash"].iloc[-2:]))), 150)


@pytest.fixture(scope="module")
def tron() -> View:
    return View(sample("oklink/hijacked"), 150)


@pytest.mark.parametrize("lang", LANGS)
def test_charts_speak_of_no_wallet(bill: View, tron: View, lang: Lang) -> None:
    for view in (bill, tron):
        said = _said(view.report, lang)
        assert said and not re.search("本钱包|地址|this wallet|an address", said), said


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_a_chain_is_asked_for_where_there_is_none(bill: View, lang: Lang) -> None:
    for name in ("next_steps", "deadlines", "wrong", "evidence", "cover"):
        assert CHAIN.findall(text(built(name, bill, lang))) == [], name
    assert "Transactions" not in text(built("unevaluated", bill, lang))
    assert Text("kind ", "交易类型 ").say(lang) in text(built("transfers", bill, lang))


@pytest.mark.parametrize("pattern", sorted(advice.OF_KEYS))
def test_no_key_is_lost_of_an_account(pattern: str) -> None:
    for account in (True, False):
        told = [advice.risk(pattern, account=account), *advice.steps(pattern, account=account)]
        said = " ".join(part for each in told for part in each)
        assert bool(re.search("助记词|私钥|seed phrase", said)) is not account, said


def test_rules_that_see_accounts_too_name_no_wallet_as_theirs() -> None:
    for rule in classes().values():
        if set(rule.needs) <= {"counterparty", "forest"} and rule.group not in ("copy-paste", "poison"):
            for words_ in (rule.title, rule.message, rule.why, rule.innocent):
                assert "本钱包" not in words_.zh and "this wallet" not in words_.en.lower(), rule.id


@pytest.mark.parametrize("lang", LANGS)
def test_rules_that_lack_the_same_thing_stand_in_one_line(lang: Lang) -> None:
    view = View(sample("tronscan/hijacked"), 150)
    told = [words(line) for line in list(lines(built("unevaluated", view, lang)))[1:]]
    signed = Text("needs the list of transactions as well", "需要同时提供交易列表与代币转账列表").say(lang)
    assert len([line for line in told if signed in line]) == 1
    assert all(any(each.rule in line for line in told) for each in view.report.not_evaluated)
    assert not any("Internal Transactions" in line for line in told)  # no such file of TRON is read


def test_what_moved_nothing_is_checked_by_its_method(tron: View) -> None:
    said = text(built("check_page", tron))
    assert "调用方法" in said and "AccountPermissionUpdateContract；未转移资产" in said
    assert "0 TRX" not in said


def test_a_failed_transfer_nearby_is_called_failed(tron: View) -> None:
    assert "转出（失败，未转移资产）" in "".join(
        words(cell)
        for block in built("neighbours", tron)
        if hasattr(block, "rows")
        for row in block.rows
        for cell in row.cells
    )


@pytest.mark.parametrize(("pattern", "asked", "spared"), [
    ("permission", "是否已换新钱包", "是否已取消授权"),
    ("approval-drain", "是否已取消授权", "是否已申请止付"),
    ("look-alike", "剩余资产", "是否已换新钱包"),
])  # fmt: skip
def test_what_is_asked_about_the_state_fits_the_pattern(
    tron: View, pattern: str, asked: str, spared: str
) -> None:
    changed = tuple(replace(each, pattern=pattern) for each in tron.report.incidents)
    said = text(built("summary", View(replace(tron.report, incidents=changed), 150)))
    assert asked in said and spared not in said


def test_the_most_urgent_step_stands_on_the_cover(tron: View) -> None:
    assert "不要再向该账户转入 TRX 或其他资产" in str(built("cover", tron))


def test_who_goes_to_mainland_police_is_not_shown_other_places(tron: View) -> None:
    home = View(replace(tron.report, case=Case(places=Places(region="mainland"))), 150)
    for name, word in (("deadlines", "其他地区"), ("files", "其他国家")):
        assert word in text(built(name, tron)) and word not in text(built(name, home))


def test_one_transfer_lasts_no_time_and_none_is_not_counted(tmp_path: Path) -> None:
    view = View(sample("tronscan/hijacked"), 150)
    only = next(i for i in view.report.incidents if len(i.rows) >= 1)
    one = View(replace(view.report, incidents=(replace(only, rows=only.rows[:1]),)), 150)
    assert "历时" not in text(built("chronology", one))
    assert "0 笔" not in text(built("quantities", one)) and "重复的" not in text(built("cover", one))
    assert "时间 " in text(built("addresses", one)) and "末笔" not in text(built("addresses", one))


def test_equal_characters_are_counted_after_what_all_addresses_share() -> None:
    said = text(built("addresses", View(sample("etherscan/drained"), 150)))
    assert "“0x”后首" in said


def test_bait_is_no_origin_of_what_left() -> None:
    view = View(sample("tronscan/hijacked"), 150)
    bait = {row for row, flags in view.flags.items() if {flag.rule for flag in flags} & set(POISON)}
    used = {inbound.line.row for origin in Origins(view, 500, 1).every for inbound in origin.inbound}
    assert bait and used and not bait & used


def test_a_record_that_moved_nothing_is_asked_about_by_its_name(tron: View) -> None:
    ((_, told),) = to_review.render(tron.report, LANGS)
    assert "AccountPermissionUpdateContract（未转移资产" in told.decode() and "→ ?" not in told.decode()


@pytest.mark.parametrize("lang", LANGS)
def test_the_terminal_says_what_to_do_next(tron: View, lang: Lang) -> None:
    files = {f"claims/00-read-first-{lang}.docx", "review-template.toml"}
    said = "\n".join(onward(tron.report, Path("reports/x"), files, [lang]))
    assert advice.STEPS["permission"][0].say(lang) in said
    assert "review-template.toml" in said and f"00-read-first-{lang}.docx" in said
    without = "\n".join(onward(tron.report, Path("reports/x"), (), [lang]))
    assert "review-template" not in without  # a version for others has no questions
    answered = tuple(replace(each, verdict="not_mine") for each in tron.report.incidents)
    said = "\n".join(onward(replace(tron.report, incidents=answered), Path("reports/x"), files, [lang]))
    assert "review" not in said
    told = "\n".join(summary(replace(tron.report, incidents=answered), [lang]))
    assert Text("your answer: I did not do this", "您的答复：不是我操作的").say(lang) in told


@pytest.mark.parametrize(("question", "end"), [
    ("应用显示的名称", "："), ("是否已换新钱包？", " "), ("吗？（有请输入 y）", "："), ("Your name", ": "), ("Name? (y)", ": "),
    ("Name?", " "),
])  # fmt: skip
def test_a_question_ends_once(monkeypatch: pytest.MonkeyPatch, question: str, end: str) -> None:
    asked: list[str] = []
    monkeypatch.setattr(typer, "prompt", lambda text, **how: asked.append(how["prompt_suffix"]) or "")
    questions._typed(question)
    assert asked == [end]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Two look-alikes of two usual payees are paid: two groups of one kind; what left first is no first in ABC."""
    view = View(sample("etherscan/drained"), 150)
    (one, *_) = view.main
    moved = [row for row in one.rows if view.left(row)]
    parts = [replace(one, label=f"I{n}", rows=(row,)) for n, row in enumerate(moved[:1] * 2, start=1)]
    return View(replace(view.report, incidents=tuple(parts)), 150)


def test_what_is_the_same_of_two_groups_is_said_once(twice: View) -> None:
    assert len(twice.main) == 2
    assert str(built("summary", twice)).count("相符（规则") == 1
    rule = classes()[twice.strongest(twice.main[0])[0]]
    assert str(built("transfers", twice)).count(rule.why.zh) == 1 and "：说明见 I1。" in str(
        built("transfers", twice)
    )
    assert text(built("wrong", twice)).count("I1、I2") == 1
    assert (
        sum("标记强度：" in str(line["text"]) for line in content(twice, "zh")["sections"][0]["lines"]) == 1
    )


def test_quantities_stand_in_the_order_in_which_they_left(tron: View) -> None:
    assert [quantity.asset for quantity in tron.quantities] == ["USDT", "TRX"]
    assert [loss.asset for loss in tron.report.incidents[0].losses] == ["USDT", "TRX"]


def test_a_bill_has_no_column_of_networks_and_names_the_payee_s_account(bill: View) -> None:
    assert "网络" not in str(built("quantities", bill)) and "网络" in str(
        built("quantities", View(sample("oklink/hijacked"), 9))
    )
    assert "收款方账户" in text(built("check_page", bill)) and "@example.com" in text(
        built("check_page", bill)
    )


def test_charts_say_how_many_outgoing_rows_are_trades() -> None:
    report = scan(sorted((SAMPLES / "binance" / "account").glob("binance-statement-2026.csv")), Config())
    view = View(report, 9)
    traded = int(view.table.loc[view.went_out, "kind"].isin(["trade", "fee"]).sum())
    assert traded and f"其中 {traded} 笔是成交时付出的一方" in _said(report, "zh")
    assert "成交时付出" not in _said(sample("oklink/hijacked"), "zh")


def test_sentences_below_a_chart_stand_apart(tron: View) -> None:
    for block in built("chart", tron, "en"):
        if isinstance(block, Figure):
            assert not re.search(r"[a-z][.][A-Za-z]", words(block.caption)), block.caption


def test_a_public_report_counts_what_the_owner_answered(bill: View) -> None:
    answered = tuple(replace(each, verdict="mine_deceived") for each in bill.report.incidents)
    report = replace(bill.report, incidents=answered, config={**bill.report.config, "not_mine": []})
    for view in (View(report, 9), View(redacted(report, LANGS), 9)):
        assert view.quantities and all(quantity.confirmed for quantity in view.quantities)


def test_files_that_name_no_recipients_are_no_all_clear(tmp_path: Path) -> None:
    path = tmp_path / "okx-funding.csv"
    rows = "".join(f"{n},2026-03-{n:02} 10:00:00,Withdrawal,-5,100,95,0,USDT\n" for n in range(1, 9))
    path.write_text(f"id,Time,Type,Amount,Before Balance,After Balance,Fee,Symbol\n{rows}", encoding="utf-8")
    report = scan([path], Config())
    view = View(report, 9)
    assert not report.incidents
    for said in (text(built("summary", view)), "\n".join(summary(report, ["zh"]))):
        assert "没有写明收款方" in said and "没有发现不寻常" not in said
    assert "多数规则无法判断" in str(built("cover", view)) and "请向其索取写明收款地址的提现记录" in str(
        built("cover", view)
    )
    plain = write(tmp_path / "plain.csv", [{} for _ in range(3)])
    assert "没有发现不寻常的转出" in text(built("summary", View(scan([plain], Config()), 9)))
    ((_, told),) = to_review.render(report, LANGS)
    sample_ = told.decode().rpartition("another transfer\n")[2].replace("# ", "")
    (tmp_path / "review.toml").write_text(
        sample_.replace('[""]', f'["{report.history.table["id"].iat[0]}"]').replace(
            'verdict = ""', 'verdict = "not_mine"'
        ),
        encoding="utf-8",
    )
    (named,) = scan([path], Config(answers=read_review(tmp_path / "review.toml"))).incidents
    assert named.verdict == "not_mine" and list(named.rows) == [0]


def test_weak_flags_are_asked_about_before_anything_is_locked(tron: View) -> None:
    def weak(pattern: str) -> View:
        (one, *_) = tron.report.incidents
        changed = replace(one, pattern=pattern, severity=Severity.low, by_rules=Severity.low)
        return View(replace(tron.report, incidents=(changed,)), 150)

    known, unknown = weak("seed-leak"), weak("unknown")
    assert "仅当所列转出不是本人有意所为" in str(built("cover", known))
    assert "仅在这些转出不是本人有意所为时" in text(built("next_steps", known))
    (said,) = onward(known.report, Path("r"), (), ["zh"])
    assert said.startswith("请先做：如果不是您本人转的，请不要再") and said.count("如果") == 1
    (said,) = onward(known.report, Path("r"), (), ["en"])
    assert "If you did not move these yourself, send nothing more" in said and said.count(": ") == 1
    (said,) = onward(weak("approval-drain").report, Path("r"), (), ["zh"])
    assert said.startswith("如果不是您操作的")
    assert "仅当" not in str(built("cover", unknown)) and "仅在" not in text(built("next_steps", unknown))
    (only,) = onward(unknown.report, Path("r"), {"review-template.toml"}, ["zh"])
    assert only.startswith("请答复")


def test_the_glossary_of_an_exchange_account_explains_no_keys() -> None:
    paths = sorted((SAMPLES / "binance" / "account").glob("Binance-*2026*.csv"))
    view = View(scan(paths, Config()), 9)
    assert view.only_accounts and not view.only_apps
    said = text(built("glossary", view))
    assert "哈希" in said and not re.search("助记词|授权|自托管|多签", said)
    known = {word.en for word, _ in (*terms.BASIC, *terms.TRON, *terms.FURTHER)}
    assert known >= glossary._OF_WALLETS  # no word is spelled otherwise there


def test_large_payments_in_a_row_may_all_have_gone_to_one_payee() -> None:
    rule = classes()["large-in-a-row"]
    for said in (rule.message.en, rule.why.en):
        assert "one or more" in said, said


# Patterns that honest wallets show too: a hospital paid several times, a move to the owner's own new wallet.
MAY_BE_MEANT = (
    "escalating", "payment-fraud", "seed-leak", "sweeper", "gas-then-sweep", "delegation", "permission",
    "exchange-withdrawal",
)  # fmt: skip


@pytest.mark.parametrize("pattern", MAY_BE_MEANT)
def test_orders_to_stop_say_for_whom_they_are(pattern: str) -> None:
    step = advice.steps(pattern, account=False)[0]
    assert advice.conditional(step) and step.zh.startswith("如果"), step
    told = [
        each.what for each in time_limits.STEPS if each.when == time_limits.NOW and pattern in each.patterns
    ]
    assert told and all(each.en.startswith("If ") and each.zh.startswith("如果") for each in told), told


def test_bills_hold_payees_and_no_addresses_in_titles_of_groups() -> None:
    assert PATTERNS["escalating"] == ("Rising payments to one new payee", "向同一新地址多次付款、金额递增")
    for pattern in ("escalating", "payment-fraud", "siphon", "unknown"):
        assert "address" not in PATTERNS[pattern].en
    assert "address" not in BY_RULE["same-recipient"].en


def test_strength_is_defined_in_one_way(bill: View) -> None:
    for said in (STRENGTH.en, _STRENGTH.en, _CAREFUL.en, text(built("transfers", bill, "en"))):
        assert "how much the rules rest on" in said, said
    for said in (STRENGTH.zh, _STRENGTH.zh, _CAREFUL.zh):
        assert "强度指规则依据的多少，不是犯罪可能性" in said


def _reasons(files: list[Path], lang: Lang) -> str:
    return text(built("unevaluated", View(scan(files, Config()), 9), lang))


def test_rules_that_cannot_run_ask_for_no_file_that_does_not_exist() -> None:
    electrum = _reasons([SAMPLES / "electrum" / "wallet" / "electrum-history-2.csv"], "en")
    assert "a block explorer's records of your own addresses" in electrum
    assert "tokens, contracts, approvals" in electrum and "only for accounts with an exchange" in electrum
    assert not re.search("withdrawals|OKLink|Token Transfers|list of transactions too", electrum), electrum
    statement = _reasons([SAMPLES / "binance" / "account" / "binance-statement-2026.csv"], "en")
    assert "Binance: withdrawals" in statement and not re.search("OKLink|TRON wallets", statement), statement


def test_where_no_list_of_a_platform_names_recipients_that_is_said() -> None:
    assert "本软件能读取的欧易（OKX）记录都不含收款方" in elsewhere(["okx-account"]).zh
    both = elsewhere(["binance-account", "okx-account", "electrum-wallet"])
    assert "Binance: withdrawals" in both.en and "No list of OKX" in both.en and "explorer" in both.en
    for owner in (*CUSTODIAL, "0xabc"):
        assert elsewhere([owner]).en.endswith(".") and elsewhere([owner]).zh.endswith("。")


@pytest.mark.parametrize(("name", "asked", "spared"), [
    ("electrum/wallet/electrum-history.csv", "block explorer", "platform"),
    ("binance/account/binance-statement-2026.csv", "this platform", "explorer"),
])  # fmt: skip
def test_a_warning_names_no_list_that_a_wallet_or_account_has_not(name: str, asked: str, spared: str) -> None:
    (source,) = scan([SAMPLES / name], Config()).history.sources
    (said,) = (warning.say("en") for warning in source.warnings if warning.id == "no-counterparty")
    assert asked in said and spared not in said and "withdrawals" not in said
