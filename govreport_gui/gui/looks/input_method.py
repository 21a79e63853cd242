"""Which input method Qt shall ask under Linux, and what to tell a clerk whose Chinese keys would not arrive.

PySide6's wheels hold Qt's plug-in for IBus and none for fcitx. fcitx 5 speaks the language of IBus, too (its own IBus
frontend, on by default), so it is reached that way; fcitx 4 is not. A plug-in of its own, where somebody has put one
beside Qt's, is tried first. Pure functions of the environment; Qt reads it once, when the application is made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

MODULES = "QT_IM_MODULES"  # Qt 6.7: several, the first that answers is taken
SAYING = (MODULES, "QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE")  # where a desktop names its input method
FCITX, IBUS = "fcitx", "ibus"
FCITX_WAYS = "fcitx5;fcitx;ibus"
PROCESS = re.compile(r"^IBUS_DAEMON_PID=(\d+)$", re.MULTILINE)
FCITX_HINT = (
    "系统用的是 fcitx 输入法，程序现在连不上它，可能打不出汉字。请安装 fcitx5 并启动它，再重新打开程序；"
    "旧的 fcitx4 不行，改用 ibus 也可以。"
)
IBUS_HINT = (
    "系统用的是 ibus 输入法，但它没有运行，可能打不出汉字。请先启动 ibus（命令：ibus-daemon -drx），再重新打开程序。"
)


@contextmanager
def chosen(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Let Qt find the input method while the application is made; then the environment is as it was."""
    before = environment.get(MODULES)
    wanted = modules(environment)
    if wanted:
        environment[MODULES] = wanted
    try:
        yield
    finally:
        if before is None:
            environment.pop(MODULES, None)
        else:
            environment[MODULES] = before


def modules(environment: Mapping[str, str]) -> str:
    """Return what Qt shall try, one after the other; "" where it finds the way by itself."""
    if FCITX in _named(environment):
        said = environment.get(MODULES, "")
        return said if IBUS in said else f"{said};{IBUS}" if said else FCITX_WAYS
    is_unsaid = not _named(environment) and not environment.get("WAYLAND_DISPLAY")
    return IBUS if is_unsaid and _bus_is_there(environment) else ""


def hint(environment: Mapping[str, str], plug_ins: Path) -> str:
    """Return what to tell the clerk where the desktop's input method cannot be reached, "" where it can."""
    named = _named(environment)
    if _bus_is_there(environment) or environment.get("WAYLAND_DISPLAY"):
        return ""
    if FCITX in named:
        has_own = any((plug_ins / "platforminputcontexts").glob("*fcitx*"))
        return "" if has_own else FCITX_HINT
    return IBUS_HINT if IBUS in named else ""


def _named(environment: Mapping[str, str]) -> str:
    """Return all names that the desktop gives."""
    return " ".join(filter(None, (environment.get(key) for key in SAYING)))


def _bus_is_there(environment: Mapping[str, str]) -> bool:
    """Tell whether something that speaks IBus runs: it leaves its address and process number in a file."""
    if environment.get("IBUS_ADDRESS"):
        return True
    home = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", "~")).expanduser() / ".config"
    return any(_runs(file) for file in Path(home).glob("ibus/bus/*-unix-*"))


def _runs(file: Path) -> bool:
    try:
        said = PROCESS.search(file.read_text(encoding="utf-8", errors="replace"))
        if said is not None:
            os.kill(int(said[1]), 0)  # 0 asks only
    except PermissionError:
        return True  # there, and somebody else's
    except (OSError, OverflowError):
        return False
    return said is not None
