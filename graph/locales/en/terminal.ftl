# What the command shows on the screen.
# The severity of a gap, the state of a cell of the matrix, the outcome of loading.
terminal-word-serious = serious
terminal-word-moderate = moderate
terminal-word-minor = minor
terminal-word-shown = shown
terminal-word-absent = shown absent
terminal-word-doubtful = maybe
terminal-word-unknown = unknown
terminal-word-loaded = loaded
terminal-word-unchanged = unchanged
terminal-word-withdrawn = withdrawn
terminal-word-refused = refused
terminal-word-started = started
terminal-word-fetched = refreshed
terminal-word-failed = failed
terminal-word-due = due
terminal-word-busy = busy
terminal-word-waits = not due
terminal-requests = Requests
terminal-next = Again from
terminal-failing = refreshing fails since { $since }
terminal-word-added = added
terminal-word-changed = changed
terminal-word-merged = merged
terminal-word-retracted = retracted

terminal-source = Source
terminal-effect = Effect
terminal-what = What
terminal-row = Row
terminal-where = Where
terminal-nothing-would-change = Loading would change nothing.
terminal-outcome = Outcome
terminal-entities = Entities
terminal-claims = Claims
terminal-last-loaded = Last loaded
terminal-publisher = Publisher
terminal-licence = Licence
terminal-cadence = Cadence
terminal-not-loaded-yet = not loaded yet
terminal-nothing-loaded = Nothing was loaded.
terminal-nothing-changed = Nothing changed: all sources had been loaded.
terminal-done = { $done } of { $total }
terminal-pace = { $done } of { $total }, { $rate } a second, { $left }
terminal-minutes-left = { $count ->
    [one] 1 minute left
   *[other] { $count } minutes left
}
terminal-seconds-left = { $count ->
    [one] 1 second left
   *[other] { $count } seconds left
}

terminal-merged = Merged by rule: { $count }.
terminal-to-review = To review whether they are the same: { $count }; `samenspel review` does that.
terminal-holds = { $store }: revision { $revision }, { $entities } entities, { $facts } facts

terminal-nothing-found = Nothing found.
terminal-also-known-as = Also known as: { $names }
terminal-identifiers = Identifiers: { $numbers }
terminal-no-gaps = No gaps known within this choice.
terminal-looked-at = looked at: { $what } ({ $count })
terminal-next-step = Next step: { $step }
terminal-decisions-recorded = Decisions recorded: { $count }.
terminal-decisions-withdrawn = Decisions withdrawn: { $count }.

terminal-written = Written: { $path } ({ $kilobytes } kB)
terminal-token-until = Valid until { $moment }.
terminal-token-revoked = The token ‘{ $label }’ has been revoked.
terminal-no-tokens = There are no tokens.
terminal-served-read-only = This service can only be read: other computers can reach it and no login has been set up (SAMENSPEL_OIDC_ISSUER).
terminal-served = Samenspel is at { $address } (Ctrl-C ends it).
terminal-how-to-serve = Start the pages and the API with `make serve` and open { $address }
terminal-where-the-data-are = The data are in { $store }; `samenspel --help` shows what else there is.

terminal-cleaned =
    { $decided } of { $count } { $count ->
        [one] name
       *[other] names
    } recognised.{ $left ->
        [0] {""}
        [one] {" "}For one name the choice is yours; who it may be stands behind it.
       *[other] {" "}For { $left } names the choice is yours; who it may be stands behind them.
    }
terminal-check-good = { $source } is right: { $entities } entities and { $claims } claims. Nothing was loaded.
terminal-check-wrong = { $count ->
    [one] There is { $count } error. Nothing was loaded.
   *[other] There are { $count } errors. Nothing was loaded.
 }
terminal-check-alike = Looks like something that is known already. If it is the same, use the same id:
terminal-more-lines = And { $count } others.
