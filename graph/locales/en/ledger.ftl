# The ledger of motions, commitments, decisions and agreements.
ledger-committed-by = This is a commitment of { $who }.
ledger-committed-by-past = This was a commitment of { $who }.
ledger-addressed-to = This is addressed to { $who }.
ledger-addressed-to-past = This was addressed to { $who }.
ledger-decided-by = It is for { $who } to decide.
ledger-decided-by-past = It was for { $who } to decide.
ledger-decided-by-taken = The decision was taken by { $who }.
ledger-carried-out-by = { $who } { $number ->
    [1] carries
   *[other] carry
 } this out.
ledger-carried-out-by-past = { $who } { $number ->
    [1] carried
   *[other] carried
 } this out.
ledger-parties = { $number ->
    [1] The party is { $who }.
   *[other] The parties are { $who }.
 }
ledger-parties-past = { $number ->
    [1] The party was { $who }.
   *[other] The parties were { $who }.
 }
ledger-term-running = The term runs until { $day }.
ledger-term-running-derived = The term runs until { $day } (derived).
ledger-term-past = The term ran until { $day }.
ledger-term-past-derived = The term ran until { $day } (derived).
ledger-follow-up = Recorded as follow-up: { $names }.
ledger-no-follow-up = No follow-up is known.
ledger-last = The last word on it is of { $day }.
status-own-ended = Status according to the source: settled ({ $cited }).
status-own-running = Status according to the source: under way ({ $cited }).
status-own-agreed = Status according to the source: agreed ({ $cited }).
status-own-proposed = Status according to the source: not decided yet ({ $cited }).
status-own-withdrawn = Status according to the source: withdrawn ({ $cited }).
status-own-decidedBy-agreed = Status according to the source: taken ({ $cited }).
status-own-committedBy-proposed = Status according to the source: intended ({ $cited }).
status-said-ended = { $who } considers { $what } settled ({ $cited }).
status-said-running = { $what } is under way, says { $who } ({ $cited }).
status-said-agreed = { $what } was agreed, says { $who } ({ $cited }).
status-said-proposed = According to { $who }, { $what } is still open ({ $cited }).
status-said-withdrawn = According to { $who }, { $what } was withdrawn ({ $cited }).
status-said-none = { $who } spoke of the status of { $what } ({ $cited }).
status-said-ended-on = { $who } considers { $what } settled: { $role } ({ $cited }).
status-said-running-on = { $role } is under way, says { $who } ({ $cited }).
status-said-agreed-on = On { $role } something was agreed, says { $who } ({ $cited }).
status-said-proposed-on = According to { $who }, nothing has been decided yet on { $role } ({ $cited }).
status-said-withdrawn-on = According to { $who }, { $role } was withdrawn ({ $cited }).
status-said-none-on = { $who } spoke of { $role } ({ $cited }).

commitments-open-settled = settled, says only who had to do it
commitments-open-overdue = term passed, what came of it not known
commitments-open-undecided = no decision known
commitments-open-unanswered = no follow-up known
commitments-open-silent = no new word known for years
commitments-open-no = not open
commitments-status-proposed = proposed
commitments-status-agreed = agreed
commitments-status-running = under way
commitments-status-ended = settled
commitments-status-withdrawn = withdrawn
