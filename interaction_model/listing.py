"""`store/`: how the skill is shown in Amazon's store, one file a locale."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from interaction_model.strict import shape
from interaction_model.templates import read_node

HERE = Path(__file__).parent / "store"

#: A text that says something.
Text = Annotated[str, Meta(min_length=1)]


class Listing(Struct, frozen=True, forbid_unknown_fields=True):
    """The store's page in one locale. `privacy_path` is the path of the privacy page on the service's own host.

    `testing_instructions` are for Amazon's reviewers and are not shown.
    """

    name: Text
    summary: Text
    description: Text
    example_phrases: tuple[Text, Text, Text]
    keywords: tuple[Text, ...]
    what_is_new: Text
    testing_instructions: Text
    privacy_path: Text
    category: Text

    @property
    def texts(self) -> dict[str, str]:
        """What people read, by field; of a list, one text a line."""
        return {
            "name": self.name,
            "summary": self.summary,
            "description": self.description,
            "example_phrases": "\n".join(self.example_phrases),
            "keywords": "\n".join(self.keywords),
            "what_is_new": self.what_is_new,
            "testing_instructions": self.testing_instructions,
        }


def read_listing(locale: str, folder: Path = HERE) -> Listing:
    """The listing of a locale; BrokenTemplateError, naming file and key, where it is missing or a field is wrong."""
    path = folder / f"{locale}.yaml"
    return shape(path, read_node(path), Listing)
