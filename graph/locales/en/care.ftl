# Who looks after a store: backups, checks, withdrawing and removing.
backup-writing = writing the backup
backup-checking = checking the backup
backup-restoring = restoring the backup
backup-is-none = { $file } is no backup of Samenspel
backup-broken = { $file } is no whole file: it was damaged or cut off
backup-newer = { $file } was made by a newer version of Samenspel ({ $version }); update Samenspel
backup-member-differs = { $file } is damaged: { $member } is not what was written. Nothing was restored
backup-line = { $file } is damaged: line { $line } of { $member } cannot be read. Nothing was restored

care-backed-up = { $file }: all of revision { $revision } ({ $source ->
    [one] 1 source
   *[other] { $source } sources
}, { $entity } entities and { $claim } claims as sources state them, { $dossier } versions of dossiers)
care-restored = { $store } now holds all of revision { $revision } ({ $source ->
    [one] 1 source
   *[other] { $source } sources
}, { $entity } entities and { $claim } claims as sources state them, { $dossier } versions of dossiers)
care-replace-all = { $store } is at revision { $revision }; all that it holds is replaced.
care-sure = Go on (yes/no)?
care-needs-yes = { $what } Add --yes to do this without being asked.
care-nothing-done = Nothing was done.

care-fault-differs = { $which } is not what was written
care-fault-missing = { $which } is missing
care-fault-surplus = { $which } was never written by Samenspel
care-fault-broken = { $which } is damaged
care-heals = { $which }: can be mended with samenspel check --repair
care-load-again = { $which }: cannot be mended from the store itself; load source ‘{ $source }’ again, or restore a backup
care-from-backup = { $which }: cannot be mended from the store itself; restore a backup
care-repaired = Mended: { $count }.
care-store-whole = { $store } is whole: { $source ->
    [one] 1 source
   *[other] { $source } sources
}, { $entity } entities, { $claim } claims, { $revision } revisions, { $dossier } versions of dossiers.
care-repair-no-file = --repair mends the store; leave out the file

care-no-source = there is no source ‘{ $source }’; samenspel status names them
care-withdraw = Withdrawing source ‘{ $source }’: { $entities ->
    [one] 1 entity
   *[other] { $entities } entities
} and { $claims ->
    [one] 1 claim goes
   *[other] { $claims } claims go
}, as far as no other source states them too.
care-audience = Source ‘{ $source }’ is now visible to { $groups }.
care-withdrawn = Source ‘{ $source }’ was withdrawn in revision { $revision }.
load-withdrawn-why = withdrawn: { $why }
load-withdrawn-by = withdrawn by { $by }: { $why }
load-written-before = what came before that was loaded: { $sources }
load-wrong-in-public = { $count ->
    [one] Something is wrong with what was given.
   *[other] { $count } things are wrong with what was given.
} Who loads sees what with samenspel sources.
load-stays-withdrawn = this source was withdrawn and is not loaded again by itself; name it with samenspel load to do so all the same

care-purge = In { $store }: { $changed } places change and { $removed } go, those in the history included; from the cache { $files ->
    [0] nothing goes
    [one] 1 file goes
   *[other] { $files } files go
}. This cannot be undone.
care-purged = Removed. That something was removed, by whom, when and why, is kept.
care-purge-elsewhere = Backups and files that were written before may still hold the text; remove those yourself. A source that tells it again brings it back.
care-purge-one = name exactly one of --text, --source, --entity and --dossier
care-no-dossier = ‘{ $given }’ is no dossier; write KIND/ID
purge-no-reason = say why
purge-too-short = a text of less than { $least } characters is too short to look for
purge-reason-repeats = the reason tells what you remove, and the reason is kept; write it without

care-upgrade = { $changed } places change and { $removed } go, those in the history included.
care-upgraded = { $store } now fits this version of Samenspel.
care-nothing-to-upgrade = { $store } fits this version of Samenspel already.
care-pruned = { $count ->
    [0] There are no notes of more than { $days } days ago.
    [one] 1 note of more than { $days } days ago was forgotten.
   *[other] { $count } notes of more than { $days } days ago were forgotten.
}

care-view-made = { $store } now shows what stands on { $day } (revision { $revision }), each fact once. From now on that is made again after every change.
care-view-removed = { $store } no longer shows apart what stands now.
care-view-not-here = { $store } is no Neo4j; only there can what stands now be shown apart

## The page for stewards
care-page-heading = Taking back
care-page-intro = Take back what does not belong here. You first see what changes.
care-page-how = What do you want to do?
care-page-withdraw = Withdraw a source: what it says goes, and stays in the history
care-page-text = Remove a text, from the history too
care-page-source = Remove all of a source, from the history too
care-page-entity = Remove all of an entity, from the history too
care-page-what = What
care-page-what-hint = The id of the source or entity, or the text letter by letter.
care-page-why = Why
care-page-why-hint = The reason is kept. Do not tell what you remove.
care-page-nothing = tell what you want to take back
care-page-look = See what changes
care-page-check = Is this right?
care-page-purge = { $changed } places change and { $removed } go, those in the history included. This cannot be undone.
care-page-do-withdraw = Withdraw
care-page-do-text = Remove
care-page-do-source = Remove
care-page-do-entity = Remove
care-page-withdrawn = The source was withdrawn.
care-page-removals = Removed before
care-page-none = Nothing was removed yet.
care-page-removed-text = a text removed
care-page-removed-source = a source removed
care-page-removed-entity = an entity removed
care-page-removed-dossier = a dossier removed
