# Vragen zoals mensen ze stellen, waaraan ze te herkennen zijn, en wat het antwoord is.
#
# Onder .cues staat wat een vraag herkenbaar maakt: mogelijkheden met een | ertussen, woorden die er allemaal in staan
# met een +; een * aan het eind van een woord laat open hoe het verder gaat.

# Welke groep iemand bedoelt met een woord dat geen soort heet.
question-groups = overheden: PublicBody | overheid: PublicBody | organisaties: Actor | partijen: Actor | ondernemers: Company | bedrijven: Company | universiteiten: KnowledgeInstitute | departementen: Ministry | departement: Ministry | living lab: Fieldlab | living labs: Fieldlab | waterschappen: WaterAuthority
# Woorden die iets anders dan een partij, instrument of afspraak zijn.
question-others = waarover waarvoor waarmee loopt lopen loop bestaat bestaan geef mail toon stuur mij eigenlijk momenteel tegenwoordig inmiddels nu per dus maar daar daarvan ervan eraan ermee elke elk ieder iedere sommige andere ander veel weinig meer minder mogelijk zoal zo geweest had hadden zou zouden laten lezen zien de het een en of van voor met over bij naar in op aan uit om te door tot sinds vanaf als dan die dat dit deze wie wat welk welke waar waarom hoe hoeveel wanneer ons onze wij we mij me ik u uw jullie zij ze hun er is zijn was waren wordt worden werd werden heeft hebben had kan kunnen mag moet wil willen doet doen gaat gaan komt komen nog al ook eens ooit wel eigenlijk precies graag eerst eerste laatste vorige alle allemaal iemand iets niets samen aan vraag vraagstuk weten weet ken kent kennen gemeente gemeenten provincie provincies
question-sorts = convenant convenanten agenda motie moties akkoord akkoorden
question-negations = geen niet zonder nooit
question-articles = de het een
question-from = van vanuit vanaf brengt breng komt kom
question-to = bij naar tot aan met
question-asks = geef mail toon wie wat welk welke waar waarom hoe hoeveel wanneer

question-users = Wie gebruikt { $what }?
    .cues = wie + gebruik* | welke + gebruik* | wie + zet* + in | welke + zet* + in | wie + past + toe | welke + doe* + aan | welke + werk* + met | wie + werk* + met | welke + heb* | welke + heeft | gebruikers | ervaring + met | toepassen
question-users-who = Welke { $who } gebruiken { $what }?
question-non-users = Welke overheden gebruiken { $what } niet?
    .cues = welke + geen | welke + niet | welke + zonder | wie + geen | wie + niet | wie + nog + niet | wie + zonder
question-non-users-who = Welke { $who } gebruiken { $what } niet?
question-uses = Welke inkoopinstrumenten gebruikt { $who }?
    .cues = gebruikt | gebruik* + instrument* | welke + instrument* + gebruik* | welk* + instrument* + heeft | welk* + instrument* + zet* + in | gebruik* | heeft | doet + aan | doet | zet* + in | inzet*
question-uses-what = Gebruikt { $who } { $what }?
question-outcome = Wat is er van { $what } geworden?
    .cues = geworden | gebeurd | gebeurt | terecht* | terechtgekomen | afgerond | uitgevoerd | uitvoering | stand + zaken | hoe + staat + met | hoe + staat + ervoor | hoe + staat + voor | vervolg | opvolging | nagekomen | status | resultaat + van | kwam + van | uitkomst | ervan
question-introduction = Wie brengt ons bij { $to }?
    .cues = breng* | introduce* | introductie* | in + contact | hoe + kom* + bij | voorstellen + aan | ingang + bij | ken* + iemand + bij | route + naar | verbind* | leg* + contact | kennismak*
question-introduction-from = Wie brengt { $from } bij { $to }?
question-money = Hoeveel geld is er voor { $what }, van wie, en loopt het nog?
    .cues = geld | budget* | hoeveel + geld | euro | euros | bedrag* | financier* | subsidie* | kost* | kosten | betaal* | miljoen | bekostig* | middelen
question-first-contact = Wie bel ik eerst met een vraagstuk?
    .cues = bel* | bellen | aanspreekpunt | contactpersoon | wie + helpt | wie + kan + helpen | bij + wie + terecht | waar + terecht | wie + weet | wie + adviseert | waar + moet + zijn | contact + opnemen | wie + benader* | hulp
question-first-contact-what = Wie bel ik eerst met een vraagstuk over { $what }?
question-first-contact-who = Wie bellen { $who } eerst met een vraagstuk?
question-first-contact-what-who = Wie bellen { $who } eerst met een vraagstuk over { $what }?
question-no-follow-up = Welke afspraken hebben geen vervolg?
    .cues = geen + vervolg | zonder + vervolg | nog + open | openstaand* | open + afspra* | niet + nagekomen | blijven + liggen | bleven + liggen | ligt + stil | liggen + stil | geen + opvolging | niet + opgevolgd | beloofd | toegezegd | toezegging* | verlopen
question-no-follow-up-who = Welke afspraken van { $who } hebben geen vervolg?
question-fitting = Welk instrument past bij { $who }, en wie gebruikt er al een?
    .cues = past | passen | passend* | geschikt* | welk* + instrument* | leent | lenen | kansrijk*
question-doers = Wie doet { $what }?
    .cues = wie + doe* | wie + voer* + uit | wie + werk* + aan | wie + zit* + achter | wie + organiseer* | wie + lei* | wie + trekt | wie + regelt | wie + houdt + bezig | wie + betrokken | uitvoerder*
question-winners = Wie won { $what }?
    .cues = won | wonnen | gewonnen | winnaar* | gegund | kreeg + opdracht | gekozen | geselecteerd
question-changes = Wat veranderde er sinds { $since }?
    .cues = verander* | wijzig* | gewijzigd | nieuw* | nieuws | sinds | vorige + vergadering | vorige + keer | bijgekomen | bijgewerkt
question-changes-until = Wat veranderde er van { $since } tot en met { $until }?
question-map-file = Hoe mail ik de kaart?
    .cues = kaart | mail* + kaart | netwerkkaart | plaatje
question-map-file-what = Hoe mail ik de kaart rond { $what }?
question-data = Hoe krijg ik dit als data?
    .cues = api | json | data | csv | openapi | endpoint
question-data-from = Hoe krijg ik de routes van { $from } als data?
question-data-to = Hoe krijg ik de routes naar { $to } als data?
question-data-from-to = Hoe krijg ik de routes van { $from } naar { $to } als data?

# -- het antwoord --
answer-fact = { $fact }.
answer-count = { $number } { $kind }
answer-yes = Ja: { $fact }.
answer-no = Nee, volgens een bron: { $fact }.
answer-users = Van { $count } is bekend dat { $number ->
    [1] die
   *[other] zij
 } { $what } { $number ->
    [1] gebruikt
   *[other] gebruiken
 }: { $names }.
answer-users-any = Van { $number ->
    [1] één partij is bekend dat die
   *[other] { $number } partijen is bekend dat zij
 } { $what } { $number ->
    [1] gebruikt
   *[other] gebruiken
 }: { $kinds }.
answer-users-none = Van geen van de { $plural } is bekend dat zij { $what } gebruiken.
answer-users-doubtful = Bij { $names } is het niet duidelijk: de bron noemt een naam die ook iets anders kan betekenen.
answer-users-before = { $number ->
    [1] Eerder gebruikte { $names } het; of dat nu nog zo is, is niet bekend.
   *[other] Eerder gebruikten { $names } het; of dat nu nog zo is, is niet bekend.
 }
answer-users-unknown = { $number ->
    [1] Van één is het niet bekend.
   *[other] Van de andere { WORDS($number) } { $plural } is het niet bekend.
 }
answer-non-users = Volgens een bron { $number ->
    [1] gebruikt
   *[other] gebruiken
 } { $names } { $what } niet.
answer-non-users-none = Van geen van de { $plural } zegt een bron dat zij { $what } niet gebruiken.
answer-non-users-users = Wel bekend is het gebruik door { $names }.
answer-non-users-unknown-names = { $number ->
    [1] Van één is het niet bekend, wat iets anders is dan nee: { $names }.
   *[other] Van { WORDS($number) } { $plural } is het niet bekend, wat iets anders is dan nee: { $names }.
 }
answer-unknown-body = Of { $body } { $what } gebruikt, is niet bekend.
answer-used = Van { $body } is bekend dat het om { $count } gaat: { $names }.
answer-used-none = Van { $body } is van geen enkel inkoopinstrument bekend dat het wordt gebruikt.
answer-used-before = Eerder ging het ook om { $names }.
answer-used-only-before = Dat het nu zo is, is niet bekend; eerder wel: { $fact }.
answer-used-doubtful = Dat is niet duidelijk: een bron noemt een naam die { $body } kan betekenen, maar ook iets anders.
answer-used-unknown = Dat is niet bekend: geen van de geladen bronnen zegt of { $body } { $what } gebruikt. Dat is iets anders dan nee.
answer-fitting = Voor { $plural } ziet een bron { $number ->
    [1] één instrument
   *[other] { WORDS($number) } instrumenten
 } als mogelijkheid: { $names }. Of het past, hangt af van het vraagstuk.
answer-fitting-none = Geen van de geladen bronnen noemt een instrument dat bij { $plural } kan passen.
answer-fitting-nobody-known = Er is geen { $label } bij naam bekend, dus ook niet wie er al een instrument gebruikt.
answer-fitting-users = Van { $number ->
    [1] één
   *[other] { WORDS($number) }
 } van de { $total } bekende { $plural } is bekend dat { $number ->
    [1] die
   *[other] zij
 } een inkoopinstrument { $number ->
    [1] gebruikt
   *[other] gebruiken
 }: { $names }.
answer-fitting-no-users = Van geen van de { $total } bekende { $plural } is bekend dat zij een inkoopinstrument gebruiken.
answer-with = { $name } ({ $what })
answer-outcome-parts = { $number ->
    [1] Er is één onderdeel.
   *[other] Er zijn { WORDS($number) } onderdelen.
 }
answer-outcome-part = { $part }: { $said }
answer-outcome-follow-up = Op { $what } volgde { $names }.
answer-outcome-silent = Van { $what } is geen vervolg bekend.
answer-outcome-term = De termijn van { $what } liep tot en met { $day }.
answer-outcome-last = Het laatste vervolg dat bekend is, is { $what }.
answer-entry = { $what }:
answer-silent = Van { $number } van de { $total } afspraken, moties en voornemens is geen vervolg bekend.
answer-silent-of-party = Van { WORDS($number) } van de { WORDS($total) } afspraken, moties en voornemens waar { $party } bij betrokken is, is geen vervolg bekend.
answer-silent-none = Bij alle { $total } afspraken, moties en voornemens is een vervolg bekend, of ze lopen nog.
answer-silent-none-of-party = { $total ->
    [0] Er is geen afspraak, motie of voornemen bekend waar { $party } bij betrokken is.
   *[other] Bij alle { WORDS($total) } afspraken, moties en voornemens waar { $party } bij betrokken is, is een vervolg bekend, of ze lopen nog.
 }
answer-silent-owed = Bij { $number ->
    [1] één daarvan
   *[other] { WORDS($number) } daarvan
 } is iets toegezegd of gevraagd, of is de termijn voorbij; als laatste genoemd: { $names }.
answer-silent-entry = { $what }: geen vervolg bekend.
answer-silent-term = De termijn liep tot en met { $day }.
answer-silent-last = Laatst genoemd { $when }.
answer-silent-parties = Betrokken: { $names }.
answer-silent-parties-more = Betrokken: { $names } en { $number } andere.
answer-silent-ask = Te vragen: { $contact }.
answer-introduction = De sterkste route van { $start } naar { $goal } loopt via { $names }.
answer-introduction-other = Een andere weg loopt via { $names }.
answer-introduction-direct = { $start } en { $goal } hebben zelf een band.
answer-introduction-contact = Bel eerst { $contact }.
answer-introduction-about = Waarover: { $goal } heeft ervaring met { $what }.
answer-introduction-about-shared = Beide hebben te maken met { $names }.
answer-introduction-shared = Beide hebben te maken met { $what }.
answer-introduction-none = Er is geen route bekend waarlangs iemand { $start } bij { $goal } kan brengen.
answer-introduction-open = { $number ->
    [1] Eén partij heeft een directe band
   *[other] { $number } partijen hebben een directe band
 } met { $goal }: { $names }. Zeg van wie u komt, dan volgt de route.
answer-introduction-open-none = Van geen enkele partij is een directe band met { $goal } bekend.
answer-contact-first = Bel eerst { $contact }.
answer-contact-next = Kan die niet helpen, bel dan { $names }.
answer-contact-peers = Ervaring hebben onder meer { $names }.
answer-contact-nobody-knows = Wie van { $about } zelf het meeste weet, is niet bekend; dit zijn de partijen die bij innovatiegericht inkopen helpen.
answer-contact-none = Wie u het best kunt bellen, is niet bekend.
answer-call-open = { $what } is nog open.
answer-call-closed = { $what } is gesloten.
answer-peer = { $body }: { $number ->
    [1] één traject bekend.
   *[other] { WORDS($number) } trajecten bekend.
 }
answer-doers = Bij { $what } { $number ->
    [1] is één partij
   *[other] zijn { WORDS($number) } partijen
 } betrokken: { $names }.
answer-doers-none = Wie { $what } doet, is niet bekend.
answer-winners = { $number ->
    [1] Gewonnen of gekozen bij { $what }: { $names }.
   *[other] Gewonnen of gekozen bij { $what } ({ WORDS($number) }): { $names }.
 }
answer-winners-nameless = Bij { $what } is gegund of gekozen, maar geen bron die wij hebben geladen noemt wie.
answer-winners-none = Van { $what } is geen gunning of winnaar bekend.
answer-money-none = Van geld voor { $what } is niets bekend.
answer-money-count = Voor { $what } { $number ->
    [1] is één bedrag of budget
   *[other] zijn { $number } bedragen of budgetten
 } bekend.
answer-money-runs = { $number ->
    [1] Eén daarvan loopt nog.
   *[other] { WORDS($number) } daarvan lopen nog.
 }
answer-money-unknown = Of er nu een loopt, is niet bekend: bij { WORDS($number) } ervan zegt al jaren geen bron of het nog doorgaat; de andere zijn voorbij.
answer-money-over = Alle zijn voorbij, voor zover bekend.
answer-money-apart = Deze bedragen zijn niet op te tellen: ze kunnen elkaar overlappen.
answer-money-runs-one = Loopt.
answer-money-over-one = Voorbij.
answer-money-unknown-one = Niet bekend of het nog loopt.
answer-money-part = Waarvan: { $fact }.
answer-since = sinds { $since }
answer-period = van { $since } tot en met { $until }
answer-changed-nothing = Er is { $period } niets veranderd.
answer-changed-all = Vóór { $since } was nog niets geladen; alles is dus nieuw.
answer-changed = Er { $sources ->
    [0] kwam { $period } geen bron bij
    [1] kwam of veranderde { $period } één bron
   *[other] kwamen of veranderden { $period } { $sources } bronnen
 }, met { $new ->
    [0] geen nieuwe feiten
    [1] één nieuw feit
   *[other] { $new } nieuwe feiten
 }; { $gone ->
    [0] er verviel niets.
    [1] één feit verviel.
   *[other] { $gone } feiten vervielen.
 }
answer-changed-registers = Daarvan { $number ->
    [1] staat er één
   *[other] staan er { $number }
 } alleen in een register.
answer-changed-followed-up = { $number ->
    [1] Eén afspraak kreeg een vervolg.
   *[other] { $number } keer kreeg een afspraak of activiteit een vervolg.
 }
answer-changed-turned = { $number ->
    [0] Van geen provincie werd iets anders bekend over het gebruik van instrumenten.
    [1] In de matrix van provincies en instrumenten veranderde één cel.
   *[other] In de matrix van provincies en instrumenten veranderden { WORDS($number) } cellen.
 }
answer-changed-cell = { $row } en { $column }: eerst { $before }, nu { $now }.
answer-source = { $title }
answer-gone = Vervallen: { $fact }.
answer-gone-nameless = Vervallen: wat er stond tussen { $subject } en { $object }.
answer-map = De kaart van het hele netwerk is één bestand.
answer-map-around = De kaart rond { $about } is één bestand.
answer-map-file = Het werkt zonder internet, u kunt het mailen, en de tabel en de bronnen zitten erin.
answer-data = Elk antwoord en elke lijst is er ook als JSON; onder elke pagina staat het adres. Toegang is open, zonder wachtwoord.
answer-data-paths = Zo vraagt u de routes van { $start } naar { $goal }.

# -- wat eronder staat --
answer-part-denied = Volgens een bron niet
answer-part-users = Wie het gebruikt
answer-part-uses = Wat er gebruikt wordt
answer-part-doubtful = Niet duidelijk
answer-part-before = Eerder
answer-part-unknown = Niet bekend
answer-part-potential = Wat een bron mogelijk noemt
answer-part-outcome = Hoe het ervoor staat
answer-part-requests = De onderdelen
answer-part-follow-up = Wat erop volgde
answer-part-owed = Toegezegd, gevraagd of over de termijn
answer-part-not-owed = Andere afspraken zonder bekend vervolg
answer-part-topics = Waarover u kunt praten
answer-part-shared = Wat beide gemeen hebben
answer-part-direct = Directe banden
answer-part-why = Waarom er geen route is
answer-part-route = Route { $number }: { $names }
answer-part-knowing = Wie het onderwerp kent
answer-part-helping = Wie helpt bij innovatiegericht inkopen
answer-part-peers = Wie het eerder deed
answer-part-calls = Oproepen
answer-part-roles = Wie wat doet
answer-part-running = Programma's en projecten ermee
answer-part-money = Geld
answer-part-money-direct = Bedragen en budgetten
answer-part-money-denied = Wat er volgens een bron niet is
answer-part-money-through = Voor losse projecten en programma's
answer-part-winners = Wie won of gekozen is
answer-part-nameless = Gegund, zonder bekende naam
answer-part-turned = Anders in de matrix
answer-part-followed-up = Wat een vervolg kreeg
answer-part-new = Nieuw
answer-part-gone = Vervallen
answer-part-sources = Nieuwe of gewijzigde bronnen

# -- wat u kunt doen --
answer-step-matrix = Bekijk dit in de matrix
answer-step-entity = Lees alles over { $what }
answer-step-ask-body = Vraag het { $body } zelf
answer-step-ask-knows = Of vraag { $contact }
answer-step-ask-fitting = Vraag { $contact } wat kan
answer-step-ask-outcome = Vraag { $contact } hoe het er nu voor staat
answer-step-gaps = Bekijk de hiaten bij moties en voornemens
answer-step-say-start = Kies van wie u komt
answer-step-routes = Bekijk of verander de routes
answer-step-ring = Neem contact op met { $contact }
answer-step-changes = Bekijk alle wijzigingen
answer-step-map-file = Open het bestand en bewaar het
answer-step-map = Bekijk en verfijn de kaart
answer-step-api = Lees hoe de API werkt
answer-step-openapi = Haal de beschrijving (OpenAPI) op
answer-step-data-paths = Vraag deze routes als JSON

# -- wat wij begrepen --
understood = Wij lezen dit als de vraag: { $question }
understood-missing-what = Dit lijkt op de vraag ‘{ $question }’, maar waarover is niet duidelijk.
understood-missing-who = Dit lijkt op de vraag ‘{ $question }’, maar over wie is niet duidelijk.
understood-missing-to = Dit lijkt op de vraag ‘{ $question }’, maar bij wie is niet duidelijk.
understood-missing-since = Dit lijkt op de vraag ‘{ $question }’, maar sinds wanneer is niet duidelijk.
understood-words = Wij lazen ‘{ $read }’ waar u ‘{ $written }’ schreef.
understood-unknown = Niet gelezen, omdat wij niets met die naam kennen: { $words }.
understood-also = Met ‘{ $written }’ kan ook iets anders bedoeld zijn: { $names }.
understood-days = U noemde geen dag; wij nemen de laatste { $days } dagen.
understood-not = Deze vraag begrijpen wij niet. Wat u kunt vragen, staat hieronder; of zoek op een naam.

# -- wat er mis kan zijn met een vraag --
question-no-parameter = deze vraag heeft geen { $name }; ze heeft { $known }
question-lacks = ‘{ $question }’ vraagt om { $name }
question-other-kind = { $name } past niet in deze vraag; ze gaat over: { $kinds }
question-no-date = ‘{ $given }’ is geen datum

# -- de pagina's --
questions-heading = Vragen en antwoorden
questions-intro = Stel uw vraag in gewone woorden, of kies er een. Boven elk antwoord staat wat bekend is, eronder waar dat op rust.
questions-ask = Uw vraag
questions-ready = Om mee te beginnen
questions-kinds = Wat u kunt vragen
questions-kinds-intro = Kies een vraag en vul in waarover die gaat.
questions-name = Dit lijkt een naam en geen vraag.
question-answer = Antwoord
question-read-answer = Lees het antwoord
question-search = Zoek op deze woorden
question-not-known = De geladen bronnen geven hierop geen antwoord. Dat zegt niets over hoe het werkelijk is.
question-more-lines = En nog { $count } andere; ze staan in de lijsten op de pagina's van de partijen en afspraken.
question-ask = Waarover gaat uw vraag?
question-ask-other = Vraag het over iets anders
question-any = maakt niet uit
question-date-hint = dag, maand of jaar
question-others-heading = Andere vragen
question-all = Alle vragen
label-question-what = Waarover
label-question-who = Over wie
label-question-from = Van
label-question-to = Bij of naar
label-question-since = Sinds
label-question-until = Tot en met
column-part = Onderdeel
column-parties = Partijen en onderwerpen
search-as-question = Uw zoekwoorden als vraag
search-meant = Bedoelde u
question-fill-in = Vul aan waarover de vraag gaat
column-question = Vraag
column-parameters = Opties
