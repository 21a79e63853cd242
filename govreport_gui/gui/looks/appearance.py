"""How the program looks: the theme (the system's, or a chosen one) and the size of its writing, now and live.

On Windows the native style stays, with the system's own colours; only the theme of high contrast, where the system has
none, is drawn by Fusion there. Everywhere else the style is Fusion in our colours.
"""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolBar

from govreport_gui.gui.looks import settings, theme, typography
from govreport_gui.gui.looks.focus_frame import FocusFollower
from govreport_gui.gui.looks.fusion import Fusion
from govreport_gui.gui.looks.fusion_large import LargeFusion
from govreport_gui.gui.looks.spoken import SpokenFocus
from govreport_gui.gui.looks.window_state import ScreenFitter

THEME_KEY = "look/theme"
HIGH_CONTRAST_ICONS = "HighContrast"  # the icon theme that GNOME takes together with high contrast


class Choice(StrEnum):
    """Which theme the clerk wants; the values stand in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


CHOICE_NAMES = {
    Choice.SYSTEM: "跟随系统",
    Choice.LIGHT: "浅色",
    Choice.DARK: "深色",
    Choice.CONTRAST: "高对比",
}
SCHEMES = {Choice.LIGHT: Qt.ColorScheme.Light, Choice.DARK: Qt.ColorScheme.Dark, Choice.CONTRAST: Qt.ColorScheme.Dark}
THEMES = {Choice.LIGHT: theme.LIGHT, Choice.DARK: theme.DARK, Choice.CONTRAST: theme.CONTRAST}


def choice() -> Choice:
    """Return the theme that was chosen, the system's if none was."""
    kept = settings.text(THEME_KEY)
    return Choice(kept) if kept in set(Choice) else Choice.SYSTEM


class Appearance(QObject):
    """Dresses the application and follows the system. One for the application, its child."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._native = app.style().objectName()
        self._fusion: Fusion | None = None  # the style in use, where it is ours
        FocusFollower(app)
        SpokenFocus(app)
        ScreenFitter(app)
        app.styleHints().colorSchemeChanged.connect(self._take_colors)
        self.renew()

    def choose(self, wanted: Choice, size: int) -> None:
        """Look so from now on."""
        settings.keep(THEME_KEY, wanted.value)
        settings.keep(typography.SIZE_KEY, size)
        self.renew()

    def renew(self) -> None:
        """Look as the settings say."""
        self._take_font()
        scheme = SCHEMES.get(choice(), Qt.ColorScheme.Unknown)  # Unknown: what the system has
        if self._app.styleHints().colorScheme() is not scheme:
            self._app.styleHints().setColorScheme(scheme)
        self._take_colors()

    def _take_colors(self) -> None:
        is_native = sys.platform == "win32" and choice() is not Choice.CONTRAST
        self._take_style(is_native)
        if is_native:
            self._app.setPalette(QPalette())
            return
        colors = THEMES.get(choice()) or _system_theme(self._app)
        wanted_palettes = theme.palette(colors), theme.outlined_palette(colors)
        of_fields = self._app.palette(theme.OUTLINED[0])  # type: ignore[call-overload]  # stubs want bytes
        if wanted_palettes == (self._app.palette(), of_fields):
            return
        self._app.setPalette(theme.palette(colors))
        for name in (*theme.OUTLINED, *theme.OUTLINED_VIEWS):
            self._app.setPalette(theme.outlined_palette(colors), name)  # type: ignore[arg-type]  # stubs want bytes

    def _take_style(self, is_native: bool) -> None:
        if is_native:
            if self._fusion is not None:
                self._app.setStyle(self._native)
                self._fusion = None
        elif self._fusion is None or self._fusion.percent != typography.size():
            self._fusion = fusion_beside(typography.size())
            self._app.setStyle(self._fusion)

    def _take_font(self) -> None:
        before, now = self._app.font(), typography.system_font()
        if before == now:
            return
        self._app.setFont(now)
        factor = now.pointSizeF() / before.pointSizeF()
        for widget in self._app.allWidgets():
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):  # it does not follow the application's
                widget.setFont(_scaled(widget.font(), factor))
            if isinstance(widget, QToolBar):
                widget.setIconSize(widget.iconSize() * factor)


def of_application() -> Appearance:
    """Return the appearance of the running application, made on the first call."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.findChild(Appearance) or Appearance(app)


def fusion_beside(percent: int) -> Fusion:
    """Return the style beside writing of that size; a new one, for then Qt lays out everything again."""
    return LargeFusion(percent) if percent > typography.NORMAL_SIZE else Fusion()


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    return scaled


def _system_theme(app: QApplication) -> theme.Theme:
    if QIcon.themeName().startswith(HIGH_CONTRAST_ICONS):
        return theme.CONTRAST
    return theme.DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else theme.LIGHT
