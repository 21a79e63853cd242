"""The colours of the window, one small table per theme, and what is drawn in them.

Every colour of writing or of a mark stands out from every ground by 4.5 : 1 or more, in the theme of high contrast by
7 : 1 (tests/gui/looks/test_theme.py), and no mark is told by colour alone: each severity has its own sign. Which theme
is in use is `appearance`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QTextCharFormat

from govreport_gui.finding import Severity


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb", by what they are for."""

    window: str  # grounds
    page: str
    label: str  # label cells of the grid
    total: str  # cells of the grid that the program computes
    text: str  # writing and marks
    faded: str
    error: str
    warning: str
    hint: str
    done: str
    part: str  # takes part in the selected finding
    line: str  # lines of the grid, no contrast demanded
    outline: str  # of fields and boxes, which Fusion draws darker by OUTLINE_DARKER
    selection: str  # ground of what is selected
    stale: str  # ground of words that are still last year's

    @property
    def grounds(self) -> tuple[str, ...]:
        """Everything that writing may stand on."""
        return (self.window, self.page, self.label, self.total, self.selection, self.stale)

    @property
    def inks(self) -> tuple[str, ...]:
        """Everything that is written or drawn to be seen."""
        return (self.text, self.faded, self.error, self.warning, self.hint, self.done, self.part)


LIGHT = Theme(
    window="#f4f5f7",
    page="#ffffff",
    label="#f0f2f5",
    total="#e9eef6",
    text="#1d2125",
    faded="#5a636d",
    error="#b3261e",
    warning="#855300",
    hint="#4d5f78",
    done="#1b6e34",
    part="#0b57d0",
    line="#a3abb5",
    outline="#a3abb5",
    selection="#cfe0fb",
    stale="#fff1c7",
)
DARK = Theme(
    window="#202226",
    page="#17181b",
    label="#26292e",
    total="#2b3140",
    text="#e8eaed",
    faded="#a9b1bb",
    error="#ff8f85",
    warning="#f2b84b",
    hint="#a9c0dd",
    done="#7fd394",
    part="#8ab8ff",
    line="#5b636e",
    outline="#a9b1bb",
    selection="#28406a",
    stale="#3f3418",
)
CONTRAST = Theme(
    window="#000000",
    page="#000000",
    label="#000000",
    total="#1c1c1c",
    text="#ffffff",
    faded="#bfbfbf",
    error="#ffa8a0",
    warning="#ffd84d",
    hint="#c4dcff",
    done="#8dffa8",
    part="#7de8ff",
    line="#ffffff",
    outline="#ffffff",
    selection="#002c70",
    stale="#3a3000",
)
THEMES = (LIGHT, DARK, CONTRAST)
OUTLINE_DARKER = 140  # percent, qfusionstyle_p_p.h
OUTLINED = (
    "QLineEdit",
    "QAbstractSpinBox",
    "QComboBox",
    "QTextEdit",
    "QCheckBox",
    "QRadioButton",
    "QPushButton",
    "QToolButton",
    "QScrollBar",
    "QTabBar",
)
OUTLINED_VIEWS = ("QListView", "QTreeView", "QTableWidget", "TickedList", "RuledTable")  # their boxes and lines

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "▲", Severity.HINT: "○"}
HEADING_SCALE = 1.3


def current() -> Theme:
    """Return the theme that goes with the palette in use."""
    in_use = QGuiApplication.palette()
    key = in_use.cacheKey()
    if key not in _by_palette:
        _by_palette.clear()  # the others are no longer in use
        _by_palette[key] = _on_ground(in_use.color(QPalette.ColorRole.Window))
    return _by_palette[key]


_by_palette: dict[int, Theme] = {}  # every cell of a grid asks when it is painted


def _on_ground(ground: QColor) -> Theme:
    own = next((theme for theme in THEMES if theme.window == ground.name()), None)
    return own or (DARK if ground.lightness() < 128 else LIGHT)


def severity_color(severity: Severity) -> QColor:
    """Return the colour of a severity in the current theme."""
    theme = current()
    if severity is Severity.ERROR:
        return color(theme.error)
    return color(theme.warning if severity is Severity.WARNING else theme.hint)


@cache
def color(name: str) -> QColor:
    """Return a colour that nobody may change, by its "#rrggbb": a grid asks for hundreds of them."""
    return QColor(name)


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette for a theme (Fusion style; native styles keep their own)."""
    role = QPalette.ColorRole
    made = QPalette(QColor(theme.window))
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.page,
        role.AlternateBase: theme.label,
        role.Text: theme.text,
        role.Button: theme.label,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.page,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.part,
        role.LinkVisited: theme.part,
        role.Accent: theme.part,
        role.PlaceholderText: theme.faded,
    }
    for key, color in colors.items():
        made.setColor(key, QColor(color))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.faded))
    return made


def outlined_palette(theme: Theme) -> QPalette:
    """Return the palette of fields and boxes, whose frames must be seen on a dark ground too.

    WORKAROUND: Fusion outlines in a darker shade of the window's colour, which is nothing on a dark window.
    """
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Window, QColor(theme.outline))
    return made


def heading_font(base: QFont) -> QFont:
    """Return the font of a page's heading."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * HEADING_SCALE)
    font.setBold(True)
    return font


def marked_html(severity: Severity, message: str) -> str:
    """Return a message with its sign before it, as rich text."""
    return f'<span style="color:{severity_color(severity).name()}">{SIGNS[severity]}</span> {escape(message)}'


def mention_underline(follows: bool) -> QTextCharFormat:
    """Return how a number of the text that speaks of a cell is underlined: in full where it follows the cell."""
    styles = QTextCharFormat.UnderlineStyle
    made = QTextCharFormat()
    made.setUnderlineStyle(styles.SingleUnderline if follows else styles.DotLine)
    made.setUnderlineColor(QColor(current().part))
    return made


def stale_words() -> QTextCharFormat:
    """Return how words look that are still last year's."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(QColor(current().warning))
    made.setBackground(QColor(current().stale))
    return made


def finding_underline(severity: Severity) -> QTextCharFormat:
    """Return how text with a finding is underlined."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(severity_color(severity))
    return made
