"""The words around a map: its title, what it shows of what, the legend of its lines, and what its script says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Listed, Message, message
from graph.say.wording import spoken
from viz.network import STATES, group_kind, party_name, years
from viz.selection import Selection
from viz.style import FLAGS, MEANINGS
from viz.words import plural_forms

ARRANGEMENTS = ("network", "rings", "lanes")
_SCRIPT_WORDS: Mapping[str, Message] = {
    "alsoKnownAs": message("label-also-known-as"),
    "period": message("label-period"),
    "region": message("label-region"),
    "website": message("label-website"),
    "sources": message("label-sources"),
    "relations": message("label-relations"),
    "relation": message("label-relation"),
    "noRelations": message("entity-no-relations"),
    "findings": message("site-gaps"),
    "groupNote": message("map-script-group"),
    "openGroup": message("map-script-open-group"),
    "closeGroup": message("map-script-close-group"),
    "openGroups": message("map-open-groups"),
    "closeGroups": message("map-close-groups"),
    "opened": message("map-script-opened", name="{name}"),
    "closed": message("map-script-closed", name="{name}"),
    "found": message("map-script-found", n="{n}"),
    "shownOf": message("map-script-shown-of", n="{n}", total="{total}"),
    "showAll": message("map-script-show-all", n="{n}"),
    "peek": message("map-script-peek", name="{name}"),
    "source": message("map-script-source"),
    "mapRole": message("map-script-role"),
    "mapLabel": message("map-script-label"),
}


def lead_text(snapshot: Snapshot, selection: Selection, language: str) -> str:
    """One sentence on what the eye sees, for who never saw such a map; empty when the title says it all."""
    if selection.path:
        return ""
    if len(selection.centres) > 1:
        tied: dict[str, set[str]] = defaultdict(set)
        for fact in selection.facts:
            tied[fact.subject].add(fact.object)
            tied[fact.object].add(fact.subject)
        centres = set(selection.centres)
        shared = sum(len(others & centres) > 1 for id, others in tied.items() if id not in centres)
        return message("map-lead-binding", count=shared).in_language(language)
    if selection.folded_by_kind:
        return message("map-lead-kinds").in_language(language)
    return ""


def title_text(snapshot: Snapshot, selection: Selection, kinds: Sequence[str], language: str) -> str:
    """The heading of a map that was given none; `kinds` are those that it keeps to, empty for all."""
    title = _subject(snapshot, selection, language)
    if kinds:
        plurals = tuple(VOCABULARY.kind(kind).plural.in_language(language) for kind in kinds)
        title = message("map-of-kinds", subject=title, kinds=Listed(plurals))
    return title.in_language(language)


def _subject(snapshot: Snapshot, selection: Selection, language: str) -> Message:
    if selection.focus is not None:
        return message("map-around", who=spoken(snapshot.nodes[selection.focus], language))
    if len(selection.centres) > 1:
        names = tuple(party_name(snapshot.nodes[id]) for id in selection.centres)
        return message("map-of-binding", parties=Listed(names))
    if selection.path:
        start, goal = (spoken(snapshot.nodes[selection.path[at]], language) for at in (0, -1))
        return message("map-of-route", start=start, goal=goal)
    return message("map-of-network")


def stand_text(snapshot: Snapshot, selection: Selection, language: str) -> str:
    """How much is shown, and of what revision and date."""
    parts = [
        message("count-entries", count=len(selection.nodes)),
        message("count-relations", count=len(selection.facts)),
        message("map-revision", revision=snapshot.revision),
    ]
    if snapshot.as_of is not None:
        parts.append(message("map-as-of", date=Dated(snapshot.as_of)))
    elif dates := [source.published for source in snapshot.sources.values() if source.published]:
        parts.append(message("map-sources-until", date=Dated(max(dates, key=first_day))))
    return " · ".join(part.in_language(language) for part in parts)


def folded_text(selection: Selection, language: str) -> str:
    """Which entries are folded into groups, such as "342 gemeenten zijn samengevat in 12 groepen"; empty for none."""
    counts = Counter[str]()
    for group in selection.groups:
        counts[group_kind(group, language)] += len(group.members)
    if not counts:
        return ""
    most = counts.most_common(3)
    kinds = [message("map-group", count=count, kind=kind) for kind, count in most]
    if rest := counts.total() - sum(count for _, count in most):
        kinds.append(message("map-others", count=rest))
    groups = message("map-groups", count=len(selection.groups))
    sentence = message("map-folded", kinds=Listed(tuple(kinds)), groups=groups, how=message("map-folded-how"))
    return sentence.in_language(language)


def meaning_entries(selection: Selection, language: str) -> list[tuple[str, str, int]]:
    """Each meaning that occurs, with its label and the number of its relations."""
    counts = Counter(fact.vocabulary.meaning for fact in selection.facts)
    return [
        (meaning, message(f"map-meaning-{meaning}").in_language(language), counts[meaning])
        for meaning in MEANINGS
        if counts[meaning]
    ]


def state_entries(states: Iterable[str], language: str) -> list[tuple[str, str, int]]:
    """Each state of relations that occurs, with its label and the number of its relations."""
    counts = Counter(states)
    return [
        (state, message(f"map-state-{state}").in_language(language), counts[state]) for state in STATES if counts[state]
    ]


def relation_entries(selection: Selection, language: str) -> list[tuple[int, str, int]]:
    """Each relation that occurs: its number in the data of the map, its label and the number of its facts."""
    counts = Counter(fact.relation for fact in selection.facts)
    occurring = [name for name in VOCABULARY.relations if counts[name]]
    return [
        (number, VOCABULARY.relations[name].label.in_language(language), counts[name])
        for number, name in enumerate(occurring)
    ]


def severity_words(language: str) -> dict[str, str]:
    """What each severity of a finding is called."""
    return {severity: message(f"severity-{severity}").in_language(language) for severity in FLAGS}


def severity_entries(severities: Iterable[str], language: str) -> list[tuple[str, str, int]]:
    """Each severity that occurs, worst first, with its word and the number of its findings."""
    counts, words = Counter(severities), severity_words(language)
    return [(severity, words[severity], counts[severity]) for severity in FLAGS if counts[severity]]


def year_span(selection: Selection) -> tuple[int, int] | None:
    """The first and the last year that a relation of the map names; None when none names one."""
    named = {year for fact in selection.facts for year in years(fact) if year}
    return (min(named), max(named)) if named else None


def arrangements(language: str) -> list[tuple[str, str]]:
    """The arrangements of the marks, with their labels."""
    return [(name, message(f"map-arrangement-{name}").in_language(language)) for name in ARRANGEMENTS]


def script_words(language: str) -> Mapping[str, Any]:
    """The words that the script needs; {places} are filled there. What counts something has a text for each form."""
    tiers = sorted({kind.tier for kind in VOCABULARY.kinds.values()})
    forms = plural_forms(language)
    counted = {form: message("map-script-relations", form=form, n="{n}").in_language(language) for form in forms}
    return {
        **{name: words.in_language(language) for name, words in _SCRIPT_WORDS.items()},
        "relationsCount": counted,
        "severities": severity_words(language),
        "meanings": {meaning: message(f"map-meaning-{meaning}").in_language(language) for meaning in MEANINGS},
        "tiers": {str(tier): message(f"map-script-tier-{tier}").in_language(language) for tier in tiers},
    }
