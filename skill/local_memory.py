"""The memory of the terminal: off, unless `PUMP_GUIDE_MEMORY` says otherwise."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter

from skill.refill_memory import open_store
from skill.settings import OFF, SHORTEST_SECRET, SQLITE, SettingsError, memory_problems


def local_store(environment: Mapping[str, str] = os.environ) -> AbstractPersistenceAdapter | None:
    """Where one's own machine keeps a refill date; None where it keeps nothing. SettingsError where that cannot be.

    Without `PUMP_GUIDE_SECRET` a key is made on first use, in a file of its own beside the database.
    """
    memory = environment.get("PUMP_GUIDE_MEMORY", OFF)
    secret = os.fsencode(environment.get("PUMP_GUIDE_SECRET", ""))
    path = memory.removeprefix(SQLITE)
    if not secret and path not in (memory, ""):
        secret = _own_key(Path(f"{path}.key"))
    if problems := list(memory_problems(memory, secret)):
        raise SettingsError("; ".join(problems))
    return open_store(memory, secret)


def _own_key(path: Path) -> bytes:
    try:
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(SHORTEST_SECRET))
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"PUMP_GUIDE_MEMORY: the key {path} cannot be made or read: {error.strerror}") from error
