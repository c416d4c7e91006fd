# Het grootboek van moties, voornemens, besluiten en afspraken.
ledger-committed-by = Dit is een voornemen van { $who }.
ledger-committed-by-past = Dit was een voornemen van { $who }.
ledger-addressed-to = Dit is gericht aan { $who }.
ledger-addressed-to-past = Dit was gericht aan { $who }.
ledger-decided-by = Het besluit is aan { $who }.
ledger-decided-by-past = Het besluit was aan { $who }.
ledger-decided-by-taken = Het besluit is genomen door { $who }.
ledger-carried-out-by = { $who } { $number ->
    [1] voert
   *[other] voeren
 } dit uit.
ledger-carried-out-by-past = { $who } { $number ->
    [1] voerde
   *[other] voerden
 } dit uit.
ledger-parties = { $number ->
    [1] Partij is { $who }.
   *[other] Partijen zijn { $who }.
 }
ledger-parties-past = { $number ->
    [1] Partij was { $who }.
   *[other] Partijen waren { $who }.
 }
ledger-term-running = De termijn loopt tot en met { $day }.
ledger-term-running-derived = De termijn loopt tot en met { $day } (afgeleid).
ledger-term-past = De termijn liep tot en met { $day }.
ledger-term-past-derived = De termijn liep tot en met { $day } (afgeleid).
ledger-follow-up = Als vervolg is vastgelegd: { $names }.
ledger-no-follow-up = Er is geen vervolg bekend.
ledger-last = Het laatste bericht is van { $day }.
status-own-ended = Stand volgens de bron: afgerond ({ $cited }).
status-own-running = Stand volgens de bron: lopend ({ $cited }).
status-own-agreed = Stand volgens de bron: afgesproken ({ $cited }).
status-own-proposed = Stand volgens de bron: nog niet besloten ({ $cited }).
status-own-withdrawn = Stand volgens de bron: ingetrokken ({ $cited }).
status-own-decidedBy-agreed = Stand volgens de bron: genomen ({ $cited }).
status-own-committedBy-proposed = Stand volgens de bron: voorgenomen ({ $cited }).
status-said-ended = { $who } beschouwt { $what } als afgerond ({ $cited }).
status-said-running = { $what } loopt, zegt { $who } ({ $cited }).
status-said-agreed = { $what } is afgesproken, zegt { $who } ({ $cited }).
status-said-proposed = Over { $what } is volgens { $who } nog niet beslist ({ $cited }).
status-said-withdrawn = { $what } is volgens { $who } ingetrokken ({ $cited }).
status-said-none = { $who } deed een uitspraak over de stand van { $what } ({ $cited }).
status-said-ended-on = { $who } beschouwt { $what } als afgerond: { $role } ({ $cited }).
status-said-running-on = { $role } loopt, zegt { $who } ({ $cited }).
status-said-agreed-on = Over { $role } is iets afgesproken, zegt { $who } ({ $cited }).
status-said-proposed-on = Over { $role } is volgens { $who } nog niet beslist ({ $cited }).
status-said-withdrawn-on = { $role } is volgens { $who } ingetrokken ({ $cited }).
status-said-none-on = { $who } deed een uitspraak over { $role } ({ $cited }).

commitments-open-settled = afgerond, zegt alleen wie het moest doen
commitments-open-overdue = termijn voorbij, wat ervan kwam niet bekend
commitments-open-undecided = geen beslissing bekend
commitments-open-unanswered = geen vervolg bekend
commitments-open-silent = al jaren geen nieuw bericht bekend
commitments-open-no = staat niet open
commitments-status-proposed = voorgesteld
commitments-status-agreed = afgesproken
commitments-status-running = loopt
commitments-status-ended = afgerond
commitments-status-withdrawn = ingetrokken
