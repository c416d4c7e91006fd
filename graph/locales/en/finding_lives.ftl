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
life-new-since = New since (date or revision)
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
life-change-intro = Everyone who can see this gap can read what you record here. Your name is only seen by those who can record something here too.
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
life-not-looked = It was not written down yet which gaps there are; that happens as soon as the service has worked out a revision.
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
terminal-none-solved = No gap within this choice was solved yet.

news-of-all = Gaps in the network
news-of-organisation = Gaps around { $name }
news-of-rule = Gaps: { $rule }
news-of-question = Answer to: { $question }
news-found = New gap: { $what }
news-returned = A gap again: { $what }
news-solved = Solved: { $what }
news-open = Open again: { $what }
news-taken-up = Taken up: { $what }
news-explained = Explained: { $what }
news-accepted = Risk accepted: { $what }
news-answer = Answer to: { $question }

digest-subject = Samenspel: { $subject }
digest-intro = { $count ->
    [one] One thing changed:
   *[other] { $count } things changed:
 }
digest-answer = This is the answer as it is now:
digest-none = Nothing changed.
digest-from = This message was sent by Samenspel.
digest-end = You can unsubscribe here; your address is then erased: { $address }
digest-confirm-subject = Confirm that you want messages from Samenspel
digest-confirm-text =
    Somebody, probably you, asked us to send you messages about:

    { $subject }

    Do you want that? Then confirm it within seven days:
    { $address }

    If you do not want this, you need not do anything. Your address is then erased.
mail-off = No mail server is set up. Set SAMENSPEL_SMTP_HOST, or use --dry-run to read the message.
mail-failed = The mail server { $host } takes no mail ({ $why }).

subscribe-heading = Keep up to date
subscribe-about = { $subject }
subscribe-intro = You hear when something changes: a new gap, a gap that is solved or taken up, or another answer to a question.
subscribe-link = Keep up to date
subscribe-feed = With a feed reader
subscribe-feed-intro = Copy this address into a feed reader. We then do not know who you are.
subscribe-mail = By e-mail
subscribe-address = E-mail address
subscribe-address-hint = You first get a mail with a link to confirm it. You can unsubscribe in each mail; your address is then erased.
subscribe-button = Ask for mail
subscribe-no-address = This is no e-mail address. Fill in an address such as name@example.com.
subscribe-not-for-all = No mail is sent about this, as not everybody may see it. Look here when you want to know where it stands.
subscribe-refused = The mail server does not take this address. See whether it is written well.
subscribe-look = Look in your mail: confirm with the link that is in it. You get no second mail if you asked for this today already, or had subscribed already.
subscribe-gone = This link does not work any more. You unsubscribed, or waited too long to confirm.
subscribe-do-confirm = Yes, send me these messages
subscribe-do-end = Unsubscribe me
subscribe-confirmed = Confirmed. You hear when something changes.
subscribe-ended = You are unsubscribed, and your address is erased.
digest-sent = { $count ->
    [0] There was nothing to send.
    [one] One message sent.
   *[other] { $count } messages sent.
 }
digest-refused = { $count ->
    [one] One message was refused by the mail server.
   *[other] { $count } messages were refused by the mail server.
 }
digest-unknown = No organisation, rule or question is called so: { $given }
digest-needs-to = Give --to ADDRESS, or --dry-run to read the message; without a subject it goes to everybody who subscribed.
