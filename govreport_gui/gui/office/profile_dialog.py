"""Ask once how the office is called and reached, what kind of organ it is, and which rules to run."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.checks import OFF_BY_DEFAULT, RULES
from govreport_gui.checks.profile import Answers, Day, OrganKind, Profile, infer_profile
from govreport_gui.checks.rule_names import rule_name
from govreport_gui.gui.office.unit_card_form import UnitCardForm
from govreport_gui.gui.widgets.scrolled import Unframed
from govreport_gui.unit_card.unit_card import UnitCard

SIZE = (620, 640)
LEAP_YEAR = 2024  # the day is asked for, not the year
RULE = Qt.ItemDataRole.UserRole
_PARTED = re.compile("[、，,；;]")
CAN_RULE_NAMES = {True: "可以", False: "不可以", None: "名称看不出来"}


class DayField(QWidget):
    """A day of the year that may be left open."""

    def __init__(self, name: str, day: Day | None, usual: Day, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_set = QCheckBox("每年", self)
        self.is_set.setAccessibleName(f"{name}：有规定")
        self.is_set.setChecked(day is not None)
        self.date = QDateEdit(QDate(LEAP_YEAR, *(day or usual)), self)
        self.date.setDisplayFormat("M月d日")
        self.date.setDateRange(QDate(LEAP_YEAR, 1, 1), QDate(LEAP_YEAR, 12, 31))
        self.date.setAccessibleName(name)
        self.date.setEnabled(day is not None)
        self.is_set.toggled.connect(self.date.setEnabled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.is_set)
        line.addWidget(self.date)
        line.addWidget(QLabel("前", self))
        line.addStretch(1)

    def day(self) -> Day | None:
        """Return the day; None where it is left open."""
        date = self.date.date()
        return (date.month(), date.day()) if self.is_set.isChecked() else None


class ProfileDialog(QDialog):
    """What was said about the organ, to be said otherwise; of what is not said, the name tells."""

    def __init__(self, organ: str, said: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("单位资料")
        self.resize(*SIZE)
        self._organ, self._said = organ, said
        inferred = infer_profile(organ)
        self.card = UnitCardForm(said.card, self)
        self.kind = self._make_kind(inferred)
        self.can_rule = self._make_can_rule(inferred)
        self.filing = DayField("本地报送期限", said.filing_deadline, inferred.deadline, self)
        self.publishing = DayField("本地公布期限", said.deadline, inferred.deadline, self)
        self.publishing.setToolTip("乡镇、街道按本地要求核对公布日期；不填按1月31日")
        self.places = _line(
            "本地地名", "、".join(said.places), "机关名称里没有的上下级地名，例如：桑园县、白石镇", self
        )
        self.places.setToolTip("正文里出现这些地名时，不当作别处的地名提醒")
        self.domain = _line("网站域名", said.domain, said.card.host or "例如：www.example.gov.cn", self)
        self.domain.setToolTip("正文里出现这个网站的网址时，不当作别的网站提醒；不填就用网址里的域名")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("输入几个字来找，例如：结转")
        self.search.setAccessibleName("查找核对项目")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.narrow)
        self.rules = self._make_rules()
        self._lay_out()

    def _make_kind(self, inferred: Profile) -> QComboBox:
        box = QComboBox(self)
        box.addItem(f"按名称判断（{inferred.kind}）", None)
        for kind in OrganKind:
            box.addItem(str(kind), str(kind))
        box.setCurrentIndex(0 if self._said.kind is None else box.findData(str(self._said.kind)))
        return box

    def _make_can_rule(self, inferred: Profile) -> QComboBox:
        box = QComboBox(self)
        box.addItem(f"按名称判断（{CAN_RULE_NAMES[inferred.can_rule]}）", None)
        for answer in (True, False):
            box.addItem(CAN_RULE_NAMES[answer], answer)
        box.setCurrentIndex(0 if self._said.can_rule is None else box.findData(self._said.can_rule))
        return box

    def _make_rules(self) -> QListWidget:
        shown = QListWidget(self)
        shown.setAccessibleName("核对的项目")
        for key in (rule.__name__.upper() for rule in RULES):
            item = QListWidgetItem(f"{key}　{rule_name(key)}", shown)
            item.setData(RULE, key)
            is_on = key not in self._said.switched_off and (key not in OFF_BY_DEFAULT or key in self._said.switched_on)
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        return shown

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.addTab(Unframed(self.card), "名称和联系方式")
        self.tabs.addTab(Unframed(self._make_checks()), "机关类型和核对项目")
        if self._organ and self._said.kind is None and infer_profile(self._organ).kind is OrganKind.OTHER:
            self.tabs.setCurrentIndex(1)  # the name does not tell, so that is what has to be said
        (self.kind if self.tabs.currentIndex() else self.card.lines["name"]).setFocus()
        self.as_default = QCheckBox("以后的报告也用这份资料", self)
        self.as_default.setToolTip("换了别的机关，机关类型和能否制定规章仍按名称判断")
        self.as_default.setChecked(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.as_default)
        layout.addWidget(buttons)

    def _make_checks(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout()
        name = QLabel(self._organ or "还没有填写机关名称", self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        form.addRow("机关名称", name)
        form.addRow("机关类型", self.kind)
        form.addRow("能否制定规章", self.can_rule)
        form.addRow("本地报送期限", self.filing)
        form.addRow("本地公布期限", self.publishing)
        form.addRow(self.places.accessibleName(), self.places)
        form.addRow(self.domain.accessibleName(), self.domain)
        layout = QVBoxLayout(page)
        layout.addLayout(form)
        layout.addWidget(QLabel("核对的项目（去掉勾的不再核对）", self))
        layout.addWidget(self.search)
        layout.addWidget(self.rules)
        return page

    def narrow(self, typed: str) -> None:
        """Show the rules whose id and name hold every word typed."""
        words = typed.upper().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().upper() for word in words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search line goes to the rules it found; it does not save."""
        if self.focusWidget() is self.search and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rules.setFocus()
        else:
            super().keyPressEvent(event)

    def answers(self) -> Answers:
        """Return what is said now; rules that this version does not know stay as they were."""
        kind = self.kind.currentData()
        listed = {item.data(RULE): item.checkState() is Qt.CheckState.Checked for item in self._items()}
        on = {key for key, is_on in listed.items() if is_on}
        return replace(
            self._said,
            organ=self.card.card().name or self._organ,
            card=self.card.card(),
            kind=OrganKind(kind) if kind else None,
            can_rule=self.can_rule.currentData(),
            places=tuple(dict.fromkeys(_PARTED.sub(" ", self.places.text()).split())),
            domain=UnitCard(website=self.domain.text().strip()).host,
            deadline=self.publishing.day(),
            filing_deadline=self.filing.day(),
            switched_on=(self._said.switched_on - set(listed)) | (on & OFF_BY_DEFAULT),
            switched_off=(self._said.switched_off - set(listed)) | (set(listed) - on - OFF_BY_DEFAULT),
        )

    def is_default(self) -> bool:
        """Say whether the next reports shall use it, too."""
        return self.as_default.isChecked()

    def _items(self) -> list[QListWidgetItem]:
        return [self.rules.item(at) for at in range(self.rules.count())]


def _line(name: str, text: str, example: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(text, parent)
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line
