"""Is this request really from Alexa, for us, and fresh? Every file here is one question.

`chain_url` where a certificate may come from, `fetch` getting it, `chain` whether it is Amazon's, `cache` keeping it,
`signature` whether it signed these bytes, `freshness` whether they are new, `audience` whether they are for us.
"""

from skill.verification.chain import validate_chain
from skill.verification.refusal import Refusal

__all__ = ["Refusal", "validate_chain"]
