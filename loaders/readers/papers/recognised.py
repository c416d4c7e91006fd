"""What a program recognised in a paper, as records that are kept apart from what the paper itself says."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.records import Batch, Claim, Confidence, Entity, Source
from graph.model.words import Listed, Message, message
from loaders.readers.mentions import Found, MentionFinder, find_in_passages
from loaders.readers.papers.known import Known, restated
from loaders.readers.papers.paper import Paper
from loaders.readers.suggestions import suggestions, unknown_organisations


@dataclass(frozen=True, slots=True)
class Recognised:
    """The records, and the names for a person to look at: doubtful ones, and organisations that are unknown."""

    batch: Batch
    doubtful: tuple[Message, ...]
    unknown: tuple[Message, ...]


def recognised(paper: Paper, document: Entity, source: Source, known: Known, finder: MentionFinder) -> Recognised:
    """Mentions with their place, and suggestions for relations, all with the confidence `extracted`.

    The sentence of a suggestion is not kept: its place is, and the reviewer reads it there.
    """
    entities, claims = {document.id: restated(document)}, dict[str, Claim]()
    doubtful, unknown, told = dict[Message, None](), dict[Message, None](), set[str]()
    texts = [(passage.locator, passage.text) for passage in paper.passages]
    for (place, text), (_, found) in zip(texts, find_in_passages(finder, texts, paper.metadata.date), strict=True):
        ids = dict.fromkeys(mention.entity for mention in found.mentions if mention.entity != document.id)
        made = [Claim(document.id, "mentions", id, locator=place, confidence=Confidence.EXTRACTED) for id in ids]
        made.extend(
            Claim(
                one.subject,
                one.relation,
                one.object,
                locator=place,
                amount=one.amount,
                note=f"Voorstel van een programma ({one.meaning}), nog door niemand beoordeeld.",
                url=document.homepage,
                confidence=Confidence.EXTRACTED,
            )
            for one in suggestions(text, found, known.entities)
        )
        made.extend(_held(document.id, place, found, paper.metadata.date, known, told))
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
    return Recognised(Batch(source, tuple(entities.values()), tuple(claims.values())), tuple(doubtful), tuple(unknown))


def _held(document: str, place: str, found: Found, on: str | None, known: Known, told: set[str]) -> Iterator[Claim]:
    """The ministries that a passage mentions by their minister or state secretary; of each office once whose it is."""
    for mention in found.mentions:
        ministry = known.ministry(mention.text, on) if known.entities[mention.entity].kind == "PublicOfficial" else None
        if ministry is None:
            continue
        note = f"Volgt uit het ambt: {mention.text}."
        yield Claim(document, "mentions", ministry.id, locator=place, note=note, confidence=Confidence.EXTRACTED)
        if mention.entity not in told:
            told.add(mention.entity)
            yield Claim(
                mention.entity, "holdsOffice", ministry.id, locator=place, note=note, confidence=Confidence.EXTRACTED
            )


def _ends(claim: Claim) -> Iterator[str]:
    yield claim.subject
    yield claim.object
