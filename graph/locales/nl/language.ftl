# De taal zelf: getallen, dagen, opsommingen, lidwoorden, en hoe een instelling in een zin heet.
numbers = nul één twee drie vier vijf zes zeven acht negen tien elf twaalf
and = en
or = of
more = nog { $number }
more-of = nog { $number } { $plural }
and-more = en nog { $number }
on-day = op { $day }
in-period = in { $day }
from-until = van { $since } tot en met { $until }
from = vanaf { $day }
since = sinds { $day }
until = tot en met { $day }
percentage = { $number }%
amount-yearly = { $amount } per jaar
amount-maximum = hoogstens { $amount }
amount-minimum = minstens { $amount }
amount-approximate = ongeveer { $amount }
amount-total = in totaal { $amount }
period-per-jaar = per jaar
duration-jaar = { WORDS($number) } jaar
duration-jaren = { duration-jaar }
duration-maand = { $number ->
    [1] één maand
   *[other] { WORDS($number) } maanden
 }
duration-maanden = { duration-maand }

# Rollen, en aantallen en bedragen met hun rol.
role = { $role }
counted-role = { $amount } { $role }
amount-role = { $role }: { $amount }
number-role = { $amount }: { $role }
entries = inschrijvingen
counted-applicants = { $amount } inschrijvingen
counted-selected = { $amount } geselecteerd
counted-parties = { $amount } partijen
counted-nominated = { $amount } genomineerd

# Hoe een instelling in een zin heet: het woord voor haar soort, of een lidwoord bij haar naamwoord.
called-Province = de provincie { $name }
    .word = provincie
    .several = de provincies { $names }
    .always = yes
called-Municipality = de gemeente { $name }
    .word = gemeente
    .several = de gemeenten { $names }
    .always = yes
called-Ministry = het ministerie van { $name }
    .word = ministerie van
    .several = de ministeries van { $names }
called-WaterAuthority = het waterschap { $name }
    .word = waterschap
articles = de het een
articles-first = de autoriteit coöperatie dienst directie federatie hogeschool inspectie kamer organisatie raad regio stichting universiteit
articles-second = het agentschap bedrijf bureau centrum college consortium fonds generaal hoogheemraadschap instituut schap

# Waarmee een naam begint als de zin er een werkwoord van maakt (besluit: besloot); na een + blijft het woord staan.
head-decision = het besluit om | het besluit
head-adoption = de vaststelling van
head-question = de vraag aan | de vraag +of | het verzoek aan | het verzoek +om
head-ambition = de ambitie +om
head-intention = het voornemen om
head-promise = de toezegging van | de toezegging over
head-promise_to = de toezegging om
head-task = de taak +om
head-award = de gunning van
head-ceremony = de uitreiking van
head-selection = de selectie voor
head-pick = de selectie van
head-winners = de winnaars van
head-lot = perceel | het perceel
head-series = de reeks
head-chair = de Voorzitter
head-mayor = de burgemeester
head-minister = de minister
head-condition = de voorwaarde +dat | de voorwaarde van | de eis +dat | de eis van | +dat
head-state_secretary = de staatssecretaris
noun-amendment = amendement
noun-questions = vragen
noun-mention = vermelding
noun-prize = prijs Prijs prijzen award Award awards Awards pitch bonus
noun-contest = prijsvraag competitie Competitie challenge Challenge wedstrijd

# Wat een naam over een ander zegt, en of een naam er meer noemt: de middelen voor de deal zijn.
prepositions = van voor in over bij met aan op uit door binnen naar tussen via rond tegen tot onder
joining = en of die dat waarin om als zoals
joining-names = en die dat waarin
several-article = de
several-counts = twee drie vier vijf zes zeven acht negen tien elf twaalf beide alle provinciale gedeputeerde
several-adjective = e
several-no-adjective = ie ge te challenge
several-endings = en cijfers provincies missies pilots analyses winnaars awards hubs centra consortia 's
several-not = keten haven molen wagen toren oosten westen noorden zuiden
several-verbs = leent lenen | leende leenden | vraagt vragen | is zijn | was waren | wordt worden | heeft hebben | had hadden | kan kunnen | kon konden | wil willen | zou zouden | gaat gaan | ging gingen | moet moeten | moest moesten | maakt maken | maakte maakten | doet doen | deed deden | hoort horen | hoorde hoorden | heet heten | bekleedt bekleden | bekleedde bekleedden | zit zitten | zat zaten | staat staan | stond stonden | overlegt overleggen | overlegde overlegden | adviseert adviseren | adviseerde adviseerden | ondersteunt ondersteunen | ondersteunde ondersteunden | nam namen | neemt nemen | werkt werken | werkte werkten | vroeg vroegen | kondigde kondigden | stelde stelden | stelt stellen | kwam kwamen | komt komen | zet zetten | zette zetten | sprak spraken | zegde zegden | besloot besloten | besluit besluiten | stemde stemden | volgt volgen | volgde volgden | telde telden | kreeg kregen | krijgt krijgen | leidde leidden | leidt leiden | beschouwt beschouwen | loopt lopen | verwierp verwierpen | organiseert organiseren | organiseerde organiseerden | gaf gaven | voert voeren | voerde voerden | zorgt zorgen | zorgde zorgden | financiert financieren | financierde financierden | betaalt betalen | betaalde betaalden | schreef schreven | gunde gunden | reikte reikten | koos kozen | kiest kiezen | won wonnen | ontwikkelt ontwikkelen | ontwikkelde ontwikkelden | kent kennen | kende kenden | gebruikt gebruiken | gebruikte gebruikten | bevordert bevorderen | bevorderde bevorderden | draagt dragen | droeg droegen | speelt spelen | speelde speelden | ligt liggen | lag lagen | publiceerde publiceerden | houdt houden | hield hielden | diende dienden | verwijst verwijzen | noemt noemen

# What is told as it stands: a text of an earlier version, or of another program.
as-it-is = { $text }
