# Wat het commando op het scherm laat zien.
# De ernst van een hiaat, de stand van een vak in de matrix, de uitkomst van een keer laden.
terminal-word-serious = ernstig
terminal-word-moderate = matig
terminal-word-minor = licht
terminal-word-shown = aangetoond
terminal-word-absent = aantoonbaar niet
terminal-word-doubtful = misschien
terminal-word-unknown = onbekend
terminal-word-loaded = geladen
terminal-word-unchanged = ongewijzigd
terminal-word-withdrawn = ingetrokken
terminal-word-refused = geweigerd
terminal-word-started = begonnen
terminal-word-fetched = vernieuwd
terminal-word-failed = mislukt
terminal-word-due = aan de beurt
terminal-word-busy = bezig
terminal-word-waits = niet aan de beurt
terminal-requests = Verzoeken
terminal-next = Weer vanaf
terminal-failing = vernieuwen mislukt sinds { $since }
terminal-word-added = toegevoegd
terminal-word-changed = gewijzigd
terminal-word-merged = samengevoegd
terminal-word-retracted = ingetrokken

terminal-source = Bron
terminal-effect = Gevolg
terminal-what = Wat
terminal-row = Rij
terminal-where = Waar
terminal-nothing-would-change = Laden zou niets veranderen.
terminal-outcome = Uitkomst
terminal-entities = Entiteiten
terminal-claims = Beweringen
terminal-last-loaded = Laatst geladen
terminal-publisher = Uitgever
terminal-licence = Licentie
terminal-cadence = Ritme
terminal-not-loaded-yet = nog niet geladen
terminal-nothing-loaded = Er is niets geladen.
terminal-nothing-changed = Er is niets veranderd: alle bronnen waren al geladen.
terminal-done = { $done } van { $total }
terminal-pace = { $done } van { $total }, { $rate } per seconde, { $left }
terminal-minutes-left = { $count ->
    [one] nog 1 minuut
   *[other] nog { $count } minuten
}
terminal-seconds-left = { $count ->
    [one] nog 1 seconde
   *[other] nog { $count } seconden
}

terminal-merged = Op grond van regels samengevoegd: { $count }.
terminal-to-review = Te beoordelen of het dezelfde zijn: { $count }; dat kan met `samenspel review`.
terminal-holds = { $store }: revisie { $revision }, { $entities } entiteiten, { $facts } feiten

terminal-nothing-found = Niets gevonden.
terminal-also-known-as = Ook bekend als: { $names }
terminal-identifiers = Identificatie: { $numbers }
terminal-no-gaps = Geen hiaten bekend binnen deze keuze.
terminal-looked-at = bekeken: { $what } ({ $count })
terminal-next-step = Volgende stap: { $step }
terminal-decisions-recorded = Besluiten vastgelegd: { $count }.
terminal-decisions-withdrawn = Besluiten ingetrokken: { $count }.

terminal-written = Geschreven: { $path } ({ $kilobytes } kB)
terminal-token-until = Geldig tot { $moment }.
terminal-token-revoked = Het token ‘{ $label }’ is ingetrokken.
terminal-no-tokens = Er zijn geen tokens.
terminal-served-read-only = Deze dienst is alleen te lezen: andere computers kunnen erbij en er is geen login ingesteld (SAMENSPEL_OIDC_ISSUER).
terminal-served = Samenspel staat op { $address } (Ctrl-C stopt het).
terminal-how-to-serve = Start de pagina's en de API met `make serve` en open { $address }
terminal-where-the-data-are = De gegevens staan in { $store }; `samenspel --help` toont wat er verder kan.

terminal-cleaned =
    { $decided } van { $count } { $count ->
        [one] naam
       *[other] namen
    } herkend.{ $left ->
        [0] {""}
        [one] {" "}Bij één naam is de keuze aan u; wie het kan zijn, staat erachter.
       *[other] {" "}Bij { $left } namen is de keuze aan u; wie het kan zijn, staat erachter.
    }
terminal-check-good = { $source } klopt: { $entities } entiteiten en { $claims } beweringen. Er is niets geladen.
terminal-check-wrong = { $count ->
    [one] Er is { $count } fout. Er is niets geladen.
   *[other] Er zijn { $count } fouten. Er is niets geladen.
 }
terminal-check-alike = Lijkt op iets wat al bekend is. Is het hetzelfde, gebruik dan hetzelfde id:
terminal-more-lines = En nog { $count } andere.
