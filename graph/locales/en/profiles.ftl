# What a profile tells at its top, and the pages on one's own organisation, two parties side by side and a region.
office-of = of
vowels = aeio
indefinite = a { $noun }
indefinite-vowel = an { $noun }
sentence = { $clause }.
profile-the = { $sort ->
   *[other] the
 } { $kind }
profile-others = others
profile-is = { $who } is { $kind }.
profile-is-in = { $who } is { $kind } in { $region }.
profile-was = { $who } was { $kind }.
profile-was-until = { $who } was { $kind }, until { $day }.
profile-lies = { $who } lies in { $region }.
profile-municipalities = { $who } has { $number ->
    [1] one municipality
   *[other] { WORDS($number) } municipalities
 }.
profile-is-of = { $what } is { $kind } of { $who }.
profile-was-of = { $what } was { $kind } of { $who }.
profile-is-between = { $what } is { $kind } between { $who }.
profile-was-between = { $what } was { $kind } between { $who }.
profile-does = { $who } { $deeds }.
profile-uses = uses { $what }
profile-takes-part = { $number ->
    [1] takes part in { $what }
    [2] takes part in { $what }
    [3] takes part in { $what }
   *[other] takes part in { WORDS($number) } projects and programmes
 }
profile-works-on = works on { $what }
profile-members = { $number ->
    [1] has one known member
   *[other] has { WORDS($number) } known members
 }
profile-part-of = is part of { $what }
profile-member-of = is a member of { $what }
profile-party = { $number ->
    [1] is a party to { $what }
    [2] is a party to { $what }
   *[other] is a party to { WORDS($number) } agreements in force
 }
profile-partners = { $node } shares most agreements and projects with { $who }.
profile-won-often = { $who } won { $number } times; this was the last time.
profile-won = { $clause }.
profile-won-contest = { $clause }, in { $contest }.
profile-won-buyer = { $clause }, commissioned by { $buyer }.
profile-won-contest-buyer = { $clause }, in { $contest } of { $buyer }.
profile-overdue = { $number ->
    [1] The term of { $what } has passed and no follow-up is known.
   *[other] The term of { WORDS($number) } agreements has passed and no follow-up is known: { $what }.
 }
profile-unanswered = { $number ->
    [1] No follow-up is known of { $what }.
   *[other] No follow-up is known of { WORDS($number) } requests and commitments: { $what }.
 }
profile-unknown = Of { $number } of the { $among } procurement instruments it is unknown whether { $who } uses them.
profile-all-unknown = Whether { $who } uses a procurement instrument such as SBIR is unknown.
profile-used = { $number ->
    [1] { $node } is used by { $who }.
    [2] { $node } is used by { $who }.
    [3] { $node } is used by { $who }.
   *[other] { $node } is used by { WORDS($number) } parties: { $who }.
 }
profile-used-in = { $number ->
    [1] { $node } was applied in one project or programme.
   *[other] { $node } was applied in { WORDS($number) } projects, challenges and programmes.
 }
profile-worked-on = { $number ->
    [1] { $who } works on { $node }.
    [2] { $who } work on { $node }.
    [3] { $who } work on { $node }.
   *[other] { WORDS($number) } parties work on { $node }: { $who }.
 }
profile-told-of = { $number ->
    [1] One challenge or project is about { $node }.
   *[other] { WORDS($number) } challenges and projects are about { $node }.
 }
profile-users-unknown = Of { $number } of the { $among } provinces it is unknown whether they use { $node }.
profile-no-user-known = Of none of the provinces is it known whether they use { $node }.
profile-taking-part = { $number ->
    [1] { $who } takes part.
   *[other] { WORDS($number) } parties take part: { $who }.
 }
profile-taking-part-past = { $number ->
    [1] { $who } took part.
   *[other] { WORDS($number) } parties took part: { $who }.
 }

profile-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
 }
profile-left-out = { $count ->
    [one] One more is not on this page.
   *[other] The other { $count } are not on this page.
 }
profile-all-told = Show all { $count } with their sources
profile-more-sorts = { $count ->
    [one] one more type of relation
   *[other] { $count } more types of relations
 }
profile-many-names = { $count } other names
profile-told = In sentences, with sources
profile-notes = Note
profile-route = Find a route from here
profile-read-more = Read more
profile-mine = This is my organisation
profile-compare = Compare with another party
profile-region = Overview of this region
profile-claims = What is said about it
profile-won-heading = Won
profile-amounts = Amounts
profile-differences = { $count ->
    [one] On { $count } point
   *[other] On { $count } points
 }
profile-particulars = Particulars
topic-won = Awards and prizes
topic-ties = With whom
topic-work = What is done
topic-agreements = Agreements and what came of them
topic-money = Money and conditions
topic-subjects = Subjects
topic-place = Where
topic-history = Predecessors and successors
topic-papers = Papers
topic-doubt = Perhaps the same
ego-title = { $name } and { $count ->
    [one] the only party, agreement or activity that it is known to be tied to
   *[other] the { $count } parties, agreements and activities that it is known to be tied to
 }

entry-followed = followed up by { $what }
entry-overdue = term passed on { $day }, no follow-up known
entry-unanswered = no follow-up known
entry-over = over
entry-stands = in force
entry-running = runs until { $day }
organisation-title = My organisation
organisation-of = My organisation: { $name }
organisation-ask = Choose your organisation. You then see whom it is tied to, how its agreements stand, what is unknown and who could introduce it. Only your own browser remembers the choice.
organisation-which = Your organisation
organisation-choose = Show
organisation-forget = Choose another organisation
organisation-profile = Whole profile, with sources
organisation-claims = What is said about us
organisation-entries = What we agreed or promised, and how it stands
organisation-no-entries = No agreements or commitments are known.
organisation-introducers = Who could introduce us
organisation-knows = knows { $number ->
    [1] one party that you do not know yet
   *[other] { WORDS($number) } parties that you do not know yet
 }, such as { $reached }.
organisation-introduces = { $who } { organisation-knows }
organisation-route = Route to { $name }
organisation-no-introducers = Nobody is known who could introduce us to others.
organisation-unknown = What is unknown about us
organisation-uses-unknown = Whether { $who } uses { $what } is unknown.
organisation-nothing-unknown = No open questions about us are known.
organisation-ties = Whom we are tied to
organisation-events = What changed last
organisation-all-changes = All changes
organisation-no-events = Nothing with a date is known.
compare-title = Compare two parties
compare-of = { $first } beside { $second }
compare-ask = Choose two parties. You see what they share, in what they differ, how they reach each other and what they could learn from each other.
compare-first = First party
compare-second = Second party
compare-do = Compare
compare-shared = { $number ->
    [1] { $first } and { $second } have one thing in common: { $what }.
   *[other] { $first } and { $second } have { WORDS($number) } things in common: { $what }.
 }
compare-nothing-shared = Nothing is known that { $first } and { $second } have in common.
compare-lesson = { $teacher } uses { $what }; of { $pupil } that is unknown.
compare-shared-heading = What they share
compare-no-shared = Nothing is known that they share.
compare-lessons = What they could learn from each other
compare-no-lessons = No instrument is known that one uses and the other does not.
compare-routes = How they reach each other
compare-more-routes = All routes between them, with sources
compare-different = In what they differ
compare-different-note = This is known of one of them only. Of the other no source says anything; that does not mean that it is not so.
compare-nothing-alone = Nothing that is not known of the other as well.
regions-title = Regions
regions-intro = Who is in a region, which agreements are in force, who uses what, and what is unknown.
region-of = Region: { $name }
region-inside = In { $region } there are { $what }.
region-nothing-inside = Nobody and nothing is known to lie in { $region }.
counted-kind = { $number ->
    [1] one { $one }
   *[other] { WORDS($number) } { $several }
 }
region-known = { $known ->
    [0] None of the { $buyers } public bodies here is known to use a procurement instrument.
    [1] One of the { $buyers } public bodies here is known to use a procurement instrument.
   *[other] { $number } of the { $buyers } public bodies here are known to use a procurement instrument.
 }
region-most-used = { $number ->
    [1] Used is, for instance, { $what }, by { $who }.
   *[other] Used most is { $what }: by { $who }.
 }
region-waters-unknown = Of { $number } water authorities it is unknown in which province they lie.
region-profile = Profile, with sources
region-search = Everything in this region
region-usages = Who uses what here
region-no-usages = Nobody in this region is known to use a procurement instrument.
region-unknown = { $count ->
    [one] { $count } public body of which it is unknown what it uses
   *[other] { $count } public bodies of which it is unknown what they use
 }
region-entries = Deals and agreements
region-inside-heading = Who and what is here
region-gaps = Gaps in this region

claims-of = What is said about { $name }
claims-intro = { $count ->
    [one] One claim from { $sources ->
        [one] one source
       *[other] { $sources } sources
     }, with its place. Is something wrong? With each claim stands who made it.
   *[other] { $count } claims from { $sources ->
        [one] one source
       *[other] { $sources } sources
     }, each with its place. Is something wrong? With each claim stands who made it.
 }
claims-itself = On its name and kind
