# De bevindingen van de hiaatregels. Wat geen bron noemt, heet hier niet bekend, en nooit afwezig.

share-all = { $total ->
    [1] het enige van de { $plural }
    [2] beide { $plural }
   *[other] alle { WORDS($total) } { $plural }
 }
share-some = { WORDS($number) } van de { WORDS($total) } { $plural }
share-some-of-many = { $number } van de { $total } { $plural }
parties = partijen
facts = feiten
value = { $value }
value-of = { $value } ({ $sources })
quoted = ‘{ $text }’
source-place = { $source }, { $place }
it-is = wel
it-is-not = niet
gap-derived = Deze banden zijn afgeleid en niet met zoveel woorden vastgelegd.
gap-derived-partly = Een deel van deze banden is afgeleid.
gap-order-explained = Vooraan staan de ernstigste bevindingen: wat iemand is gevraagd of heeft toegezegd, of waar geld aan hangt. Daarbinnen telt hoeveel partijen het betreft, hoe lang het al duurt en hoe zeker het is.

gap-bodies-without-members =
    .title = Verbanden zonder bekende leden of partijen
    .why = Zolang niet bekend is wie meedoet, kan niemand via zo'n verband worden voorgesteld.
gap-bodies-without-members-bodies = samenwerkingsverbanden
gap-bodies-without-members-members = Van { $some } zijn geen leden of deelnemers bekend: { $names }.
gap-bodies-without-members-parties = Van { $some } zijn geen partijen bekend: { $names }.
gap-bodies-without-members-look-up = Zoek de ondertekenaars op in het stuk waarin de afspraak is vastgelegd.
gap-bodies-without-members-ask = Vraag { $contact } wie er meedoen.
gap-bodies-without-members-ask-nobody = Vraag het secretariaat wie er meedoen.
gap-bodies-without-members-ask-some = Vraag { $contact }, bij { WORDS($number) } ervan betrokken, wie er meedoen; vraag bij de andere het secretariaat.

gap-challenges-without-winner =
    .title = Challenges zonder bekende winnaar
    .why = Een andere overheid kan de oplossing pas overnemen als bekend is wie haar heeft gemaakt.
gap-challenges-without-winner-challenges = challenges en aanbestedingen
gap-challenges-without-winner-unawarded = Volgens de bron { $number ->
    [1] is { $some }
   *[other] zijn { $some }
 } niet gegund: { $names }.
gap-challenges-without-winner-nameless = Bij { $some } zijn er winnaars, of zijn die aangekondigd, maar is geen naam bekend: { $names }.
gap-challenges-without-winner-without = Van { $some } is geen gunning of winnaar bekend: { $names }.
gap-challenges-without-winner-ask-why = Vraag { $contact } waarom niet is gegund en of het vraagstuk opnieuw op de markt komt.
gap-challenges-without-winner-ask-why-nobody = Vraag de opdrachtgever waarom niet is gegund en of het vraagstuk opnieuw op de markt komt.
gap-challenges-without-winner-ask-who = Vraag { $contact }, bij { WORDS($number) } ervan betrokken, wie er zijn geselecteerd.
gap-challenges-without-winner-ask-who-nobody = Vraag de opdrachtgevers wie er won.

gap-contradictions =
    .title = Bronnen die elkaar tegenspreken
    .why = Wie één bron leest, weet niet dat een andere iets anders zegt; beide moeten op tafel.
gap-contradictions-subjects = onderwerpen waarover meer bronnen spreken
gap-contradictions-facts = feiten met meer dan één bewijsplaats
gap-contradictions-entity = Over { $about } verschillen de bronnen: { $points }.
gap-contradictions-denied = De bronnen verschillen van mening of dit zo is: { $fact }. { $values }.
gap-contradictions-amount = Over { $about } en { $other } noemen bronnen verschillende bedragen of aantallen: { $values }.
gap-contradictions-place = Over { $about } spreekt een bron zichzelf tegen: { $values }.
gap-contradictions-start = het begin is { $values }
gap-contradictions-end = het einde is { $values }
gap-contradictions-kind = de soort is { $values }
gap-contradictions-name = de naam is { $values }
gap-contradictions-compare = Vergelijk de stukken zelf, vraag { $contact } welke juist is en leg dat vast; de andere blijft zichtbaar.
gap-contradictions-compare-nobody = Vergelijk de stukken zelf en leg vast welke juist is; de andere blijft zichtbaar.

gap-fieldlabs-without-instrument =
    .title = Fieldlabs zonder bekend inkoopinstrument
    .why = In een fieldlab werken bedrijven en kennisinstellingen al samen; een overheid kan er als klant bij.
gap-fieldlabs-without-instrument-nameless = Er is geen fieldlab bij naam bekend, en dus ook geen dat een inkoopinstrument gebruikt.
gap-fieldlabs-without-instrument-none = { $total ->
    [1] Van het enige bekende fieldlab is niet bekend dat het een inkoopinstrument gebruikt: { $names }.
   *[other] Van geen van de { WORDS($total) } bekende fieldlabs is bekend dat het een inkoopinstrument gebruikt: { $names }.
 }
gap-fieldlabs-without-instrument-some = Van { WORDS($number) } van de { WORDS($total) } bekende fieldlabs is niet bekend dat zij een inkoopinstrument gebruiken: { $names }.
gap-fieldlabs-without-instrument-potential = { $instrument } leent zich er volgens de bron wel voor ({ $cited }).
gap-fieldlabs-without-instrument-ask = Vraag { $contact } of er al een fieldlab is dat zo'n instrument gebruikt, en welk.
gap-fieldlabs-without-instrument-ask-nobody = Vraag een fieldlab welk vraagstuk het aan een overheid zou willen voorleggen.

gap-instrument-use-unknown =
    .title = Provincies waarvan het gebruik onbekend is
    .why = Wie van een ander wil leren, moet weten wie een instrument al gebruikt; onbekend is niet ongebruikt.
gap-instrument-use-unknown-found = Van { $some } is geen gebruik van { $instrument } bekend: { $names }.
gap-instrument-use-unknown-before = { $number ->
    [1] Eerder gebruikte { $names } het; of dat nu nog zo is, is niet bekend.
   *[other] Eerder gebruikten { $names } het; of dat nu nog zo is, is niet bekend.
 }
gap-instrument-use-unknown-shown = Wel bekend is het van { $names }.
gap-instrument-use-unknown-perhaps = { $number ->
    [1] Een bron noemt { $names }; of daarmee een van deze provincies is bedoeld, is niet bekend.
   *[other] Bronnen noemen { $names }; of daarmee een van deze provincies is bedoeld, is niet bekend.
 }
gap-instrument-use-unknown-absent = { $number ->
    [1] Volgens een bron gebruikt { $names } het niet.
   *[other] Volgens een bron gebruiken { $names } het niet.
 }
gap-instrument-use-unknown-complete = Van { WORDS($known) } van de { WORDS($total) } provincies heeft Samenspel iets over inkoopinstrumenten.
gap-instrument-use-unknown-ask = Vraag { $contact } welke van deze provincies { $instrument } gebruiken; elk antwoord met bron vult een vak.
gap-instrument-use-unknown-ask-nobody = Vraag elk van hen of zij { $instrument } gebruiken.

gap-isolated-actors =
    .title = Overheden zonder bekende band
    .why = Wie met niemand een bekende band heeft, kan door niemand worden voorgesteld.
gap-isolated-actors-found = Van { $some } is geen huidige band bekend waarlangs iemand kan introduceren: { $names }.
gap-isolated-actors-ask = Vraag de leden van een koepel of platform wie hen kent.

gap-missing-ties =
    .title = Partijen met hetzelfde werk aan één tafel
    .why = Wie hetzelfde doet en elkaar al treft, kan met één gesprek van elkaar leren.
gap-missing-ties-looked-at = paren die werk en een tafel of afspraak delen
gap-missing-ties-pairs = paren
gap-missing-ties-found = { $names } werken elk met { $work } en treffen elkaar in { $tables }; dat zij daarin nu samenwerken, is niet bekend.
gap-missing-ties-some = { $names } werken elk met { $work } en treffen elkaar in { $tables }; dat zij daarin nu samenwerken, is van { $some } niet bekend.
gap-missing-ties-agenda = Zet het op de agenda van { $table }: daar zitten zij al samen.

gap-open-commitments =
    .title = Moties, voornemens en besluiten die nog openstaan
    .why = Wat is gevraagd, aangekondigd of nog te besluiten, telt pas als er iets van komt; zonder bericht weet niemand of dat zo is.
gap-open-commitments-looked-at = moties, voornemens, plannen en besluiten
gap-open-commitments-more = En zo nog { WORDS($number) }.
gap-open-commitments-parts = Rond { $subject } staan { WORDS($number) } punten open.
gap-open-commitments-settled = { $who } noemt { $what } afgerond; een andere bron die dat bevestigt, is niet bekend.
gap-open-commitments-overdue = De termijn van { $what } liep tot en met { $day }; wat er sindsdien van is gekomen, is niet bekend.
gap-open-commitments-overdue-derived = De termijn van { $what } liep tot en met { $day } (afgeleid); wat er sindsdien van is gekomen, is niet bekend.
gap-open-commitments-undecided = Over { $what } is geen beslissing bekend.
gap-open-commitments-undecided-by = { $what } is aan { $who }; een beslissing is niet bekend.
gap-open-commitments-unanswered = Van { $what } is geen vervolg bekend.
gap-open-commitments-unanswered-done = Van { $what } is niet bekend wat { $who } ervan terecht heeft gebracht.
gap-open-commitments-unanswered-promised = { $what } komt van { $who }; een vervolg is niet bekend.
gap-open-commitments-unanswered-asked = Op { $what } is geen antwoord bekend van { $who }.
gap-open-commitments-several = Van { WORDS($number) } punten is geen vervolg bekend: { $names }.
gap-open-commitments-several-done = Van { WORDS($number) } taken van { $who } is geen resultaat bekend: { $names }.
gap-open-commitments-several-promised = Van { $who } komen { WORDS($number) } aankondigingen waarvan geen vervolg bekend is: { $names }.
gap-open-commitments-several-asked = Van { $who } is geen antwoord bekend op { $names }.
gap-open-commitments-silent = Over { $what } is sinds { $day } geen nieuw bericht bekend.
gap-open-commitments-earlier = Eerder vervolg: { $names }.
gap-open-commitments-last = Het laatste bericht is van { $day }.
gap-open-commitments-ask = Vraag { $contact } wat hiervan is gekomen en leg het antwoord met de bron vast.
gap-open-commitments-ask-nobody = Zoek uit wie erover gaat en vraag wat ervan is gekomen.
gap-open-commitments-ask-decision = Vraag { $contact } of en wanneer hierover wordt besloten.
gap-open-commitments-ask-decision-nobody = Zoek uit wie beslist, en wanneer.
gap-open-commitments-ask-asker = Vraag { $contact } of die dit ook als afgerond beschouwt.
gap-open-commitments-ask-asker-nobody = Ga na wie hierom vroeg, en of die het ook als afgerond beschouwt.

gap-single-brokers =
    .title = Partijen die van één schakel afhangen
    .why = Valt de enige schakel weg, dan zijn deze partijen voor de anderen niet meer te bereiken.
gap-single-brokers-looked-at = actoren met een huidige band in het netwerk
gap-single-brokers-found = Valt { $who } weg, dan zijn deze { WORDS($number) } { $what } voor de anderen niet bereikbaar: { $names }.
gap-single-brokers-ask = Vraag { $contact } om een tweede ingang: wie kan hen nog meer aan anderen voorstellen?
gap-single-brokers-ask-nobody = Zoek een tweede ingang tot deze partijen.

gap-single-ties =
    .title = Banden waar alles van afhangt
    .why = Loopt zo'n band af, dan valt het netwerk in twee delen uiteen.
gap-single-ties-looked-at = huidige banden
gap-single-ties-found = De band tussen { $left } en { $right } is de enige bekende huidige verbinding van { WORDS($number) } partijen met de rest van het netwerk: { $names }.
gap-single-ties-connect = Leg een tweede verbinding tussen beide kanten, zodat niet alles van deze ene band afhangt.

gap-stale-facts =
    .title = Feiten die al jaren niet zijn bevestigd
    .why = Een band of budget van jaren geleden kan voorbij zijn; wie erop bouwt, moet het eerst navragen.
gap-stale-facts-looked-at = feiten die kunnen veranderen
gap-stale-facts-found = { $number ->
    [1] Eén feit is al meer dan { WORDS($years) } jaar niet meer bevestigd, en gaat over { $names }; het is van { $oldest }.
   *[other] { WORDS($number) } feiten zijn al meer dan { WORDS($years) } jaar niet meer bevestigd; de meeste gaan over { $names }, en de oudste zijn van { $oldest }.
 }
gap-stale-facts-ask = Leg deze feiten voor aan de partijen zelf, { $contact } voorop, en leg de bevestiging met datum vast.
gap-stale-facts-ask-nobody = Leg deze feiten voor aan de partijen zelf en leg de bevestiging met datum vast.

gap-structural-money =
    .title = Instrumenten zonder structureel geld
    .why = Een instrument zonder vast budget stopt wanneer het tijdelijke geld op is.
gap-structural-money-looked-at = instrumenten en hun budgetten
gap-structural-money-instruments = instrumenten
gap-structural-money-complete = Van { WORDS($known) } van de { WORDS($total) } instrumenten heeft Samenspel iets over een budget.
gap-structural-money-none = Op { $day } stonden er op { $where } geen structurele middelen voor { $names } ({ $cited }).
gap-structural-money-undated = Volgens de bron waren er op { $where } geen structurele middelen voor { $names } ({ $cited }).
gap-structural-money-derived = Voor { $names } is dat afgeleid.
gap-structural-money-nor-present = Een lopend budget is ook nu niet bekend voor { $names }.
gap-structural-money-ended = Van { $some } is het laatst bekende budget afgelopen en is geen nieuw budget bekend: { $names }.
gap-structural-money-ask-decision = Vraag { $contact } of er inmiddels is besloten over voortzetting van de middelen.
gap-structural-money-ask-decision-nobody = Vraag wie over vervolg van de middelen beslist.
gap-structural-money-ask-budget = Vraag { $contact } welk budget er dit jaar is en tot wanneer.
gap-structural-money-ask-budget-nobody = Zoek uit wie deze instrumenten betaalt.

gap-themes-without-challenge =
    .title = Onderwerpen zonder bekende challenge
    .why = Een maatschappelijke opgave waarvoor niemand een vraag aan de markt stelt, levert geen innovatie op.
gap-themes-without-challenge-found = Van { $some } is geen challenge of project bekend: { $names }.
gap-themes-without-challenge-ask = Vraag { $contact } bij welk van deze onderwerpen een vraag ligt die de markt kan oplossen.
gap-themes-without-challenge-ask-nobody = Leg deze onderwerpen voor aan overheden die al een challenge hielden.

gap-winners-without-launching-customer =
    .title = Winnaars zonder bekende launching customer
    .why = Innovatiegericht inkopen slaagt pas als iemand de oplossing koopt; ontwikkelen is het halve werk.
gap-winners-without-launching-customer-challenges = challenges met winnaars
gap-winners-without-launching-customer-found = Van { $some } is geen launching customer bekend: { $names }. Van { WORDS($known) } andere wel.
gap-winners-without-launching-customer-ask = Vraag { $contact } of een overheid de oplossingen daarna heeft afgenomen.
gap-winners-without-launching-customer-ask-nobody = Vraag de opdrachtgevers of zij de oplossing afnamen.
