"""A command line that begins with a command is read as if all the others were there, too."""

import pytest
from commands import commands_of

from evalgen.cli.arguments import parser
from evalgen.language import TAGS, language_of


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", commands_of(parser()))
def test_a_command_asks_for_the_same_alone(name: str, tag: str) -> None:
    alone, whole = parser(language_of(tag), name), parser(language_of(tag))
    assert list(commands_of(alone)) == [name]
    assert commands_of(alone)[name].format_help() == commands_of(whole)[name].format_help()
    assert commands_of(alone)[name].prog == f"evalgen {name}"
    assert alone.format_usage() == whole.format_usage()


@pytest.mark.parametrize("first", ["", "-h", "--lang", "scor", "score "])
def test_what_is_no_command_leaves_all_of_them(first: str) -> None:
    assert parser(first=first).format_help() == parser().format_help()
    assert list(commands_of(parser(first=first))) == list(commands_of(parser()))
