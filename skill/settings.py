"""What an operator sets, checked at the start."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: What the service may keep. Nothing, so far: remembering a refill date is for a private deployment and not built yet.
MEMORIES = ("off",)


class SettingsError(ValueError):
    """The settings cannot be used. The message is one line, naming each setting at fault."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The service's settings.

    `skill_id`: the ids of the skills that may call us, at least one (`PUMP_GUIDE_SKILL_ID`, parted by commas).
    `memory`: what is kept between sessions, `off` meaning nothing (`PUMP_GUIDE_MEMORY`).
    `secret`: the key that will make user ids unreadable once something is kept (`PUMP_GUIDE_SECRET`).
    """

    skill_id: Sequence[str] = ()
    memory: str = "off"
    secret: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        problems = []
        if isinstance(self.skill_id, str) or not self.skill_id:
            problems.append("PUMP_GUIDE_SKILL_ID is not set: it takes the id of your skill, amzn1.ask.skill.…")
        elif not all(isinstance(id, str) and id and id.isprintable() and " " not in id for id in self.skill_id):
            problems.append("PUMP_GUIDE_SKILL_ID holds an empty id or one with blanks")
        if self.memory not in MEMORIES:
            problems.append(f"PUMP_GUIDE_MEMORY takes {' or '.join(MEMORIES)}")
        if problems:
            raise SettingsError("; ".join(problems))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings in the `PUMP_GUIDE_*` variables; SettingsError where one is missing or wrong."""
        ids = environment.get("PUMP_GUIDE_SKILL_ID", "")
        return cls(
            skill_id=[id.strip() for id in ids.split(",") if id.strip()],
            memory=environment.get("PUMP_GUIDE_MEMORY", "off"),
            secret=environment.get("PUMP_GUIDE_SECRET", "").encode(),
        )
