# Wat de relaties van de vocabulaire heten (label, inverse) en de zinnen waarin zij worden verteld.
#
# De waarde is de zin over wat is; .since over wat sinds een dag is; .past over wat was; .proposed over een plan;
# .denied over wat een bron tegenspreekt; .also de zin na een vorige stap van een route. Een zin kan anders zijn
# naar aspect (RELATIE-as-ASPECT) en naar soort van de einden (RELATIE-from-SOORT-to-SOORT).

memberOf = { $subject } is { $when } lid van { $object }
    .label = is lid van
    .inverse = heeft als lid
    .past = { $subject } was { $when } lid van { $object }
    .proposed = { $subject } zou lid worden van { $object }
    .denied = { $subject } is geen lid van { $object }
    .also = daarvan is ook { $subject } { $when } lid
memberOf-to-Fieldlab = { $subject } doet { $when } mee in { $object }
    .past = { $subject } deed { $when } mee in { $object }
memberOf-from-PublicOfficial-to-Parliament = { $subject } is { $when } lid van { $object }
    .past = { $subject } was { $when } lid van { $object }

partOf = { $subject } is { $when } onderdeel van { $object }
    .label = is onderdeel van
    .inverse = heeft als onderdeel
    .past = { $subject } was { $when } onderdeel van { $object }
    .also = daarvan is ook { $subject } { $when } onderdeel
partOf-from-Agency-to-Ministry = { $subject } is { $when } een agentschap of dienst van { $object }
    .past = { $subject } was { $when } een agentschap of dienst van { $object }
partOf-as-agency = { $subject } is { $when } een agentschap van { $object }
    .past = { $subject } was { $when } een agentschap van { $object }

succeededBy = { $subject } is { $when } opgevolgd door { $object }
    .label = is opgevolgd door
    .inverse = is de opvolger van
succeededBy-from-Municipality = { $subject } hoort { $since } bij { $object }

holdsOffice = { $subject } bekleedt { $when } een ambt bij { $object }
    .label = bekleedt een ambt bij
    .inverse = heeft als ambtsdrager
    .past = { $subject } bekleedde { $when } een ambt bij { $object }
holdsOffice-to-Parliament = { $subject } is { $when } lid van { $object }
    .past = { $subject } was { $when } lid van { $object }
holdsOffice-to-Ministry = { $subject } staat { $when } aan het hoofd van { $object }
    .past = { $subject } stond { $when } aan het hoofd van { $object }

consults = { $subject } overlegt { $when } met { $object }
    .label = overlegt met
    .inverse = overlegt met
    .past = { $subject } overlegde { $when } met { $object }

advises = { $subject } adviseert { $object } { $when }
    .label = adviseert
    .inverse = krijgt advies van
    .past = { $subject } adviseerde { $object } { $when }

supports = { $subject } ondersteunt { $object } { $when }
    .label = ondersteunt
    .inverse = krijgt ondersteuning van
    .past = { $subject } ondersteunde { $object } { $when }
supports-to-Motion = { $subject } nam { $object } { $when } aan
supports-as-unanimous = { $subject } nam { $object } { $when } aan; alle fracties stemden voor

founded = { $subject } nam { $when } het initiatief tot { $object }
    .label = heeft het initiatief genomen tot
    .inverse = is een initiatief van

cooperatesWith = { $subject } werkt { $when } samen met { $object }
    .label = werkt samen met
    .inverse = werkt samen met
    .past = { $subject } werkte { $when } samen met { $object }

holdsShareIn = { $subject } heeft { $when } aandelen in { $object } { $amount }
    .label = heeft aandelen in
    .inverse = heeft als aandeelhouder
    .past = { $subject } had { $when } aandelen in { $object } { $amount }

partyTo = { $subject } is { $when } partij bij { $object }
    .label = is partij bij
    .inverse = heeft als partij
    .past = { $subject } was { $when } partij bij { $object }
    .proposed = { $subject } zou partij worden bij { $object }
    .denied = { $subject } is geen partij bij { $object }
    .also = daarbij is ook { $subject } { $when } partij

submittedBy = { $subject } is { $when } ingediend door { $object }
    .label = is ingediend door
    .inverse = diende in

addressedTo = { $subject } is { $when } gericht aan { $object }
    .label = is gericht aan
    .inverse = is geadresseerde van
    .past = { $subject } was { $when } gericht aan { $object }
addressedTo-as-term = { $subject } is gericht aan { $object } en geldt voor { $amount }
    .past = { $subject } was gericht aan { $object } en gold voor { $amount }
addressedTo-as-invited = { $object } was { $when } uitgenodigd voor { $subject }
addressedTo-from-Event = { $subject } was { $when } bestemd voor { $object }
addressedTo-from-Request-to-WorkingGroup = { $subject } is { $when } voorgelegd aan { $object }

committedBy = { $object } kondigde { $subject } { $when } aan
    .label = is aangekondigd door
    .inverse = kondigde aan
    .proposed = { $object } is van plan: { $subject }
committedBy-from-Plan = { $subject } is { $when } een plan van { $object }
    .past = { $subject } was { $when } een plan van { $object }

decidedBy = { $object } nam { $subject } { $when }
    .label = wordt beslist door
    .inverse = beslist over
    .proposed = { $object } neemt { $subject } (voorstel)
decidedBy-from-Motion = { $object } stemde { $when } over { $subject }
decidedBy-from-Plan = { $object } besluit { $when } over { $subject }
    .past = { $object } besloot { $when } over { $subject }
    .proposed = { $object } besluit over { $subject } (voorstel)
decidedBy-from-Commitment = { $object } besluit { $when } over { $subject }
    .past = { $object } besloot { $when } over { $subject }
    .proposed = { $object } besluit over { $subject } (voorstel)

arisesFrom = { $subject } kwam { $when } voort uit { $object }
    .label = kwam voort uit
    .inverse = leidde tot

componentOf = { $subject } is onderdeel van { $object }
    .label = maakt deel uit van
    .inverse = omvat
    .past = { $subject } was { $when } onderdeel van { $object }
componentOf-as-parties = { $object } telde { $when } { $amount } deelnemers via { $subject }
componentOf-from-Deal-to-Programme = { $subject } hoort bij { $object }
    .past = { $subject } hoorde { $when } bij { $object }

continues = { $subject } volgde { $when } op { $object }
    .label = volgde op
    .inverse = kreeg als vervolg

followedUpBy = { $subject } kreeg { $when } vervolg in { $object }
    .label = kreeg vervolg in
    .inverse = is een vervolg op
    .proposed = { $subject } krijgt mogelijk vervolg in { $object }

statesStatus = { $subject } deed { $when } een uitspraak over de stand van { $object }
    .label = geeft een oordeel over
    .inverse = kreeg een oordeel van
    .settled = { $subject } beschouwt { $object } als afgerond
    .running = { $object } loopt, zegt { $subject }
    .agreed = { $object } is afgesproken, zegt { $subject }
    .open = over { $object } is volgens { $subject } nog niet beslist
    .withdrawn = { $object } is volgens { $subject } ingetrokken
    .settledon = { $subject } beschouwt { $object } als afgerond wat betreft { $role }
    .runningon = { $role } loopt, zegt { $subject } over { $object }
    .agreedon = over { $role } is bij { $object } iets afgesproken, zegt { $subject }
    .openon = over { $role } is volgens { $subject } nog niet beslist ({ $object })
    .withdrawnon = { $role } is volgens { $subject } ingetrokken ({ $object })
statesStatus-as-rejected = { $subject } verwierp { $object }
statesStatus-as-constant = volgens { $subject } blijft { $object } gelijk

participatesIn = { $subject } neemt { $when } deel aan { $object }
    .label = neemt deel aan
    .inverse = heeft als deelnemer
    .past = { $subject } nam { $when } deel aan { $object }
    .proposed = { $subject } zou deelnemen aan { $object }
    .denied = { $subject } neemt geen deel aan { $object }
    .also = daaraan neemt ook { $subject } { $when } deel
participatesIn-as-jury = { $subject } zit { $when } in de jury van { $object }
    .past = { $subject } zat { $when } in de jury van { $object }
participatesIn-as-invited = { $subject } was { $when } uitgenodigd voor { $object }

leads = { $subject } is { $when } trekker van { $object }
    .label = is trekker van
    .inverse = heeft als trekker
    .past = { $subject } was { $when } trekker van { $object }

organises = { $subject } organiseert { $object } { $when }
    .label = organiseert
    .inverse = wordt georganiseerd door
    .past = { $subject } organiseerde { $object } { $when }

commissions = { $subject } is { $when } opdrachtgever van { $object }
    .label = is opdrachtgever van
    .inverse = heeft als opdrachtgever
    .past = { $subject } was { $when } opdrachtgever van { $object }
    .proposed = { $subject } wil opdrachtgever worden van { $object }

carriesOut = { $subject } voert { $object } { $when } uit
    .label = voert uit
    .inverse = wordt uitgevoerd door
    .past = { $subject } voerde { $object } { $when } uit
    .proposed = { $subject } gaat { $object } uitvoeren
carriesOut-to-Task = { $subject } heeft { $when } als taak: { $object }
    .past = { $subject } had { $when } als taak: { $object }
carriesOut-to-Commitment = { $subject } zorgt { $when } voor { $object }
    .past = { $subject } zorgde { $when } voor { $object }

funds = { $subject } financiert { $object } { $when } { $amount }
    .label = financiert
    .inverse = wordt gefinancierd door
    .past = { $subject } financierde { $object } { $when } { $amount }
    .proposed = { $subject } wil { $object } financieren { $amount }
    .denied = { $subject } financiert { $object } niet

tendersFor = { $subject } schreef { $when } in op { $object }
    .label = schreef in op
    .inverse = kreeg een inschrijving van

awardIn = { $object } is { $when } gegund { $amount }
    .label = is een gunning in
    .inverse = heeft als gunning
    .proposed = voor { $object } is een gunning voorgenomen
    .denied = { $object } is niet gegund
awardIn-several = in { $object } is { $when } een gunning gedaan: { $subject } { $amount }
    .proposed = in { $object } is een gunning voorgenomen: { $subject }
    .denied = { $subject } is niet gegund
awardIn-as-selected = in { $object } zijn { $when } { $amount } inschrijvers geselecteerd
    .proposed = in { $object } worden { $amount } inschrijvers geselecteerd (voornemen)

awardedBy = { $object } gunde { $when } { $contest } { $amount }
    .label = is toegekend door
    .inverse = kende toe
    .proposed = { $object } wil { $contest } gunnen

awardedTo = { $object } kreeg { $when } { $contest } gegund { $amount }
    .label = is gegund aan
    .inverse = kreeg gegund
    .proposed = { $object } krijgt { $contest } gegund (voornemen)
    .denied = { $contest } is niet gegund aan { $object }

launchingCustomerOf = { $subject } is { $when } launching customer van { $object }
    .label = is launching customer van
    .inverse = heeft als launching customer
    .past = { $subject } was { $when } launching customer van { $object }
    .proposed = { $subject } wil launching customer worden van { $object }

develops = { $subject } ontwikkelt { $object } { $when }
    .label = ontwikkelt
    .inverse = is ontwikkeld door
    .past = { $subject } ontwikkelde { $object } { $when }

makesAvailable = { $subject } stelt { $when } { $object } beschikbaar { $amount }
    .label = stelt beschikbaar
    .inverse = is beschikbaar gesteld door
    .past = { $subject } stelde { $when } { $object } beschikbaar { $amount }
    .proposed = { $subject } wil { $object } beschikbaar stellen { $amount }
makesAvailable-paid = { $subject } stelt { $when } { $amount } beschikbaar voor { $target }
    .past = { $subject } stelde { $when } { $amount } beschikbaar voor { $target }
    .proposed = { $subject } wil { $amount } beschikbaar stellen voor { $target }

availableFor = { $subject } is { $when } bestemd voor { $object } { $amount }
    .label = is bestemd voor
    .inverse = kan rekenen op
    .past = { $subject } was { $when } bestemd voor { $object } { $amount }
    .proposed = { $subject } wordt bestemd voor { $object } { $amount }
    .denied = { $subject } is niet bestemd voor { $object }
availableFor-as-structural = op { $subject } staan { $when } structurele middelen voor { $object }
    .denied = op { $subject } staan { $when } geen structurele middelen voor { $object }
availableFor-paid = { $payer } stelt { $when } { $amount } beschikbaar voor { $object }
    .past = { $payer } stelde { $when } { $amount } beschikbaar voor { $object }
    .proposed = { $payer } wil { $amount } beschikbaar stellen voor { $object }

hasCondition = { $subject } kent { $when } als voorwaarde: { $object }
    .label = kent als voorwaarde
    .inverse = is een voorwaarde van
    .past = { $subject } kende { $when } als voorwaarde: { $object }

uses = { $subject } gebruikt { $when } { $object }
    .label = maakt gebruik van
    .inverse = wordt ingezet door
    .past = { $subject } gebruikte { $when } { $object }
    .proposed = { $subject } wil { $object } gebruiken
    .denied = { $subject } gebruikt { $object } niet
uses-from-Challenge-to-ProcurementInstrument = { $subject } is een { $bare }
    .past = { $subject } was een { $bare }

promotes = { $subject } bevordert { $object } { $when }
    .label = bevordert
    .inverse = wordt bevorderd door
    .past = { $subject } bevorderde { $object } { $when }

worksOn = { $subject } werkt { $when } aan { $object }
    .label = werkt aan
    .inverse = is onderwerp van werk van
    .past = { $subject } werkte { $when } aan { $object }

concerns = { $subject } gaat over { $object }
    .label = gaat over
    .inverse = is onderwerp van
    .past = { $subject } ging over { $object }
concerns-as-consultation = { $subject } vraagt om overleg met { $object }
    .past = { $subject } vroeg om overleg met { $object }
concerns-from-Actor = { $subject } werkt aan { $object }
    .past = { $subject } werkte aan { $object }
concerns-from-Event = { $subject } ging over { $object }

contributesTo = { $subject } draagt { $when } bij aan { $object }
    .label = draagt bij aan
    .inverse = krijgt een bijdrage van
    .past = { $subject } droeg { $when } bij aan { $object }

hasPotentialFor = { $subject } kan mogelijk worden ingezet bij { $object }
    .label = kan mogelijk worden ingezet bij
    .inverse = leent zich mogelijk voor inzet van
    .past = { $subject } kon mogelijk worden ingezet bij { $object }

mayBe = met { $subject } is mogelijk { $object } bedoeld
    .label = is mogelijk
    .inverse = is mogelijk bedoeld met

locatedIn = { $subject } ligt { $when } in { $object }
    .label = ligt in
    .inverse = omvat het gebied van
    .past = { $subject } lag { $when } in { $object }
locatedIn-from-Activity = { $subject } speelt { $when } in { $object }
    .past = { $subject } speelde { $when } in { $object }

publishedBy = { $object } publiceerde { $subject } { $when }
    .label = is gepubliceerd door
    .inverse = publiceerde

writtenBy = { $object } stelde { $subject } { $when } op
    .label = is opgesteld door
    .inverse = stelde op

recordedIn = { $subject } is vastgelegd in { $object } { $when }
    .label = is vastgelegd in
    .inverse = legt vast

announcedIn = { $subject } is { $when } aangekondigd in { $object }
    .label = is aangekondigd in
    .inverse = kondigt aan
    .past = { $subject } was { $when } aangekondigd in { $object }

refersTo = { $subject } verwijst naar { $object }
    .label = verwijst naar
    .inverse = wordt aangehaald in

mentions = { $subject } noemt { $object }
    .label = noemt
    .inverse = wordt genoemd in
