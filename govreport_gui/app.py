"""Start the window: its arguments, QApplication, Qt's own Chinese texts, fonts and colours, the log."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from govreport_gui import log, paths
from govreport_gui.errors import GovReportError
from govreport_gui.gui.garbage import GarbageCollector
from govreport_gui.gui.help.crash import CrashGuard
from govreport_gui.gui.help.help_key import HelpKey
from govreport_gui.gui.looks import appearance, icons, input_method, messages, theme
from govreport_gui.gui.main_window import MainWindow

ICON = "file-text"  # what packaging/linux/govreport.svg shows in the menu
DRESSED = "dressed"  # property of the QApplication
PICTURE_SIZE = (1366, 768)
SAMPLE_OPTION = "--sample"
PORTABLE_OPTION = "--portable"
CANNOT_START = 2
SHOWN = 200  # milliseconds until the window surely is painted
SYSTEM_LOCALE = "zh_CN.UTF-8"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with FILE if one is named, with the practice report at --sample. Return the exit status.

    With --portable, settings, data and log are kept beside the program.
    """
    arguments = list(sys.argv if argv is None else argv)
    if PORTABLE_OPTION in arguments:
        arguments.remove(PORTABLE_OPTION)
        if not _become_portable():
            return CANNOT_START
    log.start()
    log.watch_libraries()
    status = _show_window(arguments)
    log.note(f"结束 {status}")
    log.stop()
    return status


def _become_portable() -> bool:
    try:
        paths.be_portable()
    except GovReportError as error:
        application()
        messages.tell(None, str(error))
        return False
    return True


def _show_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed, with bugs and commands written to the log. Return the exit status."""
    app = application(arguments)
    collector = GarbageCollector()
    window = create_window(arguments[1:])
    guard = CrashGuard(window)
    guard.install()
    _log_commands(window)
    window.show()
    QTimer.singleShot(SHOWN, _load_ahead)
    status = app.exec()
    guard.remove()
    collector.stop()
    return status


def _load_ahead() -> None:
    """Import what an open report needs while the clerk looks at the start page, so that the first one opens at once."""
    Thread(target=import_module, args=("govreport_gui.gui.desk",), name="load ahead").start()


def _log_commands(window: MainWindow) -> None:
    for name, action in window.actions_by_id.items():
        action.triggered.connect(lambda _checked=False, name=name: log.note(f"命令 {name}"))


def application(argv: Sequence[str] = ()) -> QApplication:
    """Return the QApplication, made and dressed on the first call."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _make_application(argv)
    if app.property(DRESSED):
        return app
    app.setProperty(DRESSED, True)
    app.setApplicationName("govreport-gui")
    app.setWindowIcon(icons.icon(ICON, QColor(theme.LIGHT.part)))  # one picture on light and dark task bars
    _speak_chinese(app)
    appearance.of_application()
    HelpKey(app)
    return app


def _make_application(argv: Sequence[str]) -> QApplication:
    _settle_system_locale()
    with input_method.chosen(os.environ) if sys.platform.startswith("linux") else nullcontext():
        return QApplication(list(argv) or ["govreport-gui"])


def create_window(arguments: Sequence[str] = ()) -> MainWindow:
    """Make the window; what the arguments name (a file, or --sample) is opened as soon as the window is shown."""
    application()
    window = MainWindow()
    window.own.hint_at_input_method()
    if SAMPLE_OPTION in arguments:
        QTimer.singleShot(0, window, window.actions_by_id["sample"].trigger)
    elif arguments:
        QTimer.singleShot(0, window, lambda: window.open_path(arguments[0]))
    return window


def picture(source: Path, target: Path, page: str = "applications") -> None:
    """Draw the window with a report open and write it as a picture. ReadError; needs no display (offscreen)."""
    from govreport_gui.importing import import_file  # noqa: PLC0415 (readers are loaded only when a file is read)

    app = application()
    window = MainWindow()
    window.resize(*PICTURE_SIZE)
    window.files.take_over(import_file(source), source)
    window.workspace.show_page(page)
    window.show()
    window.document.check_now()
    app.processEvents()
    window.grab().save(str(target))
    window.close()


def _settle_system_locale() -> None:
    """Let Qt take the system for a Chinese one, whatever it is set to (C on many a server image).

    WORKAROUND: Qt's file dialog writes dates by QLocale.system(), which no setDefault changes. Qt reads the
    environment when that is first asked for; then the environment is put back, for whoever is started from here.
    """
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = SYSTEM_LOCALE
    QLocale.system()
    if before is None:
        del os.environ["LC_ALL"]
    else:
        os.environ["LC_ALL"] = before


def _speak_chinese(app: QApplication) -> None:
    """Load Qt's own texts, or the buttons of its dialogs stay English."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
