"""What changed for a meeting, as it goes over the wire."""

from typing import Annotated, Literal

from pydantic import Field

from api.meeting import Meeting as PreparedMeeting
from api.models import EntityReference, InEveryLanguage, Model
from api.outward import SiteAddress
from graph.model.words import languages
from graph.say.meeting import Line as ToldLine
from graph.say.meeting import Section as ToldSection


class Line(Model):
    text: InEveryLanguage
    sources: Annotated[list[str], Field(description="What it rests on, in the words of the first language.")]
    address: Annotated[SiteAddress | None, Field(description="Where on this site more stands.")]

    @classmethod
    def of(cls, by_language: dict[str, ToldLine]) -> "Line":
        first = next(iter(by_language.values()))
        return cls(
            text={language: line.whole for language, line in by_language.items()},
            sources=list(first.sources),
            address=first.address,
        )


class Section(Model):
    id: Annotated[str, Field(examples=["opened"])]
    title: InEveryLanguage
    count: Annotated[int, Field(description="How many there are; `lines` has the first of them.")]
    lines: list[Line]

    @classmethod
    def of(cls, by_language: dict[str, ToldSection]) -> "Section":
        first = next(iter(by_language.values()))
        lines = zip(*(section.lines for section in by_language.values()), strict=True)
        return cls(
            id=first.id,
            title={language: section.title for language, section in by_language.items()},
            count=first.count,
            lines=[Line.of(dict(zip(by_language, each, strict=True))) for each in lines],
        )


class Meeting(Model):
    """What changed between two moments, in sections of sentences, for all or for some parties."""

    clock: Annotated[
        Literal["known", "so"], Field(description="What is compared: what was known, or what was so on two days.")
    ]
    first_revision: Annotated[int, Field(description="The revision before the period.")]
    last_revision: int
    before: Annotated[str, Field(description="The day that is compared with: the one before the period.")]
    after: Annotated[str, Field(description="The day that is compared: the last of the period.")]
    parties: list[EntityReference]
    period: InEveryLanguage
    summary: InEveryLanguage
    notes: list[InEveryLanguage]
    sections: list[Section]

    @classmethod
    def of(cls, meeting: PreparedMeeting, most: int) -> "Meeting":
        by_language = {language: meeting.told(language, most) for language in languages()}
        sections = zip(*(wording.sections for wording in by_language.values()), strict=True)
        notes = zip(*(wording.notes for wording in by_language.values()), strict=True)
        compared = meeting.comparison
        return cls(
            clock="so" if compared.of_what_was_so else "known",
            first_revision=meeting.period.first,
            last_revision=meeting.period.last,
            before=compared.before.day.isoformat(),
            after=compared.after.day.isoformat(),
            parties=[EntityReference.of(node) for node in meeting.parties],
            period={language: wording.period for language, wording in by_language.items()},
            summary={language: wording.summary for language, wording in by_language.items()},
            notes=[dict(zip(by_language, each, strict=True)) for each in notes],
            sections=[Section.of(dict(zip(by_language, each, strict=True))) for each in sections],
        )
