# Wie voor een opslag zorgt: reservekopieën, controleren, intrekken en verwijderen.
backup-writing = reservekopie schrijven
backup-checking = reservekopie controleren
backup-restoring = reservekopie terugzetten
backup-is-none = { $file } is geen reservekopie van Samenspel
backup-broken = { $file } is geen heel bestand: het is beschadigd of afgebroken
backup-newer = { $file } is gemaakt met een nieuwere versie van Samenspel ({ $version }); werk Samenspel bij
backup-member-differs = { $file } is beschadigd: { $member } is niet zoals het werd geschreven. Er is niets teruggezet
backup-line = { $file } is beschadigd: regel { $line } van { $member } is niet te lezen. Er is niets teruggezet

care-backed-up = { $file }: alles van revisie { $revision } ({ $source ->
    [one] 1 bron
   *[other] { $source } bronnen
}, { $entity } entiteiten en { $claim } beweringen zoals bronnen ze noemen, { $dossier } versies van dossiers)
care-restored = { $store } bevat nu alles van revisie { $revision } ({ $source ->
    [one] 1 bron
   *[other] { $source } bronnen
}, { $entity } entiteiten en { $claim } beweringen zoals bronnen ze noemen, { $dossier } versies van dossiers)
care-replace-all = { $store } staat op revisie { $revision }; alles wat erin staat, wordt vervangen.
care-sure = Doorgaan (ja/nee)?
care-needs-yes = { $what } Voeg --yes toe om dit te doen zonder dat ernaar wordt gevraagd.
care-nothing-done = Er is niets gedaan.

care-fault-differs = { $which } is niet wat er is geschreven
care-fault-missing = { $which } ontbreekt
care-fault-surplus = { $which } is nooit door Samenspel geschreven
care-fault-broken = { $which } is beschadigd
care-heals = { $which }: te herstellen met samenspel check --repair
care-load-again = { $which }: niet te herstellen uit de opslag zelf; laad bron ‘{ $source }’ opnieuw, of zet een reservekopie terug
care-from-backup = { $which }: niet te herstellen uit de opslag zelf; zet een reservekopie terug
care-repaired = Hersteld: { $count }.
care-store-whole = { $store } is heel: { $source ->
    [one] 1 bron
   *[other] { $source } bronnen
}, { $entity } entiteiten, { $claim } beweringen, { $revision } revisies, { $dossier } versies van dossiers.
care-repair-no-file = --repair herstelt de opslag; laat het bestand weg

care-no-source = er is geen bron ‘{ $source }’; samenspel status noemt ze
care-withdraw = Bron ‘{ $source }’ intrekken: { $entities ->
    [one] 1 entiteit
   *[other] { $entities } entiteiten
} en { $claims ->
    [one] 1 bewering
   *[other] { $claims } beweringen
} vervallen, voor zover geen andere bron ze ook noemt.
care-audience = Bron ‘{ $source }’ is nu zichtbaar voor { $groups }.
care-withdrawn = Bron ‘{ $source }’ is ingetrokken in revisie { $revision }.
load-withdrawn-why = ingetrokken: { $why }
load-withdrawn-by = ingetrokken door { $by }: { $why }
load-written-before = wat daarvoor kwam, is wel geladen: { $sources }
load-wrong-in-public = { $count ->
    [one] Er is iets mis met wat werd aangeboden.
   *[other] Er zijn { $count } dingen mis met wat werd aangeboden.
} Wie laadt, ziet wat met samenspel sources.
load-stays-withdrawn = deze bron is ingetrokken en wordt niet vanzelf weer geladen; noem haar bij samenspel load om dat toch te doen

care-purge = In { $store }: { $changed } plaatsen worden veranderd en { $removed } verdwijnen, de geschiedenis meegerekend; uit de cache { $files ->
    [0] verdwijnt niets
    [one] verdwijnt 1 bestand
   *[other] verdwijnen { $files } bestanden
}. Dit is niet terug te draaien.
care-purged = Verwijderd. Dat er iets is verwijderd, door wie, wanneer en waarom, is bewaard.
care-purge-elsewhere = Reservekopieën en bestanden die eerder zijn weggeschreven, kunnen de tekst nog bevatten; verwijder die zelf. Een bron die hem opnieuw meldt, brengt hem terug.
care-purge-one = noem precies één van --text, --source, --entity en --dossier
care-no-dossier = ‘{ $given }’ is geen dossier; schrijf SOORT/ID
purge-no-reason = zeg waarom
purge-too-short = een tekst van minder dan { $least } tekens is te kort om naar te zoeken
purge-reason-repeats = de reden noemt wat u verwijdert, en de reden blijft bewaard; schrijf haar zonder

care-upgrade = { $changed } plaatsen worden veranderd en { $removed } verdwijnen, de geschiedenis meegerekend.
care-upgraded = { $store } past nu bij deze versie van Samenspel.
care-nothing-to-upgrade = { $store } past al bij deze versie van Samenspel.
care-pruned = { $count ->
    [0] Er zijn geen verslagen van meer dan { $days } dagen oud.
    [one] 1 verslag van meer dan { $days } dagen oud is vergeten.
   *[other] { $count } verslagen van meer dan { $days } dagen oud zijn vergeten.
}

care-view-made = { $store } laat nu apart zien wat geldt op { $day } (revisie { $revision }), elk feit één keer. Na elke verandering gebeurt dat vanzelf opnieuw.
care-view-removed = { $store } laat niet meer apart zien wat nu geldt.
care-view-not-here = { $store } is geen Neo4j; alleen daarin kan apart staan wat er nu geldt

## De pagina voor beheerders
care-page-heading = Terugnemen
care-page-intro = Neem terug wat hier niet hoort. U ziet eerst wat er verandert.
care-page-how = Wat wilt u doen?
care-page-withdraw = Een bron intrekken: wat zij zegt vervalt, en blijft in de geschiedenis staan
care-page-text = Een tekst verwijderen, ook uit de geschiedenis
care-page-source = Alles van een bron verwijderen, ook uit de geschiedenis
care-page-entity = Alles van een entiteit verwijderen, ook uit de geschiedenis
care-page-what = Wat
care-page-what-hint = Het id van de bron of entiteit, of de tekst letter voor letter.
care-page-why = Waarom
care-page-why-hint = De reden blijft bewaard. Noem niet wat u verwijdert.
care-page-nothing = zeg wat u wilt terugnemen
care-page-look = Bekijk wat er verandert
care-page-check = Klopt dit?
care-page-purge = { $changed } plaatsen worden veranderd en { $removed } verdwijnen, de geschiedenis meegerekend. Dit is niet terug te draaien.
care-page-do-withdraw = Trek in
care-page-do-text = Verwijder
care-page-do-source = Verwijder
care-page-do-entity = Verwijder
care-page-withdrawn = De bron is ingetrokken.
care-page-removals = Eerder verwijderd
care-page-none = Er is nog niets verwijderd.
care-page-removed-text = een tekst verwijderd
care-page-removed-source = een bron verwijderd
care-page-removed-entity = een entiteit verwijderd
care-page-removed-dossier = een dossier verwijderd
