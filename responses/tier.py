"""How urgent an answer is."""

import enum


class Tier(enum.IntEnum):
    """The tiers of the clinical policy, ordered so that the graver one is the greater."""

    NONE = 0
    CAUTION = 1
    URGENT = 2
    EMERGENCY = 3

    @property
    def word(self) -> str:
        """The tier as data files and tools write it: `none`, `caution`, `urgent` or `emergency`."""
        return self.name.lower()
