# The language itself: numbers, days, lists, articles, and how a body is called in a sentence.
numbers = zero one two three four five six seven eight nine ten eleven twelve
and = and
or = or
more = { $number } more
more-of = { $number } more { $plural }
and-more = and { $number } more
on-day = on { $day }
in-period = in { $day }
from-until = from { $since } to { $until }
from = from { $day }
since = since { $day }
until = until { $day }
percentage = { $number }%
amount-yearly = { $amount } a year
amount-maximum = at most { $amount }
amount-minimum = at least { $amount }
amount-approximate = about { $amount }
amount-total = { $amount } in all
period-per-jaar = per year
duration-jaar = { $number ->
    [1] one year
   *[other] { WORDS($number) } years
 }
duration-jaren = { duration-jaar }
duration-maand = { $number ->
    [1] one month
   *[other] { WORDS($number) } months
 }
duration-maanden = { duration-maand }

# Roles, and numbers and amounts with their role.
role = ‘{ $role }’
counted-role = { $amount } { $role }
amount-role = { $role }: { $amount }
number-role = { $amount }: { $role }
entries = entries
counted-applicants = { $amount } applications
counted-selected = { $amount } selected
counted-parties = { $amount } parties
counted-nominated = { $amount } nominated

# How a body is called in a sentence: the word for its kind, or an article with its noun.
called-Province = the province of { $name }
    .word = provincie
    .several = the provinces of { $names }
    .always = yes
called-Municipality = the municipality of { $name }
    .word = gemeente
    .several = the municipalities of { $names }
    .always = yes
called-Ministry = { $name }
    .word = -
    .several = { $names }
called-WaterAuthority = { $name }
    .word = -
articles = the a an
articles-first = -
articles-second = -

# What a name begins with of which the sentence makes a verb (decision: decided); the word behind a + stays.
head-decision = the decision
head-adoption = the adoption of
head-question = the question to | the question +whether | the request +to | the request +for | the request +that
head-ambition = the ambition +to
head-intention = the intention +to
head-promise = the promise of | the commitment of
head-promise_to = the promise to | the commitment to
head-task = the task +to | the task +of
head-award = the award of
head-ceremony = the presentation of
head-selection = the selection for
head-pick = the selection of
head-winners = the winners of
head-lot = lot | the lot
head-series = the series
head-chair = the Speaker
head-mayor = the mayor
head-minister = the Minister
head-condition = the condition +that | the condition +of | the requirement +that | the requirement +of | +that
head-state_secretary = the State Secretary
noun-amendment = amendment
noun-questions = questions
noun-mention = mention
noun-prize = prize Prize prizes Award Awards pitch bonus
noun-contest = contest competition Competition challenge Challenge

# What a name says of another, and whether a name is of several: the funds for the deal are.
prepositions = of for in on with to by at from within between through under about
joining = and or that which who whether as
joining-names = and or that which who
several-article = the
several-counts = two three four five six seven eight nine ten eleven twelve both all
several-adjective = -
several-no-adjective = -
several-endings = cells figures provinces municipalities authorities funds costs expenses means questions analyses pilots projects winners awards prizes agreements coalitions schemes explorations trials proofs missions contracts squares hubs centres consortia
several-not = deal programme project contest challenge award
several-verbs = asks ask | carries carry | receives receive | is are | was were | has have | wants want | does do | heads head | presides preside | consults consult | advises advise | supports support | cooperates cooperate | holds hold | intends intend | comes come | follows follow | belongs belong | considers consider | takes take | sits sit | leads lead | organises organise | commissions commission | runs run | sees see | funds fund | pays pay | develops develop | makes make | uses use | promotes promote | works work | contributes contribute | lies lie | refers refer | mentions mention

# What is told as it stands: a text of an earlier version, or of another program.
as-it-is = { $text }
