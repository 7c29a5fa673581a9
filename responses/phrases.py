"""The texts around answers: short lines, what is said when something is wrong, and what is said of a date."""

from msgspec import Struct


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """The short lines between answers. Braces in them stand for a topic's title or its example question."""

    disclaimer: str
    card_warning: str
    emergency_line: str
    hear_more: str
    hear_topic: str
    is_it: str
    which: str
    did_you_mean: str
    did_you_mean_two: str
    did_you_mean_three: str
    say_again: str
    what_else: str
    what_to_know: str
    reprompt_more: str
    reprompt_topic: str
    reprompt_is_it: str
    reprompt_which: str
    reprompt_did_you_mean: str
    reprompt_open: str
    not_caught: str
    trouble: str


#: What there are instructions for: the tiers that ask for action, and a crisis.
LEVELS = ("emergency", "urgent", "crisis")

#: The placeholders that a phrase keeps until an answer is given; no other phrase may have any.
LATER = {
    "hear_topic": ("title",),
    "is_it": ("title",),
    "which": ("first", "second"),
    "did_you_mean_two": ("first", "second"),
    "did_you_mean_three": ("first", "second", "third"),
    "reprompt_more": ("ask",),
    "reprompt_topic": ("ask",),
    "reprompt_is_it": ("ask",),
    "reprompt_which": ("ask",),
    "reprompt_did_you_mean": ("ask",),
    "reprompt_open": ("ask",),
}


class Instruction(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said at one tier when something is wrong: first the action, for oneself or for another person.

    `in_doubt` comes before "Is it about …?", `first` before any other answer of a session that holds a report. The rest
    answers what people say when they were told to call.
    """

    you: str
    they: str
    in_doubt: str
    first: str
    goodbye: str
    played_down: str
    nobody_answers: str
    on_hold: str
    what_to_say: str
    number_again: str
    help_coming: str


class DatePhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said around a refill date. Braces stand for a day as it is spoken, and for a number of days in words."""

    in_days: str
    tomorrow: str
    today: str
    day: str
    year_away: str
    week: str
    weekend: str
    month: str
    season: str
    year: str
    unclear: str
    passed: str
    took_place: str
    reprompt_took_place: str
    it_took_place: str
    remind: str
    shall_keep: str
    reprompt_shall_keep: str
    say_again: str
    reprompt_say_again: str
    kept: str
    not_kept: str
    forgotten: str
    nothing_kept: str
    saved: str
    saved_soon: str
    saved_passed: str
    none_saved: str
    unreachable: str
    winter: str
    spring: str
    summer: str
    fall: str


#: The placeholders that a phrase of a date keeps until the day is known.
LATER_IN_DATES = {
    "in_days": ("day", "count"),
    "saved": ("day", "count"),
    "year_away": ("day", "year"),
    **dict.fromkeys(
        ("tomorrow", "today", "day", "week", "weekend", "month", "season", "year", "passed", "kept"),
        ("day",),
    ),
    "saved_soon": ("day",),
}
