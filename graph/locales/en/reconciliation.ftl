# Recognising names from other programs (/reconcile): what the service says, and what properties are called.

reconcile-name = Samenspel: who is who in innovation-oriented procurement
reconcile-limit = At most
    .help = How many values you want in a row at most; 0 is all.
reconcile-no-json = this is no JSON
reconcile-no-type = type: ‘{ $given }’ is no kind here; /reconcile/suggest/type lists them
reconcile-no-property = ‘{ $given }’ is no property here; /reconcile/suggest/property lists them
reconcile-no-feature = ‘{ $given }’ is no part of a score; those are { $known }, and property- with the id of a property
reconcile-nothing = send the field queries or extend in the form
reconcile-no-callback = callback: this service gives no scripts (JSONP); ask by CORS, as version 0.2 has it
reconcile-too-many = these are { NUMBER($count) } queries; at most { NUMBER($most) } can be asked at once
reconcile-feature-name = name
    .what = How well the name fits, from 0 to 100. A number or a whole name gives 85 or more; part of a name less than 80; what only looks like it less than 30.
reconcile-feature-type = kind
    .what = Whether this is of the kind that you ask for, or of one below it.
reconcile-feature-property =
    .what = Whether this property is as your list says. If it is, the score stays as it was. If it is otherwise, the score is halved. If it is not known, the score is a quarter lower and this part is left out. If you ask for more properties, their average counts.
candidate-kind = { $kind }
candidate-kind-in = { $kind } in { $place }
candidate-not-there = Does not exist any more
hit-properties = properties

## Properties

property-name = name
property-abbreviation = abbreviation
property-formerName = former name
property-website = website
property-region = area
property-since = since
property-until = until
property-description = description
property-cordis = number in CORDIS
property-kst = number of the parliamentary paper
property-kvk = Chamber of Commerce number (KVK)
property-nuts = NUTS code
property-ocds = number in OCDS
property-oin = OIN
property-owms = name in OWMS
property-roo = number in the Register of Public Organisations
property-rsin = RSIN
property-stcrt = number of the Government Gazette
property-ted = number in TED
property-tooi = TOOI address
property-url = address on the web
property-wikidata = number in Wikidata
