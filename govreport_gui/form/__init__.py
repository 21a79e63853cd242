"""The statutory form as data: what `resources/forms/*.toml` says, loaded strictly."""

from govreport_gui.form.load import form_for_year, forms
from govreport_gui.form.spec import CellKind, CellRef, Column, Equation, Form, Row, Section, Table

__all__ = [
    "CellKind",
    "CellRef",
    "Column",
    "Equation",
    "Form",
    "Row",
    "Section",
    "Table",
    "form_for_year",
    "forms",
]
