# The findings of the gap rules. What no source mentions is called not known here, and never absent.

share-all = { $total ->
    [1] the only one of the { $plural }
    [2] both { $plural }
   *[other] all { WORDS($total) } { $plural }
 }
share-some = { WORDS($number) } of the { WORDS($total) } { $plural }
share-some-of-many = { $number } of the { $total } { $plural }
parties = parties
facts = facts
value = { $value }
value-of = { $value } ({ $sources })
quoted = ‘{ $text }’
source-place = { $source }, { $place }
it-is = it is
it-is-not = it is not
gap-derived = These ties are derived, not stated in so many words.
gap-derived-partly = Some of these ties are derived.
gap-order-explained = The most serious findings come first: what somebody was asked or has promised, and what money hangs on. Within these it counts how many parties are concerned, how long it has lasted and how sure it is.

gap-bodies-without-members =
    .title = Collaborations without known members or parties
    .why = As long as it is not known who takes part, nobody can be introduced through it.
gap-bodies-without-members-bodies = collaborations
gap-bodies-without-members-members = For { $some } no members or participants are known: { $names }.
gap-bodies-without-members-parties = For { $some } no parties are known: { $names }.
gap-bodies-without-members-look-up = Look the signatories up in the document that records the agreement.
gap-bodies-without-members-ask = Ask { $contact } who take part.
gap-bodies-without-members-ask-nobody = Ask the secretariat who take part.
gap-bodies-without-members-ask-some = Ask { $contact }, involved in { WORDS($number) } of them, who take part; ask the secretariat of the others.

gap-challenges-without-winner =
    .title = Challenges without a known winner
    .why = Another body can take over the solution only when it is known who made it.
gap-challenges-without-winner-challenges = challenges and procurement procedures
gap-challenges-without-winner-unawarded = According to the source { $number ->
    [1] { $some } was
   *[other] { $some } were
 } not awarded: { $names }.
gap-challenges-without-winner-nameless = For { $some } there are winners, or they were announced, but no name is known: { $names }.
gap-challenges-without-winner-without = For { $some } no award or winner is known: { $names }.
gap-challenges-without-winner-ask-why = Ask { $contact } why nothing was awarded and whether the question will be put to the market again.
gap-challenges-without-winner-ask-why-nobody = Ask the contracting body why nothing was awarded and whether the question will be put to the market again.
gap-challenges-without-winner-ask-who = Ask { $contact }, involved in { WORDS($number) } of them, who were selected.
gap-challenges-without-winner-ask-who-nobody = Ask the contracting bodies who won.

gap-contradictions =
    .title = Sources that contradict each other
    .why = Who reads one source does not know that another says otherwise; both belong on the table.
gap-contradictions-subjects = things that several sources speak of
gap-contradictions-facts = facts with more than one piece of evidence
gap-contradictions-entity = On { $about } the sources differ: { $points }.
gap-contradictions-denied = Sources disagree on whether this is so: { $fact }. { $values }.
gap-contradictions-amount = On { $about } and { $other } sources give different amounts or numbers: { $values }.
gap-contradictions-place = On { $about } a source contradicts itself: { $values }.
gap-contradictions-start = the start is { $values }
gap-contradictions-end = the end is { $values }
gap-contradictions-kind = the kind is { $values }
gap-contradictions-name = the name is { $values }
gap-contradictions-compare = Compare the documents themselves, ask { $contact } which is right and record that; the other stays visible.
gap-contradictions-compare-nobody = Compare the documents themselves and record which is right; the other stays visible.

gap-fieldlabs-without-instrument =
    .title = Fieldlabs without a known procurement instrument
    .why = In a fieldlab companies and knowledge institutes work together already; a public body can join as customer.
gap-fieldlabs-without-instrument-nameless = No fieldlab is known by name, and so none that uses a procurement instrument either.
gap-fieldlabs-without-instrument-none = { $total ->
    [1] The only known fieldlab is not known to use a procurement instrument: { $names }.
   *[other] None of the { WORDS($total) } known fieldlabs is known to use a procurement instrument: { $names }.
 }
gap-fieldlabs-without-instrument-some = For { WORDS($number) } of the { WORDS($total) } known fieldlabs no use of a procurement instrument is known: { $names }.
gap-fieldlabs-without-instrument-potential = { $instrument } could be used there according to the source ({ $cited }).
gap-fieldlabs-without-instrument-ask = Ask { $contact } whether a fieldlab uses such an instrument already, and which.
gap-fieldlabs-without-instrument-ask-nobody = Ask a fieldlab which problem it would like to put to a public body.

gap-instrument-use-unknown =
    .title = Provinces whose use is unknown
    .why = To learn from others one must know who uses an instrument already; unknown is not the same as unused.
gap-instrument-use-unknown-found = For { $some } no use of { $instrument } is known: { $names }.
gap-instrument-use-unknown-before = { $number ->
    [1] { $names } used it earlier; whether it still does is not known.
   *[other] { $names } used it earlier; whether they still do is not known.
 }
gap-instrument-use-unknown-shown = It is known of { $names }.
gap-instrument-use-unknown-perhaps = { $number ->
    [1] A source names { $names }; whether it means one of these provinces is not known.
   *[other] Sources name { $names }; whether they mean one of these provinces is not known.
 }
gap-instrument-use-unknown-absent = { $number ->
    [1] According to a source { $names } does not use it.
   *[other] According to a source { $names } do not use it.
 }
gap-instrument-use-unknown-complete = Of { WORDS($known) } of the { WORDS($total) } provinces Samenspel has something on procurement instruments.
gap-instrument-use-unknown-ask = Ask { $contact } which of these provinces use { $instrument }; each answer with a source fills a cell.
gap-instrument-use-unknown-ask-nobody = Ask each of them whether they use { $instrument }.

gap-isolated-actors =
    .title = Public bodies without a known tie
    .why = Who has no known tie with anybody can be introduced by nobody.
gap-isolated-actors-found = For { $some } no present tie is known along which somebody could introduce: { $names }.
gap-isolated-actors-ask = Ask the members of an association or platform who knows them.

gap-missing-ties =
    .title = Parties with the same work at one table
    .why = Who do the same and meet already can learn from each other in one conversation.
gap-missing-ties-looked-at = pairs that share work and a table or agreement
gap-missing-ties-pairs = pairs
gap-missing-ties-found = { $names } each work with { $work } and meet in { $tables }; that they work on it together now is not known.
gap-missing-ties-some = { $names } each work with { $work } and meet in { $tables }; that they work on it together now is not known of { $some }.
gap-missing-ties-agenda = Put it on the agenda of { $table }: they sit there together already.

gap-open-commitments =
    .title = Motions, commitments and decisions still open
    .why = What was asked, announced or is to be decided counts only when something comes of it; without news nobody knows.
gap-open-commitments-looked-at = motions, commitments, plans and decisions
gap-open-commitments-more = And { WORDS($number) } more like these.
gap-open-commitments-parts = Around { $subject }, { WORDS($number) } points are open.
gap-open-commitments-settled = { $who } considers { $what } settled; no other source is known that confirms it.
gap-open-commitments-overdue = The term of { $what } ran until { $day }; what came of it since is not known.
gap-open-commitments-overdue-derived = The term of { $what } ran until { $day } (derived); what came of it since is not known.
gap-open-commitments-undecided = No decision is known on { $what }.
gap-open-commitments-undecided-by = { $what } is up to { $who }; it is not known whether it was taken.
gap-open-commitments-unanswered = For { $what } no follow-up is known.
gap-open-commitments-unanswered-done = What { $who } made of { $what } is not known.
gap-open-commitments-unanswered-promised = { $what } comes from { $who }; no follow-up is known.
gap-open-commitments-unanswered-asked = No answer is known from { $who } to { $what }.
gap-open-commitments-several = For { WORDS($number) } points no follow-up is known: { $names }.
gap-open-commitments-several-done = For { WORDS($number) } tasks of { $who } no result is known: { $names }.
gap-open-commitments-several-promised = From { $who } come { WORDS($number) } announcements for which no follow-up is known: { $names }.
gap-open-commitments-several-asked = No answer is known from { $who } to { $names }.
gap-open-commitments-silent = For { $what } no news is known since { $day }.
gap-open-commitments-earlier = Earlier follow-up: { $names }.
gap-open-commitments-last = The last word on it is of { $day }.
gap-open-commitments-ask = Ask { $contact } what came of this and record the answer with its source.
gap-open-commitments-ask-nobody = Find out who is in charge of it and ask what came of it.
gap-open-commitments-ask-decision = Ask { $contact } whether and when this is decided.
gap-open-commitments-ask-decision-nobody = Find out who decides, and when.
gap-open-commitments-ask-asker = Ask { $contact } whether it considers this settled too.
gap-open-commitments-ask-asker-nobody = Find out who asked for this, and whether they consider it settled too.

gap-single-brokers =
    .title = Parties that depend on one link
    .why = If the only link goes, these parties are out of reach for the others.
gap-single-brokers-looked-at = actors with a present tie in the network
gap-single-brokers-found = If { $who } goes, these { WORDS($number) } { $what } are out of reach for the others: { $names }.
gap-single-brokers-ask = Ask { $contact } for a second way in: who else can introduce them to others?
gap-single-brokers-ask-nobody = Look for a second way in to these parties.

gap-single-ties =
    .title = Ties on which all depends
    .why = When such a tie ends, the network falls apart in two.
gap-single-ties-looked-at = present ties
gap-single-ties-found = The tie between { $left } and { $right } is the only known present connection of { WORDS($number) } parties with the rest of the network: { $names }.
gap-single-ties-connect = Make a second connection between the two sides, so that not all depends on this one tie.

gap-stale-facts =
    .title = Facts not confirmed for years
    .why = A tie or budget of years ago may be over; who builds on it should ask first.
gap-stale-facts-looked-at = facts that can change
gap-stale-facts-found = { $number ->
    [1] One fact has not been confirmed for over { WORDS($years) } years, on { $names }; it is of { $oldest }.
   *[other] { WORDS($number) } facts have not been confirmed for over { WORDS($years) } years; most are on { $names }, and the oldest are of { $oldest }.
 }
gap-stale-facts-ask = Put these facts to the parties themselves, { $contact } first, and record the confirmation with its date.
gap-stale-facts-ask-nobody = Put these facts to the parties themselves and record the confirmation with its date.

gap-structural-money =
    .title = Instruments without structural money
    .why = An instrument without a standing budget stops when the temporary money is spent.
gap-structural-money-looked-at = instruments and their budgets
gap-structural-money-instruments = instruments
gap-structural-money-complete = Of { WORDS($known) } of the { WORDS($total) } instruments Samenspel has something on a budget.
gap-structural-money-none = On { $day }, { $where } held no structural funds for { $names } ({ $cited }).
gap-structural-money-undated = According to the source, { $where } held no structural funds for { $names } ({ $cited }).
gap-structural-money-derived = For { $names } this is derived.
gap-structural-money-nor-present = Nor is a present budget known for { $names }.
gap-structural-money-ended = For { $some } the last known budget has ended and no new one is known: { $names }.
gap-structural-money-ask-decision = Ask { $contact } whether continuing the funds has been decided on by now.
gap-structural-money-ask-decision-nobody = Ask who decides on continuing the funds.
gap-structural-money-ask-budget = Ask { $contact } what budget there is this year and until when.
gap-structural-money-ask-budget-nobody = Find out who pays for these instruments.

gap-themes-without-challenge =
    .title = Subjects without a known challenge
    .why = A societal challenge for which nobody puts a question to the market yields no innovation.
gap-themes-without-challenge-found = For { $some } no challenge or project is known: { $names }.
gap-themes-without-challenge-ask = Ask { $contact } in which of these subjects there is a need that the market could meet.
gap-themes-without-challenge-ask-nobody = Put these subjects to bodies that have held a challenge before.

gap-winners-without-launching-customer =
    .title = Winners without a known launching customer
    .why = Innovation-oriented procurement succeeds only when somebody buys the solution; developing is half the work.
gap-winners-without-launching-customer-challenges = challenges with winners
gap-winners-without-launching-customer-found = For { $some } no launching customer is known: { $names }. For { WORDS($known) } others one is.
gap-winners-without-launching-customer-ask = Ask { $contact } whether a public body bought the solutions afterwards.
gap-winners-without-launching-customer-ask-nobody = Ask the contracting bodies whether they bought.
