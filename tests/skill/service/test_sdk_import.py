"""The SDK's web service support is imported where its own import fails, and its own check is no way around ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill import sdk_compat

ROOT = Path(__file__).parents[3]
CERTIFICATE = ROOT / "tests" / "certificates" / "amazon-echo-api-2026-eu.pem"


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_after_the_import_nothing_is_left_of_what_stood_in():
    code = """
import sys
import skill.sdk_compat
print(sorted(name for name in sys.modules if name.split(".")[0] in ("certvalidator", "oscrypto")))
"""
    assert run(code) == "[]"


def test_the_whole_service_runs_without_certvalidator():
    code = """
import sys
from skill.app import create_app
from skill.settings import Settings
create_app(Settings(skill_id=["amzn1.ask.skill.x"]))
print(sorted(name for name in sys.modules if name.split(".")[0] in ("certvalidator", "oscrypto")))
"""
    assert run(code) == "[]"


def test_a_certvalidator_that_was_there_before_is_there_after():
    code = """
import sys
from types import ModuleType
before = sys.modules["certvalidator"] = ModuleType("certvalidator")
import skill.sdk_compat
print(sys.modules["certvalidator"] is before, "certvalidator.errors" in sys.modules)
"""
    assert run(code) == "True False"


def test_the_sdks_own_check_refuses_even_a_genuine_chain():
    code = f"""
from pathlib import Path
from skill.sdk_compat import RequestVerifier, VerificationException
verifier = RequestVerifier()
url = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"
verifier._cert_cache[url] = Path({str(CERTIFICATE)!r}).read_bytes()
try:
    verifier.verify({{"SignatureCertChainUrl": url, "Signature-256": "x"}}, "", None)
except VerificationException:
    print("refused")
"""
    assert run(code) == "refused"


def test_the_stand_in_says_no_to_everything():
    with pytest.raises(Exception, match="not used here"):
        sdk_compat._CertificateValidator(b"", b"").validate_usage(key_usage={"digital_signature"})
