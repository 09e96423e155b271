"""Texts as TOML writes them."""

_CONTROL = {chr(code): f"\\u{code:04X}" for code in (*range(32), 127)}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TOML = str.maketrans({**_CONTROL, **_ESCAPES})


def quoted(text: str) -> str:
    r"""Write a text as a basic TOML string.

    >>> print(quoted('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    return f'"{text.translate(_TOML)}"'
