"""Commands that put a question to the network: search, show, paths, gaps and matrix."""

from typing import Annotated, Literal

import typer

from api.entity_models import Entity, EntityPage, EntitySummary
from api.gap_models import Finding, Gaps, Matrix, Rule, Rules
from api.path_models import Paths
from cli.failures import NOT_FOUND, WRONG_USE, Failure
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    AsOf,
    Language,
    OnlyKinds,
    StoreUrl,
    complete_kinds,
    complete_rules,
    kind_named,
    kinds_below,
    snapshot_of,
)
from graph.ask.gaps import RULES, find_gaps
from graph.ask.matrix import matrix as make_matrix
from graph.ask.paths import find_paths
from graph.ask.search import resolve
from graph.ask.search import search as find
from graph.model.vocabulary import Label, Meaning
from viz.terminal import answers, screen


def search(
    query: Annotated[str, typer.Argument(metavar="TEKST", help="Naam, afkorting of Kamerstuknummer.")],
    kind: Annotated[
        str | None,
        typer.Option(help="Alleen deze soort, bijvoorbeeld provincie of Province.", autocompletion=complete_kinds),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hoogstens zoveel.")] = 20,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Zoek op naam, afkorting of nummer.

    Voorbeelden: samenspel search "33009, nr. 82"; samenspel search drenthe --kind provincie
    """
    wanted = kind_named(kind) if kind is not None else None
    hits = find(snapshot_of(store, as_of), query, kind=wanted, limit=limit)
    if json:
        screen.print_json(EntityPage(items=[EntitySummary.of_hit(hit) for hit in hits], next=None).plain())
    else:
        answers.print_hits(hits, lang)
    if not hits:
        raise typer.Exit(NOT_FOUND)


def show(
    entity: Annotated[str, typer.Argument(metavar="WIE-OF-WAT", help="Id, naam of afkorting.")],
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Toon een actor, instrument, afspraak of document met al zijn relaties en hun bronnen.

    Voorbeeld: samenspel show IPO --as-of 2021
    """
    snapshot = snapshot_of(store, as_of)
    node = resolve(snapshot, entity)
    if json:
        screen.print_json(Entity.whole(snapshot, node).plain())
    else:
        answers.print_entity(snapshot, node, lang)


def paths(
    start: Annotated[str, typer.Argument(metavar="VAN", help="Id, naam of afkorting.")],
    goal: Annotated[str, typer.Argument(metavar="NAAR", help="Id, naam of afkorting.")],
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=20, help="Hoogstens zoveel routes.")] = 3,
    meaning: Annotated[
        Literal["introduction", "affinity", "document"],
        typer.Option(help="introduction: wie stelt ons voor; affinity: wie doet hetzelfde; document: samen genoemd."),
    ] = "introduction",
    via: Annotated[list[str] | None, typer.Option(help="Langs deze partij (mag vaker, in volgorde).")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="Niet langs deze partij (mag vaker).")] = None,
    kind: OnlyKinds = None,
    max_length: Annotated[int, typer.Option(min=1, max=12, help="Hoogstens zoveel stappen.")] = 6,
    diverse: Annotated[
        bool, typer.Option("--diverse", help="Alleen routes die geen vermijdbare tussenpersoon delen.")
    ] = False,
    strategy: Annotated[
        Literal["strongest", "shortest"], typer.Option(help="Sterkste band of minste stappen eerst.")
    ] = "strongest",
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Hoe komen we van de een bij de ander, langs wie en op grond waarvan?

    Voorbeeld: samenspel paths "Provincie Drenthe" MKB-Nederland --avoid VNG --diverse
    """
    kinds = kinds_below(kind)
    snapshot = snapshot_of(store, as_of)
    answer = find_paths(
        snapshot,
        resolve(snapshot, start).id,
        resolve(snapshot, goal).id,
        k=k,
        meaning=Meaning(meaning),
        via=[resolve(snapshot, one).id for one in via or ()],
        avoid=[resolve(snapshot, one).id for one in avoid or ()],
        kinds=kinds,
        max_length=max_length,
        diverse=diverse,
        strategy=strategy,
    )
    if json:
        screen.print_json(Paths.of(snapshot, answer, meaning).plain())
    else:
        answers.print_paths(snapshot, answer, lang)
    if not answer.paths:
        raise typer.Exit(NOT_FOUND)


def gaps(
    rule: Annotated[
        list[str] | None,
        typer.Option(help="Alleen deze regel (mag vaker); zie --rules.", autocompletion=complete_rules),
    ] = None,
    severity: Annotated[
        Literal["serious", "moderate", "minor"] | None,
        typer.Option(help="Alleen deze ernst: ernstig (serious), matig (moderate) of licht (minor)."),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Toon de regels in plaats van wat zij vinden.")] = False,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Waar schiet het netwerk tekort, waarop berust dat, en wat is de volgende stap?

    Voorbeeld: samenspel gaps --rule open-decisions --severity serious
    """
    if unknown := [one for one in rule or () if one not in RULES]:
        known = ", ".join(RULES)
        raise Failure(
            WRONG_USE,
            Label(
                f"--rule: {', '.join(unknown)[:200]} is geen regel; de regels zijn {known}",
                f"--rule: {', '.join(unknown)[:200]} is not a rule; the rules are {known}",
            ),
        )
    if rules:
        chosen = [RULES[id] for id in rule or RULES]
        if json:
            screen.print_json(Rules(items=[Rule.of(one) for one in chosen]).plain())
        else:
            answers.print_rules(chosen, lang)
        return
    snapshot = snapshot_of(store, as_of)
    findings = find_gaps(snapshot, rules=rule or None, severity=severity)
    if json:
        items = [Finding.of(snapshot, finding) for finding in findings]
        screen.print_json(Gaps(revision=snapshot.revision, as_of=as_of, items=items).plain())
    else:
        answers.print_gaps(snapshot, findings, lang)


def matrix(
    rows: Annotated[str, typer.Option(help="Soort van de rijen.", autocompletion=complete_kinds)] = "Province",
    columns: Annotated[
        str, typer.Option(help="Soort van de kolommen.", autocompletion=complete_kinds)
    ] = "ProcurementInstrument",
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Wie gebruikt wat: aangetoond, aantoonbaar niet, of onbekend.

    Voorbeeld: samenspel matrix --rows ministerie --columns Challenge
    """
    kinds = {"rows": kind_named(rows), "columns": kind_named(columns)}
    made = make_matrix(snapshot_of(store, as_of), **kinds)
    if json:
        screen.print_json(Matrix.of(made).plain())
    else:
        answers.print_matrix(made, lang)
