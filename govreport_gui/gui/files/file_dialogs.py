"""Asks which file to open or to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QSplitter, QTreeView, QWidget

from govreport_gui.gui import background
from govreport_gui.gui.looks import messages, settings

FOLDER_KEY = "files/folder"
DIALOG_SIZE = QSize(820, 520)
PLACES_WIDTH = 150
NAME_COLUMN, DATE_COLUMN = 0, 3
DATE_WIDTH = 160  # enough for 2026/12/31 23:59
RENAME, OVERWRITE, CANCEL = "换个名字", "覆盖", "取消"
REPLACED = "覆盖：原来的文件换成现在的内容。"


class _FileKinds(QFileIconProvider):
    """WORKAROUND: qtbase_zh_CN does not translate what Qt's own file dialog calls a folder."""

    def type(self, info: QFileInfo) -> str:
        return "文件夹" if info.isDir() else super().type(info)


def ask_open(parent: QWidget, title: str, filters: str) -> Path | None:
    """Ask for a file that is there; None if the clerk changed their mind."""
    dialog = QFileDialog(parent, title, str(last_folder()), filters)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # a dozen endings push names of kinds out of sight
    return _chosen(dialog, QFileDialog.FileMode.ExistingFile)


def ask_save(parent: QWidget, title: str, filters: str, name: str, suffix: str) -> Path | None:
    """Ask where to write, and once more before a file is replaced. `suffix` ("docx") is added where it is missing."""
    path = _ask_name(parent, title, filters, name, suffix)
    while path is not None and _is_there(path):
        verb = messages.choose(
            parent, f"这个文件夹里已经有“{path.name}”。", RENAME, OVERWRITE, CANCEL, details=REPLACED
        )
        if verb == OVERWRITE:
            return path
        path = _ask_name(parent, title, filters, path.name, suffix) if verb == RENAME else None
    return path


def _is_there(path: Path) -> bool:
    try:
        return background.at_once(path.exists, otherwise=True)  # in doubt it is asked
    except OSError:
        return False  # writing will say what is the matter


def _ask_name(parent: QWidget, title: str, filters: str, name: str, suffix: str) -> Path | None:
    dialog = QFileDialog(parent, title, str(last_folder() / name), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # Qt would offer 是 and 否
    dialog.setDefaultSuffix(suffix)
    return _chosen(dialog, QFileDialog.FileMode.AnyFile)


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder to write in; None if the clerk changed their mind."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "选定")
    return _chosen(dialog, QFileDialog.FileMode.Directory)


def _chosen(dialog: QFileDialog, mode: QFileDialog.FileMode) -> Path | None:
    kinds = _FileKinds()
    dialog.setIconProvider(kinds)
    dialog.resize(DIALOG_SIZE)
    for list_of_files in dialog.findChildren(QTreeView):  # Qt's own dialog; Windows brings its own
        list_of_files.header().resizeSection(DATE_COLUMN, DATE_WIDTH)
        list_of_files.header().setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
    for parts in dialog.findChildren(QSplitter):  # it gives the places at the left too little for their names
        parts.setSizes([PLACES_WIDTH, DIALOG_SIZE.width() - PLACES_WIDTH])
    dialog.setFileMode(mode)
    accepted = dialog.exec() and dialog.selectedFiles()
    dialog.deleteLater()
    if not accepted:
        return None
    path = Path(dialog.selectedFiles()[0])
    settings.keep(FOLDER_KEY, str(path if mode is QFileDialog.FileMode.Directory else path.parent))
    return path


def last_folder() -> Path:
    """Return the folder used last, or the clerk's documents."""
    last = settings.text(FOLDER_KEY)
    if last and is_folder(Path(last)):
        return Path(last)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def is_folder(path: Path) -> bool:
    """Say whether a folder is there; a share that is away is none, whatever and whenever the system says about it."""
    try:
        return background.at_once(path.is_dir, otherwise=False)
    except OSError:
        return False
