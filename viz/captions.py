"""The words around a map: its title, what it shows of what, the legend of its lines, and what its script says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from typing import Any

from babel.lists import format_list

from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day
from graph.model.vocabulary import VOCABULARY
from graph.say.wording import date_text, number_text, spoken
from viz.content import Row
from viz.network import group_kind
from viz.selection import Selection
from viz.style import MEANINGS


def title_text(
    snapshot: Snapshot, selection: Selection, kinds: Sequence[str], text: NullTranslations, language: str
) -> str:
    """The heading of a map that was given none; `kinds` are those that it keeps to, empty for all."""
    title = _subject_text(snapshot, selection, text, language)
    if not kinds:
        return title
    plurals = [VOCABULARY.kind(kind).plural.in_language(language) for kind in kinds]
    return f"{title}: {format_list(plurals, locale=language)}"


def _subject_text(snapshot: Snapshot, selection: Selection, text: NullTranslations, language: str) -> str:
    if selection.focus is not None:
        return text.gettext("The network around %s") % spoken(snapshot.nodes[selection.focus], language)
    if selection.path:
        ends = (spoken(snapshot.nodes[selection.path[at]], language) for at in (0, -1))
        return text.gettext("The route from %s to %s") % tuple(ends)
    return text.gettext("The network of innovation-oriented procurement")


def stand_text(snapshot: Snapshot, selection: Selection, text: NullTranslations, language: str) -> str:
    """How much is shown, and of what revision and date."""
    nodes, facts = len(selection.nodes), len(selection.facts)
    parts = [
        text.ngettext("%s entry", "%s entries", nodes) % number_text(nodes, language),
        text.ngettext("%s relation", "%s relations", facts) % number_text(facts, language),
        text.gettext("revision %s of the data") % number_text(snapshot.revision, language),
    ]
    if snapshot.as_of is not None:
        parts.append(text.gettext("as it was in %s") % date_text(snapshot.as_of, language))
    elif dates := [source.published for source in snapshot.sources.values() if source.published]:
        newest = date_text(max(dates, key=first_day), language)
        parts.append(text.gettext("sources up to and including %s") % newest)
    return " · ".join(parts)


def folded_text(selection: Selection, text: NullTranslations, language: str) -> str:
    """Which entries are folded into groups, such as "342 gemeenten staan samengevat in 12 groepen"; empty for none."""
    counts = Counter[str]()
    for group in selection.groups:
        counts[group_kind(group, language)] += len(group.members)
    total = len(selection.groups)
    if not counts:
        return ""
    kinds = [f"{number_text(count, language)} {kind}" for kind, count in counts.most_common(3)]
    rest = counts.total() - sum(count for _, count in counts.most_common(3))
    if rest:
        kinds.append(text.ngettext("%s other", "%s others", rest) % number_text(rest, language))
    groups = text.ngettext("%s group", "%s groups", total) % number_text(total, language)
    return text.gettext("%s are shown as %s.") % (format_list(kinds, locale=language), groups)


def meaning_entries(selection: Selection, text: NullTranslations) -> list[tuple[str, str, int]]:
    """Each meaning that occurs, with its label and the number of its relations."""
    labels = {
        "introduction": text.gettext("collaboration (somebody can introduce)"),
        "affinity": text.gettext("affinity (same theme or instrument)"),
        "document": text.gettext("documents (recorded or mentioned in)"),
        "none": text.gettext("other (money, terms, follow-up)"),
    }
    counts = Counter(fact.vocabulary.meaning for fact in selection.facts)
    return [(meaning, labels[meaning], counts[meaning]) for meaning in MEANINGS if counts[meaning]]


def state_entries(facts: Sequence[Row], text: NullTranslations) -> list[tuple[str, str, int]]:
    """Each state that occurs, with its label and the number of its relations."""
    labels = {
        "holds": text.gettext("in force"),
        "ended": text.gettext("ended or withdrawn"),
        "proposed": text.gettext("proposed"),
        "denied": text.gettext("denied by a source"),
    }
    counts = Counter(row.state for row in facts)
    return [(state, label, counts[state]) for state, label in labels.items() if counts[state]]


def script_words(text: NullTranslations) -> Mapping[str, Any]:
    """The words that the script needs; {places} are filled there."""
    return {
        "alsoKnownAs": text.gettext("Also known as"),
        "period": text.gettext("Period"),
        "region": text.gettext("Region"),
        "website": text.gettext("Website"),
        "sources": text.gettext("Sources"),
        "showAll": text.gettext("Show all {n}"),
        "relations": text.gettext("Relations"),
        "relation": text.gettext("Relation"),
        "oneRelation": text.gettext("{n} relation"),
        "relationsCount": text.gettext("{n} relations"),
        "noRelations": text.gettext("No relations are known."),
        "findings": text.gettext("Gaps"),
        "groupNote": text.gettext("These entries stand together in one group. Open it to see them apart on the map."),
        "openGroup": text.gettext("Open the group"),
        "closeGroup": text.gettext("Close the group"),
        "openGroups": text.gettext("Open groups"),
        "closeGroups": text.gettext("Close groups"),
        "opened": text.gettext("Opened: {name}"),
        "closed": text.gettext("Closed: {name}"),
        "found": text.gettext("{n} found"),
        "shownOf": text.gettext("{n} of {total} shown"),
        "mapRole": text.gettext("map"),
        "mapLabel": text.gettext("Map of the network; the same content stands in the list"),
        "tiers": {
            "1": text.gettext("National government"),
            "2": text.gettext("Agencies, associations and platforms"),
            "3": text.gettext("Provinces and agreements"),
            "4": text.gettext("Instruments"),
            "5": text.gettext("Municipalities, regions and activities"),
            "6": text.gettext("Companies, knowledge and themes"),
            "7": text.gettext("Documents"),
        },
    }
