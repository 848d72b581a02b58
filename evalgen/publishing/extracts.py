"""What a page shows of people and results, as lines of text or digests of these: equal only where the page is equal, too.

A page that shows everything goes by the whole; one that shows a few people goes by theirs.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from hashlib import sha256

from msgspec import Struct, field

from evalgen.publishing.public import PublicOutcome, PublicPeriod, PublicPerson, PublicResult, PublicSite
from evalgen.publishing.value_text import value_text


class Digests(Struct, frozen=True, kw_only=True, array_like=True):
    """What somebody knows already of a site."""

    periods: Mapping[str, str] = field(default_factory=dict)
    """Of each period, by its name in addresses, whoever of its people has a namesake."""

    ground: str = ""
    whole: str = ""
    """Both empty where nobody knows them."""


_NOTHING = Digests()


class Extracts:
    """The people and results of `site`, each looked at once; `known` are digests that somebody has already.

    A site that is still to be made is made for the first who asks for more than what is known of it.
    """

    def __init__(self, site: PublicSite | Callable[[], PublicSite], known: Digests = _NOTHING) -> None:
        self._given: PublicSite | Callable[[], PublicSite] | None = site
        self._known = known
        self._outcomes: dict[Hashable, str] = {}
        self._periods = dict(known.periods)
        self._named: dict[str, str] = {}
        self._results: dict[int, str] = {}

    @cached_property
    def site(self) -> PublicSite:
        """The site."""
        given, self._given = self._given, None  # What it is made from is let go of.
        if given is None:
            raise RuntimeError
        return given if isinstance(given, PublicSite) else given()

    @property
    def digests(self) -> Digests:
        """All that there is to be known of it."""
        return Digests(
            periods={period.id: self.alone(period) for period in self.site.periods},
            ground=self.ground,
            whole=self.whole,
        )

    @cached_property
    def ground(self) -> str:
        """The digest of everything but people, results and grades of collectives: every page goes by it."""
        if self._known.ground:
            return self._known.ground
        site = self.site
        periods = [
            (item.period, item.opened_on, item.cutoff, item.closed_on, item.pack, item.pack_title, item.notices)
            for item in site.periods
        ]
        ground = (site.name, site.fictional, site.scores_legal_basis, site.units, periods)
        return sha256(value_text(ground).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def whole(self) -> str:
        """The digest of all people and results."""
        if self._known.whole:
            return self._known.whole
        site = self.site
        found = sha256()
        for person in self._people:
            found.update(self.person(person).encode("utf-8", "surrogatepass"))
        for period in site.periods:
            found.update(f"\n{period.id} {self.alone(period)}".encode())
        return found.hexdigest()

    @cached_property
    def names(self) -> str:
        """The digest of who stands in the lists, and in what order."""
        return sha256(repr(list(self.site.people)).encode("utf-8", "surrogatepass")).hexdigest()

    def period(self, period: PublicPeriod) -> str:
        """The digest of the results of a period with its people, as the site calls them, and its collectives."""
        if period.id not in self._named:
            called = "".join([self._called(result.person) for result in period.results])
            self._named[period.id] = sha256(f"{self.alone(period)} {called}".encode()).hexdigest()
        return self._named[period.id]

    def alone(self, period: PublicPeriod) -> str:
        """The same by this period alone: somebody new in another one may be why somebody here has a namesake."""
        if period.id not in self._periods:
            text = f"{''.join(map(self._result, period.results))}\n{self._collectives(period)}"
            self._periods[period.id] = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._periods[period.id]

    def person(self, identifier: str) -> str:
        """A person with their posts, and whether there is a namesake."""
        return self._people[identifier] + self._called(identifier)

    def result(self, result: PublicResult) -> str:
        """The digest of a result of the site with its person."""
        return self._result(result) + self._called(result.person)

    def rows(self, results: Iterable[PublicResult]) -> str:
        """The digests of results of the site with their people, in their order."""
        return "".join(map(self.result, results))

    def outcome(self, outcome: PublicOutcome) -> str:
        """What is known of a result."""
        letters = tuple(outcome.letters.items())
        key = (outcome.state, outcome.grade, outcome.notice, outcome.amendments, letters)
        known = self._outcomes.get(key)
        if known is None:
            known = self._outcomes[key] = value_text(key)
        return known

    def _called(self, person: str) -> str:
        """A sign for whoever is called by name and identifier."""
        return "=" if person in self.site.namesakes else "-"

    def _result(self, result: PublicResult) -> str:
        # By its identity: the site holds its results, so that none of them gives its place to another one.
        known = self._results.get(id(result))
        if known is None:
            known = self._results[id(result)] = self._digest(result)
        return known

    def _collectives(self, period: PublicPeriod) -> str:
        return repr([(unit, self.outcome(outcome)) for unit, outcome in period.collectives.items()])

    @cached_property
    def _people(self) -> dict[str, str]:
        return {person.id: _person(person) for person in self.site.people.values()}

    def _digest(self, result: PublicResult) -> str:
        standing = result.standing.name if result.standing else ""
        parts = (result.person, result.unit, result.post, standing, result.score, self.outcome(result.outcome))
        line = f"{parts!r}{self._people[result.person]}"
        return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def _person(person: PublicPerson) -> str:
    posts = [(post.title, post.unit, post.standing.name, post.ended) for post in person.posts]
    return repr((person.id, person.name, posts))
