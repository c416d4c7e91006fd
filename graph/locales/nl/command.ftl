# Het commando: waar elke opdracht en elke optie voor is, en wat er mis kan gaan.
# Van elke opdracht een attribuut per optie of argument; NAAM-as is hoe de waarde in de uitleg heet.
command-samenspel = Wie brengt ons bij wie, en waar valt er een gat? Het netwerk van innovatiegericht inkopen, met bronnen.
    .version = Toon de versie en stop.
    .install_completion = Laat de shell opdrachten en opties aanvullen.
    .show_completion = Toon wat daarvoor in de instellingen van de shell komt.
command-options =
    .help = Toon deze uitleg en stop.
    .lang = Taal van het antwoord.
    .store = Adres van de opslag: sqlite:///PAD of neo4j://HOST:7687.
    .json = Antwoord als JSON, voor scripts.
    .as_of = Alleen wat op deze datum gold: 2021, 2021-11 of 2021-11-29.
    .known_on = Volgens wat op deze dag in Samenspel stond: 2026, 2026-11 of 2026-11-29.
    .past = Ook wat voorbij is.
    .as_seen_by = Zoals een ander het ziet: iedereen, deelnemers, of een organisatie (naam of id).
    .as_seen_by-as = WIE
    .kind = Alleen deze soorten, bijvoorbeeld provincie of Province (mag vaker).
command-frame =
    .usage = Gebruik:
    .arguments = Argumenten
    .options = Opties
    .options-as = [OPTIES]
    .commands = Opdrachten
    .commands-as = OPDRACHT …
    .error = Fout
    .default = [standaard: { $value }]
    .variable = [variabele: { $name }]
    .required = [verplicht]
    .aborted = Afgebroken.
    .advice = [blue]'{ $command } { $option }'[/] geeft uitleg.

command-load =
    Laad bronnen; een bron die al geladen is, wordt bijgewerkt.

    Voorbeelden: samenspel load; samenspel load overheid; samenspel load aankondigingen.zip mijn-gegevens.xlsx
    .what = Bronnen, bestanden, mappen of adressen; zonder: alles wat is meegeleverd.
    .what-as = [WAT]…
    .dry_run = Toon wat er zou veranderen, en verander niets.
    .reader = Laat deze bron de bestanden lezen, bijvoorbeeld bijdrage.
    .reader-as = BRON
    .column = Wat een kolom van een eigen bestand is, of met niets achter het = dat zij niet telt (mag vaker).
    .column-as = KOLOM=VELD
    .fill = Wat overal geldt waar een eigen bestand niets zegt: kind=gemeente, "relation=is lid van" (mag vaker).
    .fill-as = VELD=WAARDE
    .audience = Voor wie dit zichtbaar is: iedereen, deelnemers, of een organisatie (mag vaker); zonder: wie het al zag, of wat het bestand zegt.
    .audience-as = WIE

command-audience =
    Bepaal voor wie een bron zichtbaar is, met alles wat zij ooit zei.

    Voorbeeld: samenspel audience bijdrage-ipo deelnemers
    .source = Het id van de bron (zie samenspel sources).
    .source-as = BRON
    .groups = iedereen, deelnemers, of de namen of id's van organisaties.
    .groups-as = WIE…
command-refresh =
    Haal op wat er bij de bronnen nieuw is, en laad het. Wat niet lukt, blijft zoals het was.

    Voorbeelden: samenspel refresh --due; samenspel refresh tweede_kamer ted
    .names = Bronnen; zonder: alle die opgehaald kunnen worden (zie samenspel sources).
    .names-as = [BRON]…
    .due = Alleen bronnen waarvan iets nieuws te verwachten is.
    .dry_run = Toon alleen welke bronnen aan de beurt zijn; haal niets op.
command-check =
    Controleer een bestand voordat u het laadt: alle fouten met hun plaats, en namen die op bekende lijken. Zonder bestand: of de opslag nog is zoals zij werd geschreven.

    Voorbeelden: samenspel check mijn-feiten.yaml; samenspel check --repair
    .path = Een dataset (YAML) of een ander bestand dat een bron herkent; zonder: de opslag.
    .repair = Herstel in de opslag wat volgt uit wat nog heel is.
    .path-as = BESTAND
command-clean =
    Zet achter een lijst van organisaties hun officiële naam en id; wat twijfelachtig is, wordt niet beslist.

    Voorbeeld: samenspel clean presentielijst.xlsx
    .path = De lijst: een werkblad (XLSX, ODS) of CSV.
    .path-as = LIJST
    .out = Het nieuwe bestand (.xlsx of .csv); zonder: naast de lijst.
    .out-as = [BESTAND]
    .column = Welke kolom de namen heeft: "Organisatie=name"; met niets achter het = telt een kolom niet.
    .column-as = KOLOM=VELD
command-coverage =
    Hoe volledig is wat Samenspel weet, en wat levert het meeste op om uit te zoeken?
command-status = Wat er in de opslag staat, per bron.
command-sources = De bronnen die Samenspel kent: uitgever, licentie, ritme, laatste keer geladen, aantallen.
command-ask =
    Stel een vraag in gewone woorden, en krijg het antwoord met waar het op rust; zonder vraag: wat u kunt vragen.

    Voorbeelden: samenspel ask "Welke provincies gebruiken SBIR?"; samenspel ask users --what SBIR --who provincie
    .question = De vraag, of het id van een soort vraag.
    .question-as = [VRAAG]…
    .what = Waarover: een instrument, afspraak, activiteit of onderwerp.
    .who = Over wie: een partij, of een soort zoals provincie.
    .start = Van wie u komt.
    .goal = Bij wie u wilt komen.
    .since = Sinds welke dag, maand of welk jaar.
    .until = Tot en met welke dag, maand of welk jaar.
command-no-such-question = deze opties horen bij het id van een soort vraag; er zijn: { $known }
command-search =
    Zoek op naam, afkorting of nummer.

    Voorbeelden: samenspel search "33009, nr. 82"; samenspel search drenthe --kind provincie
    .query = Naam, afkorting of Kamerstuknummer.
    .query-as = TEKST
    .kind = Alleen deze soort, bijvoorbeeld provincie of Province.
    .limit = Hoogstens zoveel.
command-show =
    Toon een actor, instrument, afspraak of document met al zijn relaties en hun bronnen.

    Voorbeeld: samenspel show IPO --as-of 2021
    .entity = Id, naam of afkorting.
    .entity-as = WIE-OF-WAT
command-paths =
    Hoe komen we van de een bij de ander, langs wie en op grond waarvan?

    Voorbeeld: samenspel paths "Provincie Drenthe" MKB-Nederland --avoid VNG --diverse
    .start = Id, naam of afkorting; meerdere met een puntkomma ertussen, of kind:Fieldlab voor elk fieldlab.
    .start-as = VAN
    .goal = Als VAN.
    .goal-as = NAAR
    .k = Hoogstens zoveel routes.
    .meaning = introduction: wie stelt ons voor; affinity: wie doet hetzelfde; document: samen genoemd.
    .via = Langs deze partij (mag vaker, in volgorde).
    .avoid = Niet langs deze partij (mag vaker).
    .without = Zonder deze soort band, zoals advises (mag vaker).
    .max_length = Hoogstens zoveel stappen.
    .diverse = Alleen routes die geen vermijdbare tussenpersoon delen.
    .strategy = Sterkste band of minste stappen eerst.
command-gaps =
    Waar schiet het netwerk tekort, waarop berust dat, en wat is de volgende stap?

    Voorbeeld: samenspel gaps --rule open-commitments --severity serious
    .rule = Alleen deze regel (mag vaker); zie --rules.
    .severity = Alleen deze ernst: ernstig (serious), matig (moderate) of klein (minor).
    .rules = Toon de regels in plaats van wat zij vinden.
    .state = Alleen wat zo staat: open of opgepakt (unfinished), open, opgepakt (taken-up), verklaard (explained), aanvaard (accepted), alles wat is gevonden (found) of opgelost (solved).
    .owner = Alleen wat deze organisatie heeft opgepakt.
    .owner-as = ORGANISATIE
    .new_since = Alleen wat in of sinds deze dag, maand, jaar of revisie is verschenen, of is opgelost.
    .new_since-as = MOMENT
command-finding =
    Toon één hiaat met zijn geschiedenis, of leg vast hoe het ermee staat.

    Voorbeeld: samenspel finding open-commitments-d0cb78075b --state taken-up --organisation IPO
    .id = Het id van het hiaat, zoals samenspel gaps het toont.
    .id-as = HIAAT
    .state = Wat ermee gebeurt: weer open (open), opgepakt (taken-up), verklaard (explained) of het risico aanvaard (accepted).
    .organisation = Wie het oppakt; nodig bij taken-up.
    .organisation-as = ORGANISATIE
    .until = Tot en met wanneer het risico is aanvaard; nodig bij accepted.
    .until-as = DATUM
    .note = Toelichting; nodig bij explained.
    .note-as = TEKST
    .back = Terug naar wat in deze versie is vastgelegd; 0 is van voor er iets was vastgelegd.
command-digest =
    Mail wat er is veranderd: aan één adres, of aan iedereen die zich op een pagina heeft aangemeld.

    Voorbeelden: samenspel digest; samenspel digest --organisation IPO --dry-run
    .to = Aan dit adres.
    .to-as = ADRES
    .organisation = Wat er rond deze organisatie is veranderd.
    .organisation-as = ORGANISATIE
    .rule = Wat er bij deze regel is veranderd.
    .question = Het antwoord op deze vraag, in woorden of als adres van haar pagina.
    .question-as = VRAAG
    .since = Wat er sinds deze dag is veranderd; zonder: in de laatste week.
    .since-as = DATUM
    .dry_run = Toon het bericht, en verstuur niets.
command-matrix =
    Wie gebruikt wat: aangetoond, aantoonbaar niet, of onbekend.

    Voorbeeld: samenspel matrix --rows ministerie --columns Challenge
    .rows = Soort van de rijen.
    .columns = Soort van de kolommen.
command-organisation =
    Waar een organisatie staat: haar afspraken, wie haar kan introduceren, wat niet bekend is.

    Voorbeeld: samenspel organisation "Provincie Flevoland"
    .entity = Id, naam of afkorting.
    .entity-as = ORGANISATIE
command-compare =
    Twee partijen naast elkaar: wat zij delen, waarin zij verschillen, wat zij kunnen leren.

    Voorbeeld: samenspel compare "Provincie Drenthe" "Provincie Flevoland"
    .first = Id, naam of afkorting.
    .first-as = EERSTE
    .second = Id, naam of afkorting.
    .second-as = TWEEDE
command-region =
    Een regio: wie er zit, welke afspraken er gelden, wie wat gebruikt.

    Voorbeeld: samenspel region "Provincie Zuid-Holland"
    .entity = Id, naam of afkorting.
    .entity-as = REGIO
command-meeting =
    Wat veranderde er sinds een dag, wat staat open en welke termijnen lopen?

    Voorbeeld: samenspel meeting 2026-09-01 --party IPO --party VNG --out agenda.docx
    .start = De eerste dag van de periode (2026-09-01), of een revisienummer.
    .start-as = VANAF
    .end = De laatste dag of revisie; zonder deze tot nu toe.
    .end-as = TOT-EN-MET
    .party = Alleen wat deze partij aangaat (mag vaker).
    .clock = known: wat toen en nu bekend was; so: hoe het toen en nu was.
    .out = Schrijf een bestand: .docx, .md, .csv of .xlsx.
    .limit = Hoogstens zoveel regels per onderdeel; zonder deze 20, en in een bestand 500.
command-review =
    Beoordeel wat op elkaar lijkt en wat een programma vond: ja, nee, twijfel of overslaan.

    Elk besluit staat meteen vast, met naam, moment en reden; --undo trekt het in. Stoppen kan met q.
    .by = Wie de besluiten neemt.
    .by-asked = Uw naam of functie
    .undo = Loop genomen besluiten na en trek ze zo nodig in.
command-answer =
    Zeg iets namens een organisatie: dat iets zo is, niet zo is, voorbij is of ontbreekt.

    Voorbeeld: samenspel answer "Provincie Drenthe" uses SBIR --since 2022 --url https://www.drenthe.nl/besluit
    .subject = Over wie of wat het gaat: id, naam of afkorting.
    .subject-as = WIE
    .relation = Het verband, zoals uses of memberOf; zonder gaat het over de organisatie zelf.
    .relation-as = VERBAND
    .goal = Met wie of wat.
    .goal-as = MET
    .verb = add: dit ontbreekt; confirm: klopt; deny: klopt niet; ended: voorbij; correct: anders; looking-into: wij zoeken het uit.
    .speaker = Namens welke organisatie; zonder: die waarover het gaat.
    .speaker-as = ORGANISATIE
    .since = Sinds wanneer.
    .until = Tot wanneer.
    .role = In welke rol.
    .note = Toelichting.
    .url = Waar het te lezen is; zonder is het de eigen opgave van de organisatie.
    .detail = Wat er aan de organisatie zelf anders moet: name, description of homepage.
    .value = Hoe dat moet luiden.
    .dry_run = Toon wat er gezegd zou worden, en schrijf niets.
command-proposals =
    De voorstellen, nieuwste eerst, of één voorstel met alles wat erover beslist is.

    Voorbeeld: samenspel proposals --state submitted
    .id = Het nummer van een voorstel.
    .id-as = [VOORSTEL]
    .state = Alleen in deze stand.
    .about = Alleen over of van deze organisatie.
command-decide =
    Beslis over voorstellen; elke beslissing is terug te draaien.

    Voorbeeld: samenspel decide accept 3f9c2a7be0d14c55
    .decision = accept: overnemen; refuse: afwijzen; reopen: een beslissing terugdraaien; withdraw: intrekken.
    .decision-as = BESLISSING
    .ids = De nummers van de voorstellen.
    .ids-as = VOORSTEL…
    .reason = Waarom; nodig om af te wijzen of terug te draaien.
    .dry_run = Toon wat er zou gebeuren, en verander niets.
command-map =
    Teken de kaart als één HTML-bestand dat zonder netwerk opent.

    Eindigt het bestand op .pptx, dan wordt het één dia. Zonder keuze ziet u wat BZK, EZK, MKB-Nederland, IPO en VNG verbindt.
    Voorbeeld: samenspel map kaart.html --focus IPO --depth 2
    .out-as = BESTAND.html
    .my = Uw organisatie: waar die mee verbonden is, per soort.
    .whole = Alles, per soort samengenomen.
    .focus = Alleen wat hier omheen staat.
    .depth = Zoveel stappen om de focus heen.
    .path = Licht de beste route uit.
    .path-as = VAN NAAR
command-serve = Start de pagina's en de API op deze machine; Ctrl-C stopt ze.
    .host = Adres waarop de dienst luistert.
    .port = Poort waarop de dienst luistert.
    .workers = Aantal processen dat antwoordt; hoogstens een per processorkern heeft zin.
    .refresh = Kijk elk kwartier welke bronnen aan de beurt zijn, en vernieuw die.
command-mcp =
    Geef antwoord aan een assistent op deze machine, die dit programma zelf start (Model Context Protocol).

    Hoe u een assistent aansluit, staat in docs/assistants.md.
    .base = Het adres van de dienst, zoals https://samenspel.example.nl; adressen in antwoorden beginnen daarmee.
    .base-as = ADRES
command-token =
    Maak, toon of trek tokens in, waarmee programma’s iets vragen of insturen.

    Een token wordt één keer getoond. Het kan nooit meer dan de persoon van wie het is.
    Voorbeeld: samenspel token create "nachtelijke levering" --person levering-noordland --scope propose --organisation tooi-pv20
    .action = create: maken; list: tonen; revoke: intrekken.
    .action-as = create|list|revoke
    .what = Waarvoor een nieuw token is, of het kenmerk van het token dat u intrekt.
    .what-as = [WAT]
    .person = Van wie het token is: het kenmerk van wie al eens inlogde, of een naam voor een programma.
    .scope = Wat het mag: read (lezen), propose (antwoorden) of review (beoordelen); mag vaker.
    .organisation = Namens welke organisatie, met het id; mag vaker. Zonder: alle van de persoon.
    .days = Hoeveel dagen het geldt.
command-export =
    Schrijf het hele netwerk weg voor een ander programma: Gephi (.gexf), yEd, networkx en igraph (.graphml), Kumu (.kumu.json of .kumu.xlsx), Neo4j (.cypher, en de stijl .grass of .bloom.json), een tabel (.csv, .xlsx) of linked data (.ttl, .jsonld, .trig, .nq). Een .json bevat alles.

    Voorbeeld: samenspel export netwerk.gexf --past
    .out = Het bestand; hoe zijn naam eindigt, zegt wat het wordt.
    .out-as = BESTAND
    .base = Het adres waar de ids van linked data onder vallen en waar pagina’s te vinden zijn, zoals https://samenspel.example.nl.
    .base-as = ADRES
command-template = Maak een leeg werkblad waarin een deelnemer eigen gegevens kan aanleveren.
    .out-as = BESTAND.xlsx
command-demo = Laad alles wat is meegeleverd en laat zien wat Samenspel kan.
command-backup =
    Schrijf alles wat de opslag bewaart naar één bestand, met geschiedenis, besluiten en dossiers. Anderen kunnen intussen doorwerken.

    Voorbeeld: samenspel backup samenspel-2026-11-29.zip
    .out = Het bestand dat wordt geschreven.
    .out-as = BESTAND
command-restore =
    Zet een reservekopie terug in een lege opslag, van welke soort ook.

    Voorbeeld: samenspel restore samenspel-2026-11-29.zip --store neo4j://HOST:7687
    .file = Het bestand dat samenspel backup schreef.
    .file-as = BESTAND
    .replace = Zet de kopie in de plaats van alles wat de opslag bevat.
    .yes = Vraag niet of het mag.
command-withdraw =
    Trek een bron in: alles wat zij zegt vervalt. Wat zij zei, blijft in de geschiedenis staan.

    Voorbeeld: samenspel withdraw voorbeeldbrief --why "de brief is ingetrokken"
    .source = Het id van de bron (zie samenspel status).
    .source-as = BRON
    .why = Waarom; dat staat bij de bron.
    .why-asked = Waarom wordt de bron ingetrokken?
    .by = Wie dit doet; zonder: de naam waarmee u bij deze computer bent aangemeld.
    .yes = Vraag niet of het mag.
command-purge =
    Verwijder een tekst, of alles van een bron, entiteit of dossier, uit alles wat wordt bewaard, ook uit de geschiedenis. Bewaard blijft dat er iets is verwijderd, door wie, wanneer en waarom, niet wat.

    Voorbeeld: samenspel purge --text 123456782 --why "burgerservicenummer"
    .text = De tekst, letter voor letter.
    .source = Het id van een bron.
    .entity = Het id van een entiteit.
    .dossier = Een dossier.
    .dossier-as = SOORT/ID
    .why = Waarom, zonder te noemen wat wordt verwijderd.
    .why-asked = Waarom (noem niet wat u verwijdert)?
    .by = Wie dit doet; zonder: de naam waarmee u bij deze computer bent aangemeld.
    .cache = De map met opgehaalde bestanden.
    .yes = Vraag niet of het mag.
command-upgrade =
    Zet een opslag over naar de soorten en relaties van deze versie van Samenspel. Maak eerst een reservekopie.
    .yes = Vraag niet of het mag.
command-view =
    Laat in Neo4j apart zien wat vandaag geldt: elk feit één keer, met echte datums. Wat is ontkend of voorbij, staat ernaast. Elke opdracht die daarna iets schrijft, houdt dit bij, en de dienst ook.

    Voorbeeld: samenspel view --store neo4j://HOST:7687
    .remove = Haal dat weer weg en houd het niet meer bij.
command-prune =
    Vergeet verslagen van laadbeurten die ouder zijn dan een aantal dagen. Het nieuwste van elke bron blijft.
    .days = Zoveel dagen blijven verslagen bewaard.

## Wrong use
command-unknown = ‘{ $given }’ is geen opdracht{ $hint }
command-none = Geef een opdracht.
command-no-such-option = { $option } bestaat niet{ $hint }
command-missing = { $what } ontbreekt.
command-too-much = Te veel gegeven: { $given }.
command-takes-no-value = Bij { $option } hoort geen waarde.
command-needs-values = { $count ->
    [one] Bij { $option } hoort een waarde.
   *[other] Bij { $option } horen { $count } waarden.
}
command-not-one-of = { $what }: ‘{ $given }’ kan niet; kies { $choices }.
command-no-number = { $what }: geef een geheel getal.
command-at-least = { $what }: minstens { $least }.
command-at-most = { $what }: hoogstens { $most }.
command-is-a-folder = { $what }: dat is een map, geen bestand.
command-wrong-value = { $what }: { $why }
command-choose = {""}; kies { $choices }
command-no-such-rule = { $given } is geen regel; de regels zijn { $rules }
command-no-name = noem uw naam of functie; die staat bij elk besluit
command-other-ending = { $name } eindigt niet op { $endings }
command-nothing-to-preview = noem de bestanden of bronnen waarvan u wilt zien wat laden zou veranderen
command-no-pair = ‘{ $given }’ is geen NAAM=WAARDE
command-no-field = ‘{ $given }’ is geen veld; kies { $fields }
command-json-has-all = een .json bevat alle beweringen, met hun begin en einde; een stand op datum kan als .csv

## What goes wrong
command-interrupted = afgebroken; wat klaar was, blijft
command-id-unknown = niets bekend met het id ‘{ $id }’
command-nothing-known-then = op { $day } stond er nog niets in { $store }
command-store-is-empty = de opslag { $store } is nog leeg; vul haar met `samenspel load`
command-exists = { $path } bestaat al en wordt niet overschreven; kies een andere naam
command-not-written = { $path } kan niet worden geschreven; er is niets veranderd ({ $why })
command-not-read-or-written = dat kan niet worden gelezen of geschreven: { $why }
command-port-in-use = { $host }, poort { $port }, kan niet worden gebruikt ({ $why }); kies een andere met --host of --port
command-comparing-names = namen vergelijken
command-meeting-ending = schrijf naar een bestand dat eindigt op { $endings }
command-finding-needs-state = geef ook --state: wat er met het hiaat gebeurt; of alleen --back: naar welke versie u terug wilt
command-finding-back-alone = dit gaat niet samen met --back: daarmee komt het hiaat te staan zoals het in die versie stond
command-digest-one-subject = kies één onderwerp: { $options } gaan niet samen
command-digest-no-since = dit gaat niet samen met --question: het antwoord is altijd dat van nu
