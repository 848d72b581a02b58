"""The settings of MkDocs in the language of the interface: menu, names of buttons, footer."""

from collections.abc import Mapping
from typing import Any

from evalgen.language import VIETNAMESE, Language

Settings = Mapping[str, Any]


def settings_in(language: Language, frame: Settings, settings: Settings) -> Settings:
    """`settings` of an organization with those of `frame` that are words, all in `language`.

    Words that an organization chose itself are not in the catalogue, and stay.
    """
    if language is VIETNAMESE:
        return settings
    told = {**frame, **settings}
    theme = {**frame["theme"], **settings.get("theme", {}), "language": language.tag}
    return {
        **settings,
        "site_name": language.say(told["site_name"]),
        "copyright": language.say(told["copyright"]),
        "theme": {**theme, "palette": _palettes(theme["palette"], language)},
        "nav": [{language.page(name): path for name, path in item.items()} for item in frame["nav"]],
    }


def _palettes(palettes: Any, language: Language) -> Any:
    if not isinstance(palettes, list):
        return palettes
    return [{**item, **_toggle(item, language)} for item in palettes]


def _toggle(palette: Settings, language: Language) -> Settings:
    toggle = palette.get("toggle")
    return {"toggle": {**toggle, "name": language.say(toggle["name"])}} if toggle and "name" in toggle else {}
