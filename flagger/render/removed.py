"""removed.txt: what a version for a platform or the public does not hold, and what that does not hide."""

from collections.abc import Sequence

from flagger.model import Report
from flagger.text import Lang, Text

REMOVED = "removed.txt"
PUBLIC = Text(
    """\
This is the public version of report {id}. It was made without:
- the owner's addresses ("own address 1", the same name in every file)
- the addresses of everyone else who has no part in the incidents ("address 1"), and labels and notes about them
- the names of people and firms in payment apps and exchanges ("payee 1", "payer 1"), of those who received flagged payments too
- every transaction hash ("transaction 1") and the numbers of collectibles (NFT), since these lead to the owner's address
- who reports, and telephone numbers, e-mail addresses and numbers of identity documents wherever they stand
- the exports (source/), the owner's answers, statements and settings (inputs/), and letters
- names and checksums of the exports

What stays: times, amounts, assets and kinds of operation of all transfers, contracts of tokens, and the addresses that
received the transfers of incidents or took part in the steps before them (an approval, a small payment as bait, network
fees): of incidents which the owner confirmed or, where there is no answer, that are of medium strength or more.

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
- 全部交易哈希（写作“交易1”）和 NFT 编号，因为由此可以查到本人地址
- 报案人信息，以及各处出现的电话号码、电子邮箱、身份证件号码
- 导出文件（source/）、本人的答复、陈述和设置（inputs/）、各类信函
- 导出文件的名称和校验值

保留的内容：所有转账的时间、数量、币种和操作类型，代币合约，以及事件中的收款地址和事件之前相关步骤（授权、
诱饵小额转账、转入的网络手续费）中的地址（本人已确认的事件；未答复的，为强度“中”及以上的事件）。

公开版不含导出文件，不能用它重建；manifest-sha256.txt 只能说明文件未被改动。他人在区块浏览器中查询收款地址，
仍可能按时间和数量找到对应转账，从而找到本人地址。被标记不等于违法认定。
公开后会有人冒充客服、律师或警察联系您：不要付款，不要告诉对方任何信息。
""",
)
PLATFORM = Text(
    """\
This is the version of report {id} for a platform. It was made without:
- who reports: name, number of the identity document and telephone, also where an export or its name says them; e-mail
  addresses and other numbers of that kind in the owner's texts
- the owner's notes on answers, and the names given to addresses the owner knows
- the owner's files (inputs/) and the templates for answers
- bills of payment apps, which begin with the owner's name and account, and exports that hold the name or a number above

All other exports (source/) are in it, unchanged, with the remarks and labels that stand in them. It cannot be made again
from itself, because inputs/ is not in it; `flagger verify FOLDER --against NEW_EXPORT` compares it with a fresh download.
A flag is not a finding that the law was broken.
""",
    """\
这是报告 {id} 提供给平台的版本，制作时已去除：
- 报案人信息：姓名、身份证件号码、联系电话（导出文件的内容和文件名中出现的也一并去除）；本人陈述文字中的电子邮箱和同类号码
- 本人答复中的备注，以及本人给熟人地址起的名称
- 本人填写的文件（inputs/）和答复模板
- 支付应用的账单原件（开头载有本人姓名和账号），以及载有上述姓名、号码的导出文件原件

其他导出文件（source/）原样保留，其中的备注和标签也保留。不含 inputs/，因此不能用它重建；
可用 `flagger verify 文件夹 --against 新下载的文件` 与重新下载的记录核对。被标记不等于违法认定。
""",
)


def removed(told: Text, report: Report, langs: Sequence[Lang]) -> bytes:
    """The file, in the languages asked for."""
    return "\n".join(told.say(lang, id=report.report_id) for lang in langs).encode()
