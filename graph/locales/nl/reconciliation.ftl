# Namen herkennen vanuit andere programma's (/reconcile): wat de dienst zegt, en hoe eigenschappen heten.

reconcile-name = Samenspel: wie is wie in innovatiegericht inkopen
reconcile-limit = Hoogstens
    .help = Hoeveel waarden u per rij hoogstens wilt; 0 is alle.
reconcile-no-json = dit is geen JSON
reconcile-no-type = type: ‘{ $given }’ is hier geen soort; /reconcile/suggest/type noemt ze
reconcile-no-property = ‘{ $given }’ is hier geen eigenschap; /reconcile/suggest/property noemt ze
reconcile-no-feature = ‘{ $given }’ is geen deel van een score; dat zijn { $known }, en property- met het id van een eigenschap
reconcile-nothing = stuur in het formulier het veld queries of extend
reconcile-no-callback = callback: deze dienst geeft geen scripts (JSONP); vraag met CORS, zoals versie 0.2 voorschrijft
reconcile-too-many = dit zijn { NUMBER($count) } vragen; hoogstens { NUMBER($most) } kunnen tegelijk
reconcile-feature-name = naam
    .what = Hoe goed de naam past, van 0 tot 100. Een nummer of een hele naam geeft 85 of meer; een deel van een naam minder dan 80; wat er alleen op lijkt minder dan 30.
reconcile-feature-type = soort
    .what = Of dit van de soort is waar u om vraagt, of van een soort daaronder.
reconcile-feature-property =
    .what = Of deze eigenschap is zoals uw lijst zegt. Klopt zij, dan blijft de score zoals die was. Is zij anders, dan wordt de score de helft. Is zij niet bekend, dan wordt de score een kwart lager en staat dit deel er niet bij. Vraagt u naar meer eigenschappen, dan telt het gemiddelde.
candidate-kind = { $kind }
candidate-kind-in = { $kind } in { $place }
candidate-not-there = Bestaat niet meer
hit-properties = eigenschappen

## Eigenschappen

property-name = naam
property-abbreviation = afkorting
property-formerName = vroegere naam
property-website = website
property-region = gebied
property-since = sinds
property-until = tot en met
property-description = omschrijving
property-cordis = nummer in CORDIS
property-kst = nummer van het Kamerstuk
property-kvk = KVK-nummer
property-nuts = NUTS-code
property-ocds = nummer in OCDS
property-oin = OIN
property-owms = naam in OWMS
property-roo = nummer in het Register van Overheidsorganisaties
property-rsin = RSIN
property-stcrt = nummer van de Staatscourant
property-ted = nummer in TED
property-tooi = TOOI-adres
property-url = adres op het web
property-wikidata = nummer in Wikidata
