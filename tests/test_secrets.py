"""Seed phrases and private keys are refused and never repeated; what only resembles them is not.

All keys and phrases here are published test vectors or were made up for this file.
"""

import random
import unicodedata
from hashlib import sha256

import base58
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic
from story import ROOT

from flagger.errors import FlaggerError
from flagger.secrets import lone_digits, refuse, secret_in
from flagger.seed_words import EVERYDAY

ENGLISH = "legal winner thank year wave sausage worth useful legal winner thank yellow"
KEY = sha256(b"made up").hexdigest()
WIF = base58.b58encode_check(b"\x80" + bytes.fromhex(KEY) + b"\x01").decode()
XPRV = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"
TRON = "T" + "Xyz123456789ABCDEFGHJKLMNPQRSTUVW"[:33]


def phrase(language: str, bits: int) -> str:
    """A made-up phrase with a right checksum, the same in every run."""
    return Mnemonic(language).to_mnemonic(random.Random(f"{language} {bits}").randbytes(bits // 8))


SECRETS = [
    ENGLISH,
    ENGLISH.upper(),
    ", ".join(ENGLISH.split()),
    "\n".join(f"{n}. {word}" for n, word in enumerate(ENGLISH.split(), 1)),
    f"我的助记词是 {ENGLISH} 请帮我",
    "my phrase: " + " ".join(["wintre", *phrase("english", 128).split()[1:]]),
    phrase("english", 256),
    phrase("french", 128),
    phrase("spanish", 256),
    phrase("japanese", 128),
    phrase("korean", 128),
    " ".join("的一是在不了有和人这中大"),
    "、".join("的一是在不了有和人这中大"),
    f"私钥 {KEY}",
    f"私钥：0x{KEY}",
    f"Private key = {KEY.upper()}",
    f"交易哈希 0x{'ab' * 32}，私钥 0x{KEY}",
    WIF,
    base58.b58encode_check(b"\x80" + bytes.fromhex(KEY)).decode(),
    f"key {XPRV}",
    XPRV.replace("xprv", "zprv"),
    '{"version":3,"crypto":{"ciphertext":"aa","kdf":"scrypt"}}',
    f"[{','.join(['12'] * 64)}]",
    f"secret key {base58.b58encode(bytes(range(1, 65))).decode()}",
]
HARMLESS = [
    "",
    "The page asked me to verify the arrival, I pressed confirm and did not know that it was an approval.",
    "They asked for my seed phrase and I wrote the twelve words into the web page that they had sent me.",
    "I will give this report and the other document about the wallet to the police when they call again this week.",
    "对方让我把助记词抄在纸上，然后拍照发给客服。",
    "客服要求我在网页输入助记词，我按照提示输入之后，过了几分钟资产就全部被转走了",
    "第 1 笔我以为是付给老客户，地址从交易记录里复制。之后有网页让我‘验证到账’，我点了确认，不知道那是授权。",
    "我没有把私钥告诉任何人，收款地址是 0xa11ce0eb15827764f5f174e7ebf380dbcc66c1c5",
    f"交易哈希：{KEY}",
    f"txid {KEY}",
    f"https://tronscan.org/#/transaction/{KEY}",
    f"0x{KEY}",
    f"私钥没有泄露。这笔交易的哈希是 {KEY}",
    f"文件 SHA-256 校验值 {KEY}",
    TRON,
    base58.b58encode(bytes(range(1, 65))).decode(),
    "[1, 2, 3, 4, 5]",
    "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK",  # a checksum that does not fit
    "abandon ability able about above absent absorb abstract absurd abuse",  # ten words
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_refused_and_its_value_is_not_repeated(text: str) -> None:
    assert secret_in(text) is not None
    with pytest.raises(FlaggerError) as error:
        refuse("note", text)
    said = error.value.say("zh") + error.value.say("en") + str(error.value.facts)
    for piece in (KEY, KEY.upper(), WIF, XPRV, "sausage", "ciphertext"):
        assert piece not in said


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_a_secret_passes(text: str) -> None:
    assert secret_in(text) is None


def test_chinese_phrases_without_spaces_are_mostly_found_and_always_after_the_word_for_them() -> None:
    words, rng = Mnemonic("chinese_simplified"), random.Random(7)
    made = [words.to_mnemonic(rng.randbytes(16)).replace(" ", "") for _ in range(300)]
    assert sum(secret_in(phrase) is not None for phrase in made) >= 0.85 * len(made)
    told = [phrase for phrase in made if secret_in(phrase)]
    assert all(secret_in(f"我的助记词是{phrase}") for phrase in told)


def test_sentences_pass_that_happen_to_have_a_phrases_length_and_checksum() -> None:
    made = ("当场扣取手续费的支付服务", "首次付款至带标签的服务地", "页面显示该笔由本钱包签名")
    for name in ("chinese_simplified", "chinese_traditional"):
        assert (
            all(set(each) <= set(Mnemonic(name).wordlist) for each in made) or name == "chinese_traditional"
        )
    assert all(Mnemonic("chinese_simplified").check(" ".join(each)) for each in made)
    assert not [each for each in made if secret_in(each)]
    assert all(secret_in(f"我的助记词是{each}") for each in made)  # whatever stands after the word for it
    assert all(secret_in(" ".join(each)) for each in made)  # nobody writes a sentence like this


@pytest.mark.parametrize("script", ["chinese_simplified", "chinese_traditional"])
@pytest.mark.parametrize("bits", [128, 256])
def test_an_everyday_word_is_in_hardly_any_phrase(script: str, bits: int) -> None:
    words, rng = Mnemonic(script).wordlist, random.Random(f"{script} {bits}")
    made = ["".join(rng.choices(words, k=bits // 32 * 3)) for _ in range(20_000)]
    assert sum(EVERYDAY.search(each) is not None for each in made) <= 0.002 * len(made)


def test_the_projects_own_chinese_is_no_seed_phrase() -> None:
    for path in sorted((ROOT / "flagger").rglob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert secret_in(line) is None, f"{path}: {line}"


@given(st.integers(0, 11), st.sampled_from(["zzz", "Binance", "的"]))
def test_one_misspelt_word_hides_nothing(place: int, instead: str) -> None:
    words = Mnemonic("english").wordlist[100:112]
    assert secret_in(" ".join([*words[:place], instead, *words[place + 1 :]])) is not None


def test_words_are_compared_whatever_their_unicode_form() -> None:
    phrase = Mnemonic("french").to_mnemonic(bytes(range(16)))
    assert secret_in(unicodedata.normalize("NFC", phrase)) and secret_in(unicodedata.normalize("NFD", phrase))


def test_bare_digits_are_doubtful_only_where_no_word_explains_them() -> None:
    assert lone_digits(f"对方转给了 {KEY}") == {KEY}
    assert lone_digits(f"哈希 {KEY}") == frozenset() == lone_digits(f"0x{KEY}")
