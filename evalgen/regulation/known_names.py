"""What is told of a name that nobody knows: the known one that was probably meant."""


def instead_of(word: str, known: list[str]) -> str:
    """The remedy for a name that nobody knows: is the one most like it meant? Else all that are known."""
    from difflib import get_close_matches

    match = get_close_matches(word, known, n=1)
    if match:
        return f"Có phải là «{match[0]}»?"
    return "Các tên đã biết: " + ", ".join(known) + "."
