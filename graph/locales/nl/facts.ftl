# Wat bij een feit in een zin hoort: bronnen, twijfel en tegenspraak.
denied = een bron spreekt tegen dat dit zo is: { $clause }
cited = { $number ->
    [1] [bron: { $sources }]
   *[other] [bronnen: { $sources }]
 }
note-withdrawn = ingetrokken
note-lapsed = een plan voor de periode { $period }; of het doorging, is niet bekend
note-proposed = voorgesteld
note-unknown-then = niet bekend of dit toen gold
note-not-yet = nog niet begonnen
note-reported = uit de tweede hand
note-derived = afgeleid
note-extracted = door een programma gevonden
note-contradicted = tegengesproken in { $by }
note-disputed = de bron zegt elders iets anders
