"""The fonts of the window: the system's Chinese interface font, and for the report's own text those of layout.md §7."""

from __future__ import annotations

from PySide6.QtGui import QFont

INTERFACE_FONTS = [
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
]
TEXT_FONTS = ["FangSong", "仿宋", "STFangsong", "FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC"]
INTERFACE_POINTS = (10.0, 11.0)  # what the system says, but no smaller and no larger


def interface_font(system: QFont) -> QFont:
    """Return the font of menus, trees and buttons; Qt takes the first family that is there."""
    font = QFont(system)
    font.setFamilies([*INTERFACE_FONTS, *system.families()])
    smallest, largest = INTERFACE_POINTS
    font.setPointSizeF(min(max(system.pointSizeF(), smallest), largest))
    return font
