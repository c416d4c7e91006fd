# How it goes on with a gap: when it was seen, who does something about it, and whether it is solved.

life-heading = Where this stands
life-state = State
life-state-open = open
life-state-taken-up = taken up
life-state-explained = explained
life-state-accepted = risk accepted
life-state-solved = solved
life-unfinished = Open and taken up
life-all-found = All, also explained and accepted
life-owner = Taken up by
life-new-since = New since
life-new-since-hint = A date, or the number of a revision
life-new-since-wrong = This is neither a date nor the number of a revision. Write for example 2026, 2026-06-01 or 12.

life-open = Open since { $since }.
life-open-again = Open again since { $since }; it had been solved before.
life-open-expired = Open again since { $since }: until that day its risk was accepted.
life-taken-up = Taken up by { $organisation } on { $since }.
life-taken-up-by-somebody = Taken up on { $since }.
life-explained = Explained on { $since }.
life-accepted = Risk accepted up to and including { $until }.
life-solved = Solved on { $since }: since that day it is no longer found in the data.
life-first-seen = First seen on { $first }.
life-was-about = { $rule }: { $names }
life-former-rule = A gap of a rule that is no longer there
life-note-of = Note: { $note }
life-decided-by = Recorded by { $person }.

life-history = History
life-event-found = Found for the first time, in revision { $revision }.
life-event-returned = Found again, in revision { $revision }.
life-event-solved = No longer found in revision { $revision }: solved.
life-event-open = Set to open again.
life-event-taken-up = Taken up by { $organisation }.
life-event-taken-up-by-somebody = Taken up.
life-event-explained = Explained.
life-event-accepted = Risk accepted up to and including { $until }.
life-back = Back to this state
life-back-of = of { $moment }

life-change = Record what you do about it
life-change-intro = Everyone who can see this gap can read what you record here. Only participants see your name.
life-do-taken-up = We take this up
life-do-explained = There is an explanation for this
life-do-accepted = We accept the risk
life-do-open = Set to open again
life-organisation = Which organisation takes this up?
life-until = Up to and including which day?
life-until-hint = For example { $example }. After that the gap is open again.
life-note = Note (may be left empty)
life-note-needed = What is the explanation?
life-save = Record
life-moved-on = Somebody else changed the state meanwhile. Below you see how it is now; nothing of yours was recorded.
life-moved-on-by = { $person } changed the state meanwhile. Below you see how it is now; nothing of yours was recorded.
life-solved-by-data = A gap is only solved when it is no longer found in the data. Choose another state.
life-note-too-long = The note may be at most { $most } characters long.
life-needs-organisation = Fill in which organisation takes this up.
life-needs-note = Fill in what the explanation is.
life-needs-until = Fill in up to and including which day the risk is accepted; that is today or later.
life-not-yours = You can only record this for an organisation that you contribute for.
life-may-not = Who contributes for one of these organisations, and who reviews or administers, can record where this gap stands.
life-no-such = There is no gap { $id }, or it is no longer found.
life-no-such-version = There is no version { $version } of this state.
life-needs-version = Say in If-Match which version you follow; 0 when nothing was recorded yet.
life-moved-on-api = The state was changed meanwhile: version { $version } is the newest. Read it and decide again.

life-none-solved = No gap was solved yet. { $link }
life-solved-count =
    { $count ->
        [one] 1 solved gap
       *[other] { $count } solved gaps
    }
life-solved-intro = These gaps were found before and are not found now. They stand here with the parties that they concerned then.
life-only-now = Where gaps stand is known of the present only; leave out asOf, knownOn and past.
life-needs-state = Give state or backTo: what becomes of the gap, or which version you want to go back to.

trend-heading = How the number of gaps develops
trend-link = Trend
trend-intro = At each new revision, and on each new day, the gaps are counted by where they stand. A gap disappears when the data close it.
trend-none = Nothing was counted yet. That happens as soon as the service has worked out a revision.
trend-first = It was counted only once; there is no trend yet.
trend-chart = { $unfinished ->
    [one] On { $day } 1 gap is open or taken up; on { $first_day } it was { $first }.
   *[other] On { $day } { $unfinished } gaps are open or taken up; on { $first_day } it was { $first }.
 }
trend-day = Day
trend-week = Week of
trend-revision = Revision
trend-new = New or back
trend-solved = Solved
trend-open = Open
trend-taken-up = Taken up
trend-explained = Explained
trend-accepted = Accepted
trend-first-count = At the first count everything is new.
