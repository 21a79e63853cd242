"""The errors a person may meet: one sentence in Chinese that says what is wrong and what to do.

    GovReportError
    ├── ReadError       a file could not be read
    │   └── NotAReport  it was read, but holds no annual report
    ├── RollError       a report cannot be carried over into the next year
    ├── WriteError      a file could not be written; the old one is untouched
    └── FormError       a form definition in resources/forms/ is wrong (a bug of ours, not of the clerk)

Wrong figures are no errors: they are findings (`finding.py`).
"""


class GovReportError(Exception):
    """A failure that is told to the user as it stands: `str(error)` is the sentence."""


class ReadError(GovReportError):
    """A file cannot be read."""


class NotAReport(ReadError):
    """A file was read, but no part of the statutory report stands in it."""


class RollError(GovReportError):
    """A report cannot be carried over into the year asked for."""


class WriteError(GovReportError):
    """A file cannot be written. Whoever raises it has left the old file as it was."""


class FormError(GovReportError):
    """A form definition breaks its own rules."""
