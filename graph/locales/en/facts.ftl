# What belongs to a fact in a sentence: sources, doubt and contradiction.
denied = a source contradicts that this is so: { $clause }
cited = { $number ->
    [1] [source: { $sources }]
   *[other] [sources: { $sources }]
 }
note-withdrawn = withdrawn
note-lapsed = a plan for the period { $period }; whether it came about is not known
note-proposed = proposed
note-unknown-then = not known whether this held then
note-not-yet = not begun yet
note-reported = second-hand
note-derived = derived
note-extracted = found by a program
note-contradicted = contradicted by { $by }
note-disputed = its source says otherwise elsewhere
