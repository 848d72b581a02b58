"""Cấp nào đề xuất, cấp nào quyết định: the competent body of every dossier, whatever step it has reached."""

from collections.abc import Mapping, Sequence

from evalgen.domain.actor import Actor
from evalgen.domain.dossier import Dossier, Step
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Post
from evalgen.domain.record import Record
from evalgen.watching.actors import Actors
from evalgen.watching.watch import Watch


def competent(watch: Watch, dossiers: Sequence[Dossier], step: Step) -> Mapping[str, Actor]:
    """By the file of each dossier, who takes `step`, a proposal or a decision, in its case."""
    actors, records = Actors(watch), watch.records
    found: dict[str, Record] = {item.document.file: item for item in records.evaluations if item.period == watch.period}
    posts: dict[str, Post | None] = {item.person: item.post for item in watch.missing if item.person}

    def of(dossier: Dossier) -> Actor:
        record = found.get(dossier.file)
        if not dossier.person:
            return actors.of_collective(step, dossier.unit, records.collectives.get((watch.period, dossier.unit)))
        post = records.post_of(record) if isinstance(record, Evaluation) else posts.get(dossier.person)
        return actors.of_person(step, dossier.person, post, dossier.unit, record)

    return {dossier.file: of(dossier) for dossier in dossiers}
