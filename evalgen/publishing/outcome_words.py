"""What the public reads of a result, in the language of the interface."""

from evalgen.language import Language
from evalgen.language.labels import outcome_label
from evalgen.publishing.public import PublicOutcome


def outcome_words(outcome: PublicOutcome, language: Language) -> str:
    """The grade with the letter that the instrument gives to it, or why there is none."""
    if outcome.grade is None:
        return language.say(outcome.state.label)
    return outcome_label(outcome.grade, outcome.letters.get(outcome.grade.name, ""), language)
