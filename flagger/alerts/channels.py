"""Where an alert goes: what `--alert` may name."""

import os
import shlex
import shutil
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from typing import Literal

from flagger.errors import FlaggerError
from flagger.text import Text

Kind = Literal["terminal", "command", "file", "apprise"]
_HINT = Text(
    "Use command:PROGRAM, file:PATH, webhook:URL, email:USER:PASSWORD@HOST?to=ADDRESS, a URL of apprise such as "
    "dingtalk://TOKEN/, wecombot://KEY/, tgram://BOT/CHAT/, or env:NAME to read one of these from a variable.",
    "可用：command:程序、file:文件、webhook:网址、email:用户:密码@主机?to=地址，apprise 的地址（如 dingtalk://令牌/、"
    "wecombot://密钥/、tgram://机器人/会话/），或用 env:变量名 从环境变量读取以上任一种。",
)


@dataclass(frozen=True, slots=True)
class Channel:
    """One way for an alert to reach a person. `key` names it in files without telling its secrets."""

    kind: Kind
    target: str

    @property
    def key(self) -> str:
        """Eight hex digits, the same for the same channel."""
        return sha256(f"{self.kind}:{self.target}".encode()).hexdigest()[:8]


TERMINAL = Channel("terminal", "")


def parse(spec: str) -> Channel:
    """The channel that one `--alert` names; raises FlaggerError where it cannot be used."""
    kind, _, rest = spec.partition(":")
    if kind == "env":
        value = os.environ.get(rest, "")
        if value and not value.startswith("env:"):
            return parse(value)
    elif kind == "command" and rest.strip():
        _check_command(rest)
        return Channel("command", rest)
    elif kind == "file" and rest and not rest.startswith("//"):
        return Channel("file", os.path.abspath(rest))  # noqa: PTH100 (a link keeps its name)
    elif kind == "webhook" and rest.startswith(("http://", "https://")):
        return _apprise(spec, "json" + rest.removeprefix("http"))
    elif kind == "email" and rest:
        return _apprise(spec, rest if "://" in rest else f"mailtos://{rest}")
    elif rest.startswith("//"):
        return _apprise(spec, spec)
    raise _no_way(spec)


def _no_way(spec: str) -> FlaggerError:
    shown = spec.partition(":")[0]  # what follows may be a password
    return FlaggerError(
        "--alert", Text("“{spec}:…” is no way to alert", "无法识别提醒方式“{spec}:…”"), _HINT, spec=shown
    )


def _check_command(command: str) -> None:
    """Now, not when the first alert is due: whether it can be read and its program is there."""
    try:
        program = shlex.split(command, posix=os.name != "nt")[0].strip('"')
    except ValueError as error:
        raise FlaggerError(
            "--alert",
            Text("this command cannot be read: {error}", "无法读取此命令：{error}"),
            Text("A quotation mark is missing.", "缺少引号。"),
            error=str(error),
        ) from None
    if shutil.which(program) is None:
        raise FlaggerError(
            "--alert",
            Text("there is no program {program} that may be run", "找不到可以运行的程序 {program}"),
            Text(
                "Give its whole path, in quotation marks if it holds blanks, and make it executable (chmod +x).",
                "请写出完整路径（含空格时加引号），并确认该文件可以执行（chmod +x）。",
            ),
            program=program,
        )


def _apprise(spec: str, url: str) -> Channel:
    if find_spec("apprise") is None:
        raise FlaggerError(
            "--alert",
            Text("this way to alert needs the package apprise", "此提醒方式需要安装 apprise"),
            Text(
                "Install it once: pip install 'flagger[alerts]'; or use command: or file:, which need nothing.",
                "请先安装：pip install 'flagger[alerts]'；也可改用无需安装的 command: 或 file:。",
            ),
        )
    from apprise import Apprise

    if not Apprise().add(url):
        raise _no_way(spec)
    return Channel("apprise", url)
