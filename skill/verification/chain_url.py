"""Where a certificate chain may come from."""

import re

from skill.verification.refusal import Refusal

_HOST = "s3.amazonaws.com"
_FOLDER = "echo.api"
_LONGEST = 1024

_URL = re.compile(r"([A-Za-z]+)://([A-Za-z0-9.:-]+)(/[A-Za-z0-9._~/-]*)")


def canonical(url: str) -> str:
    """The one form of a chain's URL that is fetched and cached; Refusal if it is not in Amazon's own folder.

    Scheme and host become lower case, port 443 and a fragment go, dot and empty segments are resolved. There may be no
    query, no user and no escape, since those could make one address look like another.
    """
    if len(url) > _LONGEST:
        raise Refusal("chain_url")
    match = _URL.fullmatch(url.partition("#")[0])
    if match is None:
        raise Refusal("chain_url")
    scheme, authority, path = match.groups()
    segments = _resolved(path)
    if scheme.lower() != "https" or authority.lower().removesuffix(":443") != _HOST:
        raise Refusal("chain_url")
    if len(segments) < 2 or segments[0] != _FOLDER:
        raise Refusal("chain_url")
    return f"https://{_HOST}/{'/'.join(segments)}"


def _resolved(path: str) -> list[str]:
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in ("", "."):
            segments.append(segment)
    return segments
