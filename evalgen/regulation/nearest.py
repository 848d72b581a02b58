"""What somebody probably meant who wrote a name that nobody knows."""


def nearest(word: str, known: list[str]) -> str:
    """A remedy for an unknown name: the one most like it, else all that are known."""
    from difflib import get_close_matches

    match = get_close_matches(word, known, n=1)
    if match:
        return f"Có phải là «{match[0]}»?"
    return "Các tên đã biết: " + ", ".join(known) + "."
