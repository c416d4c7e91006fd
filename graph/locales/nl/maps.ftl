# Words of the maps: around the drawing, and in its script.

map-of-network = Het netwerk van innovatiegericht inkopen
map-around = Het netwerk rond { $who }
map-of-binding = Wat { $parties } verbindt
map-lead-binding =
    { $count ->
        [0] Er is niets bekend dat twee of meer van hen delen. Buitenom: wat één van hen aangaat.
        [one] In het midden: het ene dat twee of meer van hen delen. Buitenom: wat één van hen aangaat.
       *[other] In het midden: { $count } overleggen, afspraken en programma's die twee of meer van hen delen. Buitenom: wat één van hen aangaat.
    }
map-lead-kinds = Alles per soort, van het Rijk bovenaan tot de stukken onderaan. Hoe dikker een lijn, hoe meer relaties.
map-of-route = De route van { $start } naar { $goal }
map-of-kinds = { $subject }: { $kinds }
map-revision = revisie { $revision } van de gegevens
map-as-of = stand van { $date }
map-sources-until = bronnen tot en met { $date }
map-former = voormalige { $kind }
map-group = { $count } { $kind }
map-folded = { $kinds } zijn samengevat in { $groups }. { $how }
map-folded-how = U opent een groep met een dubbelklik, of door haar te kiezen en op Enter te drukken.
map-others = { $count } andere
map-groups =
    { $count ->
        [one] { $count } groep
       *[other] { $count } groepen
    }

map-meaning-introduction = samenwerking (iemand kan introduceren)
map-meaning-affinity = verwantschap (zelfde thema of instrument)
map-meaning-document = stukken (vastgelegd of genoemd in)
map-meaning-none = overig (geld, voorwaarden, vervolg)
map-state-holds = van kracht
map-state-ended = beëindigd

map-to-drawing = Naar de kaart
map-to-list = Naar de lijst
map-tools = Zoeken en filteren
map-search = Zoeken
map-search-hint = Naam of afkorting
map-suggestions = Suggesties
map-legend = Legenda en filters
map-kinds = Soorten
map-group-mark = groep: een dubbelklik of Enter opent haar
map-bundle = meer relaties samen: dikker is meer
map-relation-types =
    { $count ->
        [one] { $count } soort relatie
       *[other] { $count } soorten relaties
    }
map-from-year = van
map-to-year = tot en met
map-undated = Relaties zonder jaartal blijven staan.
map-over = afgelopen of opgeheven
map-focus = uitgangspunt: { $name }
map-label = Kaart
map-arrangement = Indeling
map-arrangement-network = Netwerk
map-arrangement-rings = Ringen per niveau
map-arrangement-lanes = Banen per niveau
map-open-groups = Open groepen
map-close-groups = Sluit groepen
map-clear = Wis keuze
map-save = Bewaar als dia (PNG)
map-save-svg = SVG
map-needs-script = De tekening heeft JavaScript nodig. De lijst bevat dezelfde inhoud.
map-wheel = Houd Ctrl ingedrukt om met het wiel te zoomen, of klik eerst op de kaart
map-move = Beweeg de kaart
map-left = Naar links
map-up = Omhoog
map-down = Omlaag
map-right = Naar rechts
map-fit = Toon alles
map-zoom-in = Zoom in
map-zoom-out = Zoom uit
map-details = Details
map-route = Route
map-show-route = Toon de route op de kaart
map-choose = Kies een teken op de kaart of een naam in de lijst, of zoek.
map-keys = Met het toetsenbord: de pijlen gaan van teken naar teken, Shift met een pijl beweegt de kaart, + en − zoomen, 0 toont alles, Enter opent wat gekozen is, Esc wist de keuze.
map-list = Lijst
map-outward = Een link met een pijl ↗ opent in een nieuw venster.
map-entries = Partijen, afspraken en stukken
map-description = Omschrijving
map-more = Toon meer
map-made-with = Gemaakt met Samenspel (EUPL-1.2). De tekening gebruikt vis-network 9.1.2 (Apache-2.0 of MIT).

## Words that the script fills: a number arrives as the form that goes with it and as it is written

map-script-relations =
    { $form ->
        [one] { $n } relatie
       *[other] { $n } relaties
    }
map-script-found = { $n } gevonden
map-script-shown-of = { $n } van { $total } getoond
map-script-show-all = Toon alle { $n }
map-script-group = Deze staan samen in één groep. Open de groep om ze afzonderlijk op de kaart te zien.
map-script-open-group = Open de groep
map-script-close-group = Sluit de groep
map-script-opened = Geopend: { $name }
map-script-closed = Gesloten: { $name }
map-script-peek = { $name }: lees meer ↓
map-script-source = Bron: Samenspel,
map-script-role = kaart
map-script-label = Kaart van het netwerk; dezelfde inhoud staat in de lijst
map-script-tier-1 = Rijk
map-script-tier-2 = Uitvoering, koepels en platforms
map-script-tier-3 = Provincies en afspraken
map-script-tier-4 = Instrumenten
map-script-tier-5 = Gemeenten, regio's en activiteiten
map-script-tier-6 = Bedrijven, kennis en thema's
map-script-tier-7 = Stukken
