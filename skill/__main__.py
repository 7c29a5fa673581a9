"""`python -m skill`: the guide's commands."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from interaction_model.built import LOCALES, BrokenModelError
from responses.strict_yaml import BrokenFileError
from skill.settings import SettingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; gives its exit code: 0, 1 for findings of `check`, or 2 with one line where it cannot start."""
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown and options.command != "ask":
        parser.error(f"unknown argument {unknown[0]!a}")
    if "locale" in options and options.locale not in LOCALES:
        return _refuse(f"unknown locale {options.locale!a}; there are {', '.join(LOCALES)}")
    try:
        return _run(options, unknown)
    except (BrokenFileError, BrokenModelError, SettingsError) as error:
        return _refuse(str(error))


def _run(options: argparse.Namespace, unknown: list[str]) -> int:
    """Each command imports what it needs, so that the service does without the terminal's libraries."""
    match options.command:
        case "ask":
            from skill.terminal import ask, spoken, typed_lines

            said = options.sentence + unknown
            sentences = [spoken(" ".join(said))] if said else typed_lines("")
            return ask(sentences, options.locale, as_json=options.json)
        case "talk":
            from skill.terminal import talk, typed_lines

            return talk(typed_lines("> "), options.locale, as_json=options.json)
        case "serve":
            from skill.serve import serve

            return serve(options.host, options.port, options.workers)
        case "review":
            from skill.review.write import review

            return review(options.out)
    from skill.checks import check

    return check()


def _within(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"takes a number from {least} to {most}")
        return int(text)

    return number


def _refuse(reason: str) -> int:
    print(f"pump guide: {reason}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m skill", description="Pump Guide: spoken answers on the baclofen pump."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    speaking = argparse.ArgumentParser(add_help=False)
    speaking.add_argument("--locale", default="en-US", help=f"{', '.join(LOCALES)} (default: en-US)")
    speaking.add_argument("--json", action="store_true", help="print each answer as one line of JSON")
    ask = commands.add_parser("ask", parents=[speaking], help="answer one question, or each line of standard input")
    ask.add_argument("sentence", nargs="*", help="the question, in your own words")
    commands.add_parser("talk", parents=[speaking], help="have a conversation, line by line")
    serve = commands.add_parser("serve", help="run the web service that Alexa calls")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=_within(1, 65535), default=8080, help="port to listen on (default: 8080)")
    serve.add_argument("--workers", type=_within(1, 64), default=2, help="worker processes (default: 2)")
    review = commands.add_parser("review", help="write every answer on a page and in a table, for a clinician to sign")
    review.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write them into")
    commands.add_parser("check", help="check all texts and models; each finding is one line")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has had enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
