# Wat een profiel bovenaan vertelt, en de pagina's over de eigen organisatie, twee partijen naast elkaar en een regio.
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
profile-users-unknown = Van { $number } van de { $among } provincies is niet bekend of zij { $node } gebruiken.
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
profile-all-told = Toon alle { $count } met hun bronnen
profile-more-sorts = { $count ->
    [one] nog één soort relatie
   *[other] nog { $count } soorten relaties
 }
profile-many-names = { $count } andere namen
profile-told = In zinnen, met bronnen
profile-notes = Toelichting
profile-route = Zoek een route van hier
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
