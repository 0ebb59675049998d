"""What a recipient gets: the whole folder, one without names, or a public one without the owner's addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flagger.accounts import APPS
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.model import Report
from flagger.render.bundle import files_of, source_file
from flagger.render.manifest import Content
from flagger.render.own_forms import forms, private
from flagger.render.unnamed import unnamed_case
from flagger.text import Lang, Text

REMOVED = "removed.txt"
# Written from the redacted report alone; letters hold what the owner told.
PUBLIC_FORMATS = ("html", "pdf")
_TEMPLATES = ("review-template.toml", "case-template.toml")
_PRIVATE = (*_TEMPLATES, "claims/")
_TOLD = Text(
    """\
This is the public version of report {id}. It was made without:
- the owner's addresses ("own address 1", the same name in every file)
- the addresses of everyone else who has no part in the incidents ("address 1"), and labels and notes about them
- the names of people and firms in payment apps and exchanges ("payee 1", "payer 1"), of those who received flagged payments too
- every transaction hash ("transaction 1"), since a hash leads to the owner's address
- the exports (source/), the owner's answers, statements and settings (inputs/), and letters
- names and checksums of the exports

What stays: times, amounts and assets of all transfers, contracts of tokens, and the addresses that received the
transfers of incidents which the owner confirmed or, where there is no answer, that are of medium strength or more.

It cannot be made again from itself, because the exports are not in it; manifest-sha256.txt shows only that its files
are unchanged. Whoever looks up a recipient in a block explorer can still find transfers of the same time and amount,
and so the owner's address. A flag is not a finding that the law was broken.
After a public post, people may write who claim to be support, lawyers or police: do not pay or tell them anything.
""",
    """\
这是报告 {id} 的公开版，制作时已去除：
- 本人地址（各文件中统一写作“本人地址1”）
- 与事件无关的其他人的地址（写作“地址1”），以及关于他们的标签和备注
- 支付应用、交易所记录中的人名、商户名（写作“收款人1”“付款人1”），包括被标记付款的收款人
- 全部交易哈希（写作“交易1”），因为哈希可以查到本人地址
- 导出文件（source/）、本人的答复、陈述和设置（inputs/）、各类信函
- 导出文件的名称和校验值

保留的内容：所有转账的时间、数量和币种，代币合约，以及事件中的收款地址（本人已确认的事件；未答复的，为强度“中”及以上的事件）。

公开版不含导出文件，不能用它重建；manifest-sha256.txt 只能说明文件未被改动。他人在区块浏览器中查询收款地址，
仍可能按时间和数量找到对应转账，从而找到本人地址。被标记不等于违法认定。
公开后会有人冒充客服、律师或警察联系您：不要付款，不要告诉对方任何信息。
""",
)
_TOLD_PLATFORM = Text(
    """\
This is the version of report {id} for a platform. It was made without:
- who reports: name, number of the identity document, telephone, and e-mail addresses; in the owner's texts too
- the owner's notes on answers, and the names given to addresses the owner knows
- the owner's files (inputs/) and the templates for answers
- bills of payment apps: they begin with the owner's name and account

All other exports (source/) are in it, unchanged. It cannot be made again from itself, because inputs/ is not in it;
`flagger verify FOLDER --against NEW_EXPORT` compares it with a fresh download. A flag is not a finding that the law was
broken.
""",
    """\
这是报告 {id} 提供给平台的版本，制作时已去除：
- 报案人信息：姓名、身份证件号码、联系电话、电子邮箱，本人陈述的文字中也一并去除
- 本人答复中的备注，以及本人给熟人地址起的名称
- 本人填写的文件（inputs/）和答复模板
- 支付应用的账单原件：开头载有本人姓名和账号

其他导出文件（source/）原样保留。不含 inputs/，因此不能用它重建；可用 `flagger verify 文件夹 --against 新下载的文件` 与重新下载的
记录核对。被标记不等于违法认定。
""",
)
_LEAK = Text(
    "an own address would remain in {name}; nothing was written",
    "{name} 中仍会留有本人地址；没有写入任何文件",
)
_TELL_US = Text(
    "This is a mistake of flagger: please report it, without the file.",
    "这是 flagger 的缺陷：请反馈，但不要附上该文件。",
)


def _removed(told: Text, report: Report, langs: Sequence[Lang]) -> bytes:
    """removed.txt: what is not in the pack, and what that does not hide."""
    return "\n".join(told.say(lang, id=report.report_id) for lang in langs).encode()


def unnamed(report: Report) -> Report:
    """The report without who reports, without notes and without the names of known addresses."""
    known, review = report.config["known"], report.config["review"]
    config = {
        **{
            name: value for name, value in report.config.items() if name != "case"
        },  # a hash of all that was told
        "profile": "platform",
        "known": dict.fromkeys(known if isinstance(known, Mapping) else (), ""),
        "review": [[*answer[:-1], ""] for answer in (review if isinstance(review, list) else ())],
    }
    case = unnamed_case(report.case) if report.case else None
    return replace(report, config=config, case=case)


def platform(
    shown: Report, rendered: Iterable[tuple[str, bytes]], langs: Sequence[Lang]
) -> dict[str, Content]:
    """The files of a platform's folder, from a report without names."""
    without = (*_TEMPLATES, *_bills(shown))
    files = {n: content for n, content in files_of(shown, rendered, {}).items() if not n.startswith(without)}
    files[REMOVED] = _removed(_TOLD_PLATFORM, shown, langs)
    return dict(sorted(files.items()))


def _bills(report: Report) -> list[str]:
    """The copies of payment apps' bills, whose first lines name the owner."""
    apps = {importer.id for importer in importers() if importer.account in APPS}
    sources = enumerate(report.history.sources, start=1)
    return [source_file(number, source) for number, source in sources if source.importer in apps]


def public(
    report: Report, redacted: Report, rendered: Iterable[tuple[str, bytes]], langs: Sequence[Lang]
) -> dict[str, Content]:
    """The files of a public folder; raises FlaggerError where one would hold an own address all the same."""
    files: dict[str, Content] = {name: content for name, content in rendered if not name.startswith(_PRIVATE)}
    files[REMOVED] = _removed(_TOLD, redacted, langs)
    refuse_own(report, files)
    return dict(sorted(files.items()))


def refuse_own(report: Report, files: Mapping[str, Content]) -> None:
    """Raise FlaggerError where an own address stands in a file or its name, in any spelling."""
    words = {form.lower().encode() for address in private(report) for form in forms(address)}
    for name, content in files.items():
        held = content if isinstance(content, bytes) else content.read_bytes()
        both = held.lower() + b"\n" + name.lower().encode()
        if any(word in both for word in words):
            raise FlaggerError(name, _LEAK, _TELL_US, name=name)
