"""Write what five articles state into the record: real figures, beside the illustration and apart from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from vedich.actions.areas import COUNTRY, add_area, load_areas
from vedich.actions.declaring import DeclaredCount, declare_counts, declare_verdicts
from vedich.actions.demonstrating.office import Office
from vedich.actions.documents import register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.catalog.load import catalog
from vedich.demonstration.articles import UNNAMED, Aimed, Article, articles
from vedich.domain.area import AreaType
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis
from vedich.store.models import Area, Document, Target

# Areas that the articles are about; what lies above and below them comes along.
KEYS = ("H63:806", "H63:807", "H63:817")


class ArticleWriter:
    """Writes articles, one by one on their days, under the account of who confirms them."""

    def __init__(self, office: Office, at: datetime) -> None:
        self.office = office
        load_areas(by=office.keeper, at=at, keys=KEYS)
        nation = Area.objects.get(key=COUNTRY)
        add_area(
            by=office.keeper,
            at=at,
            key=UNNAMED,
            type=AreaType.RURAL_DISTRICT,
            name="(chưa rõ tên)",
            parent=nation,
            placeholder=True,
        )
        wanted = {article.area for article in articles()} | {*KEYS, UNNAMED}
        self.areas = {area.key: area for area in Area.objects.filter(key__in=wanted)}
        self.by = office.confirmer(list(self.areas.values()), at)

    def write(self, article: Article, at: datetime) -> int:
        """Write one article; give how many results it states."""
        made = register_document(
            by=self.by,
            at=at,
            area=self.areas[article.area],
            on=article.on,
            title=article.title,
            type="article",
        )
        document = Document.objects.get(pk=made["document"])
        if article.results:
            record_observations(by=self.by, at=at, rows=_rows(article), document=document)
        self._targets(article, document, at)
        if article.counts:
            counts = [
                DeclaredCount(
                    self.areas[count.area],
                    count.period,
                    total=count.total,
                    met=count.met,
                    exceeded=count.exceeded,
                    near=count.near,
                    missed=count.missed,
                    no_result=count.no_result,
                    status=count.status,
                )
                for count in article.counts
            ]
            declare_counts(by=self.by, at=at, document=document, counts=counts)
        return len(article.results)

    def _targets(self, article: Article, document: Document, at: datetime) -> None:
        """Set the targets by area, period and basis, with the verdicts that the article itself states."""
        sets: dict[tuple[str, Period, Basis], list[Aimed]] = defaultdict(list)
        for each in article.targets:
            sets[each.area, each.period, each.basis].append(each)
        for (area, period, basis), lines in sets.items():
            made = set_targets(
                by=self.by,
                at=at,
                area=self.areas[area],
                period=period,
                basis=basis,
                aims=_aims(lines),
                document=document,
                declared_count=_declared_of(article, area, period, basis),
            )
            verdicts = [
                (Target.objects.get(pk=pk), line.verdict)
                for pk, line in zip(made["targets"], lines, strict=True)
                if line.verdict is not None
            ]
            if verdicts:
                declare_verdicts(by=self.by, at=at, document=document, period=period, verdicts=verdicts)


def _rows(article: Article) -> list[Said]:
    return [
        Said(
            each.indicator,
            each.area,
            each.period,
            article.on,
            Vintage.ACTUAL,
            catalog().by_code[each.indicator].indicator.measure,
            value=each.value,
            words="trên" if each.over else "",
            printed=each.printed,
        )
        for each in article.results
    ]


def _aims(lines: Sequence[Aimed]) -> list[Aim]:
    at = {line.indicator: place for place, line in enumerate(lines, start=1)}
    return [
        Aim(
            line.indicator,
            line.operator,
            _measure_of(line),
            line.value,
            words=line.words or _unsaid(line),
            reference=line.reference,
            whole=at.get(line.whole),
        )
        for line in lines
    ]


def _measure_of(line: Aimed) -> str:
    return catalog().by_code[line.indicator].indicator.measure


def _unsaid(line: Aimed) -> str:
    """Say what is known of a plan whose figure the article leaves out."""
    if line.value is not None:
        return ""
    if line.reached is None:
        return "văn bản không nêu mức"
    return f"văn bản không nêu mức; ghi đạt {line.reached:f}%".replace(".", ",")


def _declared_of(article: Article, area: str, period: Period, basis: Basis) -> int | None:
    """Give how many targets the article says the set has: known where one basis was counted."""
    if basis is not Basis.PARTY_RESOLUTION:
        return None
    return next(
        (count.total for count in article.counts if (count.area, count.period) == (area, period)), None
    )
