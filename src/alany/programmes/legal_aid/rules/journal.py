"""What a line of the paper journal cannot say. Plain Python."""

from datetime import date


class LineAhead(ValueError):
    """The day of the line is yet to come, or lies before its volunteer joined."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on
