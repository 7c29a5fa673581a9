"""A stand-in for Alexa's own understanding: a sentence becomes an intent with slots, offline, from our own models."""
