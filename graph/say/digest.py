"""News of what somebody follows: what came, went and was decided about findings, and the answer to a question.

A feed and a mail tell the same. Each piece of news keeps its key, by which a reader knows it again.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.findings import finding_called
from graph.ask.gaps import RULES, Finding
from graph.ask.questions.asking import WrongQuestionError, make_question
from graph.ask.questions.kinds import KINDS, Question
from graph.ask.questions.understanding import understand
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import Lives, event
from graph.desk.subscriptions import About
from graph.model.words import Message, Sentences, message
from graph.say.answers import Answer, question_address
from graph.say.finding_lives import happened, is_visible, solved_sentence
from graph.store.dossiers import Dossier

Concerns = Callable[[str, Collection[str]], bool]
"""Whether a finding is followed, by its rule and the entities that it is about."""


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened at a moment (ISO 8601, UTC): what, in a title and sentences, and the page about it.

    `number` is that of the dossier that tells it, 0 for an answer.
    """

    key: str
    at: str
    number: int
    title: Message
    text: Sentences
    address: str


def subject(snapshot: Snapshot, about: About) -> Message:
    """What is followed, as the title of a feed or a mail has it."""
    match about.sort:
        case "organisation":
            return message("news-of-organisation", name=snapshot.node(about.of).name)
        case "rule":
            return message("news-of-rule", rule=RULES[about.of].title)
        case "question":
            question = question_asked(snapshot, about.of)
            return message("news-of-question", question=question.words if question else about.of)
    return message("news-of-all")


def is_known(snapshot: Snapshot, about: About) -> bool:
    """Whether there is such a thing to follow."""
    match about.sort:
        case "organisation":
            return about.of in snapshot
        case "rule":
            return about.of in RULES
        case "question":
            return question_asked(snapshot, about.of) is not None
    return True


def concerns(snapshot: Snapshot, about: About) -> Concerns:
    """Which findings are followed."""
    if about.sort == "organisation":
        id = snapshot.node(about.of).id
        return lambda _, entities: id in entities or about.of in entities
    return lambda rule, _: about.sort == "gaps" or rule == about.of


def news_of_findings(
    snapshot: Snapshot, lives: Lives, follows: Concerns, *, after: str = "", budget: Budget = UNLIMITED
) -> list[News]:
    """The newest that happened to each finding that is followed and may be told of, the newest first. OverBudgetError.

    Only what was written after a moment (ISO 8601, UTC).
    """
    news = []
    for sighting in budget.each(lives.sightings.values()):
        decision = lives.decisions.get(sighting.id)
        newer = [dossier for dossier in (sighting, decision) if dossier is not None and dossier.at > after]
        if not newer:
            continue
        finding = finding_called(snapshot, sighting.id, budget=budget)
        if sighting.content["found"] and finding is not None:
            rule, entities, sentence = finding.rule, finding.entities, finding.sentence.parts[0]
        elif not sighting.content["found"] and finding is None and (life := lives.solved_life(sighting.id)):
            if not is_visible(snapshot, life):
                continue
            rule, entities, sentence = life.rule, life.entities, solved_sentence(snapshot, life)
        else:
            # Another service is a revision ahead.
            continue
        if follows(rule, entities):
            news += [_news(snapshot, dossier, finding, sentence) for dossier in newer]
    return sorted(news, key=lambda piece: -piece.number)


def _news(snapshot: Snapshot, dossier: Dossier, finding: Finding | None, sentence: Message) -> News:
    what = event(dossier)
    sentences = [happened(snapshot, what), *(finding.sentence.parts[1:] if finding else ())]
    if what.note:
        sentences.append(message("life-note-of", note=what.note))
    if finding is not None:
        sentences.append(finding.next_step.sentence)
    return News(
        f"{dossier.id}/{what.what}/{dossier.version}",
        dossier.at,
        dossier.number,
        message(f"news-{what.what}", what=sentence),
        Sentences(tuple(sentences)),
        f"/gaps?finding={dossier.id}",
    )


def followed(snapshot: Snapshot, about: About, today: date | None = None) -> About:
    """What is followed, with the address of a question in place of its words, as these are read on a day.

    A question that counts days back would be another one tomorrow, and its answer news each day.
    """
    question = question_asked(snapshot, about.of, today) if about.sort == "question" else None
    return replace(about, of=question_address(question)) if question is not None else about


def question_asked(snapshot: Snapshot, text: str, today: date | None = None) -> Question | None:
    """The question that a text asks, or that stands at an address of this site; None when it is none.

    Days that it counts back are those before `today`, or else before the day of the snapshot.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        return _understood(snapshot, text, today)
    before, is_address, kind_id = parts.path.partition("/questions")
    if not is_address or " " in before:
        return _understood(snapshot, text, today)
    if not kind_id.strip("/"):
        typed = dict(parse_qsl(parts.query)).get("q", "")
        return question_asked(snapshot, typed, today) if typed and "/questions" not in typed else None
    kind = KINDS.get(kind_id.removeprefix("/"))
    if kind is None:
        return None
    values = {name: value for name, value in parse_qsl(parts.query) if kind.slot(name) is not None}
    try:
        return make_question(snapshot, kind, values)
    except (WrongQuestionError, AmbiguousReferenceError, UnknownReferenceError):
        return None


def _understood(snapshot: Snapshot, text: str, today: date | None) -> Question | None:
    made = understand(snapshot, text, today)
    return made.question if made is not None else None


def fingerprint(answer: Answer) -> str:
    """A text that is another when an answer tells something else."""
    sentences = [answer.sentence, *(line.sentence for part in answer.parts for line in part.lines)]
    text = "\n".join(sentence.in_language("nl") for sentence in sentences)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def news_of_answer(answer: Answer, at: str) -> News:
    """The answer to a question as news, of the moment since which it can be so."""
    page = question_address(answer.question)
    title = message("news-answer", question=answer.question.words)
    return News(f"{page}#{fingerprint(answer)}", at, 0, title, answer.sentence, page)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in one language: its subject and its text."""

    subject: str
    text: str


def letter(
    snapshot: Snapshot, about: About, news: Iterable[News], site: str, language: str, end: str | None = None
) -> Letter:
    """News as a mail, with the addresses of a `site` (empty: without), and how to `end` a subscription."""
    title = subject(snapshot, about).in_language(language)
    news = list(news)
    intro = message("digest-answer") if about.sort == "question" else message("digest-intro", count=len(news))
    lines = [intro.in_language(language), ""] if news else [message("digest-none").in_language(language), ""]
    for piece in news:
        lines += [f"* {piece.title.in_language(language)}", f"  {piece.text.in_language(language)}"]
        lines += [f"  {site}{piece.address}", ""] if site else [""]
    lines += ["-- ", message("digest-from").in_language(language)]
    if end:
        lines += [message("digest-end", address=end).in_language(language)]
    return Letter(message("digest-subject", subject=title).in_language(language), "\n".join(lines) + "\n")


def request_letter(snapshot: Snapshot, about: About, confirm: str, language: str) -> Letter:
    """The mail that asks whether somebody wants what was asked for at their address."""
    title = subject(snapshot, about).in_language(language)
    text = message("digest-confirm-text", subject=title, address=confirm).in_language(language)
    return Letter(message("digest-confirm-subject", subject=title).in_language(language), f"{text}\n")


def follow_address(about: About) -> str:
    """The address of the feed of what is followed."""
    if about.sort == "question":
        return f"/feeds/question.atom?{urlencode({'q': about.of})}"
    return f"/feeds/{about.sort}/{quote(about.of)}.atom" if about.of else "/feeds/gaps.atom"


def about_of(parameters: Mapping[str, str]) -> About:
    """What somebody wants to follow, from parameters named as the sorts; without any all findings."""
    for sort in ("organisation", "rule", "question"):
        if text := parameters.get(sort, "").strip():
            return About(sort, text)
    return About("gaps")
