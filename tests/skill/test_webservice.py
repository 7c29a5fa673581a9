import pytest

from handlers.memory import MemoryUnavailableError
from responses.catalogue import load
from skill import webservice
from skill.assistant import create_skill
from skill.verification import Refusal
from skill.webservice import VerifyingHandler


class Failing:
    def verify(self, headers, serialized_request_env, deserialized_request_env):
        raise ZeroDivisionError


class Passing:
    def verify(self, headers, serialized_request_env, deserialized_request_env):
        pass


@pytest.mark.parametrize("verifiers", [(Failing(), []), (Passing(), [Failing()])], ids=["signature", "another"])
def test_a_check_that_fails_in_a_way_nobody_foresaw_has_not_been_passed(verifiers):
    handler = VerifyingHandler(create_skill(load()), *verifiers)
    with pytest.raises(Refusal) as refused:
        handler.verify_request_and_dispatch({}, b"{}")
    assert refused.value.code == "unforeseen"


def test_what_could_not_be_carried_out_is_undone_so_that_it_may_come_again(monkeypatch):
    undone = []
    handler = VerifyingHandler(create_skill(load()), Passing(), [], undone.append)
    document = b'{"request": {"requestId": "x"}}'

    def fail(*arguments):
        raise MemoryUnavailableError

    handler.verify_request_and_dispatch({}, document)
    assert undone == []
    monkeypatch.setattr(webservice, "answer", fail)
    with pytest.raises(MemoryUnavailableError):
        handler.verify_request_and_dispatch({}, document)
    assert undone == [{"request": {"requestId": "x"}}]


def test_what_was_refused_has_not_been_carried_out_and_is_not_undone():
    undone = []
    handler = VerifyingHandler(create_skill(load()), Passing(), [Failing()], undone.append)
    with pytest.raises(Refusal):
        handler.verify_request_and_dispatch({}, b"{}")
    assert undone == []
