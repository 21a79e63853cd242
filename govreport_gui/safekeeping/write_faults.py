"""Why a file could not be written, in one sentence that ends in advice. Only `safe_write.py` asks.

The causes are told by the system's error number: full, forbidden, gone, too long, held by another program.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

UNTOUCHED = "没有写成，原来的文件没有变"
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM})
_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY})
# A stick that was pulled out or a share that is away answers with one of these; ENOENT where it was unmounted.
_GONE = frozenset(
    number
    for name in ("ENOENT", "ENOTDIR", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH")
    if (number := getattr(errno, name, None)) is not None
)
LONGEST_WINDOWS_PATH = 259  # characters, where the long paths are not switched on; Windows then says ENOENT
_LONGEST_NAME = 255  # bytes on nearly every file system


def why_not_written(error: OSError, target: Path) -> str:
    """Say why the new bytes could not be put beside `target`."""
    number = error.errno
    if number in _NO_SPACE:
        return f"磁盘空间不够，“{target.name}”{UNTOUCHED}。请清理磁盘，或者换一个位置保存。"
    if number in _NO_PERMISSION:
        return f"没有在文件夹“{target.parent}”里写文件的权限，请换一个位置保存。"
    return _any_other(error, target)


def why_not_replaced(error: OSError, target: Path) -> str:
    """Say why the new file could not take the place of `target`."""
    if error.errno in _HELD:  # Windows refuses while another program holds the file
        return f"“{target.name}”正被别的程序（例如 Word 或 WPS）打开，{UNTOUCHED}。请先关闭它，或者换一个文件名保存。"
    return _any_other(error, target)


def _any_other(error: OSError, target: Path) -> str:
    number = error.errno
    if number in _GONE and not _path_is_too_long(target):
        return (
            f"找不到文件夹“{target.parent}”：U盘可能已经拔出，网络可能断开，文件夹也可能被删除或者改名了。"
            "这一次没有写成，内容没有丢。请插好U盘、连好网络后再保存，或者换一个位置保存。"
        )
    if number == errno.EROFS:
        return f"文件夹“{target.parent}”所在的磁盘是只读的，请换一个位置保存。"
    if number == errno.ENAMETOOLONG or number in _GONE:
        return _too_long(target)
    if number == errno.EINVAL:
        return f"“{target.name}”含有不能用在文件名里的字符，请换一个文件名保存。"
    return f"写“{target.name}”时磁盘出错（错误号 {number}），{UNTOUCHED}。请检查磁盘或者U盘，换一个位置保存。"


def _path_is_too_long(target: Path) -> bool:
    return os.name == "nt" and len(str(target)) > LONGEST_WINDOWS_PATH


def _too_long(target: Path) -> str:
    if len(os.fsencode(target.name)) > _LONGEST_NAME:
        return f"文件名“{target.name[:20]}……”太长，请换一个短一些的文件名保存。"
    return f"“{target.name[:20]}”所在的文件夹一层套一层，路径太长。请换一个层次少一些的文件夹（例如桌面）保存。"
