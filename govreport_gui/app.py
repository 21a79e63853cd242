"""Start the window: QApplication, Qt's own Chinese texts, fonts and colours, and what happens to a bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from govreport_gui import import_worker
from govreport_gui.gui import theme, typography
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.gui.messages import APP_NAME

DRESSED = "dressed"  # properties of the QApplication
TELLING = "telling"  # of a bug; one that comes again with every repaint is told once
PICTURE_SIZE = (1366, 768)
SAMPLE_OPTION = "--sample"
SYSTEM_LOCALE = "zh_CN.UTF-8"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with FILE if one is named, with the practice report at --sample. Return the exit status."""
    arguments = list(sys.argv if argv is None else argv)
    if arguments[1:2] == [import_worker.OPTION]:
        return import_worker.main(arguments[2:])  # a frozen program has no other way to be a worker
    app = application(arguments)
    window = create_window(arguments[1:])
    window.show()
    return app.exec()


def application(argv: Sequence[str] = ()) -> QApplication:
    """Return the QApplication, made and dressed on the first call."""
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        _settle_system_locale()
    app = running if isinstance(running, QApplication) else QApplication(list(argv) or ["govreport-gui"])
    if app.property(DRESSED):
        return app
    app.setProperty(DRESSED, True)
    app.setApplicationName("govreport-gui")
    _speak_chinese(app)
    app.setFont(typography.interface_font(app.font()))
    if sys.platform != "win32":
        app.setStyle("Fusion")
        _follow_color_scheme(app)
    sys.excepthook = _tell_bug
    return app


def create_window(arguments: Sequence[str] = ()) -> MainWindow:
    """Make the window; what the arguments name (a file, or --sample) is opened as soon as the window is shown."""
    application()
    window = MainWindow()
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


def _follow_color_scheme(app: QApplication) -> None:
    def take_over(scheme: Qt.ColorScheme) -> None:
        app.setPalette(theme.palette(theme.DARK if scheme is Qt.ColorScheme.Dark else theme.LIGHT))

    take_over(app.styleHints().colorScheme())
    app.styleHints().colorSchemeChanged.connect(take_over)


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what a programming error did, with details that can be copied."""
    import traceback  # noqa: PLC0415 (seldom needed)

    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    app = QApplication.instance()
    if issubclass(kind, KeyboardInterrupt) or app is None or app.property(TELLING):
        return
    app.setProperty(TELLING, True)
    QTimer.singleShot(0, lambda: _show_bug(details))  # not amid what went wrong, which may be painting


def _show_bug(details: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, APP_NAME, "程序出了意外的问题，刚才的操作可能没有完成。")
    box.setInformativeText("报告还开着：请先用“另存为”保存一份，再重新启动程序。下面的内容可以复制给维护人员。")
    box.setDetailedText(details)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    application().setProperty(TELLING, False)
