"""Web addresses: how two ways of writing that of one site compare."""

from urllib.parse import urlsplit


def site(address: str) -> str:
    """An address as it compares: its host and path, whatever its protocol, case, `www.` and last slash."""
    text = address.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
    except ValueError:
        return text.casefold()
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()
