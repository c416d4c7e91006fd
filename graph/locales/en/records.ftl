# What is wrong with records: entities, claims and their sources, names, numbers, dates, and judgements on who is who.
# Fields, kinds and relations are called what they are called in the files.
record-at = { $place }: { $problem }
record-name = name ‘{ $text }’
record-identifier = identifier { $scheme }
record-amount = amount { $value }
record-page = page { $url }
record-passage = passage { $locator }
record-source = source { $id }
record-entity = entity { $id }
record-claim = claim { $subject } { $relation } { $object }

record-empty = { $field } is empty
record-too-long = { $field } has { $count } characters; at most { $most } can stand in the graph
record-no-text = { $field } has a character that is no text; type the text again
record-mark-outside = a passage is marked at a place that is not in it
record-no-id = ‘{ $given }’ cannot be an id; an id is 1 to 200 letters, digits, full stops, underscores or hyphens, and begins with a letter or digit
record-no-address = ‘{ $given }’ is not a web address; one begins with https:// or http://
record-no-date = ‘{ $given }’ is not a date; write 2019, 2020-12 or 2020-12-08
record-no-such-day = ‘{ $given }’ names a day that does not exist; write for example 2020-12-08
record-ends-before = it ends ({ $until }) before it begins ({ $since })
record-no-decimal = ‘{ $given }’ is not a decimal number; write 11500000 or 0.5
record-no-unit = unit ‘{ $given }’ is not a currency code such as EUR, percent or count
record-not-one-of = { $field } ‘{ $given }’ is not possible; choose { $choices }

audience-everybody = everybody
audience-participants = participants
record-no-audience = ‘{ $given }’ is not a list of groups; leave it out for everybody, or name participants or ids of organisations
record-audience-twice = choose whom the source is visible to: all participants, or certain organisations only
record-unknown-kind = there is no kind ‘{ $given }’{ $hint }
record-unknown-relation = there is no relation ‘{ $given }’{ $hint }
record-meant = {""}; do you mean { $near }?
record-kind-of-kinds = kind { $kind } only groups other kinds; use { $below }
record-to-itself = an entity cannot stand in a relation to itself
record-end-unstated = its { $end } ‘{ $id }’ is not stated; add an entity with that id
record-end-of-kind = its { $end } is of kind { $kind }; { $relation } allows only { $allowed } there

record-entity-again = entity { $id } stands { $count } times in source { $source }; state it once
record-region-unstated = entity { $id }: its region { $region } is not stated in source { $source }
record-claim-again = { $claim } (locator: { $locator }) stands twice; state it once, or tell the two apart by role, since or locator
record-no-locator = none

record-judgement-on-one = a judgement needs two different ids, not { $id } twice
record-judgements-contradict = { $left } and { $right } were judged not the same (by { $by }, { $at }), but other judgements make them one; withdraw one of these first
