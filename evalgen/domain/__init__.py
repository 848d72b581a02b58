"""The nouns of evaluation: frozen values and enums; no disk, no policy."""
