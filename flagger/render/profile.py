"""What a recipient gets: the whole folder, or a public one without the owner's addresses."""

from collections.abc import Iterable, Mapping, Sequence

from flagger.errors import FlaggerError
from flagger.model import Report
from flagger.render.bundle import Content
from flagger.render.own_forms import forms
from flagger.text import Lang, Text

REMOVED = "removed.txt"
# Written from the redacted report alone; letters hold what the owner told.
PUBLIC_FORMATS = ("html", "pdf")
_PRIVATE = ("review-template.toml", "case-template.toml", "claims/")
_TOLD = Text(
    """\
This is the public version of report {id}. It was made without:
- the owner's addresses ("own address 1", the same name in every file)
- the addresses of everyone else who has no part in the incidents ("address 1"), and labels and notes about them
- every transaction hash ("transaction 1"), since a hash leads to the owner's address
- the exports (source/), the owner's answers and settings (inputs/), and letters
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
- 全部交易哈希（写作“交易1”），因为哈希可以查到本人地址
- 导出文件（source/）、本人的答复和设置（inputs/）、各类信函
- 导出文件的名称和校验值

保留的内容：所有转账的时间、数量和币种，代币合约，以及事件中的收款地址（本人已确认的事件；未答复的，为强度“中”及以上的事件）。

公开版不含导出文件，不能用它重建；manifest-sha256.txt 只能说明文件未被改动。他人在区块浏览器中查询收款地址，
仍可能按时间和数量找到对应转账，从而找到本人地址。被标记不等于违法认定。
公开后会有人冒充客服、律师或警察联系您：不要付款，不要告诉对方任何信息。
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


def removed(report: Report, langs: Sequence[Lang]) -> bytes:
    """removed.txt: what is not in the pack, and what that does not hide."""
    return "\n".join(_TOLD.say(lang, id=report.report_id) for lang in langs).encode()


def public(
    report: Report, redacted: Report, rendered: Iterable[tuple[str, bytes]], langs: Sequence[Lang]
) -> dict[str, Content]:
    """The files of a public folder; raises FlaggerError where one would hold an own address all the same."""
    files: dict[str, Content] = {name: content for name, content in rendered if not name.startswith(_PRIVATE)}
    files[REMOVED] = removed(redacted, langs)
    refuse_own(report, files)
    return dict(sorted(files.items()))


def refuse_own(report: Report, files: Mapping[str, Content]) -> None:
    """Raise FlaggerError where an own address stands in a file or its name, in any spelling."""
    table = report.history.table
    own = {wallet.address for wallet in report.history.wallets} | set(table["own"].dropna())
    words = sorted({form.lower().encode() for address in own for form in forms(address) if len(form) > 20})
    for name, content in files.items():
        held = content if isinstance(content, bytes) else content.read_bytes()
        both = held.lower() + b"\n" + name.lower().encode()
        if any(word in both for word in words):
            raise FlaggerError(name, _LEAK, _TELL_US, name=name)
