# The language itself: numbers, days, lists, articles, and how a body is called in a sentence.
numbers = zero one two three four five six seven eight nine ten eleven twelve
and = and
or = or
more = { $number } more
and-more = and { $number } more
on-day = on { $day }
in-period = in { $day }
from-until = from { $since } to { $until }
from = from { $day }
since = since { $day }
until = until { $day }
percentage = { $number }%
role = ‘{ $role }’
counted-role = { $amount } (‘{ $role }’)
amount-yearly = { $amount } a year
amount-maximum = at most { $amount }
amount-minimum = at least { $amount }
amount-approximate = about { $amount }
amount-total = { $amount } in all
period-per-jaar = per year
period-afgelopen-jaren = past years
period-afgelopen-kabinetsperiode = the previous cabinet's term
duration-jaar = { $number ->
    [1] one year
   *[other] { WORDS($number) } years
 }
duration-jaren = { WORDS($number) } years
duration-maand = { $number ->
    [1] one month
   *[other] { $number } months
 }
duration-maanden = { $number } months
called-Province = the Province of { $name }
    .word = provincie
    .always = yes
called-Municipality = the Municipality of { $name }
    .word = gemeente
    .always = yes
called-Ministry = { $name }
    .word = -
called-WaterAuthority = { $name }
    .word = -
articles-first = -
articles-second = -
# What is told as it stands: a text of an earlier version, or of another program.
as-it-is = { $text }
