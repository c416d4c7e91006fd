"""Motions and promises (toezeggingen) on innovation and procurement, from the open data of the Tweede Kamer.

They are chosen by dossier and by words in their subject or text, and read whole each time: a vote or a letter that
comes later need not change the motion that it belongs to. Members of parliament and ministers stay out; of a motion the
political groups are told, of a promise the office and the ministry. What was assumed of the service, with where that
was read, stands in `ASSUMED`; nobody has compared it with the service itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.model.dates import overlaps
from graph.model.names import slug
from graph.model.records import Batch, Claim, Entity, Name, NameUse, Rank, RecordError, Status
from graph.model.words import Message, message
from loaders.card import Cadence, Card, Expected, Feed, File, Form, Get, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError
from loaders.readers.notices.notice import shorten, tidy
from loaders.readers.notices.wording import listed
from loaders.readers.odata import address, pages, read_page
from loaders.readers.papers.known import Known, restated
from loaders.readers.papers.paper import Metadata
from loaders.readers.papers.records import document_entity
from loaders.readers.reading import read_head

ASSUMED = MappingProxyType(
    {
        "service": "OData 4 at SERVICE, at most 250 records a page, $expand and $count; public clients (tkapi)",
        "fields": "names of entities, fields and relations; the XSDs tkData-v1-0 and the information model 0.90",
        "status of a promise": "the four values of toezeggingstatus; tkData-v1-0-toezegging.xsd",
        "appraisal": "the values of Kabinetsappreciatie; information model 0.90",
        "outcome of a vote": "BesluitTekst begins with Aangenomen, Verworpen, Aangehouden, Ingetrokken; public clients",
        "a motion that was dealt with": "Afgedaan says that the House is done with it, not that it was carried out",
        "DatumNakoming": "the day on which a promise is to be kept, or was when it was kept; no description was found",
        "KamerbriefNakoming": "documents in OData, numbers in the SyncFeed, one or more; public clients",
        "words": "contains and tolower of OData 4, within the 100 parts that a filter may have; public clients",
        "page of a motion": "PAGE with the numbers of case and document; from memory",
    }
)
SERVICE = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/"
PAGE = "https://www.tweedekamer.nl/kamerstukken/moties/detail"
# What innovation-oriented procurement is called in parliament, and the dossiers that are about it as a whole.
WORDS = (
    "innovatiegericht inkopen",
    "innovatiegerichte inkoop",
    "innovatief inkopen",
    "innovatieve inkoop",
    "innovatief aanbesteden",
    "innovatiepartnerschap",
    "launching customer",
    "precommercieel",
    "pre-commercieel",
    "SBIR",
    "Startup in Residence",
)
DOSSIERS = (33009, 34252)
CARD = Card(
    id="tweede_kamer",
    title="Moties en toezeggingen over innovatiegericht inkopen (open data van de Tweede Kamer)",
    publisher="Tweede Kamer der Staten-Generaal",
    licence="hergebruik toegestaan met bronvermelding (open data van de Tweede Kamer)",
    url="https://opendata.tweedekamer.nl/",
    cadence=Cadence.DAILY,
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 5_000, "Agreement"),),
    bundled=False,
    hosts=frozenset({"gegevensmagazijn.tweedekamer.nl"}),
    feed=Feed((SERVICE,), Form.JSON, ToldBy.CHECKSUM),
)
HOUSE = Entity("tooi-oorg10002", "Parliament", "Tweede Kamer")
GOVERNMENT = Entity("regering", "Government", "Regering")
_CONTEXT = re.compile(rb'"@odata\.context"\s*:\s*"[^"]*#(?:Zaak|Toezegging)\b')
_CHAPTER = re.compile(r"[IVX]{1,6}[AB]?|[A-Z]|\d{2}")
_SCORE = re.compile(r"\((?P<score>\d{1,3}\s*-\s*\d{1,3})\)")
# What the House decided, by how the text of the decision begins: the status of the motion, and aspects of it.
_OUTCOMES: Mapping[str, tuple[Status, tuple[str, ...]]] = MappingProxyType(
    {
        "aangenomen": (Status.AGREED, ()),
        "verworpen": (Status.WITHDRAWN, ("rejected",)),
        "aangehouden": (Status.PROPOSED, ()),
        "ingetrokken": (Status.WITHDRAWN, ()),
    }
)
# That a promise is open says nothing of what came of it, so that it stays overdue after its day.
_STATUSES: Mapping[str, Status] = MappingProxyType(
    {
        "openstaand": Status.AGREED,
        "deels voldaan": Status.RUNNING,
        "voldaan": Status.ENDED,
        "vervallen": Status.WITHDRAWN,
    }
)
_NO_APPRAISAL = ("geen", "niet beschikbaar", "nog niet bekend", "nog te ontvangen")
_OVERTAKEN = "overgenomen"
NOT_NUMBERED = message("load-record-without-number")
REMOVED = message("load-record-removed")


def refresh(get: Get, since: str | None) -> Iterator[File]:
    """All pages of the motions and of the promises that belong here."""
    in_dossier = " or ".join(f"Kamerstukdossier/any(d:d/Nummer eq {number})" for number in DOSSIERS)
    motions = address(
        SERVICE,
        "Zaak",
        filter=f"Verwijderd eq false and Soort eq 'Motie' and ({in_dossier} or {_contain('Onderwerp')})",
        expand="Kamerstukdossier,ZaakActor,VervangenDoor,Document($expand=Kamerstukdossier),"
        "Besluit($expand=Stemming,Agendapunt($expand=Activiteit))",
        orderby="Nummer",
    )
    promises = address(
        SERVICE,
        "Toezegging",
        filter=f"Verwijderd eq false and ({_contain('Tekst')})",
        expand="Activiteit,KamerbriefNakoming,IsWijzigingVan",
        orderby="Nummer",
    )
    yield from pages(motions, get)
    yield from pages(promises, get)


def _contain(field: str) -> str:
    return " or ".join(f"contains(tolower({field}),'{word.lower()}')" for word in WORDS)


def recognises(path: Path) -> bool:
    """Whether the file is an answer of the service with motions or promises; only its beginning is read."""
    return path.is_file() and path.suffix.lower() == ".json" and _CONTEXT.search(read_head(path)) is not None


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """One batch of all that was fetched, and one for each file of the user's own."""
    known = Known(given.entities())
    fetched = tuple(file for file in given.files if file.address)
    own = tuple((f"bestand-{slug(file.path.stem, 'json')}", (file,)) for file in given.files if not file.address)
    for part, files in ((None, fetched), *own):
        if files:
            writing = _Writing(known, given.recorded_in)
            records = [record for file in files for record in read_page(file)["value"]]
            for take in (writing.recognise, writing.write):
                for record in records:
                    try:
                        take(record)
                    except RecordError as error:
                        writing.skipped.update(error.problems)
            yield Batch(CARD.source(part), tuple(writing.entities.values()), tuple(writing.claims.values()))
            if writing.skipped:
                reasons = counted(writing.skipped.most_common())
                yield Skipped(message("load-rows-skipped", count=writing.skipped.total(), reasons=reasons))


@dataclass
class _Writing:
    """The records of one batch while they are made; what is stated before is kept as it was."""

    known: Known
    recorded_in: Callable[[str], tuple[Entity, ...]]
    # Motions that are known under another id, by their number here.
    elsewhere: dict[str, Entity] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    skipped: Counter[Message] = field(default_factory=Counter)

    def recognise(self, record: Mapping[str, Any]) -> None:
        """Note under what id a motion is known already: the only motion that is recorded in the same paper."""
        for paper in _records(record, "Document"):
            number = _text(record, "Nummer")
            if number and (_text(paper, "Soort") or "").startswith("Motie"):
                recorded = self.recorded_in(self._document(paper, record).id)
                motions = [entity for entity in recorded if entity.kind == "Motion" and not entity.id.startswith("tk-")]
                if len(motions) == 1:
                    self.elsewhere[number] = motions[0]

    def write(self, record: Mapping[str, Any]) -> None:
        """What a record says; one without number, or that was removed, is counted."""
        if record.get("Verwijderd") is True:
            self.skipped[REMOVED] += 1
        elif (number := _text(record, "Nummer")) is None or not re.fullmatch(r"[A-Za-z0-9-]{3,40}", number):
            self.skipped[NOT_NUMBERED] += 1
        elif "Tekst" in record:
            self._promise(record, number)
        elif _text(record, "Soort") == "Motie":
            self._motion(record, number)

    def _motion(self, record: Mapping[str, Any], number: str) -> None:
        day, documents = _day(record, "GestartOp"), _records(record, "Document")
        papers = [paper for paper in documents if (_text(paper, "Soort") or "").startswith("Motie")]
        document = f"&did={_text(papers[0], 'DocumentNummer')}" if papers else ""
        url = f"{PAGE}?id={number}{document}"
        subject = _text(record, "Onderwerp") or f"Motie {number}"
        title = _text(record, "Titel")
        about = f"Ingediend bij: {title}." if title and title != subject else None
        motion = self._known_motion(number, subject)
        id = motion.id
        self._state(replace(motion, description=about, since=day, locator=f"zaak {number}", url=url))
        self._claim(id, "submittedBy", HOUSE, url, f"zaak {number}", since=day, role=_submitters(record))
        for paper in papers:
            stated = self._document(paper, record)
            self._claim(id, "recordedIn", stated, url, _place(paper), since=_day(paper, "Datum"))
        for later in documents:
            kind = _text(later, "Soort") or ""
            if kind.startswith(("Brief regering", "Antwoord")):
                stated = self._document(later, record)
                note = "Door de Tweede Kamer bij dezelfde zaak gevoegd."
                self._claim(
                    id, "followedUpBy", stated, url, _place(later), since=_day(later, "Datum"), role=kind, note=note
                )
        for replacement in _records(record, "VervangenDoor"):
            if (replacing := _text(replacement, "Nummer")) and replacing != number:
                successor = self._known_motion(replacing, _text(replacement, "Onderwerp") or f"Motie {replacing}")
                self._state(successor)
                self._claim(successor.id, "continues", self.entities[id], url, f"zaak {number}, vervangen door")
        self._appraisal(record, id, number, day, url)
        for decision in _records(record, "Besluit"):
            self._vote(decision, id, number, url)

    def _known_motion(self, number: str, subject: str) -> Entity:
        known = self.elsewhere.get(number)
        if known is None:
            return Entity(f"tk-{number}", "Motion", shorten(subject))
        return replace(known, names=(Name(shorten(subject)),) if subject != known.name else ())

    def _appraisal(self, record: Mapping[str, Any], id: str, number: str, day: str | None, url: str) -> None:
        """What the cabinet thinks of a motion: only that it takes it over makes it one that stands."""
        appraisal = _text(record, "Kabinetsappreciatie") or ""
        if appraisal and not appraisal.casefold().startswith(_NO_APPRAISAL):
            self._claim(
                self._cabinet(day).id,
                "statesStatus",
                self.entities[id],
                url,
                f"zaak {number}, kabinetsappreciatie",
                since=day,
                role=f"appreciatie: {appraisal}",
                status=Status.AGREED if appraisal.casefold().startswith(_OVERTAKEN) else None,
            )

    def _cabinet(self, day: str | None) -> Entity:
        """The only cabinet that is known to have sat on a day; the government as such when none is, or several are."""
        cabinets = [
            entity
            for entity in self.known.entities.values()
            if day and entity.kind == "Government" and entity.name.startswith("Kabinet") and entity.since
            and overlaps(entity.since, entity.until, day)
        ]  # fmt: skip
        cabinet = restated(cabinets[0]) if len(cabinets) == 1 else GOVERNMENT
        self._state(cabinet)
        return cabinet

    def _vote(self, decision: Mapping[str, Any], id: str, number: str, url: str) -> None:
        """What the House decided, and which groups voted how; groups are told of, not made into actors."""
        text = _text(decision, "BesluitTekst") or ""
        outcome = next((outcome for start, outcome in _OUTCOMES.items() if text.casefold().startswith(start)), None)
        if outcome is None or decision.get("Verwijderd") is True:
            return
        status, aspects = outcome
        votes = [vote for vote in _records(decision, "Stemming") if vote.get("Verwijderd") is not True]
        voted = {way: _groups(vote for vote in votes if _text(vote, "Soort") == way) for way in ("Voor", "Tegen")}
        unanimous = status is Status.AGREED and voted["Voor"] and not voted["Tegen"]
        score = _SCORE.search(text)
        way_of_voting = f"stemming: {text.split()[0].rstrip('.').lower()}"
        sentences = [f"{way}: {listed(groups)}." for way, groups in voted.items() if groups]
        items = _records(decision, "Agendapunt")
        meetings = [meeting for item in items for meeting in _records(item, "Activiteit")]
        self._claim(
            HOUSE.id,
            "statesStatus",
            self.entities[id],
            url,
            f"zaak {number}, besluit: {shorten(text)}",
            since=next((day for meeting in meetings if (day := _day(meeting, "Datum"))), None),
            role=f"{way_of_voting} ({score['score']})" if score else way_of_voting,
            note=" ".join(sentences) or None,
            status=status,
            aspects=(*aspects, *(("unanimous",) if unanimous else ())),
        )

    def _promise(self, record: Mapping[str, Any], number: str) -> None:
        id, place = f"tk-{number}", f"toezegging {number}"
        text = _text(record, "Tekst") or f"Toezegging {number}"
        meetings = _records(record, "Activiteit")
        day = next((day for meeting in meetings if (day := _day(meeting, "Datum"))), None)
        day = day or _day(record, "Aanmaakdatum")
        due, status = _day(record, "DatumNakoming"), _STATUSES.get((_text(record, "Status") or "").casefold())
        until = due if due and (day is None or day <= due) else None
        url = (
            f"{SERVICE}Toezegging({_text(record, 'Id')})"
            if re.fullmatch(r"[0-9a-fA-F-]{36}", _text(record, "Id") or "")
            else CARD.url
        )
        self._state(
            Entity(id, "Commitment", _first_sentence(text), names=(Name(f"toezegging {number}", NameUse.ABBREVIATION),),
                   description=text[:2_000], since=day, until=until, locator=place, url=url)
        )  # fmt: skip
        self._promised_by(record, id, place, day, url)
        self._claim(id, "addressedTo", HOUSE, url, place, since=day)
        for meeting in meetings:
            if (meeting_number := _text(meeting, "Nummer")) is not None:
                name = f"{_text(meeting, 'Soort') or 'Activiteit'}: {_text(meeting, 'Onderwerp') or meeting_number}"
                event = Entity(f"tk-{slug(meeting_number, 'x')}", "Event", shorten(name), since=_day(meeting, "Datum"))
                self._state(event)
                self._claim(id, "arisesFrom", event, url, f"{place}, activiteit", since=day)
        for letter in _letters(record):
            self._claim(id, "followedUpBy", self._document(letter, {}), url, f"{place}, Kamerbrief nakoming",
                        since=_day(letter, "Datum"), role="Kamerbrief nakoming")  # fmt: skip
        for earlier in _records(record, "IsWijzigingVan"):
            if (before := _text(earlier, "Nummer")) and before != number:
                changed = Entity(
                    f"tk-{before}", "Commitment", _first_sentence(_text(earlier, "Tekst") or f"Toezegging {before}")
                )
                self._state(changed)
                self._claim(id, "continues", changed, url, f"{place}, wijziging van")
        if status is not None:
            since = due if status is Status.ENDED else _day(record, "GewijzigdOp")
            self._claim(HOUSE.id, "statesStatus", self.entities[id], url, f"{place}, status", since=since,
                        role=(_text(record, "Status") or "").lower(), status=status)  # fmt: skip

    def _promised_by(self, record: Mapping[str, Any], id: str, place: str, day: str | None, url: str | None) -> None:
        office, name = _text(record, "Functie"), _text(record, "Ministerie")
        ministry = (
            self.known.named(f"Ministerie van {name}", "Ministry") or self.known.named(name, "Ministry")
            if name
            else None
        )
        if ministry is not None:
            self._claim(id, "committedBy", restated(ministry), url, f"{place}, ministerie", since=day,
                        role=office.lower() if office else None)  # fmt: skip
        elif name:
            self.skipped[message("load-ministry-unknown", name=name[:80])] += 1

    def _document(self, document: Mapping[str, Any], case: Mapping[str, Any]) -> Entity:
        """A paper by its dossier and number where it has these, else by its number in the House."""
        dossier = next(iter((*_records(document, "Kamerstukdossier"), *_records(case, "Kamerstukdossier"))), {})
        number, sequence = dossier.get("Nummer"), document.get("Volgnummer")
        chapter = _text(dossier, "Toevoeging") or ""
        day = _day(document, "Datum")
        if isinstance(number, int) and isinstance(sequence, int) and sequence > 0:
            part = f"-{chapter}" if _CHAPTER.fullmatch(chapter) else ""
            entity = replace(document_entity(Metadata(id=f"kst-{number:05}{part}-{sequence}"), self.known), since=day)
        else:
            id = _text(document, "DocumentNummer") or _text(document, "Nummer") or ""
            subject = _text(document, "Onderwerp") or _text(document, "Titel")
            name = f"{_text(document, 'Soort') or 'Stuk'} {id}{f': {subject}' if subject else ''}"
            entity = Entity(f"tk-{slug(id, 'stuk').upper()}", "ParliamentaryPaper", shorten(name), since=day)
        self._state(entity)
        return entity

    def _state(self, entity: Entity) -> None:
        stated = self.entities.get(entity.id)
        # What is only pointed at is told more of when its own record comes.
        if stated is None or (stated.locator is None and entity.locator is not None):
            self.entities[entity.id] = entity

    def _claim(self, subject: str, relation: str, object: Entity, url: str | None, locator: str, **more: Any) -> None:
        self._state(object)
        if subject == HOUSE.id:
            self._state(HOUSE)
        claim = Claim(subject, relation, object.id, locator=shorten(locator), url=url, **more)
        self.claims.setdefault(claim.key, claim)


def _letters(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The letters by which a promise was kept: documents, or their numbers in one text or several."""
    letters = record.get("KamerbriefNakoming")
    for letter in letters if isinstance(letters, list) else [letters]:
        if isinstance(letter, dict):
            yield letter
        elif isinstance(letter, str):
            yield from ({"DocumentNummer": number} for number in re.findall(r"\b\d{4}[DZ]\d{5}\b", letter))


def _submitters(record: Mapping[str, Any]) -> str | None:
    submitting = (
        actor for actor in _records(record, "ZaakActor") if _text(actor, "Relatie") in {"Indiener", "Medeindiener"}
    )
    groups = _groups(submitting)
    return f"door leden van {listed(groups)}" if groups else None


def _groups(records: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({group for record in records if (group := _text(record, "ActorFractie"))}, key=str.casefold)


def _place(document: Mapping[str, Any]) -> str:
    return f"document {_text(document, 'DocumentNummer') or 'zonder nummer'}"


def _first_sentence(text: str) -> str:
    return shorten(re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0])


def _text(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    return tidy(value.replace("\0", "")) if isinstance(value, str) else None


def _day(record: Mapping[str, Any], field: str) -> str | None:
    """The day in a moment; these are given with the clock of the Netherlands."""
    try:
        return date.fromisoformat((_text(record, field) or "")[:10]).isoformat()
    except ValueError:
        return None


def _records(record: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """What a record is related to: a list of records, one record, or nothing."""
    value = record.get(field)
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
