"""report.html in a real browser, and as text: complete, inert, in both languages."""

import html
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from story import SAMPLES
from typer.testing import Result
from wording import HOSTILE, accusing

from flagger.config import Config
from flagger.pipeline import scan
from flagger.render import to_html

Run = Callable[..., Result]


def page(paths: list[Path], **options: Any) -> str:
    report = scan(paths, Config(**options))
    return next(iter(to_html.render(report, ("zh", "en"))))[1].decode()


@pytest.fixture(scope="module")
def drained_page(drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(drained), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wallet whose tokens have every kind of name a stranger could choose."""
    own, other = "0x" + "ab" * 20, "0x" + "cd" * 20
    lines = ["time,network,tx_hash,kind,from,to,asset,contract,amount,method,own,note"]
    for i, name in enumerate(HOSTILE * 2):
        cell = '"' + name.replace('"', '""') + '"'
        pair = f"{own},{other}" if i % 2 else f"{other},{own}"
        lines.append(
            f"2025-01-{i + 1:02d}T10:00:00Z,ethereum,0x{i:064x},token,{pair},{cell},0x{i:040x},5,{cell},{own},{cell}"
        )
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "wallet.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "report.html"
    disowned = tuple(f"0x{i:064x}" for i in range(len(HOSTILE) * 2))
    path.write_text(page([folder / "wallet.csv"], not_mine=disowned), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("no chromium and chromedriver on this machine")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--window-size=1200,900",
    ):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def test_names_every_flagged_hash_and_address_whole(drained_page: Path, drained: list[Path]) -> None:
    text = drained_page.read_text(encoding="utf-8")
    report = scan(drained, Config())
    for incident in report.incidents:
        for recipient in incident.recipients:
            assert text.count(recipient.address) >= 2  # once a language
        for row in incident.rows:
            assert text.count(report.history.table["tx_hash"].iat[row]) >= 2


def test_nothing_from_outside_and_no_accusation(drained_page: Path) -> None:
    text = drained_page.read_text(encoding="utf-8")
    assert "default-src 'none'" in html.unescape(text)
    outside = set(re.findall(r"""(?:src|href)=["'](https?://[^/"']+)""", text))
    assert outside <= {"https://etherscan.io"}
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']https?:", text)
    assert accusing(text) == []


@pytest.mark.parametrize("sample", ["etherscan/honest", "oklink/hijacked", "tronscan/hijacked"])
def test_other_samples_accuse_nobody(sample: str) -> None:
    text = page(sorted((SAMPLES / sample).glob("*.csv")))
    assert accusing(text) == []
    if sample == "tronscan/hijacked":
        assert (
            "OKLink" in text and "permission-change" in text
        )  # not evaluated, and which download would show it


def test_an_empty_wallet_is_a_result(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("time,from,to,asset,amount\n", encoding="utf-8")
    text = page([path])
    assert "没有发现不寻常的转出" in text


def test_page_is_complete_and_quiet_in_a_browser(browser: Any, drained_page: Path) -> None:
    browser.get(drained_page.as_uri())
    errors = [entry for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    assert errors == []
    requests = [
        e["message"] for e in browser.get_log("performance") if '"Network.requestWillBeSent"' in e["message"]
    ]
    assert not [message for message in requests if '"url":"http' in message]
    wide = browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert wide


def test_language_buttons_filter_and_sort(browser: Any, drained_page: Path) -> None:
    browser.get(drained_page.as_uri())
    shown = "return [...document.querySelectorAll('article')].filter(a => !a.hidden).map(a => a.id)"
    assert browser.execute_script(shown) == ["zh", "en"]
    for button in browser.find_elements("css selector", "#tools button"):
        if button.text == "English":
            button.click()
    assert browser.execute_script(shown) == ["en"]
    table = "document.querySelector('#en table.sortable')"
    field = browser.find_element("css selector", "#en .find input")
    field.send_keys("USDC")
    visible = f"return [...{table}.querySelectorAll('tbody.one')].filter(r => !r.hidden).length"
    assert browser.execute_script(visible) == 1
    browser.find_element("css selector", "#en .find button").click()
    assert browser.execute_script(visible) == 4
    first = f"return {table}.querySelector('tbody.one').id"
    before = browser.execute_script(first)
    amount = f"{table}.querySelector('th[data-key=\"2\"] [role=button]')"
    browser.execute_script(f"{amount}.click(); {amount}.click()")
    assert browser.execute_script(first) != before


def test_without_scripts_nothing_is_missing(browser: Any, drained_page: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    bare.write_text(
        re.sub(r"<script\b.*?</script>", "", drained_page.read_text(encoding="utf-8"), flags=re.S),
        encoding="utf-8",
    )
    browser.get(bare.as_uri())
    text = browser.find_element("tag name", "body").text
    for part in ("28600.00", "0x57e5bc15c173461e9977f5e39e3185767ae19e99", "请求事项", "What"):
        assert part in text


def test_prints_the_summary_on_one_sheet(browser: Any, drained_page: Path) -> None:
    browser.get(drained_page.as_uri())
    printed = PdfReader(BytesIO(b64decode(browser.print_page())))
    pages = [page.extract_text() for page in printed.pages]
    for title, following in (("一、一页摘要", "二、"), ("1 One-page summary", "2 ")):
        (at,) = [n for n, text in enumerate(pages) if text.startswith(title)]
        assert pages[at + 1].startswith(following)


def test_hostile_names_stay_text(browser: Any, hostile_page: Path) -> None:
    browser.get(hostile_page.as_uri())
    assert browser.title != "owned"
    assert [e for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []
    text = browser.find_element("tag name", "body").text
    assert "[U+202E]" in text and "[U+200B]" in text
    assert "{{7*7}}" in text
    assert browser.execute_script("return document.querySelectorAll('img[src=x]').length") == 0
    assert len(hostile_page.read_bytes()) < 1_500_000
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_fits_a_phone(browser: Any, drained_page: Path) -> None:
    browser.set_window_size(400, 800)
    browser.get(drained_page.as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    browser.set_window_size(1200, 900)
