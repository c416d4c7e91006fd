# What changed between two days, for a meeting.
meeting-period-known = Compared: what was known on { $start } (revision { $first }), and what was known on { $end } (revision { $last }).
meeting-period-so = Compared: how things were on { $start }, and how they were on { $end }, by what is known now.
meeting-nothing = There are no changes in this period.
meeting-nothing-before = Before this period nothing was recorded here yet. So everything counts as new.
meeting-first-told = { $number ->
    [one] Besides, a source of this period mentions one relation for the first time, without saying since when there is one.
   *[other] Besides, sources of this period mention { $number } relations for the first time, without saying since when they exist.
 }
meeting-registered = { $number ->
    [one] From { $source } only: one other relation. It is not listed below.
   *[other] From { $source } only: { $number } other relations. They are not listed below.
 }
meeting-count-began = { $number ->
    [one] one new relation
   *[other] { WORDS($number) } new relations
 }
meeting-count-ended = { $number ->
    [one] one relation over
   *[other] { WORDS($number) } relations over
 }
meeting-count-planned = { $number ->
    [one] one new plan
   *[other] { WORDS($number) } new plans
 }
meeting-count-opened = { $number ->
    [one] one new gap
   *[other] { WORDS($number) } new gaps
 }
meeting-count-closed = { $number ->
    [one] one gap gone
   *[other] { WORDS($number) } gaps gone
 }
meeting-count-turned = { $number ->
    [one] one cell of the matrix changed
   *[other] { WORDS($number) } cells of the matrix changed
 }
meeting-count-due = { $number ->
    [one] one term ended
   *[other] { WORDS($number) } terms ended
 }
meeting-undecided = Decisions that are still open
    .none = No decision is waiting, as far as is known.
meeting-due = Terms that ended in this period
    .none = No known term ended in this period.
meeting-overdue = Agreements past their term
    .none = No agreement is past its term without word of what came of it.
meeting-coming = Terms in the coming half year
    .none = No known term ends in the coming half year.
meeting-opened = New gaps
    .none = No gaps were added.
meeting-closed = Gaps that are no longer there
    .none = No gaps disappeared.
meeting-turned = Who uses what: cells that changed
    .none = Nothing changed in the matrix of provinces and instruments.
meeting-began = New relations
    .none = No relations were added.
meeting-planned = New plans
    .none = No plans were added.
meeting-ended = Relations that are over
    .none = No relations ended.
meeting-gone = Relations that no source mentions any more
    .none = All relations of then are still mentioned.
meeting-altered = Told differently than before
    .none = No source tells anything differently than before.
meeting-routes = Routes between these parties
    .none = Name at least two parties to see routes.
meeting-loads = What was loaded
    .none = Nothing was loaded.
meeting-finding = { $finding } Next step: { $step }
meeting-cell = { $row } and { $column }: was { $before }, is now { $after }.
meeting-route = { $strength } (weight { $cost }).
meeting-no-route = no route from { $start } to { $goal } is known.
meeting-load = { $source }, loaded on { $day }: { $counts }.
meeting-load-register = Register loaded on { $day }: { $source }. { $counts }.
meeting-title = What changed?
meeting-title-for = What changed for { $parties }?
meeting-more = And { $number } more. All of it is in the table.
meeting-made = Made on { $day } with Samenspel.
meeting-wrong-order = The beginning of the period is after its end.
meeting-party-not-known = { $name } was not known here at the end of this period.
meeting-source = According to { $source }:
meeting-column-section = Part
meeting-column-text = What
meeting-sources = source: { $sources }
meeting-needs-dates = How things were on a day can be compared between dates only, not between revisions.
meeting-nothing-else = No changes
meeting-more-about = more
meeting-period-first = This is all that was known on { $end } (revision { $last }).
meeting-unfold = { $number ->
    [one] Show one more
   *[other] Show { $number } more
 }
