# De taal zelf: getallen, dagen, opsommingen, lidwoorden, en hoe een instelling in een zin heet.
numbers = nul één twee drie vier vijf zes zeven acht negen tien elf twaalf
and = en
or = of
more = nog { $number }
and-more = en nog { $number }
on-day = op { $day }
in-period = in { $day }
from-until = van { $since } tot en met { $until }
from = vanaf { $day }
since = sinds { $day }
until = tot en met { $day }
percentage = { $number }%
role = { $role }
counted-role = { $amount } { $role }
amount-yearly = { $amount } per jaar
amount-maximum = hoogstens { $amount }
amount-minimum = minstens { $amount }
amount-approximate = ongeveer { $amount }
amount-total = in totaal { $amount }
period-per-jaar = per jaar
period-afgelopen-jaren = afgelopen jaren
period-afgelopen-kabinetsperiode = vorige kabinetsperiode
duration-jaar = { $number } jaar
duration-jaren = { $number } jaar
duration-maand = { $number ->
    [1] één maand
   *[other] { $number } maanden
 }
duration-maanden = { $number } maanden
called-Province = de provincie { $name }
    .word = provincie
    .always = yes
called-Municipality = de gemeente { $name }
    .word = gemeente
    .always = yes
called-Ministry = het ministerie van { $name }
    .word = ministerie van
called-WaterAuthority = het waterschap { $name }
    .word = waterschap
articles-first = de autoriteit dienst directie inspectie kamer organisatie raad regio stichting
articles-second = het agentschap bedrijf bureau centrum college fonds generaal instituut schap
# What is told as it stands: a text of an earlier version, or of another program.
as-it-is = { $text }
