# Wat het laden van bronnen vertelt: waar iets staat, wat er mis is en wat goed zou zijn, en wat is overgeslagen.
# Velden, kolommen, soorten en relaties heten zoals ze in de bestanden heten.
load-at = { $place }: { $problem }
load-in-sheet = { $place }, blad { $sheet }
load-in-row = { $place }, rij { NUMBER($row, useGrouping: 0) }
load-in-line = { $place }, regel { NUMBER($line, useGrouping: 0) }
load-in-character = { $place }, teken { NUMBER($character, useGrouping: 0) }
load-in-element = { $place }, { $element }
load-in-column = { $place }, kolom { $column }
load-in-field = { $place }, veld { $field }
load-in-cell = { $place }, cel { $cell }

load-progress = bronnen laden
load-refreshing = vernieuwen: { $source }
load-comparing = { $source }: records vergelijken
load-writing = { $source }: records opslaan
load-counted = { $what } ({ $count })
load-more-problems = { $count ->
    [one] … en nog één fout
   *[other] … en nog { $count } fouten
}
load-megabytes = { $count } MB
load-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

## Files and addresses
load-no-file = dit bestand bestaat niet ({ $path })
load-unreadable = dit bestand kan niet worden gelezen ({ $why })
load-empty-file = dit bestand is leeg
load-too-large = het bestand is groter dan { $size }; een tekst mag { $most } tekens hebben
load-not-utf-8 = de tekens zijn niet in UTF-8 opgeslagen (gevonden: { $found }); sla het bestand op als UTF-8 (in Excel: CSV UTF-8)
load-name-is-no-text = deze naam is geen leesbare tekst (UTF-8); geef het bestand een andere naam
load-empty-name = er is een lege naam gegeven; noem een bron, een bestand of een adres
load-no-source = geen bron en geen bestaand bestand; de bronnen zijn { $sources }{ $hint }
load-nothing-bundled = bij deze bron zijn geen gegevens meegeleverd; noem een bestand of een adres
load-nothing-recognised = geen bestand in deze map wordt door een bron herkend
load-recognised-by-none = geen bron herkent dit bestand; eigen gegevens levert u aan als werkblad (samenspel template BESTAND.xlsx maakt er een) of als CSV met dezelfde kolommen
load-recognised-by-several = meer dan één bron herkent dit: { $sources }
load-no-reader = ‘{ $given }’ leest geen bestanden; kies { $readers }
load-files-skipped = door geen bron herkend en overgeslagen: { $files }
load-no-web-address = geen geldig webadres ({ $why })
load-host-unknown = van { $host } wordt niets opgehaald; dat kan wel van { $hosts }
load-other-host = voor { $source } wordt alleen via https van { $hosts } opgehaald
load-nothing-is-fetched = voor { $source } wordt niets opgehaald
load-other-form = de server geeft iets anders dan { $form }
load-not-refreshed = niets wat vernieuwd kan worden; dat kan wel met { $sources }
load-nothing-given = wat de server geeft, is leesbaar maar bevat niets
load-not-changed = sinds de vorige keer niet veranderd
load-shrunk = bron { $source } noemt nog { $count } van { $before } entiteiten; dat is minder dan de helft, dus de vorige versie blijft staan. Klopt het toch, laad haar dan zelf met samenspel load
load-page-told-less = het antwoord telt { $total } resultaten en gaf er { $seen }
load-page-of-other-shape = geen antwoord van { $service }: het veld { $field } ontbreekt of heeft een andere vorm
load-pages-do-not-end = na { $most } bladzijden komt er nog geen einde aan de resultaten
load-service-timed-out = de zoekdienst kwam niet op tijd klaar; probeer het later opnieuw
load-not-fetched = na { WORDS($tries) } pogingen niet op te halen ({ $why })
load-server-answers = de server antwoordt { $given }
load-too-many-redirects = meer dan { WORDS($most) } doorverwijzingen
load-fetched-too-large = groter dan { $most }; er wordt niet meer opgehaald

## What became of a source
load-too-few = bron { $source } telt { $count } keer ‘{ $what }’; verwacht { $minimum } tot { $maximum }; de vorige versie blijft staan
load-more-than-expected = vaker ‘{ $what }’ dan gedacht: { $count } keer; verwacht { $minimum } tot { $maximum }
load-entities = entiteit
load-claims = bewering
load-source-again = bron { $source } komt twee keer voor; de tweede zou de eerste vervangen
load-source-of-another = bron { $source } hoort niet bij { $card }; haar id begint daar niet mee
load-audience-stays = het bestand zegt dat dit zichtbaar is voor { $named }, maar de bron blijft zichtbaar voor { $audience }; wilt u dat veranderen: { $command }
load-older-edition = de uitgave van { $newer } staat er al; deze is ouder
load-older-bundled-edition = de uitgave van { $newer } staat er al; de meegeleverde is ouder
load-retracted = ingetrokken: de bron levert dit deel niet meer
load-rows-skipped = { $count ->
    [one] één rij
   *[other] { $count } rijen
} overgeslagen: { $reasons }
load-sorts-skipped = overgeslagen, want hier niet bekend: { $sorts }

## Archives and workbooks
load-no-zip = geen geldig of een beschadigd zip- of xlsx-bestand
load-unpacked-too-large = is uitgepakt { $size }; hoogstens { $most } wordt gelezen
load-locked = is versleuteld; verwijder het wachtwoord van de zip
load-damaged = beschadigd en niet uit te pakken ({ $why })
load-no-xlsx = geen geldige XLSX ({ $why })
load-damaged-xlsx = beschadigde XLSX ({ $why })
load-no-ods = geen geldige of een beschadigde ODS
load-too-many-columns = meer dan { $most } kolommen
load-no-network = geen geldig netwerkbestand ({ $why })
load-no-kumu = geen lijst zoals Kumu die schrijft
load-part-too-large = dit deel is groter dan { $most }
load-cell-of-workbook-too-long = een cel mag hoogstens { $most } tekens hebben
load-formula-without-outcome = een formule zonder uitkomst; zet de waarde zelf in de cel
load-error-value = foutwaarde { $value }
load-no-sheet-with-data = geen blad met gegevens; maak een leeg werkblad met samenspel template
load-or-remove-sheet = { $problem }; of verwijder dit blad

## CSV
load-no-column-names = geen kolomnamen; de eerste rij noemt de kolommen
load-column-without-name = deze kolom heeft geen naam
load-column-again = staat er { $count ->
    [2] twee
   *[other] { $count }
} keer
load-cells-and-columns = { $cells ->
    [one] één cel
   *[other] { $cells } cellen
} onder { $columns ->
    [one] één kolom
   *[other] { $columns } kolommen
}; staat er een scheidingsteken in een cel, zet die dan tussen aanhalingstekens
load-too-many-rows = meer dan { $most } rijen; verdeel ze over meer bestanden
load-line-too-long = meer dan { $longest } tekens op één regel; een cel mag er { $most } hebben
load-cell-too-long = een cel heeft meer dan { $count } tekens; hoogstens { $most } zijn toegestaan
load-quotation-not-closed = een aanhalingsteken wordt geopend en nergens gesloten
load-only-carriage-returns = de regels eindigen met alleen een CR; sla het bestand opnieuw op als CSV UTF-8
load-no-csv = geen geldige CSV ({ $why }); een aanhalingsteken in een cel schrijft u dubbel

## JSON, XML and YAML
load-no-json = geen geldige JSON ({ $why })
load-no-export = dit deel van een uitvoer van Samenspel ontbreekt, of is geen lijst
load-export-without-source = bron { $id } wordt aangehaald, maar staat niet bij de bronnen
load-no-record = geen record zoals Samenspel dat uitvoert
load-no-xml = geen geldige XML ({ $why })
load-doctype = bevat een DOCTYPE; zulke XML wordt om veiligheidsredenen niet gelezen
load-xml-not-read = XML van een soort die hier niet wordt gelezen ({ $given })
load-no-yaml = geen geldige YAML ({ $why })
load-second-document = een tweede YAML-document; één is toegestaan
load-too-deep = meer dan { $most } lagen diep
load-alias = verwijzing *{ $name }; schrijf de waarde hier uit
load-tag = aanduiding { $tag }; schrijf alleen tekst, lijsten en velden
load-field-without-name = een veld heeft geen naam
load-field-again = veld { $field } staat er twee keer

## Rows and fields
load-missing = ontbreekt of is leeg; vul hier iets in
load-no-single-text = moet één tekst zijn, geen lijst of groep velden
load-no-such-field = zo'n veld bestaat hier niet
load-text-too-long = bevat { $count } tekens; hoogstens { $most } zijn toegestaan
load-no-text = bevat een teken dat geen tekst is; typ de tekst opnieuw
load-not-one-of = ‘{ $given }’ kan niet; kies { $choices }
load-no-number = ‘{ $given }’ is geen getal; schrijf 11500000 of 0.5, zonder punten voor duizendtallen
load-no-day = ‘{ $given }’ is geen dag; schrijf bijvoorbeeld 2020-12-08
load-no-truth = ‘{ $given }’ kan niet; kies true of false
load-no-amount = ‘{ $given }’ is geen bedrag; schrijf bijvoorbeeld 11500000 EUR, 0.5 percent of 7 count, zonder punten voor duizendtallen
load-currency-untold = ‘{ $given }’ zegt niet welke munt het is; schrijf bijvoorbeeld 1000 USD
load-amount-of-two = ‘{ $given }’ kan { $first } of { $second } zijn; schrijf het een of het ander
load-date-of-two = ‘{ $given }’ kan { $first } of { $second } zijn; schrijf bijvoorbeeld 2020-12-08
load-short-year = ‘{ $given }’ noemt het jaar met twee cijfers; bedoelt u { $example }, schrijf dat dan
load-no-name = ‘{ $given }’ is geen naam; zet een backslash (\) voor een vierkante haak
load-names-nothing = ‘{ $given }’ noemt geen naam; schrijf bijvoorbeeld afkorting=SBIR
load-no-identifier = ‘{ $given }’ is geen identificatie; schrijf bijvoorbeeld kvk:12345678 (bekend zijn { $known })
load-digit-short = { $given } heeft geen { $digits } cijfers maar één minder; is een nul weggevallen, schrijf dan { $meant }
load-digits = { $given } heeft geen { $digits } cijfers; zijn er nullen weggevallen, maak de cel dan tekst

## Contributions
load-own-table = een tabel die Samenspel heeft uitgevoerd; daarin staat niet alles wat de bronnen zeggen. Laad de uitvoer als .json, die is volledig
load-nothing-stated = geen enkele entiteit of relatie
load-columns-unknown = deze kolommen zijn niet bekend: { $given }; verwacht { $expected }. Zeg wat een kolom is met { $example }
load-column-missing = kolom { $column } ontbreekt
load-column-missing-near = kolom { $column } ontbreekt; is dat ‘{ $near }’, laad dan met { $example }
load-columns-of-one-field = { $columns } kunnen allebei { $field } zijn; kies, bijvoorbeeld met { $example }
load-list-of-persons = de namen onder { $column } lijken die van personen, en personen worden niet opgenomen; zijn het organisaties, laad dan met { $example }
load-columns-left-out = niet gelezen: { $columns }
load-read-as = gelezen als { $encoding }, want de tekens zijn geen UTF-8
load-ask-kind = van { $count ->
    [one] één naam
   *[other] { $count } namen
} is de soort niet bekend ({ $names }); noem haar in een kolom ‘soort’, of voor allemaal met bijvoorbeeld --fill kind=bedrijf
load-ask-unknown = { $count } namen zijn niet bekend ({ $names }); zijn ze nieuw en van één soort, laad dan met bijvoorbeeld --fill kind=bedrijf
load-ask-relation = welke relatie deze rijen leggen, staat er niet bij; tussen { $subject } en { $object } kan { $relations }. Laad met bijvoorbeeld { $example }
load-name-of-several-known = ‘{ $given }’ kan { $known } zijn; schrijf het id of de volledige naam
load-ask-doubtful = { $count ->
    [one] deze naam is duidelijk
   *[other] deze { $count } namen zijn duidelijk
} als u zegt van welke soort zij zijn: laad met { $example }
load-not-in-register = { $name } staat niet in het register waarin elke { $kind } staat{ $hint }
load-see = {""} ({ $problem })
load-person = ‘{ $given }’ is een persoon; personen worden niet opgenomen, haal deze rij weg
load-no-publisher = vul bij uitgever in van welke organisatie deze gegevens zijn
load-entity-again = { $id } staat ook in { $place }; noem een entiteit één keer
load-entity-otherwise = zegt van { $name } iets anders dan { $place }: { $given } in plaats van { $before }; verbeter een van beide, of geef elk een eigen naam als het twee partijen zijn
load-no-region = { $name } is geen provincie, gemeente of regio
load-same-as = zegt hetzelfde als { $place }; noem het één keer
load-same-as-subject = dezelfde als subject; een entiteit heeft geen relatie met zichzelf
load-end-of-kind = { $name } is een { $kind }; bij { $relation } kan hier alleen { $allowed }
load-see-template = {""}; alle soorten en relaties staan in het werkblad dat samenspel template maakt
load-unknown-id = ‘{ $id }’ is geen bekend id{ $hint }
load-add-entity = {""}; voeg de entiteit toe aan wat u aanlevert
load-near-here = { $problem } (in deze bijdrage lijkt ‘{ $near }’ erop)
load-name-of-several = ‘{ $given }’ heet meer dan één entiteit: { $ids }; noem het id

## Datasets
load-no-yaml-in-folder = een map zonder YAML-bestanden
load-no-dataset = geen dataset; een dataset heeft de velden entities en claims
load-dataset-without-source = het veld source ontbreekt; noem id, title, publisher, licence en rank
load-field-unknown = onbekend; bekend zijn { $fields }
load-no-fields = hier staat ‘{ $given }’ waar velden horen
load-page-again = pagina { $id } staat er twee keer; noem haar één keer
load-page-unknown = ‘{ $id }’ staat niet onder pages; voeg die pagina toe
load-url-and-page = staat naast page; noem één van beide
load-stands-again = staat ook in { $place }; noem het één keer
load-region-not-here = ‘{ $id }’ staat niet in deze dataset; voeg die entiteit toe
load-no-group = moet een groep velden zijn, zoals {"{"}kvk: '12345678'{"}"}
load-one-amount = een bewering heeft één bedrag
load-no-words = moet een lijst van woorden zijn, zoals [yearly, maximum]

## Notices
load-no-notice = geen aankondiging in TED XML of eForms
load-notice-begins-otherwise = het document begint met { $given }; een aankondiging begint met { $expected }
load-notice-without-number = de aankondiging heeft geen nummer; dat staat in { $where }
load-notice-without-form = de aankondiging heeft geen formulier (FORM_SECTION is leeg)
load-notice-without-buyer = zonder aanbestedende dienst
load-notice-without-title = zonder titel
load-notice-not-dutch = geen Nederlandse aanbestedende dienst
load-notice-not-innovative = niet herkenbaar als innovatiegericht
load-notice-older-version = een oudere of dubbele versie van een aankondiging die ook is aangeboden
load-notice-too-large = groter dan { $most }; zo groot is geen aankondiging
load-notices-skipped = { $count ->
    [one] 1 aankondiging
   *[other] { $count } aankondigingen
} overgeslagen: { $reasons }

## Tweede Kamer
load-record-without-number = zonder nummer
load-record-removed = verwijderd door de Tweede Kamer
load-ministry-unknown = onbekend ministerie ‘{ $name }’

## TenderNed
load-no-datasets = op deze pagina staan geen bestanden van TenderNed meer; zij is veranderd
load-release-incomplete = zonder nummer, dag, aanbestedende dienst of titel

## CORDIS
load-may-be-a-person = mogelijk een natuurlijk persoon
load-participant-from-abroad = deelname van buiten Nederland
load-no-cordis-number = ‘{ $given }’ is geen nummer van CORDIS; verwacht cijfers
load-projects-without-participants = zonder organization.csv in dezelfde map zijn er geen deelnemers om te laden

## Official publications
load-paper-without-paragraphs = een officiële publicatie zonder alinea's (al); er is niets om te lezen
load-paper-by-reference = herkend als { $name } aan het kenmerk { $reference }
load-paper-by-file = noemt zijn eigen Kamerstuknummer niet; het stuk krijgt het id { $id }, naar het bestand
load-no-html = geen leesbare HTML ({ $why })
load-page-without-text = op deze pagina staat geen tekst van een stuk
load-no-pdf = geen leesbare PDF ({ $why })
load-pdf-locked = het is met een wachtwoord beveiligd
load-pdf-without-text = deze PDF bevat geen tekst, vermoedelijk is het een scan; maak haar eerst leesbaar (OCR)
load-too-many-pages = { $count } bladzijden; hoogstens { $most } worden gelezen
load-page-unreadable = een bladzijde van deze PDF kan niet worden gelezen ({ $why })
load-text-without-letters = bevat geen tekst; een gescand stuk moet eerst leesbaar worden gemaakt (OCR)
load-text-with-nul = geen tekst maar een ander soort bestand (het bevat NUL-tekens)
load-metadata-without-identifier = de metagegevens noemen geen identifier; zonder kan het stuk niet worden geplaatst
load-no-count = ‘{ $given }’ is geen getal
load-doubtful-names = twijfelachtige namen (niet geladen): { $names }
load-doubtful-name = { $name } ({ $place }: { $meant })
load-unknown-names = onbekende organisaties (niet geladen): { $names }
load-unknown-name = { $name } ({ $place })
load-open-citation = niet geladen verwijzing ({ $place }): dit kan { $papers } zijn, en geen daarvan is bekend
load-no-publication = geen officiële publicatie: het stuk noemt zelf geen nummer, afzender of geadresseerde
load-search-found-nothing = de zoekdienst vindt hiervoor geen stuk
load-search-found-too-many = { $total } resultaten; hoogstens { $most } worden opgehaald, maak de vraag nauwer
load-search-gave-fewer = de zoekdienst telt { $total } resultaten en gaf er { $seen }; probeer opnieuw
load-search-is-stuck = de zoekdienst blijft op resultaat { $start } steken
load-search-refused = de zoekdienst weigert de vraag: { $why }
load-search-without-reason = zonder uitleg
load-search-without-total = het antwoord noemt geen numberOfRecords
load-no-search-answer = geen antwoord van een SRU-dienst, maar { $given }

## Registers of public bodies
load-no-value-list = geen TOOI-waardelijst (expanded JSON-LD met een knoop { $node })
load-value-list-not-read = waardelijst { $list } wordt niet gelezen; wel { $lists }
load-value-list-in-other-form = deze vorm van een TOOI-lijst wordt niet gelezen; neem dezelfde lijst in JSON, { $address }
load-list-not-once = lijst { $list } staat er { $count } keer; één rij hoort erbij
load-body-without-last-row = van { $code } ontbreekt de laatste rij, met soort, begin en einde
load-body-without-name = { $code } staat in geen enkele lijst en heeft hier geen naam
load-body-only-former = heeft een historische versie, maar staat zelf niet in de lijst
load-body-not-in-list = noemt { $code }, die niet in de lijst staat
load-province-unknown = provincie { $code } is onbekend
load-sort-unknown = onbekende soort organisatie { $sort }; bekend zijn { $known }
load-version-of-nobody = een historische versie zegt van welke organisatie (specializationOf)
load-version-without-end = een historische versie heeft een einddatum of einddatumHV
load-code-elsewhere = organisatiecode { $code } hoort niet bij dit adres
load-code-unknown = onbekende soort code
load-no-address-of-body = geen adres van een organisatie; dat begint met { $begin }
load-left-out-sort = organisatiesoort { $name }
load-left-out-transition = wijziging { $name }
load-no-sort = zonder soort
load-no-single-record = één record met een identifier verwacht; dit bestand heeft er { $count }

## Cards of sources, for those who write one
load-card-range = verwacht { $of }: { $minimum } tot { $maximum } is geen bereik
load-card-counts-nothing = verwacht ‘{ $of }’: dat is geen soort en geen relatie
load-card-without-expected = de kaart van { $id } zegt niet hoeveel er te verwachten is

## The workbook in which participants send in data. Names of columns and of fields of the source stay as they are.
load-template-explanation = uitleg
load-template-source = bron
    .heading = Blad bron
    .uitgever = Verplicht. De organisatie die deze gegevens aanlevert.
    .titel = Hoe deze bijdrage heet.
    .licentie = Onder welke voorwaarden anderen de gegevens mogen gebruiken, bijvoorbeeld CC0-1.0.
    .datum = De dag waarop de gegevens kloppen, bijvoorbeeld 2021-11-29.
    .adres = Webadres van het document waaruit de gegevens komen.
    .zichtbaar-voor = Wie de gegevens mag zien: iedereen, deelnemers, of organisaties die u noemt, met een puntkomma ertussen. Leeg betekent iedereen.
load-template-entities = entiteiten
    .heading = Blad entiteiten
    .id = Verplicht. Het id van de uitgever waar dat er is (tooi-pv22, kst-33009-104), anders een zelfgekozen korte naam in kleine letters met streepjes, die daarna nooit meer verandert.
    .kind = Verplicht. De soort; kies uit de lijst. De Nederlandse naam (bijvoorbeeld provincie) mag ook.
    .name = Verplicht. De volledige naam.
    .names = Andere namen, gescheiden door puntkomma's. Voorbeeld: afkorting=SBIR; voorheen=EL&I [2010/2012]; lopend=het programma SBIR; lopend/en=the SBIR programme.
    .identifiers = Nummers van officiële registers, gescheiden door puntkomma's. Voorbeeld: kvk:12345678; oin:00000001234567890000.
    .description = Eén of twee zinnen in eigen woorden.
    .homepage = Webadres dat begint met https://.
    .region = Het id van de provincie, gemeente of regio waar het ligt. Voorbeeld: tooi-pv22.
load-template-relations = relaties
    .heading = Blad relaties
    .subject = Verplicht. Een id of naam van blad entiteiten, of een id dat Samenspel al kent.
    .relation = Verplicht. Lees subject, relation en object samen als een zin; kies uit de lijst.
    .object = Verplicht. Zoals subject.
    .holds = ja of leeg: dit is zo; nee: dit is niet zo, u spreekt tegen wat een ander zegt.
    .since = Begin: 2019, 2020-12 of 2020-12-08.
    .until = Einde, op dezelfde manier geschreven.
    .status = proposed (voorgesteld), agreed (afgesproken), running (loopt), ended (afgelopen), withdrawn (ingetrokken).
    .retracts = ja: u neemt terug wat u eerder zei; het blijft zichtbaar als ingetrokken.
    .amount = Bedrag of aantal. Voorbeeld: 11500000 EUR (2017-2021), 20 percent, 7 count.
    .role = In welke rol, bijvoorbeeld cofinancier.
    .note = Toelichting in eigen woorden.
    .locator = Waar dit staat: bladzijde, alinea, artikel of voetnoot van uw document.
load-template-yes-no = ja/nee
load-template-choices = keuzes
load-template-called = in het Nederlands
load-template-unknown = Onbekende waarde
    .advice = Kies een waarde uit de lijst, of een Nederlandse naam van blad keuzes.
load-template-how = Zo levert u gegevens aan
    .fill = Vul op blad bron in van wie de gegevens zijn, op blad entiteiten wie of wat er is, en op blad relaties wat die met elkaar te maken hebben. Laat de kolomnamen staan. Lege rijen mogen.
    .load = Laad het bestand met: samenspel load BESTAND.xlsx. Klopt er iets niet, dan wordt niets geladen en krijgt u alle fouten in één keer te zien, met blad, rij en kolom.
    .persons = Neem geen personen op, behalve ambtsdragers in hun functie (bijvoorbeeld minister van EZK).
load-no-yes-no = ‘{ $given }’ is geen ja of nee
load-retracts-and-stands = een rij die iets terugneemt, kan niet ook status { $status } hebben; laat een van beide leeg
load-judgement-incomplete = een oordeel heeft left, right, verdict en why, en niets anders
load-judgement-verdict = verdict is yes of no, en niet ‘{ $given }’
load-no-judgements = dit bestand is geen lijst van oordelen

# Hoe vaak een bron verschijnt.
cadence-daily = elke dag
cadence-weekly = elke week
cadence-monthly = elke maand
cadence-quarterly = elk kwartaal
cadence-on-change = bij elke wijziging
cadence-never = eenmalig

## A list that comes back with who is on it
clean-as-written = zoals geschreven
clean-name = officiële naam
clean-id = id
clean-confidence = zekerheid
clean-candidates = kandidaten
clean-ending = herkend
load-together =
    { $count ->
        [one] 1 bron
       *[other] { NUMBER($count) } bronnen
    } in één keer geladen; { $changed ->
        [one] 1 gegeven
       *[other] { NUMBER($changed) } gegevens
    } nieuw, gewijzigd of vervallen
load-busy-since = wordt sinds { $since } al ververst door een ander proces ({ $process }); er is niets gedaan
load-busy = wordt op dit moment al ververst door een ander proces; er is niets gedaan
