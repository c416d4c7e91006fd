# What the API says of a question that it cannot answer.

problem-not-found = there is nothing at this address; openapi.json describes what there is
problem-read-only = this service is only read, with GET or HEAD
problem-other = this cannot be answered
problem-fault = something went wrong in this service; try again later
problem-store = the store does not answer: { $reason }
problem-busy = so many demanding questions are being answered that this one gets no turn; ask again in a few seconds
problem-too-large = this is too large; send { NUMBER($bytes) } bytes or fewer
problem-too-slow = what you send did not come in within { $seconds } seconds
problem-too-often = too many requests come from this address or with this token; try again in { $seconds } seconds
problem-over-budget = this answer takes more work than one question may take ({ $seconds } seconds); ask for fewer routes, parties to pass or steps, or for a smaller part of the network
problem-unknown-entity = no entity with the id '{ $id }' is known
problem-unknown-question = there is no question with the id '{ $id }'; there are: { $known }
problem-unknown-source = no source with the id '{ $id }' is known
problem-unknown-reference = nothing is known with the id, the name or the abbreviation '{ $reference }'
problem-unknown-reference-alike = nothing is known with the id, the name or the abbreviation '{ $reference }'; `candidates` lists what looks like it
problem-ambiguous-reference = '{ $reference }' can mean more than one thing; give the id or the whole name of one of the `candidates`
problem-unknown-parameter = '{ $name }' is no parameter here; the parameters are { $known }
problem-unknown-parameter-near = '{ $name }' is no parameter here, '{ $near }' is; the parameters are { $known }
problem-repeated-parameter = { $name }: this parameter takes one value and stands in the address { $count } times
problem-not-one-of = { $name }: '{ $given }' is not one of { $known }
problem-no-date = { $name }: '{ $given }' is no date; write 2021, 2021-11 or 2021-11-29
problem-no-moment = { $name }: '{ $given }' is no revision number and no date; write for example 12 or 2026-11-01
problem-cursor = cursor: '{ $given }' is not the `next` of an earlier page
problem-cursor-of-type = cursor: give `type` and `direction` too; each type has pages of its own
problem-matrix-too-large = rows, columns: this matrix has more than { $most } cells; choose narrower kinds

## What is wrong with the value of a parameter

problem-wrong-value = { $name }: { $what }
problem-value = this is not right
problem-value-missing = this parameter is needed
problem-value-int-parsing = write a whole number
problem-value-int-parsing-size = this number is too large
problem-value-bool-parsing = write true or false
problem-value-greater-than-equal = write { $ge } or more
problem-value-less-than-equal = write { $le } or less
problem-value-string-too-short = write { $min_length } characters or more
problem-value-string-too-long = write { $max_length } characters or fewer
problem-value-too-long = write { $max_length } values or fewer
problem-value-literal-error = write { $expected }
problem-value-path-prefix = write a path that begins with / and does not end with /, such as /samenspel
problem-value-rate = write a number in a time, such as 600/minute or 10/second;5000/hour
problem-value-ip-v4-network = write addresses or networks parted by commas, such as 127.0.0.1, 10.0.0.0/8
problem-value-ip-v6-network = write addresses or networks parted by commas, such as 127.0.0.1, 10.0.0.0/8
problem-value-issuer = write the address of the provider, which begins with https://
problem-value-role-names = write pairs such as name=role with commas between them; the roles are { $roles }
problem-value-secret = write at least { $least } characters
problem-value-greater-than = write more than { $gt }
problem-value-float-parsing = write a number

## How the service is set up

settings-unknown = { $variable } is no setting; do you mean { $near }?
settings-wrong = { $variable }: { $what }; it says '{ $given }'
