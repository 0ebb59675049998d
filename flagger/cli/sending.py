"""`flagger report --packs`: what lies in send/, and whom each file is for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flagger.cli.console import say
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.cli.making import Made

_MADE = Text("files to send are in {folder}:", "可发送的文件在 {folder}：")
FOR = {
    "1-police": Text(
        "for the police: everything, with who you are, the letters to them and the one that they pass on to a token's issuer",
        "给公安：全部材料，含您的身份信息、给公安的信件和请其转交发行方的信件",
    ),
    "2-exchange": Text(
        "for exchanges: the letters to them, without your name and numbers",
        "给交易所：给它们的信件和记录，不含您的姓名和证件号码",
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
_LETTERS = Text(
    "for {x}: letters only; the report also tells of what is no business of theirs, so it is not in here",
    "给{x}：只有信件；报告中还有与其无关的、您在其他平台的记录，因此不放入",
)
_READERS = {
    "2-exchange": Text("exchanges", "交易所"),
    "3-wallet": Text("the wallet's support", "钱包客服"),
    "3-account": Text("the platform that the letter in it names", "其中信件写明的账户平台"),
}
_REMOVED = Text(
    "where something is left out, removed.txt says what; flagger verify FILE.zip checks that a file is unaltered",
    "有内容去除的，其中的 removed.txt 写明去除了什么；可用 flagger verify 文件.zip 核对是否被改动",
)
_STORY = Text(
    "what you wrote of what happened goes to the platforms and the wallet's support in your own words, only your name and "
    "numbers taken out: nothing is cut to suit the reader. What only the police should know, add by hand to the letter to them",
    "您写的经过会以原话交给各平台和钱包客服，只去掉您的姓名和号码，不会按收件方删减；只想告诉公安的内容，请手写补充在给公安的信中",
)


def told(folder: Path, done: "Made", langs: Sequence[Lang]) -> Iterator[str]:
    """A line for each pack, where there are any."""
    from flagger.render.packs import planned

    owners = [wallet.address for wallet in done.report.history.wallets]
    plan = planned(done.files, owners)
    made = {name: pack for name, pack in plan.items() if f"send/{name}.zip" in done.files}
    if not made:
        return
    yield say(_MADE, langs, folder=folder / "send")
    for name, pack in made.items():
        yield f"  {name}.zip  {say(FOR[name] if pack.report else _alone(name), langs)}"
    yield say(_REMOVED, langs)
    if done.report.case and done.report.case.event.happened:
        yield say(_STORY, langs)


def _alone(name: str) -> Text:
    """Of a pack that holds letters and no report."""
    reader = next(text for start, text in _READERS.items() if name.startswith(start))
    return Text(*(_LETTERS.say(lang, x=reader.say(lang)) for lang in ("en", "zh")))
