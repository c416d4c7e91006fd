# Words of the pages. A parameter that is called link, or is named for a page, holds a link.

## What frames every page

site-tagline = Het netwerk van innovatiegericht inkopen
site-description = Samenspel laat zien wie in Nederland meedoet aan innovatiegericht inkopen, welke instrumenten en afspraken hen verbinden, en waar een vervolg ontbreekt. Bij elke regel staat de bron.
site-to-content = Naar de inhoud
site-search-label = Zoek in het netwerk
site-search-hint = Vraag, naam of Kamerstuk
site-search = Zoeken
site-menu = Hoofdmenu
site-network = Netwerk
site-questions = Vragen
site-routes = Routes
site-gaps = Hiaten
site-matrix = Matrix
site-map = Kaart
site-sources = Bronnen
site-changes = Wijzigingen
site-about = Over
# This language, as it is called in itself.
site-language = Nederlands
site-behind = Samenspel kan zijn gegevens nu niet bijwerken. U ziet de stand van { $moment }, { $age } geleden. Zinnen uit stukken, de wijzigingen en hoe het laden ging, zijn nu niet te zien, en u kunt nu niets doorgeven.
site-as-of = U ziet de stand van { $date }.
site-known-on = U ziet wat op { $date } in Samenspel stond.
site-now = Toon de stand van nu
site-coverage = Volledigheid
site-footer = Revisie { $revision } van de gegevens. Bij elk feit staan de bron en de vindplaats. Dit is geen website van de overheid.
site-accessibility = Toegankelijkheid
site-licences = Licenties
site-api = API
# A pattern of CLDR for a date with its time.
site-moment = d MMMM y, H.mm 'uur'

## What several pages say in the same way

label-kind = Soort
label-name = Naam
label-theme = Thema
label-region = Regio
label-instrument = Instrument
label-party = Partij
label-period = Periode
label-source = Bron
label-sources = Bronnen
label-relation = Relatie
label-relations = Relaties
label-website = Website
label-also-known-as = Ook bekend als
label-licence = Licentie: { $licence }
label-from = Van
label-to = Naar

time-heading = Bekijk een andere datum
time-as-of = Wat gold er op
time-as-of-hint = Bijvoorbeeld 2021 of 29-11-2021. Leeg: vandaag.
time-known-on = Volgens wat bekend was op
time-known-on-hint = Wat stond er toen in Samenspel? Leeg: alles wat nu bekend is.

standing-stands = geldt
standing-proposed = voorgesteld
standing-ended = voorbij
standing-not-yet = nog niet begonnen
standing-unknown = niet bekend of dit toen gold
standing-withdrawn = vervallen
standing-denied = tegengesproken

choice-all = alle
choice-all-kinds = alle soorten
choice-all-relations = alle relaties
choice-all-themes = alle thema's
choice-all-regions = alle regio's

filter-heading = Filters
filter-button = Filter
show = Toon
show-all = Toon alle { $count }
show-on-map = Toon op de kaart
download = Downloaden
copy = Kopieer
copied = Gekopieerd

pager = Pagina's
pager-previous = Vorige pagina
pager-next = Volgende pagina

count-relations =
    { $count ->
        [one] { $count } relatie
       *[other] { $count } relaties
    }
count-entries =
    { $count ->
        [one] { $count } partij, afspraak of stuk
       *[other] { $count } partijen, afspraken en stukken
    }
count-claims =
    { $count ->
        [one] { $count } uitspraak
       *[other] { $count } uitspraken
    }
count-other-sources =
    { $count ->
        [one] nog { $count } bron
       *[other] nog { $count } bronnen
    }

quote-more =
    { $count ->
        [one] nog { $count } passage
       *[other] nog { $count } passages
    }

severity-serious = ernstig
severity-moderate = matig
severity-minor = klein

state-shown = aangetoond
state-absent = aantoonbaar niet
state-doubtful = misschien
state-unknown = onbekend

finding-next-step = Volgende stap
finding-contact = Aanspreekpunt
finding-looked-at = Bekeken: { $count } { $what }
finding-parties-and-sources = Partijen en bronnen
finding-other-parties = en nog { $count }
finding-other-evidence =
    { $count ->
        [one] en nog { $count } bewijsplaats; in het CSV-bestand staan ze allemaal
       *[other] en nog { $count } bewijsplaatsen; in het CSV-bestand staan ze allemaal
    }
finding-sources = Bekeken bronnen: { $sources }
finding-address = Vaste link en geschiedenis
finding-more =
    { $count ->
        [one] Toon nog { $count } hiaat
       *[other] Toon nog { $count } hiaten
    }

question-ambiguous = Dit kan meer dan één ding betekenen. Welke bedoelt u?
question-unknown = Onder die naam is niets bekend.
question-unknown-alike = Onder die naam is niets bekend. Bedoelt u een van deze?

## Home page

home-heading = Wat wilt u weten?
home-search-hint = Welke provincies gebruiken SBIR?
home-search-label = Stel een vraag, of zoek een partij, instrument, afspraak of stuk
home-questions = Vragen met antwoord
home-to-come = De antwoorden worden nog uitgezocht; ververs deze pagina over een ogenblik.
home-no-questions = Er is nog niets geladen waarover een vraag kan gaan.
home-age = Hoe actueel is dit?
home-age-median = De helft van de { $count } feiten is op of na { $day } voor het laatst bevestigd door een bron, { $recent } ervan in de laatste twee jaar.
home-age-undated = Van { $count } is niet bekend uit welke tijd ze zijn.
home-gaps = Bekijk de hiaten
home-gaps-to-come = Wat er ontbreekt wordt nog uitgezocht; ververs deze pagina over een ogenblik.
home-changes = Laatste wijzigingen
home-no-changes = Er zijn nog geen wijzigingen vastgelegd.
home-all-sources = Alle bronnen

## The network: search and browse

search-title = Zoeken: { $query }
search-heading = Gevonden voor ‘{ $query }’
search-found =
    { $count ->
        [one] { $count } resultaat
       *[other] { $count } resultaten
    }
search-found-best = De beste { $count } resultaten
search-found-by-relations =
    { $count ->
        [one] { $count } resultaat
       *[other] { $count } resultaten, met de meeste relaties eerst
    }
search-former = en { $count } voormalige
search-without-former = verberg wat voorbij is
search-remove = Verwijder
search-until = tot en met { $date }
search-matched = Gevonden op { $why }
search-nothing = Niets gevonden.
search-nothing-by-words = Niets gevonden met deze woorden.
search-tip = Probeer een afkorting (EZK), een deel van de naam of het nummer van een Kamerstuk (33009, nr. 104).
search-without-filters = Zoek zonder filters
search-everything = Bekijk alles
search-sources = Bekijk welke bronnen zijn geladen

## One entity

entity-numbers = Nummers
entity-many-numbers = { $count } nummers in registers
entity-many-sources = { $count } bronnen
entity-standing = Stand van zaken
entity-differences = Waar bronnen verschillen
entity-is-so = het is zo
entity-is-not-so = het is niet zo
entity-no-relations = Er zijn geen relaties bekend.
entity-no-relations-now = Voor dit moment zijn geen relaties bekend.
entity-former =
    { $count ->
        [one] Voorheen: { $count } relatie
       *[other] Voorheen: { $count } relaties
    }
entity-later =
    { $count ->
        [one] Nog niet begonnen: { $count } relatie
       *[other] Nog niet begonnen: { $count } relaties
    }
entity-unknown =
    { $count ->
        [one] Niet bekend of dit toen gold: { $count } relatie
       *[other] Niet bekend of dit toen gold: { $count } relaties
    }
entity-timeline = Tijdlijn
entity-more-moments =
    { $count ->
        [one] Toon nog { $count } gebeurtenis
       *[other] Toon nog { $count } gebeurtenissen
    }
entity-earlier-moments = Eerdere gebeurtenissen staan niet op deze pagina.
entity-gaps = Bijbehorende hiaten
entity-on-map = Op de kaart
entity-map-file = Kaart (één HTML-bestand)

## Routes

paths-title = Route van { $start } naar { $goal }
paths-heading = Zoek een route
paths-heading-of = Van { $start } naar { $goal }
paths-intro = Een route laat zien wie u bij wie kan introduceren en waarop dat berust. Bij elke stap staat de bron.
paths-options = Meer opties
paths-meaning = Wat een stap betekent
paths-meaning-introduction = iemand kan ons introduceren
paths-meaning-affinity = beide doen hetzelfde (geen introductie)
paths-meaning-document = genoemd in hetzelfde stuk (geen introductie)
paths-order = Welke routes eerst
paths-order-strongest = met de sterkste banden
paths-order-shortest = met de minste stappen
paths-order-different = routes die echt verschillen
paths-via = Via
paths-avoid = Niet via
paths-several = Meerdere? Zet er een puntkomma tussen.
paths-most = Hoeveel routes
paths-find = Zoek de route
paths-swap = Keer de route om
paths-found =
    { $count ->
        [one] { $count } route gevonden.
       *[other] { $count } routes gevonden, de beste eerst.
    }
paths-how-ordered = Hoe de volgorde tot stand komt
paths-number = Route { $number }
paths-number-of = route { $number }
paths-steps =
    { $count ->
        [one] { $count } stap
       *[other] { $count } stappen
    }
paths-cost = gewicht { $cost }
paths-stations = De partijen onderweg
paths-weakest = zwakste stap
paths-other-ties =
    { $count ->
        [one] { $count } andere band
       *[other] { $count } andere banden
    }
paths-share = Deel deze route als tekst
paths-share-hint = Met het adres van deze pagina en de datum. Selecteer de tekst, of gebruik de knop eronder.
paths-homepage = eigen website
paths-begin = Zo kunt u { $contact } vragen:
paths-any-hint = Meerdere: met een puntkomma ertussen. Ook: alle fieldlabs.
paths-without = Deze banden niet meetellen
paths-without-hint = Kies er een of meer.
paths-missing = De schakel die het meest zou helpen
paths-missing-intro = Breng { $one } en { $other } met elkaar in gesprek. Dan loopt de route zo:
paths-missing-stations = De route met de ontbrekende schakel
paths-missing-here = Hier ontbreekt de schakel:
paths-unfold = Toon de stappen en wie u belt
paths-memo-label = De route als tekst
paths-small-map = Kaartje van deze route
paths-small-map-title = Kaart van route { $number }
paths-past = Voorbije banden
paths-past-intro = Deze routes lopen over ten minste één band die voorbij is. Zij laten zien waar partijen elkaar van kennen. Een introductie zijn zij niet.
paths-past-show =
    { $count ->
        [one] Toon { $count } voorbije route
       *[other] Toon { $count } voorbije routes
    }
paths-past-number = Voorbije route { $number }
paths-none = Er is geen route bekend
paths-in-common = Bekijk wat beide gemeen hebben
paths-without-options = Zoek opnieuw zonder deze opties

## Gaps

gaps-heading = Waar het netwerk tekortschiet
gaps-heading-of-one = Een hiaat
gaps-title-of-one = Hiaat: { $sentence }
gaps-title-of-severity = Hiaten ({ $severity })
gaps-intro = Een hiaat is iets wat in geen enkele geladen bron staat. Dat betekent niet dat het er niet is. Bij elke bevinding staat waarnaar is gekeken en bij wie u navraag kunt doen.
gaps-why = Waarom dit ertoe doet
gaps-of-this-rule = Alle bevindingen van deze soort
gaps-all = Alle hiaten
gaps-gone = Deze bevinding bestaat niet meer: het hiaat is gedicht, of de gegevens zijn gewijzigd. { $link }
gaps-gone-link = Bekijk de hiaten van nu
gaps-severity = Ernst
gaps-rule = Regel
gaps-found =
    { $count ->
        [one] { $count } hiaat
       *[other] { $count } hiaten
    }
gaps-matrix = Matrix van partijen en instrumenten
gaps-none = Met deze filters zijn geen hiaten bekend. { $link }
gaps-none-link = Toon alle hiaten

## Matrix

matrix-heading = Wie gebruikt wat
matrix-intro = Een vakje laat zien wat de bronnen zeggen. ‘Onbekend’ betekent dat geen bron er iets over zegt, niet dat er niets is.
matrix-rows = Rijen
matrix-columns = Kolommen
matrix-unknown-kind = Kies voor de rijen en de kolommen een soort uit de lijst.
matrix-too-large = Deze matrix heeft meer dan { $most } vakjes. Kies minder ruime soorten.
matrix-table = Matrix, schuift opzij
matrix-table-of-unknown = Matrix van wat onbekend is, schuift opzij
matrix-who-could-help = Wie kan helpen?
matrix-helpers = Wie kan helpen
matrix-route = Route
matrix-not-said = Geen van de geladen bronnen zegt of { $row } gebruikmaakt van { $column }.
matrix-may-be = Een bron bedoelt dit misschien, maar dat is niet duidelijk:
matrix-shown = Een bron toont dit aan:
matrix-absent = Een bron zegt dat dit niet zo is:
matrix-question = Vraag die u kunt stellen: maakt { $row } gebruik van { $column }, in welk project en sinds wanneer, en waar is dat vastgelegd?
matrix-helper-carriesOut = voert { $what } uit
matrix-helper-supports = ondersteunt { $what }
matrix-helper-advises = adviseert over { $what }
matrix-helper-worksOn = werkt aan { $what }
matrix-peer = gebruikt het al
matrix-columns-shown = Hier staan { $count } van de { $total } kolommen: die waarvan iets bekend is. De tabel om mee te nemen heeft ze alle.
matrix-untold = { $count } waarvan niets bekend is
matrix-first-untold = U ziet de eerste { $count }. In het CSV-bestand staan ze allemaal.
matrix-nothing = Van deze soorten is niets bekend.
matrix-tiles = Waar het bekend is: { $rows } op de kaart
matrix-tiles-shown = { $shown } van { $total } aangetoond

## The page around the map

map-page-title-of-route = Kaart van de route van { $start } naar { $goal }
map-page-title-around = Kaart rond { $name }
map-page-heading = De kaart
map-page-route = De kaart toont route { $number } van { $start } naar { $goal }. { $link }
map-page-route-link = Terug naar de routes
map-no-route = Deze route is er niet.
map-page-focus = Rond welke partij?
map-page-depth = Aantal stappen
map-page-year = Jaar
map-page-show-past = Toon ook wat voorbij is
map-page-mark-gaps = Markeer de hiaten
map-page-draw = Teken de kaart
map-page-drawing = De kaart, met een lijst van dezelfde inhoud
map-page-file = Eén HTML-bestand, om te mailen
map-page-picture = Een dia van 1.920 bij 1.080 (PNG) of een tekening (SVG): met de knoppen onder de kaart
map-page-slide = Een dia voor PowerPoint of Impress (PPTX), waarvan u de vormen kunt verplaatsen
map-page-link = Wat u op de kaart kiest of weglaat, staat in het adres van deze pagina: stuur dat door en een ander ziet hetzelfde.
map-page-parties = Wat de partijen verbindt
map-page-whole = Alles, per soort
map-page-provinces = Provincies en instrumenten, als tegels
map-page-my = Mijn organisatie
map-page-embed = Plaats de kaart op uw eigen website
map-page-embed-label = Code om de kaart te plaatsen

## Sources

sources-intro = Alles wat Samenspel toont, komt uit een van deze bronnen. Verschillen zij, dan gaat de zwaarste soort bron voor. De andere blijven zichtbaar.
sources-refused-heading = De vorige keer geweigerd
sources-refused = laatste poging geweigerd
sources-loaded = geladen op { $when }
sources-failing-heading = Niet te vernieuwen
sources-failing = sinds { $since } niet vernieuwd; dit is de laatste goede uitgave
sources-failing-card = { $card }: sinds { $since }, laatste poging { $last }
sources-more = meer over deze bron
sources-for-participants = Alleen voor deelnemers
sources-for-some = Alleen voor bepaalde organisaties
source-publisher = Uitgever
source-address = Adres
source-sort = Soort bron
source-licence = Licentie
source-says = Wat zij zegt
source-for = Zichtbaar voor
source-for-everybody = Iedereen
source-for-participants = Alle deelnemers
source-for-organisations = Alleen deze organisaties
source-for-only = Alleen { $names }
source-for-change = Bepaal wie deze bron ziet
source-for-what = Wie de bron niet ziet, ziet ook niets van wat alleen zij zegt: niet op pagina's, kaarten of in bestanden, en ook niet wat zij vroeger zei. De keuze blijft gelden als de bron opnieuw geladen wordt.
source-for-names = Namen van organisaties, met een puntkomma ertussen
source-for-save = Opslaan
source-for-choose = kies voor wie de bron zichtbaar is
source-for-unknown = ‘{ $name }’ is niet de naam van één bekende organisatie; schrijf haar volledige naam of haar id
source-for-nobody = noem minstens één organisatie
sources-none = Er is nog niets geladen. Voer ‘samenspel load’ uit.
rank-register = Registers
rank-official = Officiële publicaties
rank-curated = Samengesteld door de redactie
rank-contribution = Bijdragen
rank-extraction = Gevonden door een programma

## Changes

changes-heading = Wat is er gewijzigd?
changes-from = Vanaf
changes-from-hint = De vorige vergadering, of een revisienummer.
changes-to = Tot en met
changes-to-hint = Leeg: tot nu toe.
changes-wrong = Dat is geen datum of revisienummer. Schrijf bijvoorbeeld 1-10-2026 of 12.
changes-feed = Volg de wijzigingen (Atom-feed)
changes-feed-title = Samenspel: wijzigingen
changes-revision = revisie { $number }
changes-none = In deze periode zijn geen wijzigingen vastgelegd.

## Meeting

site-meeting = Vergadering
meeting-heading = Bereid een vergadering voor
meeting-intro = Kies de dag van de vorige vergadering. U krijgt wat er sindsdien veranderde, wat open staat en welke termijnen lopen, om te printen of mee te nemen.
meeting-parties = Voor wie
meeting-parties-hint = Leeg: iedereen. Meerdere: met een puntkomma.
meeting-clock = Wat vergelijken we?
meeting-clock-fitting = wat bij de periode past
meeting-clock-known = wat toen bekend was met wat nu bekend is
meeting-clock-so = hoe het toen was met hoe het nu is
meeting-another = Andere periode of andere partijen
meeting-show = Toon
meeting-docx = Word
meeting-file = vergadering
meeting-no-period = Geef de dag van de vorige vergadering, of een revisienummer.
meeting-more-of = En nog { $number }: zie de tabel ({ $link }).
changes-to-meeting = Maak hiervan een stuk voor de vergadering
changes-last = De laatste { $count } keer dat er iets veranderde. Kies een datum om te lezen wat er sindsdien veranderde.

## About

about-heading = Over Samenspel
about-intro = Samenspel brengt in kaart wie in Nederland samenwerkt aan innovatiegericht inkopen. De basis is de Kamerbrief van 29 november 2021 over dat onderwerp.
about-content = Wat erin staat
about-content-sources = Een bron (een brief, een register, een aankondiging van een opdracht, een bijdrage) doet uitspraken. Samenspel bestaat uit alles wat de bronnen samen zeggen: { $facts } feiten over { $entities } partijen, afspraken en stukken, uit { $sources } bronnen. Bij elke uitspraak staat de vindplaats in de bron. Zeggen twee bronnen hetzelfde, dan is dat één feit met twee bewijzen. Spreken zij elkaar tegen, dan blijven beide zichtbaar.
about-content-claims = Een uitspraak kan letterlijk in de bron staan, uit de tweede hand komen, zijn afgeleid uit wat een bron zegt, of door een programma zijn gevonden. Bij elke uitspraak leest u welke van de vier het is.
about-costs = Hoe de volgorde van routes tot stand komt
about-costs-intro = Elke stap van een route heeft een gewicht. Eén lidmaatschap heeft gewicht 1. Hoe lager het gewicht, hoe beter. Het gewicht van een route is de som van haar stappen. Dit telt mee:
about-cost-tie = Soort band
about-cost-tie-what = één gedeeld door de sterkte van de relatie (zie de tabel hieronder). Een zwakke band telt zo als meerdere sterke.
about-cost-size = Omvang
about-cost-size-what = de helft van de logaritme (grondtal 10) van het aantal banden van elke tussenliggende partij. In een vereniging met 350 leden kent men elkaar minder goed dan in een platform van vijf.
about-cost-age = Ouderdom
about-cost-age-what = 0,5 als de band is beëindigd, plus 0,1 voor elk jaar daarna, tot ten hoogste 2.
about-cost-doubt = Twijfel
about-cost-doubt-what = 0,25 bij een bron uit de tweede hand, 0,5 bij een afgeleide uitspraak en 1 als een programma haar vond. Daarbij komt 1 als iets alleen is voorgesteld, en 3 als het is ingetrokken.
about-costs-strength = Het gewicht van een hele route staat er ook als woord bij: tot en met 3 heet een route sterk, tot en met 5 redelijk, daarboven zwak.
about-costs-ends = Een instrument, een thema of een stuk kan het eindpunt van een route zijn, maar nooit een tussenstap. Dat twee partijen hetzelfde instrument gebruiken, betekent immers niet dat zij elkaar kennen. Zulke partijen ziet u alleen als u ernaar vraagt.
about-strengths = De sterkte van elke relatie
about-strengths-table = Relaties, schuift opzij
about-inverse = Andersom gelezen
about-meaning = Telt als
about-strength = Sterkte
about-meaning-introduction = introductie
about-meaning-affinity = verwantschap
about-meaning-document = stuk
about-meaning-none = geen route
about-gap = Wat een hiaat betekent
about-gaps = Wat een hiaat betekent, en wat niet
about-gaps-intro = Een hiaat is iets wat u zou verwachten, maar wat in geen enkele geladen bron staat. Het is een reden om navraag te doen, geen oordeel. Wat onbekend is, noemen wij nooit afwezig. Dat doen wij alleen als een bron dat zelf zegt. Bij elke bevinding staat waarnaar is gekeken en wat u als volgende stap kunt doen.
about-rules = De regels
about-persons = Personen en cookies
about-persons-intro = Personen komen alleen voor in hun openbare ambt. Deze website plaatst één cookie, en alleen als u zelf een taal kiest. Het cookie onthoudt die keuze. De website vraagt niets op bij andere websites en houdt geen bezoekcijfers bij.
about-licences-software = De software valt onder de European Union Public Licence (EUPL) 1.2. De licentie van elke bron staat bij de { $link }.
about-licences-link = bronnen
about-no-government = Dit is geen website van de overheid. Geen overheidsinstantie staat voor de inhoud in.
about-accessibility = Toegankelijkheidsverklaring
about-accessibility-intro = { $name } wil dat iedereen deze website kan gebruiken en past daarom de norm EN 301 549 met WCAG 2.2, niveau A en AA, toe. Deze verklaring geldt voor alle pagina's onder { $site }.
about-operator = De beheerder van deze Samenspel-dienst
about-compliance = Nalevingsstatus
about-status = { $status } Een onafhankelijke deskundige heeft deze website nog niet onderzocht. Daarom geven wij geen hogere status op.
about-status-c = Status C: eerste maatregelen genomen.
about-measures = Genomen maatregelen
about-measures-taken = Bij elke wijziging controleert een programma (axe-core) alle pagina's in een echte browser: licht en donker, op brede en smalle schermen, met alleen het toetsenbord en zonder JavaScript. Naast de getekende kaart staat een lijst met dezelfde inhoud.
about-not-accessible = Wat nog niet toegankelijk is
about-not-accessible-drawing = Een schermlezer kan de tekening van de kaart niet voorlezen. Gebruik de lijst ernaast. (Succescriterium 1.1.1)
about-not-accessible-untested = Mensen die een schermlezer gebruiken, hebben de website nog niet getest.
about-feedback = Feedback en contact
about-feedback-how = Kunt u iets niet gebruiken? Laat het ons weten: { $address }. U krijgt binnen twee weken antwoord.
about-feedback-none = Kunt u iets niet gebruiken? Laat het weten aan wie u deze website aanbiedt: die heeft hier geen adres opgegeven.
about-enforcement = Handhaving
about-enforcement-how = Bent u niet tevreden met ons antwoord? Dan kunt u bij ons een klacht indienen. Beheert een overheidsinstantie deze website, dan kunt u daarna terecht bij de Nationale ombudsman.
about-api = Alles op deze pagina's is ook beschikbaar als JSON, onder { $base }. De API volgt de Nederlandse REST API Design Rules. De beschrijving hieronder is in het Engels.
about-api-answers = Antwoorden: { $statuses }
about-api-schemas = Schema's

## What goes wrong

error-to-home = Naar de startpagina
error-not-found = Niet gevonden
error-not-found-what = Op dit adres is niets te vinden. Mogelijk is het samengevoegd met iets anders, of is het nooit geladen.
error-not-allowed = Dit mag u hier niet
error-unclear = Deze vraag is niet duidelijk
error-unclear-what = Met een deel van het adres kunnen wij niet overweg. Gebruik de formulieren om opnieuw te vragen.
error-fault = Er ging iets mis
error-fault-what = Probeer het later opnieuw. Blijft het misgaan, noem dan bij uw melding dit nummer: { $id }.
error-busy = Het is nu te druk
error-busy-what = Er worden nu veel zware vragen tegelijk beantwoord. Vraag dit over enkele seconden opnieuw.
error-over-budget = Deze vraag is te groot
error-over-budget-what = Het antwoord kost meer werk dan een vraag mag kosten. Vraag om minder routes of tussenstations, of om een kleiner deel van het netwerk.
error-not-now = Dit is nu niet te zien
error-not-now-what = Hiervoor is de opslag nodig, en die geeft nu geen antwoord. Probeer het later opnieuw.
error-too-large = Dit is te groot
error-too-large-what = Stuur hoogstens { NUMBER($bytes) } bytes.
error-too-slow = Dit duurt te lang
error-too-slow-what = Wat u stuurt, was niet binnen { $seconds } seconden binnen. Probeer het opnieuw, of stuur minder.
error-too-often = Dit zijn te veel vragen achter elkaar
error-too-often-what = Van uw netwerk komen nu te veel vragen. Probeer het over { $seconds } seconden opnieuw.
error-away = Samenspel is tijdelijk niet bereikbaar.

## Columns of the tables to take along

column-name = Naam
column-kind = Soort
column-also-known-as = Ook bekend als
column-region = Regio
column-since = Vanaf
column-until = Tot en met
column-description = Omschrijving
column-website = Website
column-page = Pagina
column-relation = Relatie
column-with = Met
column-standing = Stand
column-role = Rol
column-amount = Bedrag of aantal
column-sentence = In een zin
column-note = Opmerking
column-source = Bron
column-place = Vindplaats
column-address = Adres
column-rule = Regel
column-severity = Ernst
column-finding = Bevinding
column-concerns = Betreft
column-looked-at = Gekeken naar
column-number = Aantal
column-sources = Bronnen
column-next-step = Volgende stap
column-route = Route
column-step = Stap
column-from = Van
column-to = Naar
column-tie = Verband
column-cost = Gewicht
column-addresses = Adressen

## Coverage

coverage-heading = Hoe volledig is Samenspel?
coverage-intro = Wat hier ontbreekt, hoeft in werkelijkheid niet te ontbreken. Deze pagina laat zien hoeveel er bekend is, van hoeveel, en wat het meeste oplevert om nog uit te zoeken.
coverage-facts = Samenspel kent { $facts } relaties die nu gelden. Daarvan berusten er { $second } op één bron die het uit de tweede hand heeft. Van { $unconfirmed } die kunnen veranderen, is al jaren niet bevestigd dat ze nog gelden.
coverage-next = Wat het meeste oplevert om uit te zoeken
coverage-next-intro = Op volgorde van hoeveel er hoogstens mee bekend zou worden.
coverage-kinds = Per soort
coverage-known = Bekend
coverage-total = Bestaan er
coverage-told = Meer bekend dan een register zegt
coverage-nobody-tells = geen register
coverage-parts = Van het geheel
coverage-part = { $known } van { $total } onderdelen bekend
coverage-stands = Gelden nu
coverage-past = Voorbij
coverage-oldest = Oudste bron
coverage-newest = Nieuwste bron

## A list with the official names beside it

site-clean = Lijst
clean-heading = Zet de officiële namen bij uw lijst
clean-intro = Plak een lijst met organisaties of kies een bestand. U krijgt haar terug met de officiële naam, het id, de zekerheid en de kandidaten. Waar het niet zeker is, beslist u zelf.
clean-paste = Plak hier uw lijst
clean-paste-help = Eén naam per regel, of een stuk uit een werkblad met de koppen erbij.
clean-choose = Of kies een bestand
clean-limits = CSV, TSV, XLSX, ODS of tekst; hoogstens { $megabytes } MB en { NUMBER($count) } namen.
clean-column = Kolom met de namen
clean-column-help = Alleen nodig als de lijst meer kolommen heeft en niet duidelijk is waar de namen staan.
clean-do = Zoek de namen op
clean-not-kept = Uw lijst wordt niet bewaard. Zij staat alleen op deze pagina, tot u die sluit.
clean-result = Uw lijst
clean-counts =
    { $decided } van { $count } { $count ->
        [one] naam
       *[other] namen
    } herkend.{ $left ->
        [0] {""}
        [one] {" "}Bij één naam is de keuze aan u; wie het kan zijn, staat erachter.
       *[other] {" "}Bij { $left } namen is de keuze aan u; wie het kan zijn, staat erachter.
    }
clean-first = U ziet de eerste { $count } van { $total } regels; de download heeft ze allemaal.
clean-take-xlsx = Download als Excel
clean-take-csv = Download als CSV
clean-another = Een andere lijst
clean-nothing = Er is geen lijst meegekomen. Plak namen in het veld, of kies een bestand.
clean-too-large = De lijst is groter dan { $megabytes } MB. Verdeel haar over meer bestanden, of laat kolommen weg die u niet nodig hebt.
clean-too-many = de lijst heeft { NUMBER($count) } regels; hoogstens { NUMBER($most) } kunnen tegelijk. Verdeel haar over meer bestanden
clean-other-type = { $given } wordt niet gelezen; stuur { $types }
clean-file = lijst-herkend
