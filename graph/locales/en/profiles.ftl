# What a profile tells at its top, and the pages on one's own organisation, two parties side by side and a region.
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
profile-users-unknown = Of { $number } of the { $among } provinces it is unknown whether they use { $node }.
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
profile-all-told = Show all { $count } with their sources
profile-more-sorts = { $count ->
    [one] one more type of relation
   *[other] { $count } more types of relations
 }
profile-many-names = { $count } other names
profile-told = In sentences, with sources
profile-notes = Note
profile-route = Find a route from here
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
