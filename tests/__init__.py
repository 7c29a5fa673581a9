"""A package, since another one named `tests` is installed beside it."""
