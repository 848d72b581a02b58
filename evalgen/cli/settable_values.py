"""What a pack can set, for whoever writes one: as text, and for machines."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Any

from evalgen.cli import exact
from evalgen.domain.number import show_plain
from evalgen.drafting.yaml_text import yaml_text
from evalgen.language import Language
from evalgen.language.legal_values import words_of
from evalgen.regulation.settable import Settable, Setting

_KEY = "value"


def settable_text(found: Iterable[Settable], language: Language) -> Iterator[str]:
    """Each rule, below it each parameter: what it takes, what holds from which day and by which clause."""
    for stem, items in groupby(found, key=lambda item: item.stem):
        parameters = list(items)
        yield f"{stem}: {language.rules.get(stem) or parameters[0].rule_title}"
        for item in parameters:
            yield f"  {item.name}: {item.title}" if item.title else f"  {item.name}"
            yield f"    {language.say('nhận')}: {_expected(item, language)}"
            if not item.settings:
                yield f"    {language.say('gói này không đặt')}"
            for setting in item.settings:
                yield from _setting(setting, language)


def _expected(item: Settable, language: Language) -> str:
    """What the value may be; each word to choose from with what it means."""
    if not item.kind.words:
        return language.say(item.kind.sentence, **item.kind.named)
    meanings = ((word, *words_of(word, name=item.name, language=language)) for word in item.kind.words)
    return ", ".join(f"{word} ({meaning})" for word, meaning in meanings)


def _setting(setting: Setting, language: Language) -> Iterator[str]:
    """As it stands in the pack's file, so that it can be copied."""
    first, *rest = yaml_text({_KEY: setting.written}).splitlines()
    since = language.say("từ {day}", day=f"{setting.first:%d/%m/%Y}")
    where = f"{setting.citation} ({language.say('gói {pack}', pack=setting.pack)})"
    yield f"    {since}:{first.removeprefix(f'{_KEY}:')}"
    yield from (f"    {line}" for line in rest)
    yield f"      {language.say('căn cứ')}: {where}"


def settable_json(item: Settable) -> exact.Json:
    """One parameter; numbers as text, exactly as they are written."""
    return {
        "rule": item.stem,
        "rule_title": item.rule_title,
        "parameter": item.name,
        "title": item.title,
        "expects": item.kind.expects,
        "words": list(item.kind.words),
        "values": [
            {
                "pack": setting.pack,
                "effective_from": setting.first.isoformat(),
                "value": _plain(setting.written),
                "citation": exact.citation(setting.citation),
            }
            for setting in item.settings
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return value
    return show_plain(Fraction(value)).replace(",", ".")
