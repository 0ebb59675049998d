"""The summary as a picture: every fact stands in it, each with its label, the same bytes every time."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from story import SAMPLES, write
from wording import accusing

from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.render import summary
from flagger.render.fonts import drawable
from flagger.render.summary.content import content
from flagger.render.view_totals import View
from flagger.review import Answer
from flagger.text import LANGS, Lang


def told(report: Report, lang: Lang) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(content(View(report, 0), lang)))
    return made


def lines(report: Report, lang: Lang) -> list[dict[str, str]]:
    return [line for section in told(report, lang)["sections"] for line in section["lines"]]


def test_what_when_how_much_to_whom_and_what_is_asked(drained: list[Path]) -> None:
    report = scan(drained, Config())
    said = lines(report, "zh")
    words = "\n".join(line["text"] for line in said)
    for part in (
        "2026-05-03 13:58:23 至 14:31:59 UTC", "北京时间 2026-05-03 21:58:23 至 22:31:59 (UTC+08:00)",
        "79250.325941 USDT", "22160.826006 USDC", "17.792567778817205842 ETH", "共 4 笔转出，历时 33 分 36 秒",
        "0x90c0768ba6c9d5c76454a871007281253a7cd987", "请保存与上述地址", "尚未逐笔答复",
    ):  # fmt: skip
        assert part in words, part
    for incident in report.incidents:
        for recipient in incident.recipients:
            assert {"text": recipient.address, "tag": "record", "kind": "code"} in said
    page = told(report, "zh")
    assert report.report_id in page["id"] and "助记词" in page["warning"][1]
    assert {line["tag"] for line in said} == {"record", "inference", "statement", None}


@pytest.mark.parametrize("sample", ["etherscan/drained", "oklink/hijacked", "tronscan/hijacked"])
def test_words_can_be_drawn_and_accuse_nobody(sample: str) -> None:
    report = scan(sorted((SAMPLES / sample).glob("*.csv")), Config())
    for lang in LANGS:
        text = json.dumps(told(report, lang), ensure_ascii=False)
        assert not accusing(text)
        assert not {char for char in text if ord(char) not in drawable()}


def test_the_same_bytes_as_wide_as_a_phone(drained: list[Path]) -> None:
    report = scan(drained, Config())
    first, second = (dict(summary.render(report, ("zh", "en"))) for _ in range(2))
    assert first == second and set(first) == {"summary-zh.png", "summary-en.png"}
    for data in first.values():
        wide, tall = struct.unpack(">II", data[16:24])
        assert wide == 1080 and tall > wide
        assert b"tIME" not in data and b"tEXt" not in data


def test_the_owners_answer_is_a_statement(drained: list[Path]) -> None:
    report = scan(drained, Config())
    ids = tuple(flag.id for flag in report.incidents[0].flags)
    answered = scan(drained, Config(answers=(Answer(ids, "mine_deceived"),)))
    said = [line for line in lines(answered, "en") if line["tag"] == "statement"]
    assert any("deceived" in line["text"] for line in said)
    assert any("28600 USDT" in line["text"] for line in said)


def test_where_all_was_intended_nothing_is_asked(drained: list[Path]) -> None:
    asked = scan(drained, Config()).incidents
    answers = tuple(Answer(tuple(flag.id for flag in each.flags), "mine_ok") for each in asked)
    for lang, said in ("zh", "本报告不请求立案"), ("en", "No case is asked for"):
        page = told(scan(drained, Config(answers=answers)), lang)  # type: ignore[arg-type]
        assert page["sections"][-1]["lines"][0]["tag"] == "statement"
        assert (
            said in page["sections"][-1]["lines"][0]["text"]
            and "preserve" not in str(page)
            and "请保存" not in str(page)
        )


def test_a_guessed_wallet_is_an_inference() -> None:
    files = sorted((SAMPLES / "tronscan/hijacked").glob("*.csv"))
    own = "TJ3JJSRSUuDmpxQ163SY7tJK9NDcgVf8jp"
    guessed, given = (lines(scan(files, Config(own=o)), "zh") for o in ((), (own,)))
    assert {"text": own, "tag": "inference", "kind": "code"} in guessed
    assert {"text": own, "tag": "statement", "kind": "code"} in given
    said = ["\n".join(line["text"] for line in some) for some in (guessed, given)]
    assert "推断的钱包地址（待本人确认）" in said[0] and "本人主张" not in said[0] and "本人主张" in said[1]


def test_nothing_to_report_is_no_picture() -> None:
    report = scan(sorted((SAMPLES / "etherscan/honest").glob("*.csv")), Config())
    assert list(summary.render(report, ("zh",))) == []


def test_many_addresses_and_hostile_names(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {
            "asset": f"🎁{n}\u202e#[x]$",
            "kind": "token",
            "contract": f"0x{n:040x}",
            "to": f"{n:02d}" + "x" * 90,
        }
        for n in range(12)
    ]
    path = write(tmp_path / "w.csv", rows)
    report = scan([path], Config(not_mine=tuple(f"0x{n:02x}" for n in range(12))))
    said = lines(report, "en")
    assert "6 more, see the report" in {line["text"] for line in said}
    pieces = "".join(line["text"] for line in said if line["kind"] == "code")
    assert "00" + "x" * 90 in pieces and "[U+202E]" in json.dumps(said)
    assert all(data.startswith(b"\x89PNG") for _, data in summary.render(report, ("zh",)))
