import pytest

from responses.catalogue import load
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
