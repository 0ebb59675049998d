"""Whether a text holds a BIP-39 seed phrase, in any language that has a list of words.

Measured on the prose of this project: no English sentence has 11 of 12 words in running order from the
list, because “the, a, to, of, and” are not in it. The Chinese list is the 2,048 most frequent
characters, so almost every sentence consists of them: there the length, the checksum and the share of
very frequent characters decide. A run with an everyday word in it is a sentence: of 100,000
phrases made by chance, 20 to 60 held one (by list and length). After the word for it nothing is a sentence.
"""

import re
import unicodedata
from functools import cache

LENGTHS = (12, 15, 18, 21, 24)
WINDOW, LEAST = 12, 11  # so that one misspelt word hides nothing
FEWEST = 8  # different words of a phrase that repeats some; settings files repeat more
FREQUENT = 300  # the list's first characters: one in seven of a phrase, half of a sentence
_SAID = re.compile("(?:助记词|助記詞|种子词|恢复词|注记词|单词)")
EVERYDAY = re.compile(
    "转账|转出|转入|转走|付款|收款|收到|地址|钱包|授权|签名|客服|平台|银行|支付|交易|充值|提现|提币|手续|余额|资产|代币|合约|"
    "金额|账户|账号|密码|登录|下载|安装|应用|软件|手机|电话|短信|微信|聊天|网页|网站|网址|链接|页面|浏览|截图|视频|对方|朋友|"
    "同事|家人|妻子|丈夫|孩子|父母|老板|公司|公安|警察|报案|报警|立案|律师|医院|学校|昨天|今天|明天|上午|下午|晚上|早上|凌晨|"
    "中午|马上|立即|突然|后来|然后|因为|所以|但是|如果|已经|没有|发现|操作|确认|点击|打开|复制|输入|显示|提示|验证|联系|回复|"
    "答复|处理|解决|退回|追回|保存|记录|时间|首次|首笔|该笔|全部|部分|投资|收益|购买|"
    "轉帳|轉出|轉入|轉走|收款|錢包|授權|簽名|銀行|平臺|交易所|儲值|餘額|資產|帳戶|帳號|密碼|登入|下載|手機|電話|簡訊|網頁|網站|"
    "網址|連結|頁面|截圖|對方|警察|報案|報警|律師|昨天|今天|晚上|後來|沒有|發現|確認|複製|輸入|顯示|驗證|聯繫|回覆|處理|紀錄|時間"
)
_LINK = 4  # characters such as 是 or 如下为 between the word for it and the phrase

_WORD = re.compile("(?:[^\\W0-9_]|[\u0300-\u036f\u3099\u309a])+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_HAN_APART = re.compile("[\u4e00-\u9fff](?:[^\u4e00-\u9fffA-Za-z]{1,8}[\u4e00-\u9fff]){11,}")
_CHINESE = ("chinese_simplified", "chinese_traditional")


def has_seed_words(text: str) -> bool:
    """Whether a seed phrase, or most of one, stands in the text."""
    return _spelt(text) or _chinese(text)


@cache
def _lists() -> dict[str, frozenset[str]]:
    from mnemonic import Mnemonic

    languages = [name for name in Mnemonic.list_languages() if name not in _CHINESE]
    return {
        name: frozenset(unicodedata.normalize("NFKD", w) for w in Mnemonic(name).wordlist)
        for name in languages
    }


def _spelt(text: str) -> bool:
    """Eleven different words of one list among twelve in running order, or a valid phrase that repeats some."""
    tokens = _WORD.findall(unicodedata.normalize("NFKD", text).lower())
    return len(tokens) >= LEAST and any(_run(tokens, *each) for each in _lists().items())


def _run(tokens: list[str], name: str, words: frozenset[str]) -> bool:
    hits = [token if token in words else "" for token in tokens]
    for at in range(len(hits) - LEAST + 1):
        window = hits[at : at + WINDOW]
        different = len({*window} - {""})
        if different >= LEAST:
            return True
        if different >= FEWEST and "" not in window and _valid(name, hits, at):
            return True
    return False


def _valid(name: str, hits: list[str], at: int) -> bool:
    from mnemonic import Mnemonic

    cuts = (hits[at : at + length] for length in LENGTHS if at + length <= len(hits))
    return any("" not in cut and Mnemonic(name).check(" ".join(cut)) for cut in cuts)


def _chinese(text: str) -> bool:
    """Single characters apart, or a run of just a phrase's length, also right after the word for it."""
    for apart in _HAN_APART.findall(text):
        parts = _HAN.findall(apart)
        if len(set(parts)) >= LEAST and all(len(part) == 1 for part in parts):
            return True
    return any(_phrase(cut) for run in _HAN.findall(text) for cut in _cuts(run))


def _cuts(run: str) -> list[str]:
    """The run, and what follows a word for seed phrases in it, where that is as long as a phrase."""
    said = list(_SAID.finditer(run))
    tail = run[said[-1].end() :] if said else ""
    cuts = [*([] if EVERYDAY.search(run) else [run]), *(tail[at:] for at in range(_LINK + 1))]
    return [cut for cut in cuts if len(cut) in LENGTHS]


def _phrase(run: str) -> bool:
    """Whether so many characters are a valid phrase and too rare for a sentence."""
    from mnemonic import Mnemonic

    for name in _CHINESE:
        words = Mnemonic(name)
        frequent = frozenset(words.wordlist[:FREQUENT])
        if sum(char in frequent for char in run) * 3 <= len(run) and words.check(" ".join(run)):
            return True
    return False
