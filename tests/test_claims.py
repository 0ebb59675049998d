"""Who can be written to: complete in both languages, asking only for what can be given, accusing nobody."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from owner import TOLD, answers, made
from wording import accusing

from flagger import claims
from flagger.case import CAUSES, Case, Event, Places, State, WalletApp, questions
from flagger.claims import exchange, narrow, owner, parts, support, traditional
from flagger.claims.fitting import size
from flagger.claims.guide import guide
from flagger.claims.matter import Group, Matter
from flagger.claims.no_letters import why_none
from flagger.claims.recipient import Recipient
from flagger.claims.records import Verbatim
from flagger.claims.regional import local
from flagger.document import Blank, Code, Heading, Tag
from flagger.render.letter_data import matter_of
from flagger.text import LANGS, Lang, Text

SHARED = {
    "__init__",
    "records",
    "matter",
    "recipient",
    "owner",
    "course",
    "quantities",
    "totals",
    "fitting",
    "regional",
    "exchange_sheet",
    "issuers",
    "keepers",
    "support_short",
    "no_letters",
    "entries",
    "parts",
    "papers",
    "tables",
    "shorts",
    "police",
    "support",
    "guide",
    "traditional",
    "narrow",
    "paid",
    "custody",
    "standing",
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
    for told in (recipient.can, recipient.cannot, recipient.ask(matter()), recipient.fields):
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
    for ask in recipient.ask(matter()):
        assert ask.say(first) in said
    assert not accusing(said)
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


@pytest.mark.parametrize(
    ("region", "en", "zh"),
    [
        ("mainland", "province, city, district", "省、市、区"),
        ("taiwan", "city or county, district", "縣市、區"),
        ("hong-kong", "district", "地區"),
        ("singapore", "area", "地区"),
        ("us", "state, city", "州、城市"),
        ("other", "country or region, city, district", "国家或地区、城市、区"),
    ],
)
def test_a_blank_for_a_place_names_the_levels_of_its_region(region: str, en: str, zh: str) -> None:
    about = replace(matter(region), case=Case(places=Places(region=region)))
    police = next(each for each in claims.chosen(about) if each.id.startswith("police"))
    for lang, hint in (("en", en), ("zh", zh)):
        blanks = [b.hint for b in _parts(claims.letter(police, about, lang)) if isinstance(b, Blank)]  # type: ignore[arg-type]
        assert hint in blanks
    assert any("省、市、区；境外" in ask["ask"].zh for _, ask in questions(Places))


@pytest.mark.parametrize("lang", LANGS)
def test_what_can_be_ticked_can_be_written_in_the_case_file(lang: Lang) -> None:
    """One list; of an account nobody holds a seed phrase or gives an approval."""
    wallet, both, account = (
        plain(about) for about in (matter(), paid_by_app(matter(), 1), paid_by_app(matter(), 1, 2, 3, 4))
    )
    of_wallets = {CAUSES[each].say(lang) for each in ("seed-words", "approval")}
    for about in (wallet, both, account):
        ticked = set(re.split(f" *　*{parts.BOX} ", str(owner.cause(about, lang)))) - {""}
        every = {each.say(lang) for each in CAUSES.values()}
        assert ticked == (every - of_wallets if about is account else every)


@pytest.mark.parametrize("cause", [*CAUSES, ""])
def test_letters_are_written_in_the_first_person(cause: str) -> None:
    about = matter("us", event=Event(cause=cause))
    for each in claims.chosen(about):
        assert not re.search(r"\bthe (owner|user|client)\b", text(each, about, "en")), each.id


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


def shorts(about: Matter, lang: Lang, limit: int) -> dict[str, str]:
    """The text for a form, by recipient."""
    return {
        each.id: short.fit(limit)
        for each in claims.chosen(about)
        if (short := claims.short(each, about, lang))
    }


LONG = "沪公（浦）受案字〔2026〕第 12345678 号"
REFERENCES = ["", "A1", LONG, "9" * 2_000]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("told", REFERENCES, ids=["none", "short", "long", "endless"])
@pytest.mark.parametrize("keeper", ["", "binance-account", "alipay"])
def test_short_texts_hold_what_is_asked_when_how_much_and_to_whom(keeper: str, told: str, lang: Lang) -> None:
    """In 300 characters, too: the request, day, number, exact sums and the first recipient; then what this reader needs."""
    about = matter("us" if lang == "en" else "mainland", state=State(police_reference=told))
    if keeper == "alipay":
        about = paid_by_app(about, 1, 2, 3, 4)
    elif keeper:
        about = in_account(about, keeper)
    long = shorts(about, lang, 1_000)
    for id_, brief in shorts(about, lang, 300).items():
        assert size(brief) <= 300 and size(long[id_]) <= 1_000
        assert re.match("[A-Z].*[.?]$|请|第二次来信|如果", brief.split("\n")[0]), id_
        assert re.search("[Pp]lease", brief) if lang == "en" else "请" in brief, id_
        assert str(about.parties[0].address) in brief, id_
        for said in (brief, long[id_]):
            assert about.first.utc[:10] in said and all(amount in said for amount in about.headline()), id_
            assert id_.startswith("public") or re.search("4 transfers|4 笔", said), id_
        if id_ in ("exchange", "account-platform", "account-payment-app"):
            assert (told in brief) == (len(told) < 300), id_
            assert str(about.sent[0].tx_hash) in long[id_], id_


def one_coin(about: Matter) -> Matter:
    """Only the payments of one token to one address."""
    return narrow.narrowed(about, [e for e in about.sent if e.asset == "USDT"], [about.totals[0]])


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_hash_finds_room_where_there_is_one_asset(lang: Lang) -> None:
    for id_, brief in shorts(one_coin(matter("us")), lang, 300).items():
        whole = id_ in ("exchange", "analysts", "police-us-ic3") or (
            lang == "zh" and not id_.startswith("public")
        )
        assert (str(matter().sent[0].tx_hash) in brief) == whole, id_


@pytest.mark.parametrize("lang", LANGS)
def test_a_short_text_counts_what_is_attached(lang: Lang) -> None:
    """More than what is listed, or all of it where nothing could be; one is not several."""
    about = matter()
    (exchange_,) = [each for each in claims.recipients() if each.id == "exchange"]
    assert exchange_.short

    def closing(count: int, limit: int) -> str:
        part = replace(about, sent=about.sent[:count])
        return exchange_.short(part, lang).fit(limit).split("\n")[-1]  # type: ignore[misc]

    id_ = about.report_id
    if lang == "en":
        assert closing(4, 700) == f"3 more attached. Report {id_}."
        assert closing(1, 1_000) == f"Report {id_}."
    else:
        assert closing(4, 330) == f"另有 3 笔见附件。报告编号 {id_}。"


def test_one_transfer_is_not_several() -> None:
    about = replace(matter(), sent=matter().sent[:1], more=0, last=matter().first)
    for each in claims.chosen(about):
        said = text(each, about, "en")
        assert not re.search(r"\b1 transfers", said), each.id
    (police,) = [each for each in claims.chosen(about) if each.id == "police-mainland"]
    assert "the transfer listed here left this wallet:" in text(police, about, "en")
    assert "本文所列 1 笔自下列钱包转出：" in text(police, about, "zh")
    assert "历时" not in text(police, about, "zh")


@pytest.mark.parametrize("by_app", [(), (1,), (1, 2, 3, 4)], ids=["chain", "both", "app"])
@pytest.mark.parametrize(("region", "codec"), [("taiwan", "big5"), ("hong-kong", "big5hkscs")])
def test_letters_for_hong_kong_and_taiwan_are_in_traditional_characters(
    region: str, codec: str, by_app: tuple[int, ...]
) -> None:
    about = paid_by_app(matter(region), *by_app) if by_app else matter(region)
    written = {each.id: claims.letter(each, about, "zh")[-1][1] for each in claims.chosen(about)}
    written["guide"] = local(guide(about, "zh"), about, "zh")
    for blocks in written.values():
        parts = [p for p in _parts(blocks) if isinstance(p, str) and not isinstance(p, Verbatim)]
        kept = {code.text for code in _parts(blocks) if isinstance(code, Code)} | {
            c.link for c in _parts(blocks) if isinstance(c, Code)
        }
        for char in {c for part in parts if part not in kept for c in part if "\u4e00" <= c <= "\u9fff"}:
            char.encode(codec)
    police = written[f"police-{region}"]
    said = "".join(p for p in _parts(police) if isinstance(p, str))
    assert "簽名" in said and "報案資料" in said and "資料夾" in said and "“" not in said
    assert any("第一段" in p for p in _parts(police) if isinstance(p, Verbatim))


@pytest.mark.parametrize("region", ["hong-kong", "taiwan"])
def test_short_texts_are_in_the_words_of_the_place_but_for_names(region: str) -> None:
    app = WalletApp(app="IM钱包", app_version="国际版 1.0")
    about = matter(region, wallet=app, state=State(police_reference="示例东区1号"))
    for limit in (300, 1_000):
        for id_, said in shorts(about, "zh", limit).items():
            assert (size(said) <= limit and "請" in said) or "如果您與" in said, id_
            own = [name for name in ("IM钱包 国际版 1.0", "示例东区1号") if name in said]
            assert len(own) == (id_ == "exchange" or id_.startswith("wallet")), id_
            bare = re.sub("IM钱包 国际版|示例东区1号", "", said)
            bare.encode("big5hkscs" if region == "hong-kong" else "big5")


@pytest.mark.parametrize("region", ["singapore", "us", "uk", "other"])
def test_who_reports_elsewhere_is_not_sent_to_mainland_police(region: str) -> None:
    """In Chinese, too: the word for the police of mainland China stands for no other."""
    about = matter(region)
    for each in claims.chosen(about):
        said = text(each, about, "zh") + shorts(about, "zh", 1_000).get(each.id, "")
        assert "公安" not in said, each.id
    police = next(each for each in claims.chosen(about) if each.id.startswith("police"))
    assert "警方" in text(police, about, "zh") or region == "us"


def test_words_of_a_place_stand_where_its_characters_differ() -> None:
    assert traditional.text("平台、账单、订单号", "hong-kong") == "平台、帳單、訂單編號"
    assert traditional.text("平台导出文件、用户 ID", "taiwan") == "平臺匯出檔案、使用者 ID"


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_names_every_recipient_and_the_rule_behind_it(lang: Lang) -> None:
    said = "\n".join(strings(guide(matter(), lang)))
    for recipient in claims.recipients():
        assert recipient.title.say(lang) in said and recipient.rule.say(lang) in said
    assert ("助记词" if lang == "zh" else "seed phrase") in said
    assert matter().report_id in why_none(matter(), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("region", ["mainland", "singapore"])
@pytest.mark.parametrize("by_app", [(), (1,), (1, 2, 3, 4)], ids=["chain", "both", "app"])
def test_the_guide_asks_what_the_letter_asks(by_app: tuple[int, ...], region: str, lang: Lang) -> None:
    """Payments by apps may still be stopped; of those alone no issuer can help."""
    about = paid_by_app(matter(region), *by_app) if by_app else matter(region)
    said = "\n".join(strings(guide(about, lang)))
    for recipient in claims.chosen(about):
        letter = re.sub("公安机关", "警方", text(recipient, about, lang))
        for ask in recipient.ask(claims.seen_by(recipient, about)):
            printed = ask.say(lang).replace("公安机关", "警方")
            assert printed in letter or recipient.english_first, recipient.id
            assert ask.say(lang).rstrip("；;。.") in said, recipient.id
    stop, issuers = {"zh": ("止付", "发行方"), "en": ("stop the payments", "issuers")}[lang]
    (police,) = [each for each in claims.chosen(about) if each.id.startswith("police")]
    asked = "".join(each.say(lang) for each in police.ask(claims.seen_by(police, about)))
    assert (stop in asked) == bool(by_app) and (issuers in asked) == (len(by_app) < 4)


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_says_that_nobody_cuts_the_owners_story(lang: Lang) -> None:
    told = {"zh": "软件不会按收件方删减", "en": "nothing is cut to suit the reader"}[lang]
    untold = replace(matter(), case=Case())
    assert [told in "\n".join(strings(guide(about, lang))) for about in (matter(), untold)] == [True, False]


def test_the_guide_says_what_was_answered() -> None:
    some = matter_of(made(answers("not_mine", "I2")))
    assert "另有 2 笔被标记的转出尚未答复" in "\n".join(strings(guide(some, "zh")))
    every = matter_of(made(answers("not_mine", "I1", "I2", "I3")))
    assert "信中写的是您已确认为非本意的转出" in "\n".join(strings(guide(every, "zh")))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("by_app", [(), (1, 2, 3, 4)], ids=["chain", "app"])
def test_who_signs_answers_for_parts_that_are_there(by_app: tuple[int, ...], lang: Lang) -> None:
    """A letter without records and inferences does not speak of them."""
    about = paid_by_app(matter(), *by_app) if by_app else matter()
    for recipient in claims.chosen(about):
        blocks = [b for _, part in claims.letter(recipient, about, lang) for b in part]
        marked = {part.kind for part in _parts(blocks) if isinstance(part, Tag)} - {"statement"}
        sworn = re.search("“记录”“推断”部分|parts marked record", text(recipient, about, lang))
        assert bool(sworn) == (bool(marked) and recipient.id != "analysts"), recipient.id


@pytest.mark.parametrize("lang", LANGS)
def test_a_letter_says_that_the_owner_knows_what_its_reader_cannot_do(lang: Lang) -> None:
    account = in_account(matter(), "binance-account")
    about = replace(account, wallets=(*matter().wallets, *account.wallets))
    for recipient in (*claims.chosen(about), *claims.chosen(paid_by_app(matter(), 1, 2, 3, 4))):
        if not recipient.id.startswith(("police", "public", "lawyer")):
            assert re.search("(我们|本人)了解|(We|I) understand that", text(recipient, about, lang)), (
                recipient.id
            )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("region", ["mainland", "us"])
def test_that_a_complaint_may_be_turned_away_is_told_to_the_owner_only(region: str, lang: Lang) -> None:
    about = matter(region)
    (office,) = [each for each in claims.recipients() if each.id == "regulator"]
    assert office.mind
    scope = office.mind(about, lang)
    assert scope in "\n".join(strings(guide(about, lang))) and scope not in text(office, about, lang)


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


PAYEE = "陈静梅"


def paid_by_app(about: Matter, *numbers: int) -> Matter:
    """The same matter, in which these transfers are payments from a bill that names a private person."""
    sent = tuple(
        replace(
            each,
            own="alipay",
            party=PAYEE,
            asset="CNY",
            amount="49000.00",
            network=None,
            contract=None,
            tx_hash="2023102522003098731471401080",
            link=None,
        )
        if each.number in numbers
        else each
        for each in about.sent
    )
    left = [each for each in sent if each.own != "alipay"]
    sums = [total for total in about.totals if any(total.asset == each.asset for each in left)]
    cny = replace(
        about.totals[0], network=None, asset="CNY", contract=None, flagged=("49000.00", len(numbers))
    )
    payee = replace(about.parties[0], address=PAYEE, link=None, received=("49000.00 CNY",), like=None)
    parties = [party for party in about.parties if any(party.address == each.party for each in left)]
    own = dict.fromkeys(each.own for each in sent)
    made = replace(
        about, sent=sent, wallets=tuple(own), totals=(*sums, cny), parties=(*parties, payee), events=()
    )
    paid = [each for each in sent if each.own == "alipay"]
    app = replace(
        narrow.narrowed(made, paid, [cny]),
        wallets=("alipay",), first=paid[0].when, last=paid[-1].when, fees=(), returned=(),
    )  # fmt: skip
    rest = [each for each in sent if each.own != "alipay"]
    chain = replace(
        narrow.narrowed(made, rest, sums), wallets=tuple(name for name in own if name != "alipay")
    )
    return replace(made, by_account=(app,), by_part={"chain": chain, "wallet": chain})


def in_account(about: Matter, account: str) -> Matter:
    """The same matter, in which all of it left an account."""
    sent = tuple(replace(each, own=account) for each in about.sent)
    made = replace(about, wallets=(account,), sent=sent)
    return replace(made, by_account=(made,))


def plain(about: Matter) -> Matter:
    """Nothing told by the owner, and no words of rules and files that are about a wallet."""
    untold = replace(about.case, event=Event(), wallet=WalletApp())
    groups = (Group("persuaded", Text("payments", "付款"), (1, 2)),)
    accounts = tuple(plain(part) for part in about.by_account)
    parts = {name: plain(part) for name, part in about.by_part.items()}
    return replace(about, case=untold, groups=groups, events=(), files=(), by_account=accounts, by_part=parts)


def everything(about: Matter, lang: Lang) -> dict[str, str]:
    """All that is written to each recipient, the texts for forms too."""
    written = {}
    for recipient in claims.chosen(about):
        written[recipient.id] = text(recipient, about, lang)
        if recipient.short:
            written[recipient.id] += recipient.short(claims.seen_by(recipient, about), lang).fit(1_000)
    return written


CHAIN = {"exchange", "analysts", "public-registers", "public-post"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_payee_of_a_payment_app_is_named_to_the_app_and_the_authorities_only(lang: Lang) -> None:
    app = everything(paid_by_app(matter(), 1, 2, 3, 4), lang)
    assert set(app) == {"police-mainland", "regulator", "lawyer", "account-payment-app"}
    assert all(PAYEE in said for said in app.values() if "49000.00" in said)
    mixed = everything(paid_by_app(matter(), 2), lang)
    assert set(mixed) > CHAIN | {"account-payment-app", "wallet-imtoken"}
    for id_, said in mixed.items():
        named = id_ in ("police-mainland", "lawyer", "regulator", "account-payment-app")
        assert (PAYEE in said) == named and ("49000.00" in said) == named, id_
        assert ("2023102522003098731471401080" in said) == named, id_


@pytest.mark.parametrize("lang", LANGS)
def test_papers_about_a_payment_app_hold_no_words_of_chains(lang: Lang) -> None:
    """No hash, address, network, seed phrase or price of money; the payee, the order number, the account."""
    about = plain(paid_by_app(matter(), 1, 2, 3, 4))
    chains = {
        "zh": "哈希|地址(?!、)|助记词(?!、私钥、验证码)|私钥(?!、验证码)|网络|授权|市场价|购入价|链上|钱包|浏览器|alipay|发行方",
        "en": "[Hh]ash|(?<!eb )address|seed|[Nn]etwork|approval|[Mm]arket|paid for the assets|chain|wallet|explorer|alipay|issuer",
    }[lang]
    for id_, said in everything(about, lang).items():
        found = re.findall(f".*(?:{chains}).*", said)
        assert not found, (id_, found)
    police = everything(about, lang)["police-mainland"]
    words = (
        ("收款方", "订单号", "支付宝账户") if lang == "zh" else ("Payee", "Order number", "Alipay account")
    )
    assert all(word in police for word in words)
    first = "\n".join(list(strings(guide(about, lang)))[:20])
    assert (
        ("密码、验证码" in first and "不要把助记词" not in first)
        if lang == "zh"
        else "Tell nobody your passwords" in first
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_police_report_about_a_wallet_and_an_app_names_each_by_its_own_words(lang: Lang) -> None:
    said = everything(plain(paid_by_app(matter(), 1)), lang)["police-mainland"]
    if lang == "zh":
        expected = (
            "自下列钱包和账户转出",
            "收款方 ",
            "收款地址 ",
            "订单号 ",
            "交易哈希 ",
            "助记词或私钥",
            "密码或验证码可能泄露",
            "支付宝账户",
            "止付",
            "发行方",
        )
        assert "文件未载明网络" not in said and "未核实。 " not in said
    else:
        expected = (
            "left this wallet and account",
            "Payee ",
            "Order number ",
            "Hash ",
            "seed phrase",
            "password or code",
            "Alipay account",
            "stop the payments",
            "issuers",
        )
        assert "network not stated" not in said
    assert not [word for word in expected if word not in said]


@pytest.mark.parametrize("lang", LANGS)
def test_an_exchange_account_has_hashes_but_neither_seed_phrase_nor_wallet(lang: Lang) -> None:
    about = plain(in_account(matter(), "binance-account"))
    written = everything(about, lang)
    assert set(written) >= CHAIN | {"account-platform"} and "account-payment-app" not in written
    for id_, said in written.items():
        assert "binance-account" not in said, id_
        own = "钱包|助记词|取消授权" if lang == "zh" else "wallet|[Ss]eed|[Aa]pprovals revoked"
        assert not re.findall(f".*(?:{own}).*", said), id_
    assert ("交易哈希" if lang == "zh" else "Hash") in written["police-mainland"]
    assert ("币安（Binance）账户" if lang == "zh" else "Binance account") in written["police-mainland"]
