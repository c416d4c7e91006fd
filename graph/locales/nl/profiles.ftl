# Wat een profiel bovenaan vertelt, en de pagina's over de eigen organisatie, twee partijen naast elkaar en een regio.
office-of = van
vowels = -
indefinite = een { $noun }
indefinite-vowel = een { $noun }
sentence = { $clause }.
profile-the = { $sort ->
    [Ministry] het
    [WaterAuthority] het
    [Platform] het
    [Consortium] het
    [Company] het
    [ExpertiseCentre] het
    [Parliament] het
    [Fieldlab] het
    [Government] het
    [ProcurementInstrument] het
    [CreditInstrument] het
    [Programme] het
    [Budget] het
    [Plan] het
    [Project] het
    [Theme] het
    [Request] het
    [Decision] het
    [SustainableDevelopmentGoal] het
    [ParliamentaryPaper] het
    [Report] het
    [Media] het
   *[other] de
 } { $kind }
profile-others = andere
profile-is = { $who } is { $kind }.
profile-is-in = { $who } is { $kind } in { $region }.
profile-was = { $who } was { $kind }.
profile-was-until = { $who } was { $kind }, tot en met { $day }.
profile-lies = { $who } ligt in { $region }.
profile-municipalities = { $who } telt { $number ->
    [1] één gemeente
   *[other] { WORDS($number) } gemeenten
 }.
profile-is-of = { $what } is { $kind } van { $who }.
profile-was-of = { $what } was { $kind } van { $who }.
profile-is-between = { $what } is { $kind } tussen { $who }.
profile-was-between = { $what } was { $kind } tussen { $who }.
profile-does = { $who } { $deeds }.
profile-uses = gebruikt { $what }
profile-takes-part = { $number ->
    [1] doet mee aan { $what }
    [2] doet mee aan { $what }
    [3] doet mee aan { $what }
   *[other] doet mee aan { WORDS($number) } projecten en programma's
 }
profile-works-on = werkt aan { $what }
profile-members = { $number ->
    [1] heeft één bekend lid
   *[other] heeft { WORDS($number) } bekende leden
 }
profile-part-of = is onderdeel van { $what }
profile-member-of = is lid van { $what }
profile-party = { $number ->
    [1] is partij bij { $what }
    [2] is partij bij { $what }
   *[other] is partij bij { WORDS($number) } lopende afspraken
 }
profile-partners = De meeste afspraken en projecten deelt { $node } met { $who }.
profile-won-often = { $who } won { $number } keer; dit was de laatste keer.
profile-won = { $clause }.
profile-won-contest = { $clause }, bij { $contest }.
profile-won-buyer = { $clause }, een opdracht van { $buyer }.
profile-won-contest-buyer = { $clause }, bij { $contest } van { $buyer }.
profile-overdue = { $number ->
    [1] De termijn van { $what } is voorbij en er is geen vervolg bekend.
   *[other] Van { WORDS($number) } afspraken is de termijn voorbij en is geen vervolg bekend: { $what }.
 }
profile-unanswered = { $number ->
    [1] Van { $what } is geen vervolg bekend.
   *[other] Van { WORDS($number) } verzoeken en toezeggingen is geen vervolg bekend: { $what }.
 }
profile-unknown = Van { $number } van de { $among } inkoopinstrumenten is niet bekend of { $who } ze gebruikt.
profile-all-unknown = Of { $who } een inkoopinstrument zoals SBIR gebruikt, is niet bekend.
profile-used = { $number ->
    [1] { $node } wordt gebruikt door { $who }.
    [2] { $node } wordt gebruikt door { $who }.
    [3] { $node } wordt gebruikt door { $who }.
   *[other] { $node } wordt gebruikt door { WORDS($number) } partijen: { $who }.
 }
profile-used-in = { $number ->
    [1] { $node } is ingezet in één project of programma.
   *[other] { $node } is ingezet in { WORDS($number) } projecten, challenges en programma's.
 }
profile-worked-on = { $number ->
    [1] { $who } werkt aan { $node }.
    [2] { $who } werken aan { $node }.
    [3] { $who } werken aan { $node }.
   *[other] Aan { $node } werken { WORDS($number) } partijen: { $who }.
 }
profile-told-of = { $number ->
    [1] Eén challenge of project gaat over { $node }.
   *[other] Over { $node } gaan { WORDS($number) } challenges en projecten.
 }
profile-users-unknown = Van { $number } van de { $among } provincies is niet bekend of zij { $node } gebruiken.
profile-no-user-known = Van geen enkele provincie is bekend of zij { $node } gebruikt.
profile-taking-part = { $number ->
    [1] { $who } doet mee.
   *[other] Er doen { WORDS($number) } partijen mee: { $who }.
 }
profile-taking-part-past = { $number ->
    [1] { $who } deed mee.
   *[other] Er deden { WORDS($number) } partijen mee: { $who }.
 }

profile-more = { $count ->
    [one] nog { $count }
   *[other] nog { $count }
 }
profile-left-out = { $count ->
    [one] Nog één staat niet op deze pagina.
   *[other] De overige { $count } staan niet op deze pagina.
 }
profile-all-told = Toon alle { $count } met hun bronnen
profile-more-sorts = { $count ->
    [one] nog één soort relatie
   *[other] nog { $count } soorten relaties
 }
profile-many-names = { $count } andere namen
profile-told = In zinnen, met bronnen
profile-notes = Toelichting
profile-route = Zoek een route van hier
profile-read-more = Lees meer
profile-mine = Dit is mijn organisatie
profile-compare = Vergelijk met een andere partij
profile-region = Overzicht van deze regio
profile-claims = Wat hierover gezegd wordt
profile-won-heading = Gewonnen
profile-amounts = Bedragen
profile-differences = { $count ->
    [one] Op { $count } punt
   *[other] Op { $count } punten
 }
profile-particulars = Gegevens
topic-won = Gunningen en prijzen
topic-ties = Met wie
topic-work = Wat er gebeurt
topic-agreements = Afspraken en wat ervan kwam
topic-money = Geld en voorwaarden
topic-subjects = Onderwerpen
topic-place = Waar
topic-history = Voorgangers en opvolgers
topic-papers = Stukken
topic-doubt = Misschien dezelfde
ego-title = { $name } en { $count ->
    [one] de enige partij, afspraak of activiteit waarmee een band bekend is
   *[other] de { $count } partijen, afspraken en activiteiten waarmee een band bekend is
 }

entry-followed = vervolg: { $what }
entry-overdue = termijn voorbij sinds { $day }, geen vervolg bekend
entry-unanswered = geen vervolg bekend
entry-over = voorbij
entry-stands = geldt
entry-running = loopt tot en met { $day }
organisation-title = Mijn organisatie
organisation-of = Mijn organisatie: { $name }
organisation-ask = Kies uw organisatie. Dan ziet u met wie zij verbonden is, hoe afspraken staan, wat niet bekend is en wie kan introduceren. Alleen uw eigen browser onthoudt de keuze.
organisation-which = Uw organisatie
organisation-choose = Toon
organisation-forget = Kies een andere organisatie
organisation-profile = Volledig profiel, met bronnen
organisation-claims = Wat er over ons gezegd wordt
organisation-entries = Wat wij afspraken of toezegden, en hoe het staat
organisation-no-entries = Er zijn geen afspraken of toezeggingen bekend.
organisation-introducers = Wie ons kan introduceren
organisation-knows = kent { $number ->
    [1] één partij die u nog niet kent
   *[other] { WORDS($number) } partijen die u nog niet kent
 }, zoals { $reached }.
organisation-introduces = { $who } { organisation-knows }
organisation-route = Route naar { $name }
organisation-no-introducers = Er is niemand bekend die ons bij anderen kan introduceren.
organisation-unknown = Wat over ons niet bekend is
organisation-uses-unknown = Of { $who } gebruikmaakt van { $what }, is niet bekend.
organisation-nothing-unknown = Er zijn geen open vragen over ons bekend.
organisation-ties = Met wie wij verbonden zijn
organisation-events = Wat er het laatst veranderde
organisation-all-changes = Alle wijzigingen
organisation-no-events = Er is niets met een datum bekend.
compare-title = Vergelijk twee partijen
compare-of = { $first } naast { $second }
compare-ask = Kies twee partijen. U ziet wat zij delen, waarin zij verschillen, hoe zij bij elkaar komen en wat zij van elkaar kunnen leren.
compare-first = Eerste partij
compare-second = Tweede partij
compare-do = Vergelijk
compare-shared = { $number ->
    [1] { $first } en { $second } hebben één ding gemeen: { $what }.
   *[other] { $first } en { $second } hebben { WORDS($number) } dingen gemeen: { $what }.
 }
compare-nothing-shared = Er is niet bekend dat { $first } en { $second } iets gemeen hebben.
compare-lesson = { $teacher } gebruikt { $what }; van { $pupil } is dat niet bekend.
compare-shared-heading = Wat zij delen
compare-no-shared = Er is niets bekend dat zij delen.
compare-lessons = Wat zij van elkaar kunnen leren
compare-no-lessons = Er is geen instrument bekend dat de een gebruikt en de ander niet.
compare-routes = Hoe zij bij elkaar komen
compare-more-routes = Alle routes tussen hen, met bronnen
compare-different = Waarin zij verschillen
compare-different-note = Dit is alleen van de een bekend. Van de ander zegt geen bron er iets over; dat betekent niet dat het er niet is.
compare-nothing-alone = Niets wat niet ook van de ander bekend is.
regions-title = Regio's
regions-intro = Wie er in een regio zit, welke afspraken er gelden, wie wat gebruikt en wat niet bekend is.
region-of = Regio: { $name }
region-inside = In { $region } liggen { $what }.
region-nothing-inside = Van { $region } is niet bekend wie of wat er ligt.
counted-kind = { $number ->
    [1] één { $one }
   *[other] { WORDS($number) } { $several }
 }
region-known = { $known ->
    [0] Van geen van de { $buyers } overheden hier is bekend dat zij een inkoopinstrument gebruikt.
    [1] Van één van de { $buyers } overheden hier is bekend dat zij een inkoopinstrument gebruikt.
   *[other] Van { $number } van de { $buyers } overheden hier is bekend dat zij een inkoopinstrument gebruiken.
 }
region-most-used = { $number ->
    [1] Gebruikt wordt bijvoorbeeld { $what }, door { $who }.
   *[other] Het meest gebruikt is { $what }: door { $who }.
 }
region-waters-unknown = Van { $number } waterschappen is niet bekend in welke provincie zij liggen.
region-profile = Profiel, met bronnen
region-search = Alles in deze regio
region-usages = Wie hier wat gebruikt
region-no-usages = Van niemand in deze regio is bekend welk inkoopinstrument wordt gebruikt.
region-unknown = { $count ->
    [one] { $count } overheid waarvan niet bekend is wat zij gebruikt
   *[other] { $count } overheden waarvan niet bekend is wat zij gebruiken
 }
region-entries = Deals en afspraken
region-inside-heading = Wie en wat hier ligt
region-gaps = Hiaten in deze regio

claims-of = Wat er over { $name } gezegd wordt
claims-intro = { $count ->
    [one] Eén uitspraak uit { $sources ->
        [one] één bron
       *[other] { $sources } bronnen
     }, met de vindplaats. Klopt er iets niet? Bij de uitspraak staat wie haar deed.
   *[other] { $count } uitspraken uit { $sources ->
        [one] één bron
       *[other] { $sources } bronnen
     }, elk met de vindplaats. Klopt er iets niet? Bij elke uitspraak staat wie haar deed.
 }
claims-itself = Over naam en soort
