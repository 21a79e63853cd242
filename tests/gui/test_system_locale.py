"""Dates in Qt's own file dialog are Chinese, whatever the system is set to."""

from __future__ import annotations

import os
import subprocess
import sys

ASK = (
    "import os; from PySide6.QtCore import QLocale; from govreport_gui import app; app.application();"
    "print(QLocale.system().name(), os.environ['LC_ALL'])"
)


def test_qt_takes_the_system_for_a_chinese_one_and_nobody_else_does():
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["zh_CN", "C.UTF-8"]
