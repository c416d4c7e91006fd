"""What a program recognised in a paper, as records that are kept apart from what the paper itself says."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.records import NO_TEXT, Batch, Claim, Confidence, Entity, Mark, Passage, Source
from graph.model.words import Listed, Message, message
from loaders.readers.mentions import Found, Mention, MentionFinder, find_in_passages
from loaders.readers.papers.known import Known, restated
from loaders.readers.papers.paper import Paper
from loaders.readers.suggestions import suggestions, unknown_organisations


@dataclass(frozen=True, slots=True)
class Recognised:
    """The records, the text in which they were found, and the names for a person to look at: doubtful ones, and
    organisations that are unknown.
    """

    batch: Batch
    text: tuple[Passage, ...]
    doubtful: tuple[Message, ...]
    unknown: tuple[Message, ...]


def recognised(paper: Paper, document: Entity, source: Source, known: Known, finder: MentionFinder) -> Recognised:
    """Mentions with their place, and suggestions for relations, all with the confidence `extracted`.

    The text is kept beside them with where in it each entity is named, so that a reader sees the words.
    """
    entities, claims = {document.id: restated(document)}, dict[str, Claim]()
    doubtful, unknown, offices = dict[Message, None](), dict[Message, None](), set[str]()
    words = list[Passage]()
    texts = [(passage.locator, passage.text) for passage in paper.passages]
    for (place, text), (_, found) in zip(texts, find_in_passages(finder, texts, paper.metadata.date), strict=True):
        ids = dict.fromkeys(mention.entity for mention in found.mentions if mention.entity != document.id)
        made = [Claim(document.id, "mentions", id, locator=place, confidence=Confidence.EXTRACTED) for id in ids]
        made.extend(
            Claim(
                suggestion.subject,
                suggestion.relation,
                suggestion.object,
                locator=place,
                amount=suggestion.amount,
                note=f"Voorstel van een programma ({suggestion.meaning}), nog door niemand beoordeeld.",
                url=document.homepage,
                confidence=Confidence.EXTRACTED,
            )
            for suggestion in suggestions(text, found, known.entities)
        )
        made.extend(_held(document.id, place, found, paper.metadata.date, known, offices))
        words.append(_passage(place, text, found, paper.metadata.date, known))
        for claim in made:
            claims.setdefault(claim.key, claim)
            for id in _ends(claim):
                if id != document.id:
                    entities.setdefault(id, restated(known.entities[id]))
        for doubt in found.doubtful:
            names = sorted(known.entities[id].name for id in doubt.entities)
            meant = Listed(tuple(names), "or")
            doubtful[message("load-doubtful-name", name=doubt.text, place=place, meant=meant)] = None
        unknown.update(
            (message("load-unknown-name", name=name, place=place), None) for name in unknown_organisations(text, found)
        )
    batch = Batch(source, tuple(entities.values()), tuple(claims.values()))
    return Recognised(batch, tuple(words), tuple(doubtful), tuple(unknown))


def _passage(place: str, text: str, found: Found, on: str | None, known: Known) -> Passage:
    """The passage with where each entity is named in it, a ministry by its minister too."""
    marks = list[Mark]()
    for mention in found.mentions:
        marks.append(Mark(mention.entity, mention.start, mention.end))
        if (ministry := _ministry(mention, on, known)) is not None:
            marks.append(Mark(ministry.id, mention.start, mention.end))
    # Each character stays one, so that the marks hold.
    return Passage(place, NO_TEXT.sub("\ufffd", text), tuple(marks))


def _ministry(mention: Mention, on: str | None, known: Known) -> Entity | None:
    is_office = known.entities[mention.entity].kind == "PublicOfficial"
    return known.ministry(mention.text, on) if is_office else None


def _held(document: str, place: str, found: Found, on: str | None, known: Known, offices: set[str]) -> Iterator[Claim]:
    """The ministries that a passage mentions by their minister or state secretary; of each office once whose it is."""
    for mention in found.mentions:
        if (ministry := _ministry(mention, on, known)) is None:
            continue
        note = f"Volgt uit het ambt: {mention.text}."
        yield Claim(document, "mentions", ministry.id, locator=place, note=note, confidence=Confidence.EXTRACTED)
        if mention.entity not in offices:
            offices.add(mention.entity)
            yield Claim(
                mention.entity, "holdsOffice", ministry.id, locator=place, note=note, confidence=Confidence.EXTRACTED
            )


def _ends(claim: Claim) -> Iterator[str]:
    yield claim.subject
    yield claim.object
