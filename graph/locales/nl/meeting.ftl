# Wat er veranderde tussen twee dagen, voor een vergadering.
meeting-period-known = Vergeleken: wat op { $start } bekend was (revisie { $first }), en wat op { $end } bekend was (revisie { $last }).
meeting-period-so = Vergeleken: hoe het op { $start } was, en hoe het op { $end } was, met wat nu bekend is.
meeting-nothing = Er zijn geen wijzigingen in deze periode.
meeting-nothing-before = Vóór deze periode was hier nog niets vastgelegd. Alles telt daarom als nieuw.
meeting-first-told = { $number ->
    [one] Daarnaast noemt een bron uit deze periode één band voor het eerst, zonder te zeggen sinds wanneer die bestaat.
   *[other] Daarnaast noemen bronnen uit deze periode { $number } banden voor het eerst, zonder te zeggen sinds wanneer die bestaan.
 }
meeting-registered = { $number ->
    [one] Alleen uit { $source }: één andere band. Die staat hieronder niet apart.
   *[other] Alleen uit { $source }: { $number } andere banden. Die staan hieronder niet apart.
 }
meeting-count-began = { $number ->
    [one] één nieuwe band
   *[other] { WORDS($number) } nieuwe banden
 }
meeting-count-ended = { $number ->
    [one] één band voorbij
   *[other] { WORDS($number) } banden voorbij
 }
meeting-count-planned = { $number ->
    [one] één nieuw plan
   *[other] { WORDS($number) } nieuwe plannen
 }
meeting-count-opened = { $number ->
    [one] één nieuw hiaat
   *[other] { WORDS($number) } nieuwe hiaten
 }
meeting-count-closed = { $number ->
    [one] één hiaat verdwenen
   *[other] { WORDS($number) } hiaten verdwenen
 }
meeting-count-turned = { $number ->
    [one] één vakje van de matrix veranderd
   *[other] { WORDS($number) } vakjes van de matrix veranderd
 }
meeting-count-due = { $number ->
    [one] één termijn afgelopen
   *[other] { WORDS($number) } termijnen afgelopen
 }
meeting-undecided = Besluiten die nog open zijn
    .none = Er wacht geen besluit, voor zover bekend.
meeting-due = Termijnen die in deze periode afliepen
    .none = Geen bekende termijn liep in deze periode af.
meeting-overdue = Afspraken waarvan de termijn al voorbij is
    .none = Van geen afspraak is de termijn voorbij zonder bericht over het vervolg.
meeting-coming = Termijnen in het komende half jaar
    .none = In het komende half jaar loopt geen bekende termijn af.
meeting-opened = Nieuwe hiaten
    .none = Er kwamen geen hiaten bij.
meeting-closed = Hiaten die er niet meer zijn
    .none = Er verdwenen geen hiaten.
meeting-turned = Wie gebruikt wat: vakjes die veranderden
    .none = In de matrix van provincies en instrumenten veranderde niets.
meeting-began = Nieuwe banden
    .none = Er kwamen geen banden bij.
meeting-planned = Nieuwe plannen
    .none = Er kwamen geen plannen bij.
meeting-ended = Banden die voorbij zijn
    .none = Er eindigden geen banden.
meeting-gone = Banden die geen bron meer noemt
    .none = Alle banden van toen worden nog genoemd.
meeting-altered = Anders verteld dan eerst
    .none = Geen bron vertelt iets anders dan eerst.
meeting-routes = Routes tussen deze partijen
    .none = Noem ten minste twee partijen om routes te zien.
meeting-loads = Wat er werd geladen
    .none = Er werd niets geladen.
meeting-finding = { $finding } Volgende stap: { $step }
meeting-cell = { $row } en { $column }: was { $before }, is nu { $after }.
meeting-route = { $strength } (gewicht { $cost }).
meeting-no-route = van { $start } naar { $goal } is geen route bekend.
meeting-load = { $source }, geladen op { $day }: { $counts }.
meeting-load-register = Register geladen op { $day }: { $source }. { $counts }.
meeting-title = Wat veranderde er?
meeting-title-for = Wat veranderde er voor { $parties }?
meeting-more = En nog { $number }. Alles staat in de tabel.
meeting-made = Gemaakt op { $day } met Samenspel.
meeting-wrong-order = Het begin van de periode ligt na het einde.
meeting-party-not-known = { $name } was aan het einde van deze periode hier niet bekend.
meeting-source = Volgens { $source }:
meeting-column-section = Onderdeel
meeting-column-text = Wat
meeting-sources = bron: { $sources }
meeting-needs-dates = Hoe iets op een dag was, is alleen tussen datums te vergelijken, niet tussen revisies.
meeting-nothing-else = Geen wijzigingen
meeting-more-about = meer
meeting-period-first = Dit is alles wat op { $end } bekend was (revisie { $last }).
meeting-unfold = { $number ->
    [one] Toon nog één
   *[other] Toon nog { $number }
 }
