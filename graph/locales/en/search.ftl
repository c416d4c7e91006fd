# Search: why something was found, and what a name can mean.
hit-name = name: { $matched }
hit-abbreviation = abbreviation: { $matched }
hit-former-name = former name: { $matched }
hit-number = number: { $matched }
hit-description = description
hit-likeness = likeness: { $matched }
reference-unknown = nothing is known by the id, name or abbreviation ‘{ $reference }’
reference-unknown-near = nothing is known by the id, name or abbreviation ‘{ $reference }’; do you mean one of these?
reference-ambiguous = ‘{ $reference }’ can mean more than one thing; give the id or the full name
