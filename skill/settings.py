"""What an operator sets, checked at the start."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

#: What `PUMP_GUIDE_MEMORY` takes: nothing is kept, or one refill date a person in a file.
OFF, SQLITE = "off", "sqlite:"

#: A secret that is shorter can be guessed, and with it whose date is whose.
SHORTEST_SECRET = 32


class SettingsError(ValueError):
    """The settings cannot be used. The message is one line, naming each setting at fault."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The service's settings.

    `skill_id`: the ids of the skills that may call us, at least one (`PUMP_GUIDE_SKILL_ID`, parted by commas).
    `memory`: what is kept between sessions: `off`, nothing, or `sqlite:PATH`, a refill date (`PUMP_GUIDE_MEMORY`).
    `secret`: the key that makes user ids unreadable, needed when something is kept (`PUMP_GUIDE_SECRET`).
    """

    skill_id: Sequence[str] = ()
    memory: str = OFF
    secret: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        problems = []
        if isinstance(self.skill_id, str) or not self.skill_id:
            problems.append("PUMP_GUIDE_SKILL_ID is not set: it takes the id of your skill, amzn1.ask.skill.…")
        elif not all(isinstance(id, str) and id and id.isprintable() and " " not in id for id in self.skill_id):
            problems.append("PUMP_GUIDE_SKILL_ID holds an empty id or one with blanks")
        problems.extend(memory_problems(self.memory, self.secret))
        if problems:
            raise SettingsError("; ".join(problems))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings in the `PUMP_GUIDE_*` variables; SettingsError where one is missing or wrong."""
        ids = environment.get("PUMP_GUIDE_SKILL_ID", "")
        return cls(
            skill_id=[id.strip() for id in ids.split(",") if id.strip()],
            memory=environment.get("PUMP_GUIDE_MEMORY", OFF),
            secret=os.fsencode(environment.get("PUMP_GUIDE_SECRET", "")),
        )


def memory_problems(memory: str, secret: bytes) -> Iterator[str]:
    """What is wrong with the settings of the memory, in one line each."""
    if memory != OFF and (not memory.startswith(SQLITE) or memory == SQLITE):
        yield f"PUMP_GUIDE_MEMORY takes {OFF} or {SQLITE}PATH"
    elif memory != OFF and len(secret) < SHORTEST_SECRET:
        yield f"PUMP_GUIDE_SECRET is not set or too short: with a memory it takes {SHORTEST_SECRET} characters or more"
