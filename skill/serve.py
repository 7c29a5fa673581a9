"""The web service under a production server."""

import logging
import sys

from flask import Flask

from skill.app import create_app


def application() -> Flask:
    """The application of one worker process, logging to standard error."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    return create_app()


def serve(host: str, port: int, workers: int) -> int:
    """Serves until it is told to stop, and then finishes what is in flight.

    Raises SettingsError or BrokenFileError before anything starts: a worker that cannot start would be tried for ever.
    """
    from granian import Granian
    from granian.constants import Interfaces

    create_app()
    Granian(
        "skill.serve:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=32,
        backpressure=128,
        respawn_failed_workers=True,
        websockets=False,
    ).serve()
    return 0
