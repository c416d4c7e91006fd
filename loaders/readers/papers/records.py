"""A paper as records: the document, whom it is from and to, and what it refers to."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from graph.model.records import Batch, Claim, Confidence, Entity, Identifier, Name, NameUse, Source
from graph.model.words import Listed, Message, message
from loaders.readers.papers.known import Known, restated
from loaders.readers.papers.paper import Metadata, Paper, author
from loaders.readers.papers.references import Reference, find_references

SITE = "https://zoek.officielebekendmakingen.nl/"
_LONGEST_NAME = 300
_JOURNALS = {"stcrt": "Staatscourant", "stb": "Staatsblad", "trb": "Tractatenblad"}
# The site has no issues of the journals from before 1995.
_NOT_ONLINE = re.compile(r"(?:stcrt|stb|trb)-(?:18\d\d|19[0-8]\d|199[0-4])-.*")
_VIDEO = re.compile(r"\s*(?:\||-|on|op)?\s*(?:Vimeo|YouTube)\s*$", re.IGNORECASE)
# The description that `document_entity` makes, so that it can be read back.
_TOLD = re.compile(
    r"(?:(?P<sort>[^;]+ van de (?:Tweede|Eerste) Kamer[^;]*?)(?:; |\.$))?(?:dossier (?P<dossier>[^;]+?)(?:; |\.$))?"
    r"(?:(?!vergaderjaar|van de)(?P<about>.+?)(?:; (?=vergaderjaar |van de )|\.$))?"
    r"(?:vergaderjaar (?P<session>[\d-]+)(?:; |\.$))?(?:van de (?P<author>.+)\.)?"
)
_CHAPTER_AND_NUMBER = re.compile(r"kst-(\d{5}(?:-[IVX]+[AB]?|-[A-Z](?=-\d)|-\d{2}(?=-))?)-([0-9]+[a-h]?|[A-Z]+)")


_ABOUT_NAMES = frozenset({"c.s", "cs", "en"})
_SUBJECT_BEGINS = frozenset({"over", "ter", "inzake", "betreffende", "houdende", "tot", "met", "op", "ontvangen"})
# The words that headings of papers are made of; any other word may be a name.
_OF_HEADINGS = frozenset(
    {
        *("aan", "aanleiding", "advies", "afdeling", "algemeen", "amendement", "antwoord", "antwoorden"),
        *("beantwoording", "bij", "bijlage", "brief", "burgerinitiatief", "commissie", "de", "debat", "der"),
        *("dertigledendebat", "deskundigenverslag", "die", "door", "een", "eerste", "eindverslag", "gedrukt"),
        *("gewijzigd", "gewijzigde", "het", "hoofdlijnen", "in", "ingediend", "initiatiefnota", "inzake"),
        *("kabinetsreactie", "kamer", "koninklijke", "leden", "lid", "lijst", "memorie", "met", "minister"),
        *("ministers", "motie", "naar", "nader", "nadere", "nota", "notaoverleg", "nr", "of", "om", "onder"),
        *("ontwerp", "op", "over", "overleg", "president", "rapport", "reactie", "regeling", "schriftelijk"),
        *("schriftelijke", "spoed", "staatssecretaris", "staatssecretarissen", "subamendement", "te", "ter"),
        *("toegezonden", "toelichting", "tot", "tweede", "uit", "uitvoering", "van", "vaste", "vastgesteld"),
        *("vergadering", "verslag", "vervanging", "verzoek", "voor", "voorlopig", "voorstel", "voorzitter", "vragen"),
        *("werkbezoek", "wet", "wetgevingsoverleg", "wetsvoorstel", "wijziging", "wijzigingen", "zoals"),
    }
)


@dataclass(frozen=True, slots=True)
class _Cited:
    entity: Entity
    claim: Claim


def paper_batch(paper: Paper, source: Source, known: Known) -> Batch:
    """What a paper says of itself and what it refers to; `paper.metadata.id` is the id of the document."""
    document = document_entity(paper.metadata, known)
    entities, claims = {document.id: document}, dict[str, Claim]()
    for made in (*_people(paper.metadata, document.id, known), *_parts(paper.metadata, document.id, known)):
        entities.setdefault(made.entity.id, made.entity)
        claims.setdefault(made.claim.key, made.claim)
    for reference in find_references(paper):
        for cited in _cited(reference, document.id, known):
            if cited.entity.id != document.id:
                entities.setdefault(cited.entity.id, cited.entity)
                claims.setdefault(cited.claim.key, cited.claim)
    return Batch(source, tuple(entities.values()), tuple(claims.values()))


def recalled(metadata: Metadata, known: Known) -> Metadata:
    """The metadata with what an earlier edition of the same paper told of it and this one lacks.

    A title in capitals is that of the heading, which says less than the title in the register of papers.
    """
    document = known.document(metadata.id or "")
    if document is None or document.id != metadata.id:
        return metadata
    made = _numbered(document.id)
    title = document.name.removesuffix(f" ({made.name})")
    match = _TOLD.fullmatch(document.description or "")
    before = Metadata(title=title if title != document.name else None, date=document.since, url=document.homepage)
    if match is not None:
        sort = re.fullmatch(r"(.+?) van de ((?:Tweede|Eerste) Kamer.*)", match["sort"] or "")
        office = match["author"]
        before = replace(
            before,
            type=sort[1] if sort and sort[1] != "Stuk" else None,
            creator=sort[2] if sort else None,
            dossier=match["dossier"],
            # Without its dossier it cannot be told from what else may stand there.
            dossier_title=match["about"] if match["dossier"] else None,
            session=match["session"],
            author=f"{office[0].upper()}{office[1:]}" if office else None,
        )
    shouted = metadata.title is not None and metadata.title.isupper() and before.title is not None
    return (replace(metadata, title=None) if shouted else metadata).completed(before)


def document_entity(metadata: Metadata, known: Known) -> Entity:
    """The document that the metadata describes; of one that is known already the name is kept when it has no title."""
    if metadata.id is None:
        raise ValueError("a paper needs an id before it can become a record")
    document = known.document(metadata.id)
    made = _numbered(metadata.id)
    title = _title(metadata)
    name = f"{title} ({made.name})" if title and made.name != title else made.name
    if not title and document is not None:
        name = document.name
    kind = document.kind if document is not None else made.kind
    chamber = f" van de {metadata.creator}" if metadata.creator and "Kamer" in metadata.creator else ""
    parts = [
        f"{metadata.type or 'Stuk'}{chamber}" if metadata.type or chamber else None,
        f"dossier {metadata.dossier}" if metadata.dossier else None,
        metadata.dossier_title,
        f"vergaderjaar {metadata.session}" if metadata.session else None,
        f"van de {metadata.author[0].lower()}{metadata.author[1:]}" if metadata.author else None,
    ]
    return replace(
        made,
        kind=kind,
        name=name[:_LONGEST_NAME],
        names=(Name(made.name, NameUse.OFFICIAL),) if made.name != name and made.identifiers else (),
        description="; ".join(part for part in parts if part) + "." if any(parts) else None,
        homepage=metadata.url or made.homepage,
        since=metadata.date,
    )


def _numbered(id: str) -> Entity:
    """A document of which no more is known than its id."""
    match = _CHAPTER_AND_NUMBER.fullmatch(id)
    if match is not None:
        name = f"Kamerstuk {match[1]}, nr. {match[2]}"
    elif id.startswith("kst-"):
        name = f"Kamerstuk {id} (onopgemaakt)"
    elif (journal := re.fullmatch(r"(stcrt|stb|trb)-(\d{4})-([\w-]+)", id)) is not None:
        name = f"{_JOURNALS[journal[1]]} {journal[2]}, nr. {journal[3]}"
    elif (printed := re.fullmatch(r"(ah|h)-([te])k-(\d{4})\d\d(\d\d)-(\d+)(?:-(\d+))?", id)) is not None:
        of = f"Handelingen {'II' if printed[2] == 't' else 'I'} {printed[3]}/{printed[4]}, nr. {printed[5]}"
        item = f", item {printed[6]}" if printed[6] else ""
        name = f"{'Aanhangsel ' if printed[1] == 'ah' else ''}{of}{item}"
    else:
        name = id
    scheme = id.partition("-")[0]
    issued = re.fullmatch(r"(?:kst|stcrt|stb|trb|blg|nds|ah|kv|h)-.*\d.*", id) is not None
    return Entity(
        id,
        "ParliamentaryPaper" if scheme == "kst" or not issued else "OfficialPublication",
        name,
        identifiers=(Identifier(scheme, id),) if scheme in {"kst", "stcrt"} else (),
        homepage=f"{SITE}{id}.html" if issued and not _NOT_ONLINE.fullmatch(id) else None,
    )


def _title(metadata: Metadata) -> str | None:
    """The title; of one in capitals the ordinary words of a heading in lower case, and names as they were written."""
    if metadata.title is None or not metadata.title.isupper():
        return metadata.title
    office = author(metadata.title)
    if office:
        return f"Brief van de {office[0].lower()}{office[1:]}"
    words, named = list[str](), False
    for word in metadata.title.split(" "):
        plain = word.strip(".,;:()").casefold()
        # What follows on a member is a name, whose first words are ordinary ones (VAN DER), until the subject begins.
        named = named and plain not in _SUBJECT_BEGINS
        ordinary = plain in _ABOUT_NAMES or (plain in _OF_HEADINGS and not named)
        words.append(word.casefold() if ordinary else word)
        named = named or plain in {"lid", "leden"}
    title = " ".join(words)
    return title[0].upper() + title[1:]


def _people(metadata: Metadata, id: str, known: Known) -> Iterator[_Cited]:
    """Whom the paper is from and to, as far as these are known."""
    since, derived = metadata.date, Confidence.DERIVED
    signed = "ondertekening of titel"
    if metadata.author is not None:
        if (official := known.named(metadata.author, "PublicOfficial")) is not None:
            yield _Cited(restated(official), Claim(id, "writtenBy", official.id, since=since, locator=signed))
        if (body := known.ministry(metadata.author, since)) is not None:
            note = "Volgt uit het ambt van de ondertekenaar."
            claim = Claim(id, "writtenBy", body.id, since=since, locator=signed, note=note, confidence=derived)
            yield _Cited(restated(body), claim)
    chamber = known.named(metadata.addressee or metadata.creator or "", "Parliament")
    if chamber is None:
        return
    if metadata.addressee is not None:
        yield _Cited(restated(chamber), Claim(id, "addressedTo", chamber.id, since=since, locator="aanhef"))
    elif metadata.type == "Brief":
        note, place = "Volgt uit de soort van het stuk en de Kamer die het uitgaf.", "metagegevens"
        claim = Claim(id, "addressedTo", chamber.id, since=since, locator=place, note=note, confidence=derived)
        yield _Cited(restated(chamber), claim)


def _parts(metadata: Metadata, id: str, known: Known) -> Iterator[_Cited]:
    """What the paper is an attachment of, and its own attachments."""
    if metadata.main_document and metadata.main_document != id:
        main = _known_or_numbered(metadata.main_document, known)
        yield _Cited(main, Claim(id, "componentOf", main.id, role="bijlage", locator="metagegevens"))
    for attachment in metadata.attachments:
        if re.fullmatch(r"blg-[\w-]{1,40}", attachment) and attachment != id:
            part = _known_or_numbered(attachment, known)
            yield _Cited(part, Claim(part.id, "componentOf", id, role="bijlage", locator="metagegevens"))


def _known_or_numbered(id: str, known: Known) -> Entity:
    """A document by its id, or the known one of which that is an earlier number."""
    return _either(known.document(id), _numbered(id))


def _either(found: Entity | None, made: Entity) -> Entity:
    """What is known under another id; else what was made, whether or not an earlier load has made it known."""
    return made if found is None or found.id == made.id else restated(found)


def open_citations(paper: Paper, known: Known) -> tuple[Message, ...]:
    """The citations that may be of several papers none of which is known: who reads may know which it is."""
    return tuple(
        message("load-open-citation", place=reference.locator, papers=Listed(reference.choices, "or"))
        for reference in find_references(paper)
        if reference.choices and not any(map(known.document, reference.choices))
    )


def _cited(reference: Reference, id: str, known: Known) -> Iterator[_Cited]:
    note = None
    if reference.choices:
        note = "Aangehaald met meer dan één dossier; van deze stukken is dit er een dat bestaat."
        for document in filter(None, map(known.document, reference.choices)):
            claim = Claim(
                id, "refersTo", document.id, locator=reference.locator, note=note, confidence=Confidence.DERIVED
            )
            yield _Cited(restated(document), claim)
        return
    if reference.id is not None:
        entity = _known_or_numbered(reference.id, known)
        note = f"Aangehaald als {reference.id}." if entity.id != reference.id else None
    elif reference.address is not None:
        entity = _either(known.at(reference.address), _page(reference, reference.address))
    else:
        entity = _titled(reference, id, known)
    yield _Cited(entity, Claim(id, "refersTo", entity.id, locator=reference.locator, note=note))


def _page(reference: Reference, address: str) -> Entity:
    parts = urlsplit(address)
    last = PurePosixPath(unquote(parts.path)).stem.replace("-", " ").replace("_", " ").strip()
    site = (parts.hostname or "").removeprefix("www.")
    return Entity(
        f"web-{hashlib.blake2b(address.encode(), digest_size=6).hexdigest()}",
        "WebPage",
        (reference.title or (f"{last} ({site})" if last else site))[:_LONGEST_NAME],
        identifiers=(Identifier("url", address),),
        homepage=address,
        locator=reference.locator,
    )


def _titled(reference: Reference, id: str, known: Known) -> Entity:
    """The document that a footnote gives the title of: one that is known by that title, or one of this paper."""
    title = reference.title or ""
    kind = "Media" if _VIDEO.search(title) else "WebPage" if " | " in title else "Report"
    made = Entity(f"{id}-voetnoot-{reference.footnote}", kind, title, locator=reference.locator)
    names = (title, _VIDEO.sub("", title).partition(" | ")[0])
    return _either(next((document for name in names if (document := known.named(name, "Document"))), None), made)
