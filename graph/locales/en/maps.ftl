# Words of the maps: around the drawing, and in its script.

map-of-network = The network of innovation-oriented procurement
map-around = The network around { $who }
map-of-binding = What connects { $parties }
map-lead-binding =
    { $count ->
        [0] Nothing is known that two or more of them share. Around: what concerns one of them.
        [one] In the middle: the one thing that two or more of them share. Around it: what concerns one of them.
       *[other] In the middle: { $count } consultations, agreements and programmes that two or more of them share. Around these: what concerns one of them.
    }
map-lead-kinds = Everything by kind, from central government at the top to papers at the bottom. The thicker a line, the more relations.
map-of-route = The route from { $start } to { $goal }
map-of-kinds = { $subject }: { $kinds }
map-revision = revision { $revision } of the data
map-as-of = as it was in { $date }
map-sources-until = sources up to and including { $date }
map-former = former { $kind }
map-group = { $count } { $kind }
map-folded = { $kinds } are shown as { $groups }. { $how }
map-folded-how = Open a group by double-click, or by Enter when it is chosen.
map-others =
    { $count ->
        [one] { $count } other
       *[other] { $count } others
    }
map-groups =
    { $count ->
        [one] { $count } group
       *[other] { $count } groups
    }

map-meaning-introduction = collaboration (somebody can introduce)
map-meaning-affinity = affinity (same theme or instrument)
map-meaning-document = documents (recorded or mentioned in)
map-meaning-none = other (money, terms, follow-up)
map-state-holds = in force
map-state-ended = ended

map-to-drawing = To the map
map-to-list = To the list
map-tools = Search and filter
map-search = Search
map-search-hint = Name or abbreviation
map-suggestions = Suggestions
map-legend = Legend and filters
map-kinds = Kinds
map-group-mark = group: a double click or Enter opens it
map-bundle = several relations together: thicker is more
map-relation-types =
    { $count ->
        [one] { $count } type of relation
       *[other] { $count } types of relations
    }
map-from-year = from
map-to-year = up to and including
map-undated = Relations without a year stay.
map-over = ended or dissolved
map-focus = starting point: { $name }
map-label = Map
map-arrangement = Arrangement
map-arrangement-network = Network
map-arrangement-rings = Rings by level
map-arrangement-lanes = Lanes by level
map-open-groups = Open groups
map-close-groups = Close groups
map-clear = Clear choice
map-save = Save as slide (PNG)
map-save-svg = SVG
map-needs-script = The drawing needs JavaScript. The list holds the same content.
map-wheel = Hold Ctrl to zoom with the wheel, or click the map first
map-move = Move the map
map-left = Left
map-up = Up
map-down = Down
map-right = Right
map-fit = Show all
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-details = Details
map-route = Route
map-show-route = Show the route on the map
map-choose = Choose a mark on the map, a name in the list, or search.
map-keys = With the keyboard: arrows go from mark to mark, Shift with an arrow moves the map, + and − zoom, 0 shows all, Enter opens what was chosen, Esc clears.
map-list = List
map-outward = A link with an arrow ↗ opens in a new window.
map-entries = Parties, agreements and papers
map-description = Description
map-more = Show more
map-made-with = Made with Samenspel (EUPL-1.2). The drawing uses vis-network 9.1.2 (Apache-2.0 or MIT).

## Words that the script fills: a number arrives as the form that goes with it and as it is written

map-script-relations =
    { $form ->
        [one] { $n } relation
       *[other] { $n } relations
    }
map-script-found = { $n } found
map-script-shown-of = { $n } of { $total } shown
map-script-show-all = Show all { $n }
map-script-group = These stand together in one group. Open it to see them apart on the map.
map-script-open-group = Open the group
map-script-close-group = Close the group
map-script-opened = Opened: { $name }
map-script-closed = Closed: { $name }
map-script-peek = { $name }: read more ↓
map-script-source = Source: Samenspel,
map-script-role = map
map-script-label = Map of the network; the same content stands in the list
map-script-tier-1 = National government
map-script-tier-2 = Agencies, associations and platforms
map-script-tier-3 = Provinces and agreements
map-script-tier-4 = Instruments
map-script-tier-5 = Municipalities, regions and activities
map-script-tier-6 = Companies, knowledge and themes
map-script-tier-7 = Documents
