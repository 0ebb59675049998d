"""Who can be written to: complete in both languages, asking only for what can be given, accusing nobody."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from flagger import claims
from flagger.case import Case, Places, WalletApp
from flagger.claims import exchange, support, traditional
from flagger.claims.base import Matter, Recipient, Verbatim
from flagger.claims.guide import guide, why_none
from flagger.document import Blank, Code, Heading
from flagger.render.letter_data import matter_of
from flagger.text import LANGS, Lang, Text
from tests.test_letters import TOLD, answers, made

SHARED = {
    "__init__",
    "base",
    "parts",
    "papers",
    "tables",
    "shorts",
    "police",
    "support",
    "guide",
    "traditional",
}
BOTH = [pytest.param(each, id=each.id) for each in claims.recipients()]


def matter(region: str = "mainland", **changes: Any) -> Matter:
    case = replace(TOLD, places=Places(region=region), **changes)
    return replace(matter_of(made()), case=case)


def strings(part: Any) -> Iterator[str]:
    """Every string of a document: what is code and what the owner said, too."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for each in part:
            yield from strings(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


def text(recipient: Recipient, about: Matter, lang: Lang) -> str:
    return "\n".join(s for _, blocks in claims.letter(recipient, about, lang) for s in strings(blocks))


def test_every_module_is_a_recipient_in_the_registry() -> None:
    here = {path.stem for path in Path(claims.__file__).parent.glob("*.py")} - SHARED
    assert here == set(claims.NAMES)
    assert len({each.id for each in claims.recipients()}) == len(claims.NAMES)


@pytest.mark.parametrize("recipient", BOTH)
def test_each_says_what_it_can_cannot_is_asked_and_needs_in_both_languages(recipient: Recipient) -> None:
    for told in (recipient.can, recipient.cannot, recipient.ask, recipient.fields):
        assert told
        for phrase in told:
            assert phrase.en.isascii() or "“" in phrase.en
            assert re.search("[\u4e00-\u9fff]", phrase.zh), phrase
    for phrase in (recipient.title, recipient.when, recipient.rule):
        assert isinstance(phrase, Text) and phrase.en and phrase.zh


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("recipient", BOTH)
def test_a_letter_asks_exactly_that_and_accuses_nobody(recipient: Recipient, lang: Lang) -> None:
    said = text(recipient, matter("us" if recipient.id == "regulator" else "mainland"), lang)
    first = "en" if recipient.english_first else lang
    script: traditional.Script = recipient.script if lang == "zh" else "as-is"
    for ask in recipient.ask:
        assert traditional.text(ask.say(first), script) in said
    own_voice = said.replace("盗窃罪", "")
    assert not re.search("thief|theft|thieves|hacker|stolen|victim|drainer|scammer", own_voice.lower())
    assert not re.search("盗|黑客|嫌疑|骗子|小偷|駭客|受害", own_voice)
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", said), "no mail address is invented"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("recipient", BOTH)
def test_a_letter_has_one_title_and_blanks_where_nothing_is_told(recipient: Recipient, lang: Lang) -> None:
    untold = replace(matter_of(made()), case=Case())
    blocks = [block for _, part in claims.letter(recipient, untold, lang) for block in part]
    assert len([b for b in blocks if isinstance(b, Heading) and b.level == 1]) == 1
    assert recipient.id == "public-post" or any(isinstance(each, Blank) for each in _parts(blocks))


def _parts(part: Any) -> Iterator[Any]:
    yield part
    if isinstance(part, tuple | list):
        for each in part:
            yield from _parts(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _parts(getattr(part, field.name))


def ids(about: Matter) -> set[str]:
    return {each.id for each in claims.chosen(about)}


@pytest.mark.parametrize("region", ["mainland", "hong-kong", "taiwan", "singapore", "us", "uk", "other"])
def test_one_police_is_written_to_by_where_the_owner_reports(region: str) -> None:
    police = {each for each in ids(matter(region)) if each.startswith("police")}
    assert police == {f"police-{region}" if region != "us" else "police-us-ic3"}
    assert ("regulator" in ids(matter(region))) == (region in ("mainland", "us"))


@pytest.mark.parametrize("region", ["mainland", "taiwan", "singapore", "us"])
def test_a_blank_for_a_place_names_the_levels_of_its_region(region: str) -> None:
    police = next(each for each in claims.chosen(matter(region)) if each.id.startswith("police"))
    assert ("province, city, district" in text(police, matter(region), "en")) == (region == "mainland")
    assert ("省、市、区" in text(police, matter(region), "zh")) == (region == "mainland")


def test_without_an_answer_the_zone_decides() -> None:
    assert "police-mainland" in ids(matter(""))
    assert "police-other" in ids(replace(matter(""), zone="Europe/London"))


def test_an_issuer_is_written_to_only_about_its_own_contracts() -> None:
    about = matter()
    assert "stablecoin-issuer" in ids(about)
    fake = [replace(t, contract="0x" + "1" * 40) for t in about.totals]
    assert "stablecoin-issuer" not in ids(replace(about, totals=tuple(fake)))
    bridged = [replace(t, network="bsc") for t in about.totals]
    assert "stablecoin-issuer" not in ids(replace(about, totals=tuple(bridged)))


@pytest.mark.parametrize("lang", LANGS)
def test_an_issuers_part_lists_its_own_tokens_only(lang: Lang) -> None:
    """USDT went to two addresses, USDC to the second, ETH to a third: each issuer is shown its own."""
    (issuer,) = [each for each in claims.recipients() if each.id == "stablecoin-issuer"]
    tether, circle, coin = shown(issuer, matter(), lang)
    assert coin == [] and len(tether) == 2 and len(circle) == 1
    assert not set(tether) & set(circle)


def shown(issuer: Recipient, about: Matter, lang: Lang) -> list[list[str]]:
    """The hashes below the headings of Tether, of Circle, and those of the chain's own coin anywhere."""
    blocks = claims.letter(issuer, about, lang)[0][1]
    heads = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2]
    (circle,) = [n for n in heads if "Circle" in blocks[n].text and "contract" in blocks[n].text]
    asked = heads[-1]
    found = []
    for part, asset in ((blocks[:circle], "USDT"), (blocks[circle:asked], "USDC"), (blocks, "ETH")):
        said = "\n".join(strings(part))
        mine = [each for each in about.sent if each.asset == asset]
        others = [each for each in about.sent if each.asset != asset]
        if asset != "ETH":
            assert not any(str(each.tx_hash) in said for each in others)
            paid = {each.party for each in mine}
            assert all((party.address in said) == (party.address in paid) for party in about.parties)
        found.append([str(each.tx_hash) for each in mine if str(each.tx_hash) in said])
    return found


def test_an_issuers_letter_repeats_no_answer_about_another_coin() -> None:
    (issuer,) = [each for each in claims.recipients() if each.id == "stablecoin-issuer"]
    about = replace(matter_of(made(answers("not_mine", "I1", "I2", "I3"))), case=TOLD)
    assert {4} < {n for each in about.answers for n in each.which}
    said = text(issuer, about, "en")
    assert "No. 1, 2, 3: " in said and "No. 1, 2, 3, 4" not in said


@pytest.mark.parametrize(
    ("app", "letter"), [("imToken", "wallet-imtoken"), ("IM钱包", "wallet-support"), ("", "wallet-support")]
)
def test_the_wallets_letter_follows_the_name_the_app_shows(app: str, letter: str) -> None:
    wallet = {
        each
        for each in ids(matter(wallet=WalletApp(app=app)))
        if each in ("wallet-imtoken", "wallet-support")
    }
    assert wallet == {letter}


def test_an_app_with_a_password_is_first_asked_whether_it_is_a_custodian() -> None:
    (wallet,) = [each for each in claims.recipients() if each.id == "wallet-support"]
    assert "是否由贵方托管" in text(wallet, matter(wallet=WalletApp(kind="password")), "zh")
    assert "是否由贵方托管" not in text(wallet, matter(wallet=WalletApp(kind="seed-words")), "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_public_papers_hold_neither_the_own_address_nor_a_hash(lang: Lang) -> None:
    about = matter()
    for recipient in claims.recipients():
        if recipient.id.startswith("public"):
            assert recipient.short
            for said in (text(recipient, about, lang), recipient.short.__call__(about, lang).fit(1000)):
                assert not any(sent.own in said or str(sent.tx_hash) in said for sent in about.sent)
                assert about.report_id not in said
                assert all(party.address in said for party in about.parties)


def test_a_name_reaches_only_those_who_need_it() -> None:
    for recipient in claims.recipients():
        named = claims.seen_by(recipient, matter()).case.reporter == TOLD.reporter
        assert named == recipient.names_reporter
        assert named == (recipient.id.startswith("police") or recipient.id in ("regulator", "lawyer"))


@pytest.mark.parametrize("lang", LANGS)
def test_short_texts_say_what_left_and_ask_first(lang: Lang) -> None:
    about = matter()
    for recipient in claims.chosen(about):
        if recipient.short:
            brief, long = (recipient.short(about, lang).fit(limit) for limit in (300, 1000))
            assert all(amount in brief for amount in about.headline()), recipient.id
            assert set(brief.split("\n")[:2]) <= set(long.split("\n")), recipient.id


@pytest.mark.parametrize(("name", "codec"), [("police-taiwan", "big5"), ("police-hong-kong", "big5hkscs")])
def test_letters_for_hong_kong_and_taiwan_are_in_traditional_characters(name: str, codec: str) -> None:
    (recipient,) = [each for each in claims.recipients() if each.id == name]
    ((_, blocks),) = claims.letter(recipient, matter(name.removeprefix("police-")), "zh")
    parts = [p for p in _parts(blocks) if isinstance(p, str) and not isinstance(p, Verbatim)]
    kept = {code.text for code in _parts(blocks) if isinstance(code, Code)} | {
        c.link for c in _parts(blocks) if isinstance(c, Code)
    }
    for char in {char for part in parts if part not in kept for char in part if "\u4e00" <= char <= "\u9fff"}:
        char.encode(codec)
    assert "簽名" in "".join(parts) and "報案資料" in "".join(parts)
    assert any("第一段" in p for p in _parts(blocks) if isinstance(p, Verbatim))


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_names_every_recipient_and_the_rule_behind_it(lang: Lang) -> None:
    said = "\n".join(strings(guide(matter(), lang)))
    for recipient in claims.recipients():
        assert recipient.title.say(lang) in said and recipient.rule.say(lang) in said
    assert ("助记词" if lang == "zh" else "seed phrase") in said
    assert matter().report_id in why_none(matter(), lang)


def test_the_guide_says_what_was_answered() -> None:
    some = matter_of(made(answers("not_mine", "I2")))
    assert "另有 2 笔被标记的转出尚未答复" in "\n".join(strings(guide(some, "zh")))
    every = matter_of(made(answers("not_mine", "I1", "I2", "I3")))
    assert "信中写的是您已确认为非本意的转出" in "\n".join(strings(guide(every, "zh")))


@pytest.mark.parametrize("lang", LANGS)
def test_fixed_sentences_stand_in_their_letters(lang: Lang) -> None:
    """Support is told that no freeze is asked for; an exchange, that nothing was traced or is asserted."""
    about = matter()
    for recipient in claims.recipients():
        said = text(recipient, about, lang)
        assert (support.KNOWN.say(lang) in said) == recipient.id.startswith("wallet"), recipient.id
        fixed = (exchange.DIRECT, exchange.REVIEW, exchange.NOT_ASSERTED)
        assert all(each.say("en", x="wallet") in said for each in fixed) == (recipient.id == "exchange")
        if recipient.id.startswith("wallet"):
            assert about.case.reporter.id_number not in said
