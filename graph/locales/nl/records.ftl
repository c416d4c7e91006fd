# Wat er mis is met gegevens: entiteiten, beweringen en hun bronnen, namen, nummers, datums, en besluiten over wie wie is.
# Velden, soorten en relaties heten zoals ze in de bestanden heten.
record-at = { $place }: { $problem }
record-name = naam ‘{ $text }’
record-identifier = identificatie { $scheme }
record-amount = bedrag { $value }
record-page = pagina { $url }
record-passage = passage { $locator }
record-source = bron { $id }
record-entity = entiteit { $id }
record-claim = bewering { $subject } { $relation } { $object }

record-empty = { $field } is leeg
record-too-long = { $field } heeft { $count } tekens; hoogstens { $most } zijn toegestaan
record-no-text = { $field } bevat een teken dat geen tekst is; typ de tekst opnieuw
record-mark-outside = een passage is gemarkeerd op een plaats die er niet in staat
record-no-id = ‘{ $given }’ kan geen id zijn; een id heeft 1 tot 200 letters, cijfers, punten, lage streepjes of koppeltekens en begint met een letter of cijfer
record-no-address = ‘{ $given }’ is geen webadres; dat begint met https:// of http://
record-no-date = ‘{ $given }’ is geen datum; schrijf 2019, 2020-12 of 2020-12-08
record-no-such-day = ‘{ $given }’ noemt een dag die niet bestaat; schrijf bijvoorbeeld 2020-12-08
record-ends-before = het einde ({ $until }) ligt voor het begin ({ $since })
record-no-decimal = ‘{ $given }’ is geen getal; schrijf 11500000 of 0.5
record-no-unit = eenheid ‘{ $given }’ is geen valutacode zoals EUR, en niet percent of count
record-not-one-of = { $field } ‘{ $given }’ kan niet; kies { $choices }

audience-everybody = iedereen
audience-participants = deelnemers
record-no-audience = ‘{ $given }’ is geen lijst van groepen; laat weg voor iedereen, of noem participants of id's van organisaties
record-audience-twice = kies voor wie de bron zichtbaar is: alle deelnemers (participants), of alleen bepaalde organisaties
record-unknown-kind = ‘{ $given }’ is geen soort{ $hint }
record-unknown-relation = ‘{ $given }’ is geen relatie{ $hint }
record-meant = {""}; bedoelt u { $near }?
record-kind-of-kinds = de soort { $kind } is er alleen om andere onder te brengen; kies { $below }
record-to-itself = een entiteit heeft geen relatie met zichzelf
record-end-unstated = { $end } ‘{ $id }’ staat er niet bij; voeg een entiteit met dat id toe
record-end-of-kind = { $end } is van de soort { $kind }; bij { $relation } kan daar alleen { $allowed }

record-entity-again = entiteit { $id } staat { $count } keer in bron { $source }; noem haar één keer
record-region-unstated = entiteit { $id }: haar regio { $region } staat niet in bron { $source }
record-claim-again = { $claim } (plaats: { $locator }) staat er twee keer; noem haar één keer, of maak verschil met role, since of locator
record-no-locator = geen

record-judgement-on-one = een besluit gaat over twee verschillende id's, niet twee keer over { $id }
record-judgements-contradict = { $left } en { $right } zijn niet hetzelfde, is besloten (door { $by }, { $at }), maar andere besluiten maken ze één; trek er eerst een in
