# Words of the pages. A parameter that is called link, or is named for a page, holds a link.

## What frames every page

site-tagline = The network of innovation-oriented procurement
site-description = Samenspel shows who takes part in innovation-oriented procurement in the Netherlands, which instruments and agreements tie them together, and where a next step is missing. Every line names its source.
site-to-content = To the content
site-search-label = Search the network
site-search-hint = Question, name or paper
site-search = Search
site-menu = Main
site-network = Network
site-questions = Questions
site-routes = Routes
site-gaps = Gaps
site-matrix = Matrix
site-map = Map
site-sources = Sources
site-changes = Changes
site-about = About
# This language, as it is called in itself.
site-language = English
site-behind = Samenspel cannot update its data at the moment. You see how things stood at { $moment }, { $age } ago. Sentences from papers, the changes and how loading went cannot be shown now, and nothing can be sent in.
site-as-of = You see how things stood on { $date }.
site-known-on = You see what Samenspel held on { $date }.
site-now = Show how things stand now
site-coverage = Coverage
site-footer = Revision { $revision } of the data. Every fact names its source and the place in it. This is not a website of the government.
site-accessibility = Accessibility
site-licences = Licences
site-api = API
# A pattern of CLDR for a date with its time.
site-moment = d MMMM y, HH:mm

## What several pages say in the same way

label-kind = Kind
label-name = Name
label-theme = Theme
label-region = Region
label-instrument = Instrument
label-party = Party
label-period = Period
label-source = Source
label-sources = Sources
label-relation = Relation
label-relations = Relations
label-website = Website
label-also-known-as = Also known as
label-licence = Licence: { $licence }
label-from = From
label-to = To

time-heading = Look at another date
time-as-of = What stood on
time-as-of-hint = For example 2021 or 29-11-2021. Empty: today.
time-known-on = By what was known on
time-known-on-hint = What did Samenspel hold then? Empty: all that is known now.

standing-stands = stands
standing-proposed = proposed
standing-ended = ended
standing-not-yet = not begun yet
standing-unknown = not known whether this was so then
standing-withdrawn = lapsed
standing-denied = contradicted

choice-all = all
choice-all-kinds = all kinds
choice-all-relations = all relations
choice-all-themes = all themes
choice-all-regions = all regions

filter-heading = Filters
filter-button = Filter
show = Show
show-all = Show all { $count }
show-on-map = Show on the map
download = Download
copy = Copy
copied = Copied

pager = Pages
pager-previous = Previous page
pager-next = Next page

count-relations =
    { $count ->
        [one] { $count } relation
       *[other] { $count } relations
    }
count-entries =
    { $count ->
        [one] { $count } party, agreement or paper
       *[other] { $count } parties, agreements and papers
    }
count-claims =
    { $count ->
        [one] { $count } claim
       *[other] { $count } claims
    }
count-other-sources =
    { $count ->
        [one] { $count } other source
       *[other] { $count } other sources
    }

quote-more =
    { $count ->
        [one] { $count } other passage
       *[other] { $count } other passages
    }

severity-serious = serious
severity-moderate = moderate
severity-minor = minor

state-shown = shown
state-absent = shown absent
state-doubtful = perhaps
state-unknown = unknown

finding-next-step = Next step
finding-contact = Contact
finding-looked-at = Looked at: { $count } { $what }
finding-parties-and-sources = Parties and sources
finding-other-parties =
    { $count ->
        [one] and { $count } other
       *[other] and { $count } others
    }
finding-other-evidence =
    { $count ->
        [one] and { $count } other piece of evidence; the CSV file holds all
       *[other] and { $count } other pieces of evidence; the CSV file holds all
    }
finding-sources = Sources that were looked at: { $sources }
finding-address = Address and history
finding-more =
    { $count ->
        [one] Show { $count } more gap
       *[other] Show { $count } more gaps
    }

question-ambiguous = This can mean more than one thing. Which one do you mean?
question-unknown = Nothing by that name is known.
question-unknown-alike = Nothing by that name is known. Do you mean one of these?

## Home page

home-heading = What do you want to know?
home-search-hint = Which provinces use SBIR?
home-search-label = Ask a question, or search a party, instrument, agreement or document
home-questions = Questions with an answer
home-to-come = The answers are still being worked out; refresh this page in a moment.
home-no-questions = Nothing has been loaded yet that a question can be about.
home-age = How up to date is this?
home-age-median = Half of the { $count } facts were last confirmed by a source on or after { $day }, { $recent } of them in the last two years.
home-age-undated = Of { $count } it is not known from what time they are.
home-gaps = See the gaps
home-gaps-to-come = What is missing is still being worked out; reload this page in a moment.
home-changes = What changed last
home-no-changes = No changes yet.
home-all-sources = All sources

## The network: search and browse

search-title = Search: { $query }
search-heading = Found for “{ $query }”
search-found =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
search-found-best = The best { $count } results
search-found-by-relations =
    { $count ->
        [one] { $count } result
       *[other] { $count } results, those with most relations first
    }
search-former = and { $count } former
search-without-former = hide what has ended
search-remove = Remove
search-until = until { $date }
search-matched = Matched by { $why }
search-nothing = Nothing found.
search-nothing-by-words = Nothing found with these words.
search-tip = Try an abbreviation (EZK), a part of the name, or the number of a paper (33009, nr. 104).
search-without-filters = Search without filters
search-everything = Browse everything
search-sources = See which sources were loaded

## One entity

entity-numbers = Numbers
entity-many-numbers = { $count } numbers in registers
entity-many-sources = { $count } sources
entity-standing = How it stands
entity-differences = Where sources differ
entity-is-so = it is so
entity-is-not-so = it is not so
entity-no-relations = No relations are known.
entity-no-relations-now = No relations are known for this moment.
entity-former =
    { $count ->
        [one] Formerly: { $count } relation
       *[other] Formerly: { $count } relations
    }
entity-later =
    { $count ->
        [one] Not begun yet: { $count } relation
       *[other] Not begun yet: { $count } relations
    }
entity-unknown =
    { $count ->
        [one] Not known whether this was so then: { $count } relation
       *[other] Not known whether this was so then: { $count } relations
    }
entity-timeline = Timeline
entity-more-moments =
    { $count ->
        [one] Show { $count } more moment
       *[other] Show { $count } more moments
    }
entity-earlier-moments = Earlier events are not on this page.
entity-gaps = Gaps around it
entity-on-map = On the map
entity-map-file = Map (one HTML file)

## Routes

paths-title = Route from { $start } to { $goal }
paths-heading = Find a route
paths-heading-of = From { $start } to { $goal }
paths-intro = A route shows who can introduce you to whom, and what that rests on. Every step names its source.
paths-options = More options
paths-meaning = What a step means
paths-meaning-introduction = somebody can introduce us
paths-meaning-affinity = both do the same (peers, no introduction)
paths-meaning-document = named in the same paper (no introduction)
paths-order = Which routes first
paths-order-strongest = the strongest ties
paths-order-shortest = the fewest steps
paths-order-different = really different routes
paths-via = By way of
paths-avoid = Not by way of
paths-several = Several: separate them with a semicolon.
paths-most = At most
paths-find = Find the route
paths-swap = The other way round
paths-found =
    { $count ->
        [one] { $count } route found.
       *[other] { $count } routes found, the best first.
    }
paths-how-ordered = How the order is decided
paths-number = Route { $number }
paths-number-of = route { $number }
paths-steps =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
paths-cost = cost { $cost }
paths-stations = The parties on the way
paths-weakest = weakest step
paths-other-ties =
    { $count ->
        [one] { $count } other tie
       *[other] { $count } other ties
    }
paths-share = Share this route as text
paths-share-hint = With the address of this page and the date. Select the text, or use the button below it.
paths-homepage = own website
paths-begin = How you can ask { $contact }:
paths-any-hint = Several: with a semicolon in between. Also: all fieldlabs.
paths-without = Do not count these ties
paths-without-hint = Choose one or more.
paths-missing = The link that would help most
paths-missing-intro = Bring { $one } and { $other } into contact. Then the route runs like this:
paths-missing-stations = The route with the missing link
paths-missing-here = Here the link is missing:
paths-unfold = Show the steps and whom to call
paths-memo-label = The route as text
paths-small-map = Small map of this route
paths-small-map-title = Map of route { $number }
paths-past = Past ties
paths-past-intro = These routes run over at least one tie that has ended. They show where parties know each other from. They are no introduction.
paths-past-show =
    { $count ->
        [one] Show { $count } past route
       *[other] Show { $count } past routes
    }
paths-past-number = Past route { $number }
paths-none = No route is known
paths-in-common = See what both have in common instead
paths-without-options = Search again without these options

## Gaps

gaps-heading = Where the network falls short
gaps-heading-of-one = A gap
gaps-title-of-one = Gap: { $sentence }
gaps-title-of-severity = Gaps ({ $severity })
gaps-intro = A gap is something that no loaded source shows. It does not mean that it does not exist: each finding says what was looked at, and whom to ask.
gaps-why = Why this matters
gaps-of-this-rule = All findings of this kind
gaps-all = All gaps
gaps-gone = This finding no longer exists: the gap was closed, or the data changed. { $link }
gaps-gone-link = See the gaps of today
gaps-severity = Severity
gaps-rule = Rule
gaps-found =
    { $count ->
        [one] { $count } gap
       *[other] { $count } gaps
    }
gaps-matrix = Matrix of actors and instruments
gaps-none = No gaps are known with these filters. { $link }
gaps-none-link = Show all gaps

## Matrix

matrix-heading = Who uses what
matrix-intro = A cell shows what sources say. “Unknown” means that no source says anything, not that there is nothing.
matrix-rows = Rows
matrix-columns = Columns
matrix-unknown-kind = Choose a kind from the list for the rows and the columns.
matrix-too-large = This matrix has more than { $most } cells. Choose narrower kinds.
matrix-table = Matrix, scrolls sideways
matrix-table-of-unknown = Matrix of what is unknown, scrolls sideways
matrix-who-could-help = Who could help?
matrix-helpers = Who could help
matrix-route = Route
matrix-not-said = No source that was loaded says whether { $row } uses { $column }.
matrix-may-be = A source may mean it, but that is not clear:
matrix-shown = A source shows this:
matrix-absent = A source says that this is not so:
matrix-question = Question to ask: does { $row } use { $column }, in which project and since when, and where is that on record?
matrix-helper-carriesOut = carries out { $what }
matrix-helper-supports = supports { $what }
matrix-helper-advises = advises on { $what }
matrix-helper-worksOn = works on { $what }
matrix-peer = uses it already
matrix-columns-shown = Shown are { $count } of { $total } columns: those of which something is known. The table to take along has all of them.
matrix-untold = { $count } of which nothing is known
matrix-first-untold = The first { $count } are shown; the CSV file holds all.
matrix-nothing = Nothing of these kinds is known.
matrix-tiles = Where it is known: { $rows } on the map
matrix-tiles-shown = { $shown } of { $total } shown

## The page around the map

map-page-title-of-route = Map of the route from { $start } to { $goal }
map-page-title-around = Map around { $name }
map-page-heading = The map
map-page-route = The map shows route { $number } from { $start } to { $goal }. { $link }
map-page-route-link = Back to the routes
map-no-route = There is no such route.
map-page-focus = Around which party?
map-page-depth = Number of steps
map-page-year = Year
map-page-show-past = Also show what has ended
map-page-mark-gaps = Mark the gaps
map-page-draw = Draw
map-page-drawing = The map, with a list of the same content
map-page-file = One HTML file, to mail around
map-page-picture = A slide of 1,920 by 1,080 (PNG) or a drawing (SVG): with the buttons below the map
map-page-slide = A slide for PowerPoint or Impress (PPTX), of which you can move the shapes
map-page-link = What you choose or leave out on the map stands in the address of this page: pass it on and others see the same.
map-page-parties = What connects the parties
map-page-whole = Everything, by kind
map-page-provinces = Provinces and instruments, as tiles
map-page-my = My organisation
map-page-embed = Embed on a page of your own
map-page-embed-label = Code to embed the map

## Sources

sources-intro = Everything that Samenspel shows was said by one of these sources. Where they differ, the heavier kind of source names it and the others stay visible.
sources-refused-heading = Refused last time
sources-refused = last attempt refused
sources-loaded = loaded { $when }
sources-failing-heading = Cannot be refreshed
sources-failing = not refreshed since { $since }; this is the last good edition
sources-failing-card = { $card }: since { $since }, last try { $last }
sources-more = more about this source
sources-for-participants = For participants only
sources-for-some = For certain organisations only
source-publisher = Publisher
source-address = Address
source-sort = Sort of source
source-licence = Licence
source-says = What it says
source-for = Visible to
source-for-everybody = Everybody
source-for-participants = All participants
source-for-organisations = These organisations only
source-for-only = { $names } only
source-for-change = Decide who sees this source
source-for-what = Who does not see the source sees nothing of what only it says either: not on pages, on maps or in files, and not what it said before. The choice still holds when the source is loaded again.
source-for-names = Names of organisations, with a semicolon between them
source-for-save = Save
source-for-choose = choose whom the source is visible to
source-for-unknown = ‘{ $name }’ is not the name of one known organisation; write its full name or its id
source-for-nobody = name at least one organisation
sources-none = Nothing was loaded yet. Run “samenspel load”.
rank-register = Registers
rank-official = Official publications
rank-curated = Put together by editors
rank-contribution = Contributions
rank-extraction = Found by a program

## Changes

changes-heading = What changed
changes-from = From
changes-from-hint = The previous meeting, or a revision number.
changes-to = Up to and including
changes-to-hint = Empty: until now.
changes-wrong = That is no date or revision number. Write for example 2026-10-01, or 12.
changes-feed = Follow as a feed (Atom)
changes-feed-title = Samenspel: what changed
changes-revision = revision { $number }
changes-none = No changes in this period.

## Meeting

site-meeting = Meeting
meeting-heading = Prepare a meeting
meeting-intro = Choose the day of the previous meeting. You get what has changed since, what is open and which terms run, to print or take along.
meeting-parties = For whom
meeting-parties-hint = Empty: all. Several: with a semicolon.
meeting-clock = What do we compare?
meeting-clock-fitting = what fits the period
meeting-clock-known = what was known then with what is known now
meeting-clock-so = how it was then with how it is now
meeting-another = Another period or other parties
meeting-show = Show
meeting-docx = Word
meeting-file = meeting
meeting-no-period = Give the day of the previous meeting, or the number of a revision.
meeting-more-of = And { $number } more: see the table ({ $link }).
changes-to-meeting = Make a paper for the meeting of this
changes-last = The last { $count } times that something changed. Choose a date to read what has changed since.

## About

about-heading = About Samenspel
about-intro = Samenspel is a knowledge graph of the Dutch ecosystem for innovation-oriented procurement. It began with the letter to parliament of 29 November 2021 on that subject.
about-content = What stands in it
about-content-sources = A source (a letter, a register, a tender notice, a contribution) makes claims. The graph is what all sources together claim: { $facts } facts about { $entities } parties, agreements and papers, from { $sources } sources. Each claim names the place in its source. When two sources say the same, that is one fact with two pieces of evidence; when they differ, both stay visible.
about-content-claims = A claim can be stated by its source, retold second-hand, derived from what a source says, or found by a program. Every claim tells which.
about-costs = How routes are put in order
about-costs-intro = Every step of a route has a cost, in units of one membership. Less is better, and the cost of a route is the sum of its steps:
about-cost-tie = Kind of tie
about-cost-tie-what = one divided by the strength of the relation (table below): a weak kind of tie is as long a way as several strong ones.
about-cost-size = Size
about-cost-size-what = half of the logarithm (base 10) of the number of ties of every body in between: in a body of 350 members people know each other less well than in a platform of five.
about-cost-age = Age
about-cost-age-what = 0.5 when the tie has ended, plus 0.1 for every year since, at most 2.
about-cost-doubt = Doubt
about-cost-doubt-what = 0.25 when second-hand, 0.5 when derived, 1 when found by a program; 1 more when only proposed and 3 when withdrawn.
about-costs-strength = The weight of a whole route is told in a word too: up to 3 a route is called strong, up to 5 fair, beyond that weak.
about-costs-ends = An instrument, a theme or a document can be where a route ends, never a way through: that two bodies use the same instrument does not mean that they know each other. Such peers are shown when you ask for them.
about-strengths = The strength of every relation
about-strengths-table = Relations, scrolls sideways
about-inverse = Read the other way
about-meaning = Counts as
about-strength = Strength
about-meaning-introduction = introduction
about-meaning-affinity = peers
about-meaning-document = document
about-meaning-none = no route
about-gap = What a gap means
about-gaps = What a gap means, and what it does not
about-gaps-intro = A gap is something that would be expected but that no loaded source shows. It is a reason to ask, not a judgement. “Unknown” is never written as “none”; only a source that says so makes something absent. Every finding names what was looked at and a next step.
about-rules = The rules
about-persons = Persons and cookies
about-persons-intro = The only persons in the graph are public officials, in their office. This site sets one cookie, and only when you choose a language, to remember it. It asks nothing of other sites and keeps no statistics of visitors.
about-licences-software = The software is licensed under the European Union Public Licence (EUPL) 1.2. The licence of each source stands with the { $link }.
about-licences-link = sources
about-no-government = This is not a website of the government, and no government body vouches for it.
about-accessibility = Accessibility statement
about-accessibility-intro = { $name } wants everybody to be able to use this website, and applies the norm EN 301 549 with WCAG 2.2, levels A and AA. This statement covers all pages at { $site }.
about-operator = The operator of this Samenspel service
about-compliance = Compliance status
about-status = { $status } No independent expert has inspected this website yet; that is why no higher status is claimed.
about-status-c = Status C: first measures taken.
about-measures = Measures
about-measures-taken = At every change a program (axe-core) checks all pages in a real browser: light and dark, on wide and narrow screens, by keyboard alone and without JavaScript. Beside the drawn map stands a list with the same content.
about-not-accessible = What is not accessible yet
about-not-accessible-drawing = A screen reader cannot read the drawing of the map. Use the list beside it. (Success criterion 1.1.1)
about-not-accessible-untested = No people who use a screen reader have tested the website yet.
about-feedback = Feedback and contact
about-feedback-how = Is there something that you cannot use? Tell us: { $address }. You get an answer within two weeks.
about-feedback-none = Is there something that you cannot use? Tell whoever offers you this website: no address was given here.
about-enforcement = Enforcement
about-enforcement-how = Are you not content with our answer? You can file a complaint with us and, when a government body runs this website, with the National Ombudsman.
about-api = Everything on these pages is also there as JSON, under { $base }. The API follows the Dutch REST API Design Rules.
about-api-answers = Answers: { $statuses }
about-api-schemas = Schemas

## What goes wrong

error-to-home = To the home page
error-not-found = Not found
error-not-found-what = There is nothing at this address. It may have been merged, or never loaded.
error-not-allowed = You may not do this here
error-unclear = This question is not clear
error-unclear-what = A part of the address cannot be answered. Use the forms to ask again.
error-fault = Something went wrong
error-fault-what = Try again in a while. If it keeps going wrong, tell this number when you report it: { $id }.
error-busy = It is too busy now
error-busy-what = Many demanding questions are being answered at once. Ask this one again in a few seconds.
error-over-budget = This question is too large
error-over-budget-what = The answer takes more work than one question may take. Ask for fewer routes or parties to pass, or for a smaller part of the network.
error-not-now = This cannot be shown now
error-not-now-what = It takes the store, which does not answer at the moment. Try again later.
error-too-large = This is too large
error-too-large-what = Send { NUMBER($bytes) } bytes or fewer.
error-too-slow = This takes too long
error-too-slow-what = What you send did not come in within { $seconds } seconds. Try again, or send less.
error-too-often = These are too many questions in a row
error-too-often-what = Too many questions come from your network at the moment. Try again in { $seconds } seconds.
error-away = Samenspel is temporarily unavailable.

## Columns of the tables to take along

column-name = Name
column-kind = Kind
column-also-known-as = Also known as
column-region = Region
column-since = Since
column-until = Up to and including
column-description = Description
column-website = Website
column-page = Page
column-relation = Relation
column-with = With
column-standing = Standing
column-role = Role
column-amount = Amount or number
column-sentence = In a sentence
column-note = Note
column-source = Source
column-place = Place
column-address = Address
column-rule = Rule
column-severity = Severity
column-finding = Finding
column-concerns = Concerns
column-looked-at = Looked at
column-number = Number
column-sources = Sources
column-next-step = Next step
column-route = Route
column-step = Step
column-from = From
column-to = To
column-tie = Tie
column-cost = Cost
column-addresses = Addresses

## Coverage

coverage-heading = How complete is Samenspel?
coverage-intro = What is missing here need not be missing in reality. This page shows how much is known, of how much, and what would bring most to find out.
coverage-facts = Samenspel knows { $facts } relations that stand now. Of these { $second } rest on one source, which has it from another. Of { $unconfirmed } that may change nobody has confirmed for years that they still stand.
coverage-next = What brings most to find out
coverage-next-intro = In order of how much would become known at most.
coverage-kinds = By kind
coverage-known = Known
coverage-total = There are
coverage-told = More known than a register says
coverage-nobody-tells = no register
coverage-parts = Of the whole
coverage-part = { $known } of { $total } parts known
coverage-stands = Stand now
coverage-past = Past
coverage-oldest = Oldest source
coverage-newest = Newest source

## A list with the official names beside it

site-clean = List
clean-heading = Put the official names beside your list
clean-intro = Paste a list of organisations or choose a file. You get it back with the official name, the id, the confidence and the candidates. Where it is not certain, you decide.
clean-paste = Paste your list here
clean-paste-help = One name a line, or a part of a spreadsheet with its headings.
clean-choose = Or choose a file
clean-limits = CSV, TSV, XLSX, ODS or text; at most { $megabytes } MB and { NUMBER($count) } names.
clean-column = Column with the names
clean-column-help = Only needed when the list has more columns and it is not clear where the names are.
clean-do = Look up the names
clean-not-kept = Your list is not kept. It is only on this page, until you close it.
clean-result = Your list
clean-counts =
    { $decided } of { $count } { $count ->
        [one] name
       *[other] names
    } recognised.{ $left ->
        [0] {""}
        [one] {" "}For one name the choice is yours; who it may be stands behind it.
       *[other] {" "}For { $left } names the choice is yours; who it may be stands behind them.
    }
clean-first = You see the first { $count } of { $total } lines; the download has them all.
clean-take-xlsx = Download as Excel
clean-take-csv = Download as CSV
clean-another = Another list
clean-nothing = No list came along. Paste names in the field, or choose a file.
clean-too-large = The list is larger than { $megabytes } MB. Split it over more files, or leave out columns that you do not need.
clean-too-many = the list has { NUMBER($count) } lines; at most { NUMBER($most) } can be done at once. Split it over more files
clean-other-type = { $given } is not read; send { $types }
clean-file = list-recognised
