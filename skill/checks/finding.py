"""What a check reports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something to mend: in which file, about which topic or intent, what it is, and the figure or words."""

    file: str
    about: str
    what: str
    figure: str = ""

    def __str__(self) -> str:
        return " ".join(": ".join(part for part in (self.file, self.about, self.what, self.figure) if part).split())
