"""From a tender notice to records: one notice is one source, and says one Batch.

Ids. A notice is `ted-131568-2021`, or `ted-` and its UUID while it is not in TED; that is also the id of its
source, so that a notice that is sent again replaces what it said before. Procedure and lots are `<stem>-procedure` and
`<stem>-lot-1`, with the stem of the call for competition (TED) or of the procedure identifier (eForms), so that call
and award speak of the same lots. Awards are `<award stem>-award-1`, in the order of the notice.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from graph.model.dates import first_day
from graph.model.records import (
    Amount,
    Batch,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Rank,
    Source,
    Status,
)
from loaders.readers.notices import organisations, wording
from loaders.readers.notices.innovation import TARGETS
from loaders.readers.notices.notice import (
    TOTAL_ROLE,
    Award,
    Money,
    Notice,
    Organisation,
    Signal,
    Tenderer,
    Value,
    between,
    key,
    shorten,
)
from loaders.readers.notices.register import Register, plain_name


def batch(notice: Notice, register: Register) -> Batch:
    """All that a notice says, as records. Raises RecordError when it cannot stand in the graph."""
    writing = _Writing(notice, register)
    writing.write()
    return Batch(source(notice), tuple(writing.entities.values()), tuple(writing.claims.values()))


def source(notice: Notice) -> Source:
    """The source that a notice is. One that has no number of TED yet is published by its buyer."""
    buyer = next(organisation.name for organisation in notice.organisations if organisation.key in notice.buyers)
    return Source(
        notice.id,
        shorten(
            f"TED-aankondiging {notice.number}: {notice.title}" if notice.number else f"Aankondiging: {notice.title}"
        ),
        "Publicatiebureau van de Europese Unie" if notice.number else buyer,
        "hergebruik toegestaan met bronvermelding (Besluit 2011/833/EU)" if notice.number else "niet vermeld",
        Rank.OFFICIAL,
        url=notice.url,
        published=notice.published,
    )


class _Writing:
    """The records of one notice while they are made; an entity or claim that is stated before is kept as it was."""

    def __init__(self, notice: Notice, register: Register) -> None:
        self.notice = notice
        self.register = register
        self.entities: dict[str, Entity] = {}
        self.claims: dict[tuple[str | None, ...], Claim] = {}
        self.procedure = f"{notice.stem}-procedure" if notice.stem else None
        self.actors: dict[str, str] = {}
        self.buyers = _buyers(notice)
        days = [award.decided for award in notice.awards if award.decided and award.winners and not award.proposed]
        # A contract is older than the notice that tells of it.
        self.begun = min((day for day in (notice.published, *days) if day), default=None)

    def write(self) -> None:
        notice = self.notice
        self._document()
        if self.procedure is None:
            return
        self._state(Entity(self.procedure, "Procedure", notice.title, locator="titel", url=notice.url))
        for target in notice.signals:
            self._signal(self.procedure, target)
        buyers = self._actors(self.buyers, buyer=True, locator=notice.buyer_locator)
        for buyer in buyers:
            self._claim(buyer, "commissions", self.procedure, since=self.begun, locator=notice.buyer_locator)
            self._uses(buyer)
        self._announcement()
        if notice.changes_only:
            return
        self._lots()
        for award in notice.awards:
            # A winner may sign the contract too, and must not be taken for a buyer.
            signing = (signatory for signatory in award.signatories if signatory in self.buyers)
            self._award(award, self._actors(signing, buyer=True, locator=award.locator) or buyers)

    def _document(self) -> None:
        notice = self.notice
        journal = (Name(notice.journal, NameUse.ABBREVIATION),) if notice.journal else ()
        self._state(
            Entity(
                notice.id,
                "Notice",
                f"{notice.title}: {notice.form}",
                names=journal,
                identifiers=(Identifier("ted", notice.number),) if notice.number else (),
                since=notice.published,
                url=notice.url,
            )
        )
        for number in notice.earlier:
            if number != notice.number:
                earlier = Entity(
                    f"ted-{number}", "Notice", f"TED-aankondiging {number}", identifiers=(Identifier("ted", number),)
                )
                self._state(earlier)
                self._claim(
                    notice.id,
                    "refersTo",
                    earlier.id,
                    since=notice.published,
                    locator="vorige aankondiging",
                    note="Eerdere aankondiging van dezelfde procedure.",
                )

    def _announcement(self) -> None:
        notice, procedure = self.notice, self.procedure or ""
        timely = notice.deadline and notice.published and first_day(notice.published) <= first_day(notice.deadline)
        until = notice.deadline if timely else None
        closing = f"Inschrijven kon tot en met {wording.day(until)}." if until else None
        if notice.withdraws:
            until, closing = None, "Met deze aankondiging is een eerdere aankondiging ingetrokken."
        self._claim(
            procedure,
            "announcedIn",
            notice.id,
            since=notice.published,
            until=until,
            status=Status.WITHDRAWN if notice.withdraws else None,
            locator="datum van publicatie en sluitingsdatum" if until else "datum van publicatie",
            note=closing,
        )
        for value in notice.values:
            self._value(procedure, value)

    def _value(self, subject: str, value: Value) -> None:
        note = None
        if value.role == TOTAL_ROLE and not value.money.is_placeholder:
            note = self._contradiction(value.money)
        self._claim(
            subject,
            "announcedIn",
            self.notice.id,
            since=self.notice.published,
            amount=_amount(value.money),
            role=value.role,
            locator=value.locator,
            note=wording.joined(note, _placeholder(value.money)),
        )

    def _contradiction(self, total: Money) -> str | None:
        """What to say when the head of a notice gives another total than its awards add up to."""
        values = [winner.value for award in self.notice.awards for winner in award.winners if winner.value]
        values.extend(award.total for award in self.notice.awards if award.total)
        if not values or any(money.currency != total.currency or money.is_placeholder for money in values):
            return None
        added = sum((money.value for money in values), Decimal())
        if added == total.value:
            return None
        return f"De gunningen in dezelfde aankondiging tellen op tot {wording.money(Money(added, total.currency))}."

    def _lots(self) -> None:
        notice = self.notice
        for lot in notice.lots:
            id = self._lot_id(lot.key)
            titled = lot.title is not None and lot.title != notice.title
            name = lot.title if titled and lot.title else f"Perceel {lot.key}, {notice.title}"
            self._state(Entity(id, "Challenge", shorten(name), locator=lot.locator, url=notice.url))
            self._claim(id, "componentOf", self.procedure or "", role="perceel", locator=lot.locator)
            for target in lot.signals:
                self._signal(id, target)
            for value in lot.values:
                self._value(id, value)

    def _award(self, award: Award, buyers: tuple[str, ...]) -> None:
        notice = self.notice
        id = f"{notice.award_stem}-award-{award.number}"
        refused = not award.winners and award.refused is not None
        self._state(
            Entity(
                id,
                "Award",
                shorten(f"{'Geen gunning' if refused else 'Gunning'} {wording.lots(award)}{notice.title}"),
                since=None if refused else award.decided,
                locator=award.locator,
                url=notice.url,
            )
        )
        since = None if refused else award.decided
        status = Status.PROPOSED if award.proposed and not refused else None
        for target in tuple(self._lot_id(lot) for lot in award.lots) or (self.procedure or "",):
            self._claim(
                id,
                "awardIn",
                target,
                since=since,
                status=status,
                locator=award.locator,
                note=f"Niet gegund: {award.refused}."
                if refused
                else wording.joined(wording.values(award), self._unnamed(award)),
                amount=_amount(award.total) if len(award.lots) <= 1 else None,
                holds=not refused,
            )
            for end in between(*award.between, TOTAL_ROLE, award.locator) if award.between else ():
                self._claim(
                    id,
                    "awardIn",
                    target,
                    since=since,
                    status=status,
                    locator=award.locator,
                    amount=_amount(end.money),
                    role=end.role,
                    note=_placeholder(end.money),
                )
            for loser in award.losers:
                self._tender(loser, target, award.locator)
            for winner in award.winners:
                self._subcontractors(winner, target, award.locator)
        if refused:
            return
        for buyer in buyers:
            self._claim(id, "awardedBy", buyer, since=since, status=status, locator=award.locator)
        for winner in award.winners:
            for actor in self._tenderer(winner, award.locator):
                self._claim(
                    id,
                    "awardedTo",
                    actor,
                    since=since,
                    status=status,
                    amount=_amount(winner.value),
                    locator=award.locator,
                    note=wording.joined(wording.tenders(award.tenders), _placeholder(winner.value)),
                )

    def _tenderer(self, tenderer: Tenderer, locator: str) -> tuple[str, ...]:
        """The ids of who tendered: one organisation, or one group whose members are known as such."""
        members = self._actors(tenderer.members, buyer=False, locator=locator, group=tenderer.group)
        if len(tenderer.members) < 2 or not members:
            return members
        whole = next((member for member in members if self.entities[member].kind == "Consortium"), None)
        if whole is not None and len(members) > 1:
            # The group itself stands among its members.
            for member in members:
                if member != whole:
                    self._claim(member, "memberOf", whole, locator=locator)
            return (whole,)
        names = [self.entities[member].name for member in members]
        group = f"{self.notice.id}-group-{'-'.join(key(reference) for reference in tenderer.members)}"[:200].rstrip("-")
        own_name = tenderer.name if tenderer.name and not organisations.is_placeholder(tenderer.name) else None
        name = own_name or f"Combinatie {wording.listed(names)}"
        self._state(Entity(group, "Consortium", shorten(name), locator=locator, url=self.notice.url))
        lead = self.actors.get(tenderer.lead or "")
        for member in members:
            self._claim(member, "memberOf", group, role="penvoerder" if member == lead else None, locator=locator)
        return (group,)

    def _tender(self, tenderer: Tenderer, target: str, locator: str) -> None:
        for actor in self._tenderer(tenderer, locator):
            self._claim(actor, "tendersFor", target, locator=locator)

    def _subcontractors(self, winner: Tenderer, target: str, locator: str) -> None:
        for actor in self._actors(winner.subcontractors, buyer=False, locator=locator):
            self._claim(actor, "participatesIn", target, role="onderaannemer", locator=locator)

    def _actors(self, keys: Iterable[str], *, buyer: bool, locator: str, group: bool = False) -> tuple[str, ...]:
        """The ids of organisations by their references; natural persons and what is no name are left out."""
        return tuple(dict.fromkeys(self._actor_ids(tuple(keys), buyer, locator, group)))

    def _actor_ids(self, keys: tuple[str, ...], buyer: bool, locator: str, group: bool) -> Iterator[str]:
        for reference in keys:
            if reference not in self.actors:
                organisation = self.notice.organisation(reference)
                if (
                    organisation is None
                    or organisations.is_person(organisation)
                    or organisations.is_placeholder(organisation.name)
                ):
                    continue
                entity = organisations.entity(
                    organisation,
                    self.notice,
                    self.register,
                    locator=locator,
                    buyer=buyer,
                    group=group and len(keys) == 1,
                )
                self._state(entity)
                self.actors[reference] = entity.id
                if entity.kind == "Consortium":
                    self._members(entity, organisation, locator)
                if buyer:
                    self._unit(entity, locator)
                else:
                    self._settle(entity.id, organisation.town, organisation.country, locator)
            yield self.actors[reference]

    def _members(self, group: Entity, organisation: Organisation, locator: str) -> None:
        """The members of a group of which the notice only gives the name, as far as that lists them."""
        for number, name in enumerate(organisations.members_named(organisation.name), start=1):
            named = Organisation(f"{organisation.key}-{number}", name, country=organisation.country)
            member = organisations.entity(named, self.notice, self.register, locator=locator)
            self._state(member)
            note = "Volgt uit de naam van de combinatie."
            self._claim(member.id, "memberOf", group.id, locator=locator, note=note, confidence=Confidence.DERIVED)

    def _unnamed(self, award: Award) -> str | None:
        """What to say of the winners that are no entity: how many persons, and what stands in the place of a name."""
        keys = dict.fromkeys(member for winner in award.winners for member in winner.members)
        winners = [winner for winner in map(self.notice.organisation, keys) if winner is not None]
        persons = sum(map(organisations.is_person, winners))
        return wording.unnamed(
            persons, [winner.name for winner in winners if organisations.is_placeholder(winner.name)]
        )

    def _unit(self, buyer: Entity, locator: str) -> None:
        """The registered body of which a buyer is a unit by its name, as in `Rijkswaterstaat Zee en Delta`."""
        body = self.register.body_of(buyer.name)
        if body is not None and body.id != buyer.id:
            self._derive(buyer.id, "partOf", body, "Volgt uit de naam van de aanbestedende dienst.", locator)

    def _settle(self, tenderer: str, town: str | None, country: str | None, locator: str) -> None:
        """Where a tenderer has its seat, when its town is also the name of a municipality."""
        municipality = self.register.municipality(town) if town and country == "NL" else None
        if municipality is not None and municipality.id != tenderer:
            note = "Volgt uit de vestigingsplaats in de aankondiging."
            self._derive(tenderer, "locatedIn", municipality, note, locator)

    def _derive(self, subject: str, relation: str, body: Entity, note: str, locator: str) -> None:
        self._state(Entity(body.id, body.kind, body.name, identifiers=body.identifiers, locator=locator))
        self._claim(subject, relation, body.id, locator=locator, note=note, confidence=Confidence.DERIVED)

    def _signal(self, subject: str, signal: Signal) -> None:
        target = TARGETS[signal.target]
        self._state(target)
        self._claim(
            subject,
            "concerns" if target.kind == "Theme" else "uses",
            target.id,
            locator=signal.locator,
            note=signal.note,
            confidence=signal.confidence,
        )

    def _uses(self, buyer: str) -> None:
        for signal in self.notice.signals:
            if TARGETS[signal.target].kind != "Theme":
                self._claim(
                    buyer,
                    "uses",
                    signal.target,
                    since=self.begun,
                    locator=signal.locator,
                    note="Volgt uit de gevolgde procedure."
                    if signal.confidence is Confidence.STATED
                    else "Volgt uit de titel van de aanbesteding.",
                    confidence=Confidence.DERIVED,
                )

    def _lot_id(self, lot: str) -> str:
        return f"{self.notice.stem}-lot-{lot}"

    def _state(self, entity: Entity) -> None:
        self.entities.setdefault(entity.id, entity)

    def _claim(
        self,
        subject: str,
        relation: str,
        object: str,
        *,
        since: str | None = None,
        until: str | None = None,
        status: Status | None = None,
        amount: Amount | None = None,
        role: str | None = None,
        note: str | None = None,
        locator: str | None = None,
        confidence: Confidence = Confidence.STATED,
        holds: bool = True,
    ) -> None:
        claim = Claim(
            subject,
            relation,
            object,
            since=since,
            until=until,
            status=status,
            amount=amount,
            role=role,
            note=note,
            locator=locator,
            url=self.notice.url,
            confidence=confidence,
            holds=holds,
        )
        self.claims.setdefault((subject, relation, object, role, since, locator), claim)


def _buyers(notice: Notice) -> tuple[str, ...]:
    """The buyers of a notice; one that wins an award of it was listed by mistake, unless no other is left."""
    winning = {
        mark
        for award in notice.awards
        for winner in award.winners
        for key in winner.members
        for mark in _marks(notice, key)
    }
    return tuple(buyer for buyer in notice.buyers if winning.isdisjoint(_marks(notice, buyer))) or notice.buyers


def _marks(notice: Notice, reference: str) -> set[str | tuple[str, str]]:
    """What makes two references within a notice those of one organisation: itself, its name and its numbers."""
    organisation = notice.organisation(reference)
    return (
        {reference, plain_name(organisation.name), *organisations.numbers(organisation)}
        if organisation is not None
        else {reference}
    )


def _amount(value: Money | None) -> Amount | None:
    return None if value is None or value.is_placeholder else Amount(value.value, value.currency)


def _placeholder(value: Money | None) -> str | None:
    return wording.placeholder(value) if value is not None and value.is_placeholder else None
