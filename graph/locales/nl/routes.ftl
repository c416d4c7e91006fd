# Routes in zinnen, waarom er geen is, en vragen die zo niet te beantwoorden zijn.
route-besides = daarnaast: { $clause }
route-more-ties = { $number ->
    [1] En nog één andere band.
   *[other] En nog { WORDS($number) } andere banden.
 }
route-past-all = Let op: deze banden zijn voorbij. Niemand op deze route kan u nu introduceren.
route-past-some = Let op: { $number ->
    [1] één van deze banden is
   *[other] { WORDS($number) } van deze banden zijn
 } voorbij. Niemand op deze route kan u nu van { $start } naar { $goal } introduceren.
route-peers = { $start } en { $goal } hebben dit gemeen en kunnen van elkaar leren; een introductie is het niet.
route-neighbours = de onderwerpen van { $start } en { $goal } raken elkaar; een introductie is het niet.
route-documents = { $start } en { $goal } komen alleen in deze stukken voor; een introductie is het niet.
route-experience = Vraag naar de ervaringen van { $contact }.
route-contact = Neem eerst contact op met { $contact }.
route-contact-refer = Neem eerst contact op met { $contact } en verwijs naar { $shared }.
route-nobody = Op deze route is niemand bekend die u kunt bellen.
route-no-weakest = Geen stap is zwakker dan een andere.
route-weakest = De zwakste stap is die van { $start } naar { $goal }: { $why }.
route-weakest-twice = De zwakste stap is die van { $start } naar { $goal }: { $why }, en { $besides }.
weak-stated = die band staat vast
    .besides = die band staat vast
weak-reported = die band is alleen uit de tweede hand bekend
    .besides = hij is alleen uit de tweede hand bekend
weak-derived = die band is afgeleid
    .besides = hij is afgeleid
weak-extracted = die band is door een programma gevonden en niet nagekeken
    .besides = hij is door een programma gevonden en niet nagekeken
weak-disputed = een bron spreekt die band tegen
    .besides = een bron spreekt hem tegen
weak-hub = { $hub } heeft veel banden
    .besides = { $hub } heeft bovendien veel banden
weak-small-hub = { $hub } heeft meerdere banden
    .besides = { $hub } heeft bovendien meerdere banden
weak-age = die band is voorbij
    .besides = hij is voorbij
weak-base = die band is zwakker dan een lidmaatschap
    .besides = hij is zwakker dan een lidmaatschap
no-path = Van { $start } naar { $goal } is geen route bekend: { $reason }.
no-path-reach = { $number ->
    [0] Vanuit { $end } is niets anders te bereiken.
    [1] Vanuit { $end } is één andere partij of afspraak te bereiken.
   *[other] Vanuit { $end } zijn { WORDS($number) } andere partijen en afspraken te bereiken.
 }
no-path-nearest = De dichtstbijzijnde ontbrekende schakel is die tussen { $left } en { $right }: van alle partijen aan weerszijden hebben deze twee de meeste thema's en instrumenten gemeen, maar er is geen band tussen hen bekend.
no-path-longer = de kortste bekende route telt { WORDS($steps) } stappen, meer dan de gevraagde { WORDS($asked) }
no-path-past = er is wel een route bekend, maar geen die langs { $past } loopt in hoogstens { WORDS($asked) } stappen
no-path-within = er is wel een route bekend, maar geen in hoogstens { WORDS($asked) } stappen
no-path-hub = alle bekende routes lopen via een partij met meer dan { $most } banden, te veel om te introduceren
no-path-none = tussen de twee is geen verbinding bekend
no-path-left-out = alle bekende routes lopen langs wat de vraag uitsluit
no-path-only-tie = { $number ->
    [1] { $only } is de enige bekende band van { $end }
   *[other] { $only } zijn de enige bekende banden van { $end }
 }
no-path-succeeded = { $end } bestaat niet meer; vraag naar { $successors }
no-path-gone = { $end } bestaat niet meer
no-path-not-known-then = van { $end } is niet bekend of die er toen al was
no-path-no-tie-introduction = van { $end } is geen huidige band bekend waarlangs iemand kan introduceren
no-path-no-tie-affinity = van { $end } is geen instrument of thema bekend dat met een ander is gedeeld
no-path-no-tie-document = er is geen document bekend dat { $end } noemt
path-too-wide = er lopen te veel routes langs de gevraagde partijen; vraag er minder, of minder stappen
path-meaning = een route betekent introduction, affinity of document, niet { $given }
path-ends = noem aan elke kant hoogstens { $most } partijen, of een kleinere soort
path-without = without noemt soorten banden; onbekend is { $given }
path-same-ends = kies twee verschillende partijen: begin en einde zijn allebei { $name }
path-same-parties = kies aan de ene kant andere partijen dan aan de andere: nu zijn het precies dezelfde
path-count = k is het aantal routes, van 1 tot en met { $most }, niet { $given }
path-length = max_length is een aantal stappen, van 1 tot en met { $most }, niet { $given }
path-strategy = strategy is strongest of shortest, niet { $given }
path-via = een partij om langs te gaan staat één keer in via en is geen uiteinde van de route
path-avoid = { $names } kan niet worden vermeden: het is een uiteinde van de route of staat ook bij via
path-through = een route kan eindigen bij { $name } ({ $kind }), maar er niet langs gaan
path-through-gone = een route kan niet langs { $name } ({ $kind }): die is er niet meer
path-through-unknown-then = een route kan niet langs { $name } ({ $kind }): niet bekend is of die er toen al was
any-of-kind = alle { $kind }
route-strong = sterk
route-fair = redelijk
route-weak = zwak
route-worth = Deze route is { $strength } (gewicht { $cost }).
route-title = Route van { $start } naar { $goal }
route-about = Waarover: { $number ->
    [1] beide hebben te maken met { $what }.
   *[other] beide hebben onder meer te maken met { $what }.
 }
route-about-goal = Waarover: wat beide delen is niet bekend. Bij { $goal } speelt onder meer { $what }.
route-about-nothing = Waarover: wat beide delen is niet bekend.
route-opening = U kunt zo beginnen: “{ $text }”
route-from = Uit Samenspel, stand van { $day }.
opening-who = Wij zijn { $start } en willen graag kennismaken met { $goal }, om te praten over { $what }.
opening-open = … (vul zelf het onderwerp in)
opening-shared = Wij hebben allebei te maken met { $shared }.
opening-tie = Wij zagen dit over uw band: { $tie }.
opening-through = U en { $goal } hebben allebei te maken met { $through }.
opening-along = De weg naar hen loopt langs { $way }.
opening-request = Kunt u ons met hen in contact brengen?
path-no-such-kind = achter kind: hoort een soort uit het netwerk, zoals Fieldlab, niet { $given }
path-no-end = noem aan beide kanten ten minste één partij of soort
path-none-of-kind = er zijn geen { $kind } bekend
one-of-kind = een van de { $kind }
one-of-these = { $these }
