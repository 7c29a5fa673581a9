"""Words → the signs that are reported in them, for whatever a person says to whatever intent.

The phrases of the signs are those of the interaction models. They are found anywhere in a sentence, in any form of
their words, and with small words between them. What is denied, merely possible, asked in general or long ago is no
report. How a language's words are read is data (`en.yaml`): `tokens` parts a sentence, `finding` finds phrases in it,
`reading` decides which of them are reported.
"""

from interaction_model.lexicon.lexicon import SIGN_TYPE, Lexicon, Reported, lexicon
from interaction_model.lexicon.words import Words

__all__ = ["SIGN_TYPE", "Lexicon", "Reported", "Words", "lexicon"]
