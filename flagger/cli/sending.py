"""`flagger report --packs`: what lies in send/, and whom each file is for."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from flagger.cli.console import say
from flagger.text import Lang, Text

_MADE = Text("files to send are in {folder}:", "可发送的文件在 {folder}：")
FOR = {
    "1-police": Text(
        "for the police: everything, with who you are and the letters to them",
        "给公安：全部材料，含您的身份信息和给公安的信件",
    ),
    "2-exchange": Text(
        "for exchanges and issuers: the letters to them, without your name and numbers",
        "给交易所、发行方：给它们的信件和记录，不含您的姓名和证件号码",
    ),
    "3-wallet": Text(
        "for the wallet's or account platform's support: the letters to it, without your name and numbers",
        "给钱包或账户平台的客服：给它们的信件和记录，不含您的姓名和证件号码",
    ),
    "9-public": Text(
        "for the public: without your addresses, hashes and order numbers; people posing as support or lawyers may write to you",
        "可公开：不含您的地址、交易哈希和订单号；公开后可能会有人冒充客服、律师联系您",
    ),
}
_REMOVED = Text(
    "where something is left out, removed.txt says what; flagger verify FILE.zip checks that a file is unaltered",
    "有内容去除的，其中的 removed.txt 写明去除了什么；可用 flagger verify 文件.zip 核对是否被改动",
)


def told(folder: Path, files: Container[str], langs: Sequence[Lang]) -> Iterator[str]:
    """A line for each pack, where there are any."""
    made = [name for name in FOR if f"send/{name}.zip" in files]
    if not made:
        return
    yield say(_MADE, langs, folder=folder / "send")
    for name in made:
        yield f"  {name}.zip  {say(FOR[name], langs)}"
    yield say(_REMOVED, langs)
