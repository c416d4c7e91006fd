# Wat de API zegt over een vraag die zij niet kan beantwoorden.

problem-not-found = op dit adres is niets; openapi.json beschrijft wat er wel is
problem-read-only = deze dienst kan alleen worden gelezen, met GET of HEAD
problem-other = hierop is geen antwoord mogelijk
problem-fault = er ging iets mis in deze dienst; probeer het later opnieuw
problem-store = de opslag geeft geen antwoord: { $reason }
problem-busy = er worden nu zoveel zware vragen beantwoord dat deze niet aan de beurt komt; vraag het over enkele seconden opnieuw
problem-too-large = dit is te groot; stuur hoogstens { NUMBER($bytes) } bytes
problem-too-slow = wat u stuurt, was niet binnen { $seconds } seconden binnen
problem-too-often = er komen te veel verzoeken van dit adres of met dit token; probeer het over { $seconds } seconden opnieuw
problem-over-budget = dit antwoord kost meer werk dan een vraag mag kosten ({ $seconds } seconden); vraag minder routes, tussenstations of stappen, of een kleiner deel van het netwerk
problem-unknown-entity = er is niets bekend met het id '{ $id }'
problem-unknown-question = er is geen vraag met het id '{ $id }'; er zijn: { $known }
problem-unknown-source = er is geen bron bekend met het id '{ $id }'
problem-unknown-reference = er is niets bekend met het id, de naam of de afkorting '{ $reference }'
problem-unknown-reference-alike = er is niets bekend met het id, de naam of de afkorting '{ $reference }'; in `candidates` staat wat erop lijkt
problem-ambiguous-reference = '{ $reference }' kan meer dan één ding betekenen; geef het id of de volledige naam van een van de `candidates`
problem-unknown-parameter = '{ $name }' is hier geen parameter; de parameters zijn { $known }
problem-unknown-parameter-near = '{ $name }' is hier geen parameter, '{ $near }' wel; de parameters zijn { $known }
problem-repeated-parameter = { $name }: deze parameter heeft één waarde, maar staat { $count } keer in het adres
problem-not-one-of = { $name }: '{ $given }' is niet een van { $known }
problem-no-date = { $name }: '{ $given }' is geen datum; schrijf 2021, 2021-11 of 2021-11-29
problem-no-moment = { $name }: '{ $given }' is geen revisienummer en geen datum; schrijf bijvoorbeeld 12 of 2026-11-01
problem-cursor = cursor: '{ $given }' is niet de `next` van een eerdere pagina
problem-cursor-of-type = cursor: geef ook `type` en `direction`; elke soort relatie heeft eigen pagina's
problem-matrix-too-large = rows, columns: deze matrix heeft meer dan { $most } vakjes; kies minder ruime soorten

## Wat er mis is met de waarde van een parameter

problem-wrong-value = { $name }: { $what }
problem-value = dit klopt niet
problem-value-missing = deze parameter is nodig
problem-value-int-parsing = schrijf een heel getal
problem-value-int-parsing-size = dit getal is te groot
problem-value-bool-parsing = schrijf true of false
problem-value-greater-than-equal = schrijf { $ge } of meer
problem-value-less-than-equal = schrijf { $le } of minder
problem-value-string-too-short = schrijf minstens { $min_length } tekens
problem-value-string-too-long = schrijf hoogstens { $max_length } tekens
problem-value-too-long = schrijf hoogstens { $max_length } waarden
problem-value-literal-error = schrijf { $expected }
problem-value-path-prefix = schrijf een pad dat met / begint en niet met / eindigt, zoals /samenspel
problem-value-rate = schrijf een aantal per tijd, zoals 600/minute of 10/second;5000/hour
problem-value-ip-v4-network = schrijf adressen of netwerken met komma's ertussen, zoals 127.0.0.1, 10.0.0.0/8
problem-value-ip-v6-network = schrijf adressen of netwerken met komma's ertussen, zoals 127.0.0.1, 10.0.0.0/8
problem-value-issuer = schrijf het adres van de aanbieder, dat met https:// begint
problem-value-role-names = schrijf paren als naam=rol met komma's ertussen; de rollen zijn { $roles }
problem-value-secret = schrijf minstens { $least } tekens
problem-value-greater-than = schrijf meer dan { $gt }
problem-value-float-parsing = schrijf een getal

## Hoe de dienst is ingesteld

settings-unknown = { $variable } is geen instelling; bedoelt u { $near }?
settings-wrong = { $variable }: { $what }; er staat '{ $given }'
