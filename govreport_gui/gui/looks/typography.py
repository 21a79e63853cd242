"""The fonts of the window: the system's Chinese interface font, and for the report's own text those of layout.md 7.

All follow one setting, the size in percent; what is measured in lines (icons, marks) follows the font.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from govreport_gui.gui.looks import settings

INTERFACE_FONTS = [
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
]
TEXT_FONTS = ["FangSong", "仿宋", "STFangsong", "FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC"]
INTERFACE_POINTS = (10.0, 11.0)  # what the system says, but no smaller and no larger
TEXT_POINTS = 13.0
SIZES = {100: "标准", 125: "大", 150: "特大", 200: "最大"}  # percent
NORMAL_SIZE = 100
SIZE_KEY = "look/size"


def size() -> int:
    """Return the size of all writing, in percent."""
    kept = settings.text(SIZE_KEY)
    return int(kept) if kept.isdecimal() and int(kept) in SIZES else NORMAL_SIZE


def system_font() -> QFont:
    """Return the interface font in the chosen size."""
    return interface_font(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), size())


def interface_font(system: QFont, percent: int = NORMAL_SIZE) -> QFont:
    """Return the font of menus, trees and buttons; Qt takes the first family that is there."""
    font = QFont(system)
    font.setFamilies([*INTERFACE_FONTS, *system.families()])
    smallest, largest = INTERFACE_POINTS
    font.setPointSizeF(min(max(system.pointSizeF(), smallest), largest) * percent / 100)
    return font


def text_font(interface: QFont) -> QFont:
    """Return the font of the report's own text."""
    font = QFont(interface)
    font.setFamilies([*TEXT_FONTS, *interface.families()])
    font.setPointSizeF(TEXT_POINTS * size() / 100)
    return font


def icon_size(font: QFont) -> int:
    """Return how wide an icon in a line of writing is, in logical pixels."""
    return max(QFontMetrics(font).height() - 2, 16)
