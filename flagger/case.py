"""What only the owner can tell, as frozen facts. Questions, file and template are made from these classes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from json import dumps
from typing import Any, ClassVar

from flagger.text import Text

LINE, STORY = 300, 6_000  # longest answer of one line, and of what happened

YES_NO: Mapping[str, Text] = {
    "yes": Text("yes", "是"),
    "no": Text("no", "否"),
    "unsure": Text("not sure", "不确定"),
}
KINDS: Mapping[str, Text] = {
    "seed-words": Text("12 or 24 seed words", "12 或 24 个助记词"),
    "password": Text("phone number or e-mail with a password", "手机号或邮箱加密码"),
}
CAUSES: Mapping[str, Text] = {
    "seed-words": Text("the seed phrase or private key may have leaked", "助记词或私钥可能泄露"),
    "approval": Text("an approval or signature was given to a web page", "在网页上点过授权或签名"),
    "password": Text("a password or code may be known to others", "密码或验证码可能泄露"),
    "wrong-address": Text(
        "a wrong recipient was paid, perhaps one like a usual one", "付错了收款方（可能与常用的相似）"
    ),
    "deceived": Text("I was persuaded to pay", "被人劝说付款"),
    "fake-app": Text("the app may not be the genuine one", "应用可能不是正版"),
    "unknown": Text("not known", "不清楚"),
}
REGIONS: Mapping[str, Text] = {
    "mainland": Text("mainland China", "中国大陆"),
    "hong-kong": Text("Hong Kong", "香港"),
    "taiwan": Text("Taiwan", "台湾"),
    "singapore": Text("Singapore", "新加坡"),
    "us": Text("United States", "美国"),
    "uk": Text("United Kingdom", "英国"),
    "other": Text("elsewhere", "其他地区"),
}
SIDES: Mapping[str, Text] = {
    "police": Text("police", "公安"),
    "wallet": Text("wallet support", "钱包客服"),
    "exchange": Text("exchange", "交易平台"),
    "other": Text("other", "其他"),
}


def asked(en: str, zh: str, *, one_of: Mapping[str, Text] | None = None, longest: int = LINE) -> Any:
    """A field that the owner may fill: its question in both languages."""
    return field(default="", metadata={"ask": Text(en, zh), "one_of": one_of, "longest": longest})


class Table:
    """A table of questions, with a title."""

    __slots__ = ()
    title: ClassVar[Text]


@dataclass(frozen=True, slots=True)
class WalletApp(Table):
    """Which wallet or account it was."""

    title = Text("the wallet, or the account at an exchange or payment app", "钱包，或交易所、支付应用的账户")

    kind: str = asked("What opens it?", "打开时用的是什么？", one_of=KINDS)
    app: str = asked("Name that the app shows", "应用显示的名称")
    app_version: str = asked("Version of the app", "应用版本")
    downloaded_from: str = asked(
        "Where was the app downloaded (store or web address)?", "从哪里下载的（应用商店或网址）？"
    )


@dataclass(frozen=True, slots=True)
class Event(Table):
    """What happened, in the owner's words."""

    title = Text("what happened", "事情经过")

    discovered: str = asked(
        "When did you notice? (date, time, time zone)",
        "什么时候发现的？（日期、时间；如 2026-05-03 23:00 北京时间）",
    )
    happened: str = asked(
        "What happened, in your own words (who, when, which page or chat); letters to platforms quote it, too",
        "用自己的话写经过（何时、和谁、在哪个网页或聊天里）；给平台、钱包客服的信也会原样引用",
        longest=STORY,
    )
    cause: str = asked("What do you suspect?", "您怀疑是什么原因？", one_of=CAUSES)
    counterparts: str = asked(
        "Web addresses, apps, accounts or phone numbers of the other side",
        "对方的网址、应用、账号、电话",
        longest=2_000,
    )


@dataclass(frozen=True, slots=True)
class Places(Table):
    """Where it happened: it decides who is competent."""

    title = Text("where", "地点（决定由哪里受理）")

    region: str = asked("Country or region whose police you go to", "准备在哪里报案？", one_of=REGIONS)
    incident: str = asked(
        "Where were you when it happened? (country or region, city, district)",
        "案发时您在哪里？（省、市、区；境外写国家或地区、城市）",
    )
    device: str = asked(
        "Where was the device used? (country or region, city, district)",
        "设备在哪里使用？（省、市、区；境外写国家或地区、城市）",
    )
    residence: str = asked(
        "Where do you live? (country or region, city, district)",
        "您住在哪里？（省、市、区；境外写国家或地区、城市）",
    )


@dataclass(frozen=True, slots=True)
class State(Table):
    """How things stand now."""

    title = Text("how things stand", "目前情况")

    remaining: str = asked("What is left in the wallet or account?", "钱包或账户里还剩哪些资产？")
    new_wallet: str = asked(
        "A wallet: have you moved to a new one?", "如为钱包：是否已换新钱包？", one_of=YES_NO
    )
    approvals_revoked: str = asked(
        "A wallet: have you revoked approvals?", "如为钱包：是否已取消授权？", one_of=YES_NO
    )
    police_reference: str = asked("Police reference number", "报案回执号或案件编号")
    outcome: str = asked("What outcome do you ask for?", "您希望得到什么结果？", longest=1_000)


@dataclass(frozen=True, slots=True)
class Reporter(Table):
    """Who reports; only on papers for the police, regulators and a lawyer."""

    title = Text("the reporter", "报案人（仅用于交给公安、监管部门和律师的材料）")

    name: str = asked("Your name", "姓名")
    id_number: str = asked("Number of your identity document", "身份证件号码")
    phone: str = asked("Your phone number", "联系电话")


@dataclass(frozen=True, slots=True)
class Contact(Table):
    """One contact with police, support or a platform."""

    title = Text("contacts so far, one block each", "已有联系，每次一段")

    side: str = asked("With whom?", "联系的是谁？", one_of=SIDES)
    date: str = asked("Date", "日期")
    channel: str = asked("Channel (in the app, e-mail, phone, in person)", "渠道（应用内、邮件、电话、当面）")
    ticket: str = asked("Ticket or receipt number", "工单号或回执号")
    answer: str = asked("What was answered?", "对方怎么答复？", longest=1_000)


@dataclass(frozen=True, slots=True)
class Evidence(Table):
    """Another file that goes with the report: only its hash is taken."""

    title = Text("other files to hand in, one block each", "其他证据文件，每个一段")

    file: str = asked("File, relative to this case file", "文件路径（相对本文件所在的文件夹）")
    what: str = asked("What does it show?", "证明什么？")
    sha256: str = field(default="", metadata={})
    size: int = field(default=0, metadata={})


@dataclass(frozen=True, slots=True)
class Edition(Table):
    """Which version of the report this is."""

    title = Text("version of the report", "报告版本")

    version: str = asked("Version number", "第几版")
    supersedes: str = asked("Number of the report that this one replaces", "取代的报告编号")


@dataclass(frozen=True, slots=True)
class Case:
    """All that the owner has told; an empty text is a question not answered."""

    wallet: WalletApp = WalletApp()
    event: Event = Event()
    places: Places = Places()
    state: State = State()
    reporter: Reporter = Reporter()
    edition: Edition = Edition()
    contacts: tuple[Contact, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def digest(self) -> str:
        """A hash of every answer, so that the report's id follows them and names nobody."""
        return sha256(dumps(_values(self), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def without_reporter(self) -> "Case":
        """The same case for papers that need not name anybody."""
        return replace(self, reporter=Reporter())


TABLES: Mapping[str, type[Table]] = {
    "wallet": WalletApp, "event": Event, "places": Places, "state": State, "reporter": Reporter, "edition": Edition,
}  # fmt: skip
LISTS: Mapping[str, type[Table]] = {"contacts": Contact, "evidence": Evidence}


def questions(table: type[Table]) -> list[tuple[str, Mapping[str, Any]]]:
    """The fields of one table that are asked for, with their questions."""
    return [(each.name, each.metadata) for each in fields(table) if "ask" in each.metadata]  # type: ignore[arg-type]


def _values(value: Any) -> Any:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [_values(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _values(getattr(value, each.name)) for each in fields(value)}
    return value
