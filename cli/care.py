"""Commands for who looks after a store: backing it up and putting it back, and taking back what should not be in it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.failures import FAILED, NOT_FOUND, WRONG_USE, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl, audience_named, wrong_option
from cli.showing import writing
from graph.cache import CACHE
from graph.model.words import FIRST, Message, message
from graph.store import Store, open_store
from graph.store.runs import DAYS_KEPT

Yes = Annotated[bool, typer.Option("--yes")]


def backup(
    out: Annotated[Path, typer.Argument(dir_okay=False)],
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Write all that the store keeps to a file, as of one moment, while others go on."""
    from graph.store.backup import back_up
    from viz.terminal import screen
    from viz.terminal.progress import progress

    with open_store(store) as opened, progress(lang, quiet=json) as report:
        manifest = back_up(opened, out, report)
    if json:
        screen.print_json({"file": str(out), "bytes": out.stat().st_size, **manifest})
    else:
        screen.say(message("care-backed-up", file=str(out), **_counts(manifest)), lang)


def _counts(manifest: Mapping[str, Any]) -> dict[str, int]:
    counts = {sort: member["count"] for sort, member in manifest["members"].items()}
    names = ("source", "entity", "claim", "dossier")
    return {"revision": manifest["revision"], **{name: counts.get(f"{name}.jsonl", 0) for name in names}}


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    replace: Annotated[bool, typer.Option("--replace")] = False,
    yes: Yes = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Make a store keep what a backup has; of one that is not empty it takes the place of all."""
    from graph.store.backup import Backup
    from viz.terminal import screen
    from viz.terminal.progress import progress

    with progress(lang, quiet=json) as report:
        backup = Backup(file, report)
    with writing(store, lang) as opened:
        if replace and opened.revision():
            _agree(message("care-replace-all", store=opened.url, revision=opened.revision()), lang, yes=yes, json=json)
        with progress(lang, quiet=json) as report:
            opened.put_back(backup.items(report), replace=replace)
        revision = opened.revision()
    if json:
        screen.print_json({"store": opened.url, "revision": revision, "backup": backup.manifest})
    else:
        screen.say(message("care-restored", store=opened.url, **_counts(backup.manifest)), lang)


def check_store(opened: Store, lang: str, *, repair: bool, json: bool) -> None:
    """Tell whether a store is as it was written, and mend what can be; exit code 1 when something stays wrong."""
    from graph.store import checking
    from viz.terminal import screen

    checked = checking.check(opened)
    mended = bool(repair and (checked.faults or checked.others))
    if mended:
        checking.repair(opened)
    left = checking.check(opened) if mended else checked
    if json:
        screen.print_json(
            {
                "store": opened.url,
                "revision": checked.revision,
                "counts": checked.counts,
                "faults": [_plain_fault(fault, lang) for fault in checked.faults],
                "others": [other.in_language(lang) for other in checked.others],
                "repaired": mended,
                "left": [_plain_fault(fault, lang) for fault in left.faults],
            }
        )
    else:
        for fault in checked.faults:
            screen.say(message(f"care-fault-{fault.how}", which=fault.which), lang)
        for other in checked.others:
            screen.say(other, lang)
        if mended:
            screen.say(message("care-repaired", count=len(checked.faults) - len(left.faults)), lang)
        for fault in left.faults:
            screen.say(_advice(fault, repaired=mended), lang)
        if not left.faults and not left.others:
            screen.say(message("care-store-whole", store=opened.url, **_numbers(checked.counts)), lang)
    if left.faults or left.others:
        raise typer.Exit(FAILED)


def _numbers(counts: Mapping[Any, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in ("source", "entity", "claim", "dossier", "revision")}


def _plain_fault(fault: Any, lang: str) -> dict[str, Any]:
    return {
        "sort": fault.item.sort,
        "key": fault.item.key,
        "how": fault.how,
        "heals": fault.heals,
        "source": fault.source or None,
        "message": message(f"care-fault-{fault.how}", which=fault.which).in_language(lang),
        "advice": _advice(fault, repaired=False).in_language(lang),
    }


def _advice(fault: Any, *, repaired: bool) -> Message:
    if fault.heals and not repaired:
        return message("care-heals", which=fault.which)
    if fault.source:
        return message("care-load-again", which=fault.which, source=fault.source)
    return message("care-from-backup", which=fault.which)


def withdraw(
    source: Annotated[str, typer.Argument()],
    why: Annotated[str, typer.Option("--why", prompt=True)],
    by: Annotated[str, typer.Option("--by")] = "",
    yes: Yes = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Take back all that a source says; what it said stays in the history."""
    from graph.store.withdrawing import WithdrawError, what_goes
    from graph.store.withdrawing import withdraw as withdraw_source
    from viz.terminal import screen

    if not why.strip():
        raise wrong_option("--why", message("purge-no-reason"))
    with writing(store, lang) as opened:
        try:
            entities, claims, revision = what_goes(opened, source)
        except WithdrawError as error:
            raise Failure(NOT_FOUND, *error.problems) from None
        _agree(message("care-withdraw", source=source, entities=entities, claims=claims), lang, yes=yes, json=json)
        changes = withdraw_source(opened, source, by=by.strip() or _user(), why=why, read_at=revision)
    if json:
        screen.print_json({"source": source, "revision": changes.revision, "retracted": changes.retracted})
    else:
        screen.say(message("care-withdrawn", source=source, revision=changes.revision), lang)


def audience(
    source: Annotated[str, typer.Argument()],
    groups: Annotated[list[str], typer.Argument()],
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Say whom a source is for from now on, with all that it ever said."""
    from graph.desk.audiences import UnknownSourceError, change_audience
    from graph.desk.people import AT_THE_MACHINE
    from loaders.readers.audience import called
    from viz.terminal import screen

    with writing(store, lang) as opened:
        audience = audience_named(opened, "GROUPS", groups)
        try:
            changes = change_audience(opened, source, audience, AT_THE_MACHINE)
        except UnknownSourceError:
            raise Failure(NOT_FOUND, message("care-no-source", source=source[:80])) from None
    if json:
        screen.print_json({"source": source, "audience": audience, "revision": changes.revision})
    else:
        screen.say(message("care-audience", source=source, groups=called(audience)), lang)


def purge(
    text: Annotated[str | None, typer.Option("--text")] = None,
    source: Annotated[str | None, typer.Option("--source")] = None,
    entity: Annotated[str | None, typer.Option("--entity")] = None,
    dossier: Annotated[str | None, typer.Option("--dossier")] = None,
    why: Annotated[str, typer.Option("--why", prompt=True)] = "",
    by: Annotated[str, typer.Option("--by")] = "",
    cache: Annotated[Path, typer.Option("--cache", file_okay=False)] = CACHE,
    yes: Yes = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Remove a text, or all of a source, an entity or a dossier, from everywhere, its history too."""
    from graph.ask.column_file import forget_files
    from graph.store.purging import What, check_why, preview
    from graph.store.purging import purge as purge_store
    from loaders.engine.forgetting import files_with, forget
    from viz.terminal import screen

    if sum(option is not None for option in (text, source, entity, dossier)) != 1:
        raise Failure(WRONG_USE, message("care-purge-one"))
    what = What(text or "", source or "", entity or "", _dossier(dossier))
    check_why(what, why)
    with writing(store, lang) as opened:
        touched = preview(opened, what)
        files = files_with(text, cache) if text else ()
        changed, removed = (sum(counts.values()) for counts in (touched.changed, touched.removed))
        consequence = message("care-purge", changed=changed, removed=removed, files=len(files), store=opened.url)
        _agree(consequence, lang, yes=yes, json=json)
        done, left = purge_store(opened, what, by=by.strip() or _user(), why=why)
        forget(files)
        forget_files(opened.url)
    if json:
        screen.print_json(
            {
                "changed": done.changed,
                "removed": done.removed,
                "files": [str(file) for file in files],
                "left": [remark.in_language(lang) for remark in left],
            }
        )
        return
    screen.say(message("care-purged"), lang)
    for remark in (*left, message("care-purge-elsewhere")):
        screen.say(remark, lang)


def _dossier(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    kind, slash, id = text.partition("/")
    if not slash or not kind or not id:
        raise wrong_option("--dossier", message("care-no-dossier", given=text[:80]))
    return kind, id


def upgrade(
    yes: Yes = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Turn what an earlier vocabulary called otherwise into what this one knows, the history too."""
    from graph.store.upgrading import preview_upgrade
    from graph.store.upgrading import upgrade as upgrade_store
    from viz.terminal import screen

    with writing(store, lang) as opened:
        touched = preview_upgrade(opened)
        if touched:
            changed, removed = (sum(counts.values()) for counts in (touched.changed, touched.removed))
            _agree(message("care-upgrade", changed=changed, removed=removed), lang, yes=yes, json=json)
            touched = upgrade_store(opened)
    if json:
        screen.print_json({"changed": touched.changed, "removed": touched.removed})
    else:
        screen.say(message("care-upgraded" if touched else "care-nothing-to-upgrade", store=opened.url), lang)


def prune(
    days: Annotated[int, typer.Option("--days", min=0, envvar="SAMENSPEL_RUN_DAYS")] = DAYS_KEPT,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Forget notes of loads that are older than some days; the newest of each source stays."""
    from viz.terminal import screen

    with open_store(store) as opened:
        count = forget_old_runs(opened, days)
    if json:
        screen.print_json({"forgotten": count, "days": days})
    else:
        screen.say(message("care-pruned", count=count, days=days), lang)


def forget_old_runs(store: Store, days: int) -> int:
    """Forget the notes of loads of more than so many days ago; gives how many."""
    today = datetime.now(UTC)
    # Nothing is older than the calendar.
    before = today - timedelta(days=min(days, today.toordinal() - 1))
    return store.forget_runs(before.isoformat(timespec="seconds"))


def _agree(consequence: Message, language: str, *, yes: bool, json: bool) -> None:
    """Show what would happen and have the user agree to it; Failure when they do not, or cannot be asked."""
    from viz.terminal import screen

    if yes:
        return
    if json:
        raise Failure(WRONG_USE, message("care-needs-yes", what=consequence))
    screen.say(consequence, language)
    try:
        answer = screen.ask(message("care-sure").in_language(language))
    except EOFError:
        raise Failure(WRONG_USE, message("care-needs-yes", what=consequence)) from None
    if answer.strip().casefold() not in {"j", "ja", "y", "yes"}:
        raise Failure(FAILED, message("care-nothing-done"))


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
