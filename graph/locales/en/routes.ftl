# Routes in sentences, why there is none, and questions that cannot be answered as they stand.
route-besides = besides: { $clause }
route-more-ties = { $number ->
    [1] And one other tie.
   *[other] And { WORDS($number) } other ties.
 }
route-past-all = Note: these ties are over. Nobody on this route can introduce you now.
route-past-some = Note: { $number ->
    [1] one of these ties is
   *[other] { WORDS($number) } of these ties are
 } over. Nobody on this route can introduce you from { $start } to { $goal } now.
route-peers = { $start } and { $goal } have this in common and can learn from each other; it is no introduction.
route-neighbours = the subjects of { $start } and { $goal } touch each other; it is no introduction.
route-documents = { $start } and { $goal } are merely named in these documents; it is no introduction.
route-experience = Ask { $contact } about its experience.
route-contact = Contact { $contact } first.
route-contact-refer = Contact { $contact } first and refer to { $shared }.
route-nobody = Nobody whom you can ring is known on this route.
route-no-weakest = No step is weaker than another.
route-weakest = The weakest step is the one from { $start } to { $goal }: { $why }.
route-weakest-twice = The weakest step is the one from { $start } to { $goal }: { $why }, and { $besides }.
weak-stated = that tie is certain
    .besides = it is certain
weak-reported = that tie is known at second hand only
    .besides = it is known at second hand only
weak-derived = that tie is derived
    .besides = it is derived
weak-extracted = that tie was found by a program and not checked
    .besides = it was found by a program and not checked
weak-disputed = a source denies that tie
    .besides = a source denies it
weak-hub = { $hub } has many ties
    .besides = { $hub } has many ties
weak-small-hub = { $hub } has several ties
    .besides = { $hub } has several ties
weak-age = that tie has ended
    .besides = it has ended
weak-base = that tie is weaker than a membership
    .besides = it is weaker than a membership
no-path = No route from { $start } to { $goal } is known: { $reason }.
no-path-reach = { $number ->
    [0] From { $end }, nothing else can be reached.
    [1] From { $end }, one other party or agreement can be reached.
   *[other] From { $end }, { WORDS($number) } other parties and agreements can be reached.
 }
no-path-nearest = The nearest missing link is between { $left } and { $right }: of all parties on either side these two have most themes and instruments in common, yet no tie between them is known.
no-path-longer = the shortest known route has { WORDS($steps) } steps, more than the { WORDS($asked) } asked for
no-path-past = a route is known, but none that runs past { $past } in at most { WORDS($asked) } steps
no-path-within = a route is known, but none in at most { WORDS($asked) } steps
no-path-hub = all known routes run through a party with more than { $most } ties, too many to introduce anybody
no-path-none = no connection between the two is known
no-path-left-out = all known routes run past what the question leaves out
no-path-only-tie = { $number ->
    [1] { $only } is the only known tie of { $end }
   *[other] { $only } are the only known ties of { $end }
 }
no-path-succeeded = { $end } no longer exists; ask for { $successors }
no-path-gone = { $end } no longer exists
no-path-not-known-then = it is not known whether { $end } was there then
no-path-no-tie-introduction = no present tie along which somebody could introduce is known for { $end }
no-path-no-tie-affinity = no shared instrument or theme is known for { $end }
no-path-no-tie-document = no document that names it is known for { $end }
path-too-wide = too many routes run past the parties asked for; ask for fewer of them or for fewer steps
path-meaning = paths mean introduction, affinity or document, not { $given }
path-ends = name at most { $most } parties on either side, or a smaller kind
path-without = without names types of relations; unknown is { $given }
path-same-ends = a path needs two different ends; both are { $name }
path-same-parties = a path needs different ends; both sides name exactly the same parties
path-count = k is the number of paths, 1 to { $most }, not { $given }
path-length = max_length is a number of steps, 1 to { $most }, not { $given }
path-strategy = strategy is strongest or shortest, not { $given }
path-via = a party to pass on the way stands once in via and is neither end of the path
path-avoid = { $names } cannot be avoided: it is an end of the path or named in via
path-through = a path can end at { $name } ({ $kind }), but not run through it
path-through-gone = a path cannot run through { $name } ({ $kind }): it is no longer there
path-through-unknown-then = a path cannot run through { $name } ({ $kind }): it is not known whether it was there then
any-of-kind = all { $kind }
route-strong = strong
route-fair = fair
route-weak = weak
route-worth = This route is { $strength } (weight { $cost }).
route-title = Route from { $start } to { $goal }
route-about = About what: { $number ->
    [1] both have to do with { $what }.
   *[other] both have to do with { $what }, among other things.
 }
route-about-goal = About what: what both share is not known. On the side of { $goal } there is { $what }.
route-about-nothing = About what: what both share is not known.
route-opening = You can begin like this: “{ $text }”
route-from = From Samenspel, as of { $day }.
opening-who = We are { $start } and would like to meet { $goal }, to talk about { $what }.
opening-open = … (fill in the subject)
opening-shared = We both have to do with { $shared }.
opening-tie = We saw this about your tie: { $tie }.
opening-through = You and { $goal } both have to do with { $through }.
opening-along = The way to them runs along { $way }.
opening-request = Could you bring us into contact with them?
path-no-such-kind = after kind: goes a kind of the network, such as Fieldlab, not { $given }
path-no-end = name at least one party or kind on both sides
path-none-of-kind = no { $kind } are known
one-of-kind = any of the { $kind }
one-of-these = { $these }
