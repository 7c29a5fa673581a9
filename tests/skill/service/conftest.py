"""Services to ask, and a person whose date is kept by one."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.authority import Authority
from tests.skill.service.people import SECRET, YES, Person, in_days
from tests.skill.service.services import Lines, Service, listening


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session")
def shared_service(authority: Authority) -> Service:
    return Service(authority)


@pytest.fixture
def lines() -> Iterator[Lines]:
    with listening() as lines:
        yield lines


@pytest.fixture
def service(shared_service: Service, lines: Lines) -> Service:
    """A service for reading answers only; what it counted before does not matter."""
    shared_service.log = lines
    return shared_service


@pytest.fixture
def new_service(authority: Authority, lines: Lines) -> Callable[..., Service]:
    """Makes a service of a test's own."""

    def new(fetch: Any = None, **more: Any) -> Service:
        service = Service(authority, fetch, **more)
        service.log = lines
        return service

    return new


@pytest.fixture
def path(tmp_path):
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept" / "dates.db"


@pytest.fixture
def remembering(new_service, path):
    return new_service(memory=f"sqlite:{path}", secret=SECRET)


@pytest.fixture
def person(remembering):
    """Somebody whose date is kept."""
    person = Person(remembering)
    person.says("RefillDateIntent", date=in_days(40))
    person.says(YES)
    person.leaves()
    return person
