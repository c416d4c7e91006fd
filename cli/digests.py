"""The command that tells by mail what changed, to one address or to everybody who asked for it."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failures import FAILED, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl, complete_rules, wrong_option
from graph.model.words import FIRST, Listed, WrongError, message
from graph.store import Store, open_store
from graph.store.contract import DossierMovedOnError

if TYPE_CHECKING:
    from api.graph_now import GraphNow
    from api.mail import Mail
    from api.settings import Settings
    from graph.desk.subscriptions import About, Subscription
    from graph.say.digest import Letter, News


def digest(
    to: Annotated[str | None, typer.Option("--to")] = None,
    organisation: Annotated[str | None, typer.Option()] = None,
    rule: Annotated[str | None, typer.Option(autocompletion=complete_rules)] = None,
    question: Annotated[str | None, typer.Option()] = None,
    since: Annotated[str | None, typer.Option()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Mail what changed; exit code 1 when mail cannot be sent."""
    from api.graphs_now import GraphsNow
    from api.mail import Mail, is_address
    from api.settings import read_settings
    from graph.ask.findings import all_findings
    from graph.desk.finding_lives import record
    from graph.model.audience import EVERYBODY
    from graph.say.digest import letter
    from viz.terminal import screen

    _check_together({"--organisation": organisation, "--rule": rule, "--question": question}, since)
    settings = read_settings(os.environ)
    if to is not None and not is_address(to):
        raise wrong_option("--to", message("subscribe-no-address"))
    site = settings.site.rstrip("/")
    with open_store(store) as opened:
        # Mail can be read by whoever gets it passed on.
        graph = GraphsNow(opened).of(EVERYBODY)
        snapshot = graph.snapshot()
        if not snapshot.sources:
            raise Failure(FAILED, message("command-store-is-empty", store=opened.url))
        record(graph.store, snapshot.revision, all_findings(snapshot), snapshot.day, graph.view)
        about = _about(graph, organisation, rule, question)
        if to is None and about.sort == "gaps" and since is None:
            _forget_lost(opened, snapshot.day)
            writings = list(_to_everybody(opened, graph, site))
        elif to is None and not dry_run:
            raise wrong_option("--to", message("digest-needs-to"))
        else:
            news = _news(graph, about, _since(snapshot.day, since))
            writings = [_Writing(Mail(to or "", letter(snapshot, about, news, site, lang), lang))]
        if dry_run:
            _show([writing.mail.letter for writing in writings], json=json)
            return
        sent, refused = _send(settings, opened, writings)
    if json:
        screen.print_json({"sent": sent, "refused": refused})
    else:
        screen.say(message("digest-sent", count=sent), lang)
        if refused:
            screen.say(message("digest-refused", count=refused), lang)
    if refused:
        raise typer.Exit(FAILED)


def _check_together(subjects: Mapping[str, str | None], since: str | None) -> None:
    """Refuse options of which one would take the place of another. Failure."""
    given = [option for option, value in subjects.items() if value]
    if len(given) > 1:
        raise wrong_option(given[1], message("command-digest-one-subject", options=Listed(tuple(given))))
    if since and subjects["--question"]:
        raise wrong_option("--since", message("command-digest-no-since"))


def _show(letters: "Iterable[Letter]", *, json: bool) -> None:
    from viz.terminal import screen

    if json:
        screen.print_json({"items": [{"subject": letter.subject, "text": letter.text} for letter in letters]})
        return
    for letter in letters:
        for line in (letter.subject, "", *letter.text.splitlines()):
            screen.tell(line)


@dataclass(frozen=True, slots=True)
class _Writing:
    """A mail, and the subscription as it is when that was sent."""

    mail: "Mail"
    then: "Subscription | None" = None


def _send(settings: "Settings", store: Store, writings: Sequence[_Writing]) -> tuple[int, int]:
    """How many mails the server took, and how many it refused; of the first it is kept that they were sent. Failure."""
    from api.mail import NoMailError, send

    sent = refused = 0
    try:
        for writing, was_taken in zip(writings, send(settings, [writing.mail for writing in writings]), strict=True):
            sent, refused = sent + was_taken, refused + (not was_taken)
            if was_taken and writing.then is not None:
                # Who ended it meanwhile gets no more, and the mails to others go on.
                with suppress(DossierMovedOnError):
                    store.keep([writing.then.dossier])
    except NoMailError as error:
        raise Failure(FAILED, *error.problems) from None
    return sent, refused


def _about(graph: "GraphNow", organisation: str | None, rule: str | None, question: str | None) -> "About":
    """What the options name. UnknownReferenceError, Failure."""
    from graph.ask.search import resolve
    from graph.desk.subscriptions import About
    from graph.say.digest import is_known

    snapshot = graph.snapshot()
    if organisation:
        return About("organisation", resolve(snapshot, organisation).id)
    about = About("rule", rule) if rule else About("question", question) if question else About("gaps")
    if not is_known(snapshot, about):
        raise wrong_option("--rule" if rule else "--question", message("digest-unknown", given=about.of[:80]))
    return about


def _since(today: date, since: str | None) -> str:
    """The day since which to tell; without one that of a week ago. Failure."""
    from graph.model.dates import first_day

    try:
        return (first_day(since) if since else today - timedelta(days=7)).isoformat()
    except WrongError as error:
        raise wrong_option("--since", *error.problems) from None


def _news(graph: "GraphNow", about: "About", after: str) -> "list[News]":
    from graph.ask.questions.answering import answer
    from graph.say.answers import tell
    from graph.say.digest import concerns, news_of_answer, news_of_findings, question_asked

    snapshot = graph.snapshot()
    if about.sort != "question":
        return news_of_findings(snapshot, graph.lives(), concerns(snapshot, about), after=after)
    asked = question_asked(snapshot, about.of)
    if asked is None:
        return []
    result = answer(snapshot, asked, known_on=lambda day: graph.snapshot(None, day))
    return [news_of_answer(tell(snapshot, asked, result), "")]


def _to_everybody(store: Store, graph: "GraphNow", site: str) -> Iterator[_Writing]:
    """A mail for each who subscribed and for whom there is news."""
    from api.mail import Mail
    from graph.desk.subscriptions import subscriptions
    from graph.say.digest import followed, is_known, letter

    snapshot, lives = graph.snapshot(), graph.lives()
    told_until = max(dossier.at for dossier in (*lives.sightings.values(), *lives.decisions.values(), *lives.looks))
    for subscription in subscriptions(store):
        if not subscription.confirmed or not is_known(snapshot, subscription.about):
            continue
        about = followed(snapshot, subscription.about)
        news = _news(graph, about, subscription.after)
        answer = news[0].key.rpartition("#")[2] if about.sort == "question" and news else ""
        if not news or (answer and answer == subscription.answer):
            continue
        end = f"{site}/subscriptions/end?token={subscription.token}" if site else None
        made = letter(snapshot, about, news, site, subscription.language, end)
        yield _Writing(
            Mail(subscription.address, made, subscription.language, end),
            subscription.next(about=about, after=told_until, answer=answer),
        )


def _forget_lost(store: Store, today: date) -> None:
    """Forget who never confirmed."""
    from graph.desk.subscriptions import KIND, is_lost, subscriptions

    for subscription in subscriptions(store):
        if is_lost(subscription, today):
            store.forget(KIND, subscription.id)
