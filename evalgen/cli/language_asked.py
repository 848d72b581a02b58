"""Which language the interface speaks: known before there is a parser to speak it."""

from collections.abc import Iterator, Mapping, Sequence

from evalgen.errors import EvalgenError
from evalgen.language import TAGS, VIETNAMESE

VARIABLE = "EVALGEN_LANG"
"""The environment variable that chooses the language where no option does."""


def tag_asked(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the command line asks for, else the environment, else Vietnamese.

    A tag that there is not is left to the parser to refuse.
    """
    tags = [tag for tag in _tags(words) if tag in TAGS]
    if tags:
        return tags[-1]
    tag = environment.get(VARIABLE) or VIETNAMESE.tag
    if tag not in TAGS:
        raise EvalgenError(
            "Biến môi trường {variable} có giá trị «{tag}», không phải ngôn ngữ nào của chương trình.",
            remedy="Đặt một trong các giá trị: {tags}.",
            variable=VARIABLE,
            tag=tag,
            tags=", ".join(TAGS),
        )
    return tag


def _tags(words: Sequence[str]) -> Iterator[str]:
    for index, word in enumerate(words):
        if word == "--":
            return
        name, equals, value = word.partition("=")
        if name == "--lang":
            yield value if equals else next(iter(words[index + 1 :]), "")
