# Wat de relaties van de vocabulaire heten (label, inverse) en de zinnen waarin zij worden verteld.
#
# De waarde is de zin over wat is; .since over wat sinds een dag is; .past over wat was; .proposed over een plan;
# .denied over wat een bron tegenspreekt; .also de zin na een vorige stap van een route. Wat op een dag gebeurde, staat
# in de verleden tijd met $on (op die dag), wat een tijd geldt met $when (sinds, van … tot en met). Wanneer een andere
# zin beter is, zegt zijn sleutel: RELATIE-as-ASPECT, -role-ROL, -subject-WOORD, -with-money, -from-SOORT en wat er
# verder in graph/say/choosing.py staat.

memberOf = { $subject } is { $when } lid van { $object }
    .label = is lid van
    .inverse = heeft als lid
    .past = { $subject } was { $when } lid van { $object }
    .proposed = { $subject } zou lid worden van { $object }
    .denied = { $subject } is geen lid van { $object }
    .also = daarvan is ook { $subject } { $when } lid
memberOf-to-Consortium = { $subject } maakt { $when } deel uit van { $object }
    .past = { $subject } maakte { $when } deel uit van { $object }
    .also = daarvan maakt ook { $subject } { $when } deel uit
memberOf-to-Region = { $subject } hoort { $when } bij { $object }
    .past = { $subject } hoorde { $when } bij { $object }
    .also = daarbij hoort ook { $subject } { $when }
memberOf-from-Ministry-to-Government = { $subject } hoort { $when } bij { $object }
    .past = { $subject } hoorde { $when } bij { $object }
memberOf-to-Fieldlab = { $subject } doet { $when } mee aan { $object }
    .past = { $subject } deed { $when } mee aan { $object }
    .also = daaraan doet ook { $subject } { $when } mee

partOf = { $subject } is { $when } onderdeel van { $object }
    .label = is onderdeel van
    .inverse = heeft als onderdeel
    .past = { $subject } was { $when } onderdeel van { $object }
    .denied = { $subject } is geen onderdeel van { $object }
    .also = daarvan is ook { $subject } { $when } onderdeel
partOf-as-agency = { $subject } is { $when } een agentschap van { $object }
    .past = { $subject } was { $when } een agentschap van { $object }

succeededBy = { $subject } is { $begun } opgevolgd door { $object }
    .label = is opgevolgd door
    .inverse = is de opvolger van
succeededBy-from-Municipality = { $subject } hoort { $since } bij { $object }
succeededBy-role-nieuwe_code_of_naam = { $subject } heet { $since } { $bare }

holdsOffice = { $subject } bekleedt { $when } een ambt bij { $object }
    .label = bekleedt een ambt bij
    .inverse = heeft als ambtsdrager
    .past = { $subject } bekleedde { $when } een ambt bij { $object }
holdsOffice-to-Parliament = { $subject } is { $when } lid van { $object }
    .past = { $subject } was { $when } lid van { $object }
holdsOffice-subject-chair = { $subject } zit { $object } { $when } voor
    .past = { $subject } zat { $object } { $when } voor
holdsOffice-subject-mayor = { $subject } staat { $when } aan het hoofd van { $object }
    .past = { $subject } stond { $when } aan het hoofd van { $object }
holdsOffice-subject-minister-to-Ministry = { $subject } staat { $when } aan het hoofd van { $object }
    .past = { $subject } stond { $when } aan het hoofd van { $object }
holdsOffice-subject-state_secretary-to-Ministry = { $subject } is { $when } bewindspersoon bij { $object }
    .past = { $subject } was { $when } bewindspersoon bij { $object }

consults = { $subject } overlegt { $when } met { $object }
    .label = overlegt met
    .inverse = overlegt met
    .past = { $subject } overlegde { $when } met { $object }

advises = { $subject } adviseert { $object } { $when }
    .label = adviseert
    .inverse = krijgt advies van
    .past = { $subject } adviseerde { $object } { $when }
    .proposed = { $subject } gaat { $object } adviseren

supports = { $subject } ondersteunt { $object } { $when }
    .label = ondersteunt
    .inverse = krijgt ondersteuning van
    .past = { $subject } ondersteunde { $object } { $when }
    .proposed = { $subject } wil { $object } ondersteunen
    .denied = { $subject } ondersteunt { $object } niet
supports-role-aangenomen-to-Motion = { $subject } nam { $object } { $on } aan
supports-to-Motion = { $subject } nam { $object } { $on } aan
supports-as-unanimous = { $subject } nam { $object } { $on } aan; alle fracties stemden voor

founded = { $subject } nam { $begun } het initiatief tot { $object }
    .label = heeft het initiatief genomen tot
    .inverse = is een initiatief van

cooperatesWith = { $subject } werkt { $when } samen met { $object }
    .label = werkt samen met
    .inverse = werkt samen met
    .past = { $subject } werkte { $when } samen met { $object }
    .proposed = { $subject } wil samenwerken met { $object }

holdsShareIn = { $subject } heeft { $when } aandelen in { $object }
    .label = heeft aandelen in
    .inverse = heeft als aandeelhouder
    .past = { $subject } had { $when } aandelen in { $object }
    .proposed = { $subject } wil aandelen nemen in { $object }
holdsShareIn-with-percent = { $subject } heeft { $when } { $amount } van de aandelen in { $object }
    .past = { $subject } had { $when } { $amount } van de aandelen in { $object }

partyTo = { $subject } is { $when } partij bij { $object }
    .label = is partij bij
    .inverse = heeft als partij
    .past = { $subject } was { $when } partij bij { $object }
    .proposed = { $subject } zou partij worden bij { $object }
    .denied = { $subject } is geen partij bij { $object }
    .also = daarbij is ook { $subject } { $when } partij

submittedBy = { $subject } is { $begun } ingediend door { $object }
    .label = is ingediend door
    .inverse = diende in
submittedBy-from-Document = { $subject } is { $begun } aangeboden door { $object }
submittedBy-from-Plan = { $subject } is { $begun } aangeboden door { $object }
submittedBy-from-Motion-to-Parliament = { $subject } is { $begun } ingediend in { $object }
submittedBy-subject-question = { $object } vroeg { $begun } { $what }
submittedBy-subject-questions = { $subject } is { $begun } gesteld door { $object }

addressedTo = { $subject } is { $begun } gericht aan { $object }
    .label = is gericht aan
    .inverse = is geadresseerde van
    .past = { $subject } was { $begun } gericht aan { $object }
addressedTo-as-term = { $subject } is gericht aan { $object } en geldt voor { $amount }
    .past = { $subject } was gericht aan { $object } en gold voor { $amount }
addressedTo-as-invited = { $object } was { $begun } uitgenodigd voor { $subject }
addressedTo-from-Document = { $subject } is { $begun } gestuurd aan { $object }
addressedTo-from-Event = { $subject } is bedoeld voor { $object }
    .past = { $subject } was bedoeld voor { $object }
addressedTo-from-Request-to-WorkingGroup = { $subject } is { $begun } voorgelegd aan { $object }
addressedTo-from-Task = { $subject } is bedoeld voor { $object }
    .past = { $subject } was bedoeld voor { $object }

committedBy = { $object } kondigde { $subject } { $begun } aan
    .label = is aangekondigd door
    .inverse = kondigde aan
    .proposed = { $object } stelde { $subject } { $begun } voor
committedBy-from-Plan = { $object } kwam { $begun } met { $subject }
committedBy-status-running-from-Commitment = { $object } zet { $when } in op { $subject }
    .past = { $object } zette { $when } in op { $subject }
committedBy-subject-ambition = { $object } sprak { $begun } de ambitie uit { $what }
committedBy-subject-intention = { $object } is van plan { $what }
    .past = { $object } was van plan { $what }
    .proposed = { $object } is van plan { $what }
committedBy-subject-promise = { $object } zegde { $begun } { $what } toe
    .proposed = { $object } zegde { $begun } { $what } toe
committedBy-subject-promise_to = { $object } zegde { $begun } toe { $what }
    .proposed = { $object } zegde { $begun } toe { $what }

decidedBy = { $object } nam { $subject } { $begun }
    .label = wordt beslist door
    .inverse = beslist over
    .proposed = { $object } neemt { $subject } (voorstel)
decidedBy-role-aangenomen = { $object } nam { $subject } { $begun } aan
decidedBy-subject-decision = { $object } besloot { $begun } { $what }
    .proposed = { $object } besluit { $what } (voorstel)
decidedBy-subject-adoption = { $object } stelde { $what } { $begun } vast
    .proposed = { $object } stelt { $what } vast (voorstel)
decidedBy-subject-amendment = { $object } stemde { $begun } over { $subject }
decidedBy-from-Motion = { $object } stemde { $begun } over { $subject }
decidedBy-from-Plan = { $object } stelde { $subject } { $begun } vast
    .proposed = { $object } besluit over { $subject } (voorstel)
decidedBy-from-Covenant = { $object } stelde { $subject } { $begun } vast
    .proposed = { $object } besluit over { $subject } (voorstel)
decidedBy-from-Commitment = { $object } besloot { $begun } over { $subject }
    .proposed = { $object } besluit over { $subject } (voorstel)

arisesFrom = { $subject } kwam { $on } voort uit { $object }
    .label = kwam voort uit
    .inverse = leidde tot
    .proposed = { $subject } zou voortkomen uit { $object }
arisesFrom-from-Budget = { $subject } komt uit { $object }
    .past = { $subject } kwam uit { $object }
arisesFrom-from-Condition = { $subject } volgt uit { $object }
    .past = { $subject } volgde uit { $object }

componentOf = { $subject } is onderdeel van { $object }
    .label = maakt deel uit van
    .inverse = omvat
    .past = { $subject } was { $when } onderdeel van { $object }
    .proposed = { $subject } wordt onderdeel van { $object }
    .denied = { $subject } is geen onderdeel van { $object }
componentOf-from-Commitment = { $subject } is onderdeel van { $object }
componentOf-from-Decision = { $subject } hoort bij { $object }
componentOf-from-Deal-to-Programme = { $subject } hoort bij { $object }
    .past = { $subject } hoorde { $when } bij { $object }
componentOf-from-Budget-to-Budget = { $subject } is een deel van { $object }
    .past = { $subject } was een deel van { $object }
componentOf-from-Instrument-to-Subject = { $subject } is een instrument voor { $object }
    .past = { $subject } was { $when } een instrument voor { $object }
componentOf-from-Subject-to-Subject = { $subject } hoort bij { $object }

continues = { $subject } volgde { $on } op { $object }
    .label = volgde op
    .inverse = kreeg als vervolg
    .proposed = { $subject } volgt op { $object }

followedUpBy = { $subject } kreeg { $on } vervolg in { $object }
    .label = kreeg vervolg in
    .inverse = is een vervolg op
    .proposed = { $subject } krijgt mogelijk vervolg in { $object }
    .denied = { $subject } kreeg geen vervolg in { $object }
followedUpBy-to-Actor = { $subject } leidde { $on } tot { $object }
    .proposed = { $subject } leidt mogelijk tot { $object }
followedUpBy-to-Commitment = { $subject } leidde { $on } tot { $object }
    .proposed = { $subject } leidt mogelijk tot { $object }
followedUpBy-to-Decision = { $subject } leidde { $on } tot { $object }
    .proposed = { $subject } leidt mogelijk tot { $object }

statesStatus = { $subject } deed { $on } een uitspraak over de stand van { $object }
    .label = geeft een oordeel over
    .inverse = kreeg een oordeel van
    .settled = { $subject } beschouwt { $object } als afgerond
    .running = { $object } loopt, zegt { $subject }
    .agreed = { $object } is afgesproken, zegt { $subject }
    .open = over { $object } is volgens { $subject } nog niet beslist
    .withdrawn = { $object } is volgens { $subject } ingetrokken
    .settledon = { $subject } beschouwt { $object } als afgerond ({ $role })
    .runningon = { $role } loopt, zegt { $subject } ({ $object })
    .agreedon = over { $role } is iets afgesproken, zegt { $subject } ({ $object })
    .openon = over { $role } is volgens { $subject } nog niet beslist ({ $object })
    .withdrawnon = { $role } is volgens { $subject } ingetrokken ({ $object })
    .amounts = volgens { $subject } komt { $object } uit op { $amount }
    .counts = volgens { $subject } komt { $object } uit op { $counted }
statesStatus-as-rejected = { $subject } verwierp { $object } { $on }
statesStatus-as-constant = volgens { $subject } blijft { $object } gelijk
statesStatus-role-revolverendheid = volgens { $subject } is de revolverendheid van { $object } { $amount }

participatesIn = { $subject } neemt { $when } deel aan { $object }
    .label = neemt deel aan
    .inverse = heeft als deelnemer
    .past = { $subject } nam { $when } deel aan { $object }
    .proposed = { $subject } zou deelnemen aan { $object }
    .denied = { $subject } neemt niet deel aan { $object }
    .also = daaraan neemt ook { $subject } { $when } deel
participatesIn-to-Event = { $subject } neemt deel aan { $object }
    .since = { $subject } nam { $on } deel aan { $object }
    .past = { $subject } nam { $on } deel aan { $object }
    .also = daaraan neemt ook { $subject } deel
participatesIn-as-jury = { $subject } zit { $when } in de jury van { $object }
    .past = { $subject } zat { $when } in de jury van { $object }
participatesIn-as-invited = { $subject } was { $on } uitgenodigd voor { $object }
participatesIn-as-nominated = { $subject } was { $on } genomineerd voor { $object }

leads = { $subject } is { $when } trekker van { $object }
    .label = is trekker van
    .inverse = heeft als trekker
    .past = { $subject } was { $when } trekker van { $object }
    .proposed = { $subject } wordt trekker van { $object }
    .also = daarvan is { $subject } { $when } trekker

organises = { $subject } organiseert { $object } { $when }
    .label = organiseert
    .inverse = wordt georganiseerd door
    .past = { $subject } organiseerde { $object } { $when }
    .proposed = { $subject } wil { $object } organiseren
organises-to-Event = { $subject } organiseert { $object }
    .since = { $subject } organiseerde { $on } { $object }
    .past = { $subject } organiseerde { $on } { $object }
organises-to-Challenge = { $subject } organiseert { $object }
    .since = { $subject } organiseerde { $on } { $object }
    .past = { $subject } organiseerde { $on } { $object }
organises-from-Parliament = { $subject } houdt { $object }
    .since = { $subject } hield { $on } { $object }
    .past = { $subject } hield { $on } { $object }

commissions = { $subject } is { $when } opdrachtgever van { $object }
    .label = is opdrachtgever van
    .inverse = heeft als opdrachtgever
    .past = { $subject } was { $when } opdrachtgever van { $object }
    .proposed = { $subject } wil opdrachtgever worden van { $object }
    .denied = { $subject } is geen opdrachtgever van { $object }
    .also = daarvan is ook { $subject } { $when } opdrachtgever
commissions-to-Report = { $subject } gaf { $begun } opdracht voor { $object }

carriesOut = { $subject } voert { $object } { $when } uit
    .label = voert uit
    .inverse = wordt uitgevoerd door
    .past = { $subject } voerde { $object } { $when } uit
    .proposed = { $subject } gaat { $object } uitvoeren
    .denied = { $subject } voert { $object } niet uit
carriesOut-role-ontvangst_van_voorstellen = voorstellen voor { $object } kunnen { $when } bij { $subject } worden ingediend
    .past = voorstellen voor { $object } konden { $when } bij { $subject } worden ingediend
carriesOut-object-task = { $subject } heeft { $when } als taak { $what }
    .past = { $subject } had { $when } als taak { $what }
carriesOut-to-Agreement = { $subject } voert { $object } { $when } uit
    .past = { $subject } voerde { $object } { $when } uit
carriesOut-to-Commitment = { $subject } zorgt { $when } voor { $object }
    .past = { $subject } zorgde { $when } voor { $object }
carriesOut-to-Report = { $subject } voerde { $object } { $on } uit

funds = { $subject } financiert { $object } { $when }
    .label = financiert
    .inverse = wordt gefinancierd door
    .past = { $subject } financierde { $object } { $when }
    .proposed = { $subject } wil { $object } financieren
    .denied = { $subject } financiert { $object } niet
funds-with-money = { $subject } financiert { $object } { $when } met { $amount }
    .past = { $subject } financierde { $object } { $when } met { $amount }
    .proposed = { $subject } wil { $object } financieren met { $amount }
funds-with-percent = { $subject } betaalt { $when } { $amount } van { $object }
    .past = { $subject } betaalde { $when } { $amount } van { $object }
    .proposed = { $subject } wil { $amount } betalen van { $object }

tendersFor = { $subject } schreef { $on } in op { $object }
    .label = schreef in op
    .inverse = kreeg een inschrijving van

awardIn = { $object } is { $on } gegund
    .label = is een gunning in
    .inverse = heeft als gunning
    .proposed = voor { $object } is een gunning voorgenomen
    .denied = { $object } is niet gegund
awardIn-knowing-winners = { $object } is { $on } gegund aan { $winners }
awardIn-of-several = in { $object } is { $on } een gunning gedaan: { $subject }
    .proposed = in { $object } is een gunning voorgenomen: { $subject }
    .denied = { $subject } is niet gegund
awardIn-object-lot = { $object } is { $on } gegund
awardIn-object-lot-knowing-winners = { $object } is { $on } gegund aan { $winners }
awardIn-object-prize = { $object } is { $on } uitgereikt
    .denied = { $object } is niet uitgereikt
awardIn-object-prize-knowing-winners = { $object } is { $on } gewonnen door { $winners }
awardIn-object-prize-of-several = bij { $object } is { $on } uitgereikt: { $subject }
awardIn-subject-prize = bij { $object } is { $on } uitgereikt: { $subject }
awardIn-subject-selection = voor { $what } van { $object } is { $on } een keuze gemaakt
    .proposed = voor { $what } van { $object } wordt nog een keuze gemaakt
awardIn-subject-selection-knowing-winners = voor { $what } van { $object } is { $on } gekozen: { $winners }
awardIn-subject-winners = bij { $object } zijn { $on } winnaars gekozen
awardIn-subject-winners-knowing-winners = { $object } is { $on } gewonnen door { $winners }
awardIn-of-several-knowing-winners = in { $object } is { $on } gegund aan { $winners }: { $subject }
awardIn-subject-award-of-several = { $what } is { $on } gegund
awardIn-subject-award-of-several-knowing-winners = { $what } is { $on } gegund aan { $winners }
awardIn-object-contest = bij { $object } zijn { $on } winnaars gekozen
    .denied = bij { $object } is geen winnaar gekozen
awardIn-object-contest-knowing-winners = { $object } is { $on } gewonnen door { $winners }
awardIn-to-Challenge = bij { $object } zijn { $on } winnaars gekozen
    .denied = bij { $object } is geen winnaar gekozen
awardIn-knowing-winners-to-Challenge = { $object } is { $on } gewonnen door { $winners }
awardIn-as-selected = bij { $object } { $count ->
    [1] is { $on } één inschrijving gekozen
   *[other] zijn { $on } { $counted } gekozen
 }
    .proposed = bij { $object } { $count ->
    [1] wordt één inschrijving gekozen
   *[other] worden { $counted } gekozen
 } (voornemen)

awardedBy = { $object } gunde { $on } { $subject }
    .label = is toegekend door
    .inverse = kende toe
    .proposed = { $object } wil { $subject } gunnen
awardedBy-subject-award = { $object } gunde { $on } { $what }
    .proposed = { $object } wil { $what } gunnen
awardedBy-subject-ceremony = { $object } reikte { $what } { $on } uit
awardedBy-subject-prize = { $object } reikte { $subject } { $on } uit
    .proposed = { $object } wil { $subject } uitreiken
awardedBy-subject-pick = { $object } deed { $on } { $subject }
awardedBy-subject-selection = { $object } koos { $on } de deelnemers aan { $what }
    .proposed = { $object } kiest de deelnemers aan { $what } (voornemen)
awardedBy-subject-winners = { $object } koos { $on } de winnaars van { $what }
awardedBy-subject-lot = { $object } gunde { $on } { $subject }
awardedBy-subject-contest = { $object } koos { $on } de winnaars van { $subject }
awardedBy-from-Challenge = { $object } koos { $on } de winnaars van { $subject }

awardedTo = { $object } kreeg { $on } { $subject } gegund
    .label = is gegund aan
    .inverse = kreeg gegund
    .proposed = { $object } krijgt { $subject } gegund (voornemen)
    .denied = { $subject } is niet gegund aan { $object }
awardedTo-subject-award = { $object } kreeg { $on } { $what } gegund
    .proposed = { $object } krijgt { $what } gegund (voornemen)
awardedTo-subject-ceremony = { $object } won { $on } { $what }
awardedTo-subject-mention = { $object } kreeg { $on } { $subject }
awardedTo-subject-prize = { $object } won { $on } { $subject }
awardedTo-subject-pick = { $object } is { $on } gekozen bij { $subject }
awardedTo-subject-selection = { $object } is { $on } geselecteerd voor { $what }
    .proposed = { $object } wordt geselecteerd voor { $what } (voornemen)
awardedTo-subject-winners = { $object } is { $on } een van de winnaars van { $what }
awardedTo-subject-winners-of-one = { $object } won { $on } { $what }
awardedTo-subject-lot = { $object } kreeg { $on } { $subject } gegund
awardedTo-subject-contest = { $object } won { $on } { $subject }
awardedTo-subject-contest-of-several = { $object } is { $on } een van de winnaars van { $subject }
awardedTo-from-Challenge = { $object } won { $on } { $subject }
awardedTo-of-several-from-Challenge = { $object } is { $on } een van de winnaars van { $subject }

launchingCustomerOf = { $subject } is { $when } launching customer van { $object }
    .label = is launching customer van
    .inverse = heeft als launching customer
    .past = { $subject } was { $when } launching customer van { $object }
    .proposed = { $subject } wil launching customer worden van { $object }
    .denied = { $subject } is geen launching customer van { $object }

develops = { $subject } ontwikkelt { $object } { $when }
    .label = ontwikkelt
    .inverse = is ontwikkeld door
    .past = { $subject } ontwikkelde { $object } { $when }
    .proposed = { $subject } gaat { $object } ontwikkelen

makesAvailable = { $subject } stelt { $when } { $object } beschikbaar
    .label = stelt beschikbaar
    .inverse = is beschikbaar gesteld door
    .past = { $subject } stelde { $when } { $object } beschikbaar
    .proposed = { $subject } wil { $object } beschikbaar stellen
    .denied = { $subject } stelt { $object } niet beschikbaar
makesAvailable-with-money = { $subject } stelt { $when } { $amount } beschikbaar: { $object }
    .since = { $subject } stelde { $on } { $amount } beschikbaar: { $object }
    .past = { $subject } stelde { $on } { $amount } beschikbaar: { $object }
    .proposed = { $subject } wil { $amount } beschikbaar stellen: { $object }
makesAvailable-as-yearly-with-money = { $subject } stelt { $when } { $amount } beschikbaar: { $object }
    .past = { $subject } stelde { $when } { $amount } beschikbaar: { $object }
makesAvailable-knowing-target = { $subject } stelt { $when } { $amount } beschikbaar voor { $target }
    .since = { $subject } stelde { $on } { $amount } beschikbaar voor { $target }
    .past = { $subject } stelde { $on } { $amount } beschikbaar voor { $target }
    .proposed = { $subject } wil { $amount } beschikbaar stellen voor { $target }
makesAvailable-as-yearly-knowing-target = { $subject } stelt { $when } { $amount } beschikbaar voor { $target }
    .past = { $subject } stelde { $when } { $amount } beschikbaar voor { $target }
    .proposed = { $subject } wil { $amount } beschikbaar stellen voor { $target }

availableFor = { $subject } is { $when } bestemd voor { $object }
    .label = is bestemd voor
    .inverse = kan rekenen op
    .past = { $subject } was { $when } bestemd voor { $object }
    .proposed = { $subject } wordt bestemd voor { $object }
    .denied = { $subject } is niet bestemd voor { $object }
availableFor-as-structural = op { $subject } staan { $when } structurele middelen voor { $object }
    .past = op { $subject } stonden { $when } structurele middelen voor { $object }
    .denied = volgens { $source } staan er { $when } geen structurele middelen voor { $object } op { $subject }
availableFor-with-money = { $subject } ({ $amount }) is { $when } bestemd voor { $object }
    .past = { $subject } ({ $amount }) was { $when } bestemd voor { $object }
    .proposed = { $subject } ({ $amount }) wordt bestemd voor { $object }
availableFor-knowing-payer = { $payer } stelt { $when } { $amount } beschikbaar voor { $object }
    .since = { $payer } stelde { $on } { $amount } beschikbaar voor { $object }
    .past = { $payer } stelde { $on } { $amount } beschikbaar voor { $object }
    .proposed = { $payer } wil { $amount } beschikbaar stellen voor { $object }
availableFor-as-yearly-knowing-payer = { $payer } stelt { $when } { $amount } beschikbaar voor { $object }
    .past = { $payer } stelde { $when } { $amount } beschikbaar voor { $object }
    .proposed = { $payer } wil { $amount } beschikbaar stellen voor { $object }

hasCondition = { $subject } kent { $when } als voorwaarde: { $object }
    .label = kent als voorwaarde
    .inverse = is een voorwaarde van
    .past = { $subject } kende { $when } als voorwaarde: { $object }
    .proposed = { $subject } krijgt als voorwaarde: { $object }
hasCondition-object-condition = { $subject } kent { $when } als voorwaarde { $what }
    .past = { $subject } kende { $when } als voorwaarde { $what }
    .proposed = { $subject } krijgt als voorwaarde { $what }

uses = { $subject } gebruikt { $when } { $object }
    .label = maakt gebruik van
    .inverse = wordt ingezet door
    .past = { $subject } gebruikte { $when } { $object }
    .proposed = { $subject } wil { $object } gebruiken
    .denied = { $subject } gebruikt { $object } niet
uses-from-Challenge-to-ProcurementInstrument = { $subject } is een { $bare }
    .past = { $subject } was een { $bare }
    .proposed = { $subject } wordt een { $bare }
uses-to-GrantScheme = { $subject } krijgt { $when } subsidie uit { $object }
    .past = { $subject } kreeg { $when } subsidie uit { $object }
    .proposed = { $subject } wil subsidie uit { $object }
uses-subject-series = { $subject } maakt { $when } gebruik van { $object }
    .past = { $subject } maakte { $when } gebruik van { $object }

promotes = { $subject } bevordert { $object } { $when }
    .label = bevordert
    .inverse = wordt bevorderd door
    .past = { $subject } bevorderde { $object } { $when }
    .proposed = { $subject } wil { $object } bevorderen
promotes-from-Agreement = { $subject } moet { $object } bevorderen
    .past = { $subject } moest { $object } bevorderen
    .proposed = { $subject } zou { $object } bevorderen
promotes-from-Activity = { $subject } bevordert { $object } { $when }
    .past = { $subject } bevorderde { $object } { $when }
    .proposed = { $subject } zou { $object } bevorderen

worksOn = { $subject } werkt { $when } aan { $object }
    .label = werkt aan
    .inverse = is onderwerp van werk van
    .past = { $subject } werkte { $when } aan { $object }
    .proposed = { $subject } gaat werken aan { $object }

concerns = { $subject } gaat over { $object }
    .label = gaat over
    .inverse = is onderwerp van
    .past = { $subject } ging over { $object }
    .proposed = { $subject } gaat over { $object }
    .denied = { $subject } gaat niet over { $object }
concerns-as-consultation = { $subject } vraagt om overleg met { $object }
    .past = { $subject } vroeg om overleg met { $object }
concerns-from-Document = { $subject } gaat over { $object }
concerns-from-Award = { $subject } ging naar { $object }
concerns-subject-selection-from-Award = { $object } is geselecteerd voor { $what }
concerns-subject-winners-from-Award = { $object } is een van de winnaars van { $what }
concerns-of-kind = { $subject } is een { $kind }
    .past = { $subject } was een { $kind }
concerns-from-Actor = { $subject } werkt { $when } aan { $object }
    .past = { $subject } werkte { $when } aan { $object }

contributesTo = { $subject } draagt { $when } bij aan { $object }
    .label = draagt bij aan
    .inverse = krijgt een bijdrage van
    .past = { $subject } droeg { $when } bij aan { $object }
    .proposed = { $subject } zou bijdragen aan { $object }

hasPotentialFor = { $subject } leent zich mogelijk voor { $object }
    .label = leent zich mogelijk voor
    .inverse = kan mogelijk gebruikmaken van
    .past = { $subject } leende zich mogelijk voor { $object }

mayBe = met { $subject } is mogelijk { $object } bedoeld
    .label = is mogelijk
    .inverse = is mogelijk bedoeld met

locatedIn = { $subject } speelt { $when } in { $object }
    .label = ligt in
    .inverse = omvat het gebied van
    .past = { $subject } speelde { $when } in { $object }
    .proposed = { $subject } komt in { $object }
locatedIn-role-plaats_van_ondertekening = { $subject } is getekend in { $object }
locatedIn-role-werkgebied = { $subject } werkt { $when } in { $object }
    .past = { $subject } werkte { $when } in { $object }
locatedIn-from-Challenge = { $subject } speelt in { $object }
    .since = { $subject } speelde { $on } in { $object }
    .past = { $subject } speelde { $when } in { $object }
locatedIn-from-Event = { $subject } is { $when } in { $object }
    .past = { $subject } was { $when } in { $object }
locatedIn-from-Actor = { $subject } is { $when } gevestigd in { $object }
    .past = { $subject } was { $when } gevestigd in { $object }
locatedIn-from-PublicBody = { $subject } ligt { $when } in { $object }
    .past = { $subject } lag { $when } in { $object }

publishedBy = { $object } publiceerde { $on } { $subject }
    .label = is gepubliceerd door
    .inverse = publiceerde

writtenBy = { $object } schreef { $on } { $subject }
    .label = is opgesteld door
    .inverse = stelde op

recordedIn = { $subject } is { $on } beschreven in { $object }
    .label = is vastgelegd in
    .inverse = legt vast
recordedIn-from-Agreement = { $subject } is { $on } vastgelegd in { $object }
recordedIn-from-Award = { $subject } is { $on } bekendgemaakt in { $object }

announcedIn = { $subject } is { $on } aangekondigd in { $object }
    .label = is aangekondigd in
    .inverse = kondigt aan
announcedIn-knowing-deadline = { $subject } is { $begun } aangekondigd in { $object }; inschrijven kan tot en met { $end }
    .past = { $subject } is { $begun } aangekondigd in { $object }; inschrijven kon tot en met { $end }

refersTo = { $subject } verwijst naar { $object }
    .label = verwijst naar
    .inverse = wordt aangehaald in

mentions = { $subject } noemt { $object }
    .label = noemt
    .inverse = wordt genoemd in
