"""The content check: `python -m skill check`."""

from collections.abc import Iterator

from responses.catalogue import HERE, load
from responses.strict_yaml import read_as
from skill.checks.copied import copied_runs, page_runs
from skill.checks.examples import dead_examples, untaught_examples
from skill.checks.finding import Finding
from skill.checks.listing import listing_findings
from skill.checks.model_fit import model_fit_findings
from skill.checks.model_rules import model_rule_findings
from skill.checks.own_language import texts_in_another_language
from skill.checks.parity import parity_findings
from skill.checks.policy import (
    foreign_numbers,
    late_actions,
    never_said,
    read_rules,
    urgent_without_number,
    warnings_without_call,
)
from skill.checks.sayable import too_hard, too_long
from skill.checks.spelling import misspelled
from skill.checks.spoken_facts import topics_without_facts, unspoken_facts


def findings() -> list[Finding]:
    """All that is wrong with the texts and models of this project; what is wrong in several locales counts once."""
    return list(dict.fromkeys(_findings()))


def _findings() -> Iterator[Finding]:
    catalogue = load()
    yield from unspoken_facts(catalogue)
    yield from topics_without_facts(catalogue)
    yield from too_long(catalogue)
    yield from too_hard(catalogue, read_as(HERE / "page_words.yaml", list[str]))
    yield from warnings_without_call(catalogue)
    yield from urgent_without_number(catalogue)
    yield from late_actions(catalogue)
    yield from foreign_numbers(catalogue)
    rules = read_rules(HERE / "never_said.yaml")
    yield from never_said(catalogue, rules)
    yield from copied_runs(catalogue, page_runs())
    yield from misspelled(catalogue, read_as(HERE / "dictionary.yaml", list[str]))
    yield from texts_in_another_language(catalogue)
    yield from dead_examples(catalogue)
    yield from untaught_examples(catalogue)
    yield from model_rule_findings()
    yield from parity_findings()
    yield from model_fit_findings(catalogue)
    yield from listing_findings(catalogue, rules)


def check() -> int:
    """Prints each finding on a line, their number, and how many lines nobody has signed; gives the exit code.

    It is 1 if there are findings. What is unsigned is none: it is counted.
    """
    # The review is made of what the checks read, so they cannot be made of it.
    from skill.review.lines import every_line
    from skill.review.signoff import count_open, read_signoff

    found = findings()
    for finding in found:
        print(finding)
    lines = every_line(load())
    print(f"{count_open(lines, read_signoff())} of {len(lines)} lines wait for a clinician's signature")
    print(f"{len(found)} findings")
    return 1 if found else 0
