# Questions as people ask them, by what they are recognised, and what the answer is.
#
# Under .cues stands what tells a question: possibilities with a | between them, words that are all in it with a +; a *
# at the end of a word leaves open how it goes on.

# Which group somebody means by a word that is not what a kind is called.
question-groups = governments: PublicBody | public authorities: PublicBody | organisations: Actor | parties: Actor | entrepreneurs: Company | companies: Company | universities: KnowledgeInstitute | departments: Ministry | living lab: Fieldlab | living labs: Fieldlab
# Words that are something else than a party, instrument or agreement.
question-others = a an the and or of for with about by to in on at from until since if then that this these who what which whose where why how much many when our us we me my i you your they them their there is are was were be been has have had can could may must want will would do does did go goes come comes still yet also ever any all some someone something nothing together question problem know knows like please right now exist exists running run other one ones else those get give mail send show
question-sorts = covenant covenants agenda motion motions accord accords
question-negations = no not without never dont doesnt didnt isnt arent
question-articles = a an the
question-from = from
question-to = to with at towards
question-asks = who what which whose where why how when does do is are has give mail show

question-users = Who uses { $what }?
    .cues = who + use* | which + use* | who + apply | which + apply | which + have | which + has | which + work + with | users | experience + with
question-users-who = Which { $who } use { $what }?
question-non-users = Which public bodies do not use { $what }?
    .cues = which + no | which + not | which + without | who + not | who + without | which + never | which + dont | which + doesnt | who + dont | who + doesnt
question-non-users-who = Which { $who } do not use { $what }?
question-uses = Which procurement instruments does { $who } use?
    .cues = use* + instrument* | does + use | use* | which + instrument* + use* | what + instrument* + use*
question-uses-what = Does { $who } use { $what }?
question-outcome = What became of { $what }?
    .cues = became | become | happened | happen | outcome | follow + up | status | carried + out | implemented | settled | what + came + of | how + stand* | result + of
question-introduction = Who can bring us to { $to }?
    .cues = introduce* | introduction* | bring* | in + touch | contact + at | route + to | connect* | reach* | how + get + to | know* + someone + at | put + touch
question-introduction-from = Who can bring { $from } to { $to }?
question-money = How much money is there for { $what }, from whom, and is it still running?
    .cues = money | budget* | fund* | euro | euros | amount* | subsid* | cost* | pay* | million | financ*
question-first-contact = Whom do I ring first with a question?
    .cues = ring | call | phone | contact + first | who + helps | who + can + help | whom + ask | who + ask | whom + contact | who + advise* | where + turn | help
question-first-contact-what = Whom do I ring first with a question about { $what }?
question-first-contact-who = Whom do { $who } ring first with a question?
question-first-contact-what-who = Whom do { $who } ring first with a question about { $what }?
question-no-follow-up = Which agreements have no follow-up?
    .cues = no + follow + up | without + follow + up | no + followup | without + followup | still + open | open + commitment* | not + kept | unanswered | promised | overdue
question-no-follow-up-who = Which agreements of { $who } have no follow-up?
question-fitting = Which instrument suits { $who }, and who uses one already?
    .cues = suit* | fit | fits | fitting | which + instrument* | appropriate
question-doers = Who does { $what }?
    .cues = who + does | who + do | who + runs | who + carries + out | who + work* + on | who + organis* | who + lead* | who + behind | who + involved | who + offers
question-winners = Who won { $what }?
    .cues = won | win | winner* | awarded | selected
question-changes = What changed since { $since }?
    .cues = change* | new | news | since | last + meeting | previous + meeting | updated
question-changes-until = What changed from { $since } up to and including { $until }?
question-map-file = How do I mail the map?
    .cues = map | mail + map | picture
question-map-file-what = How do I mail the map around { $what }?
question-data = How do I get this as data?
    .cues = api | json | data | csv | openapi | endpoint
question-data-from = How do I get the routes from { $from } as data?
question-data-to = How do I get the routes to { $to } as data?
question-data-from-to = How do I get the routes from { $from } to { $to } as data?

# -- the answer --
answer-fact = { $fact }.
answer-count = { $number } { $kind }
answer-yes = Yes: { $fact }.
answer-no = No, according to a source: { $fact }.
answer-users = { $number ->
    [1] Of { $count } it is known that it uses
   *[other] Of { $count } it is known that they use
 } { $what }: { $names }.
answer-users-any = { $number ->
    [1] Of one party it is known that it uses
   *[other] Of { $number } parties it is known that they use
 } { $what }: { $kinds }.
answer-users-none = Of none of the { $plural } it is known that they use { $what }.
answer-users-doubtful = With { $names } it is not clear: the source gives a name that can mean something else too.
answer-users-before = { $number ->
    [1] { $names } used it earlier; whether it still does is not known.
   *[other] { $names } used it earlier; whether they still do is not known.
 }
answer-users-unknown = { $number ->
    [1] Of one it is not known.
   *[other] Of the other { WORDS($number) } { $plural } it is not known.
 }
answer-non-users = According to a source { $names } { $number ->
    [1] does
   *[other] do
 } not use { $what }.
answer-non-users-none = Of none of the { $plural } a source says that they do not use { $what }.
answer-non-users-users = It is known to be used by { $names }.
answer-non-users-unknown-names = { $number ->
    [1] Of one it is not known, which is something else than no: { $names }.
   *[other] Of { WORDS($number) } { $plural } it is not known, which is something else than no: { $names }.
 }
answer-unknown-body = Whether { $body } uses { $what } is not known.
answer-used = Of { $body } it is known that it uses { $count }: { $names }.
answer-used-none = Of { $body } it is not known that it uses any procurement instrument.
answer-used-before = Earlier it used { $names } too.
answer-used-only-before = That it is so now is not known; it was earlier: { $fact }.
answer-used-doubtful = That is not clear: a source gives a name that can mean { $body }, but something else too.
answer-used-unknown = That is not known: none of the sources loaded says whether { $body } uses { $what }. That is something else than no.
answer-fitting = For { $plural } a source sees { $number ->
    [1] one instrument
   *[other] { WORDS($number) } instruments
 } as a possibility: { $names }. Whether it fits depends on the question at hand.
answer-fitting-none = None of the sources loaded names an instrument that may suit { $plural }.
answer-fitting-nobody-known = No { $label } is known by name, so neither is who uses an instrument already.
answer-fitting-users = Of { WORDS($number) } of the { $total } known { $plural } it is known that { $number ->
    [1] it uses
   *[other] they use
 } a procurement instrument: { $names }.
answer-fitting-no-users = Of none of the { $total } known { $plural } it is known that they use a procurement instrument.
answer-with = { $name } ({ $what })
answer-outcome-parts = { $number ->
    [1] There is one part.
   *[other] There are { WORDS($number) } parts.
 }
answer-outcome-part = { $part }: { $said }
answer-outcome-follow-up = { $what } was followed by { $names }.
answer-outcome-silent = Of { $what } no follow-up is known.
answer-outcome-term = The term of { $what } ran until { $day }.
answer-outcome-last = The last follow-up that is known is { $what }.
answer-entry = { $what }:
answer-silent = Of { $number } of the { $total } agreements, motions and plans no follow-up is known.
answer-silent-of-party = Of { WORDS($number) } of the { WORDS($total) } agreements, motions and plans that involve { $party } no follow-up is known.
answer-silent-none = Of all { $total } agreements, motions and plans a follow-up is known, or they still run.
answer-silent-none-of-party = { $total ->
    [0] No agreement, motion or plan is known that involves { $party }.
   *[other] Of all { WORDS($total) } agreements, motions and plans that involve { $party } a follow-up is known, or they still run.
 }
answer-silent-owed = With { WORDS($number) } of them something was promised or asked, or the term is over; named last: { $names }.
answer-silent-entry = { $what }: no follow-up known.
answer-silent-term = The term ran until { $day }.
answer-silent-last = Named last { $when }.
answer-silent-parties = Involved: { $names }.
answer-silent-parties-more = Involved: { $names } and { $number } others.
answer-silent-ask = To ask: { $contact }.
answer-introduction = The strongest route from { $start } to { $goal } runs through { $names }.
answer-introduction-other = Another way runs through { $names }.
answer-introduction-direct = { $start } and { $goal } have a tie of their own.
answer-introduction-contact = Ring { $contact } first.
answer-introduction-about = What about: { $goal } has experience with { $what }.
answer-introduction-about-shared = Both have to do with { $names }.
answer-introduction-shared = Both have to do with { $what }.
answer-introduction-none = No route is known along which somebody can bring { $start } to { $goal }.
answer-introduction-open = { $number ->
    [1] One party has a direct tie
   *[other] { $number } parties have a direct tie
 } with { $goal }: { $names }. Say from whom you come, and the route follows.
answer-introduction-open-none = Of no party a direct tie with { $goal } is known.
answer-contact-first = Ring { $contact } first.
answer-contact-next = If that is of no help, ring { $names }.
answer-contact-peers = Among those with experience are { $names }.
answer-contact-nobody-knows = Who knows most of { $about } itself is not known; these are the parties that help with innovation procurement.
answer-contact-none = Whom you could best ring is not known.
answer-call-open = { $what } is still open.
answer-call-closed = { $what } is closed.
answer-peer = { $body }: { $number ->
    [1] one project known.
   *[other] { WORDS($number) } projects known.
 }
answer-doers = { $number ->
    [1] One party is
   *[other] { WORDS($number) } parties are
 } involved in { $what }: { $names }.
answer-doers-none = Who does { $what } is not known.
answer-winners = Won or chosen in { $what } ({ WORDS($number) }): { $names }.
answer-winners-nameless = In { $what } an award was made, but none of the sources loaded says to whom.
answer-winners-none = Of { $what } no award or winner is known.
answer-money-none = Of money for { $what } nothing is known.
answer-money-count = For { $what } { $number ->
    [1] one amount or budget is
   *[other] { $number } amounts or budgets are
 } known.
answer-money-runs = { $number ->
    [1] One of them still runs.
   *[other] { WORDS($number) } of them still run.
 }
answer-money-unknown = That one runs now is not known: of { WORDS($number) } no source has said for years whether it goes on; the others are over.
answer-money-over = All are over, as far as is known.
answer-money-apart = These amounts cannot be added up: they may overlap.
answer-money-runs-one = Runs.
answer-money-over-one = Over.
answer-money-unknown-one = Not known whether it still runs.
answer-money-part = Of which: { $fact }.
answer-since = since { $since }
answer-period = from { $since } up to and including { $until }
answer-changed-nothing = Nothing changed { $period }.
answer-changed-all = Nothing had been loaded before { $since }, so all is new.
answer-changed = { $sources ->
    [0] No source came or changed
    [1] One source came or changed
   *[other] { $sources } sources came or changed
 } { $period }, with { $new ->
    [0] no new facts
    [1] one new fact
   *[other] { $new } new facts
 }; { $gone ->
    [0] nothing was dropped.
    [1] one fact was dropped.
   *[other] { $gone } facts were dropped.
 }
answer-changed-registers = { $number ->
    [1] One of them stands
   *[other] { $number } of them stand
 } in a register only.
answer-changed-followed-up = { $number ->
    [1] One agreement got a follow-up.
   *[other] { $number } times an agreement or activity got a follow-up.
 }
answer-changed-turned = { $number ->
    [0] Of no province anything else became known about its use of instruments.
    [1] In the matrix of provinces and instruments one cell changed.
   *[other] In the matrix of provinces and instruments { WORDS($number) } cells changed.
 }
answer-changed-cell = { $row } and { $column }: { $before } before, { $now } now.
answer-source = { $title }
answer-gone = Dropped: { $fact }.
answer-gone-nameless = Dropped: what stood between { $subject } and { $object }.
answer-map = The map of the whole network is one file.
answer-map-around = The map around { $about } is one file.
answer-map-file = It works without the internet, you can mail it, and the table and the sources are in it.
answer-data = Each answer and each list is there as JSON too; its address stands at the foot of each page. Access is open, without a password.
answer-data-paths = This is how to ask for the routes from { $start } to { $goal }.

# -- what stands below it --
answer-part-denied = Not, according to a source
answer-part-users = Who uses it
answer-part-uses = What is used
answer-part-doubtful = Not clear
answer-part-before = Earlier
answer-part-unknown = Not known
answer-part-potential = What a source sees a use for
answer-part-outcome = How it stands
answer-part-requests = The parts
answer-part-follow-up = What followed
answer-part-owed = Promised, asked or past its term
answer-part-not-owed = Other agreements without a known follow-up
answer-part-topics = What to talk about
answer-part-shared = What both have in common
answer-part-direct = Direct ties
answer-part-why = Why there is no route
answer-part-route = Route { $number }: { $names }
answer-part-knowing = Who knows the subject
answer-part-helping = Who helps with innovation procurement
answer-part-peers = Who did it before
answer-part-calls = Calls for proposals
answer-part-roles = Who does what
answer-part-running = Programmes and projects with it
answer-part-money = Money
answer-part-money-direct = Amounts and budgets
answer-part-money-denied = What there is not, according to a source
answer-part-money-through = For single projects and programmes
answer-part-winners = Who won or was chosen
answer-part-nameless = Awarded, without a known name
answer-part-turned = Changed in the matrix
answer-part-followed-up = What got a follow-up
answer-part-new = New
answer-part-gone = Dropped
answer-part-sources = New or changed sources

# -- what you can do --
answer-step-matrix = See this in the matrix
answer-step-entity = Read all about { $what }
answer-step-ask-body = Ask { $body } itself
answer-step-ask-knows = Or ask { $contact }
answer-step-ask-fitting = Ask { $contact } what is possible
answer-step-ask-outcome = Ask { $contact } how it stands now
answer-step-gaps = See the gaps in motions and plans
answer-step-say-start = Choose from whom you come
answer-step-routes = See or change the routes
answer-step-ring = Contact { $contact }
answer-step-changes = See all changes
answer-step-map-file = Open the file and save it
answer-step-map = See and narrow the map
answer-step-api = Read how the API works
answer-step-openapi = Get the description (OpenAPI)
answer-step-data-paths = Ask for these routes as JSON

# -- what we understood --
understood = We read this as the question: { $question }
understood-missing-what = This looks like the question ‘{ $question }’, but what about is not clear.
understood-missing-who = This looks like the question ‘{ $question }’, but about whom is not clear.
understood-missing-to = This looks like the question ‘{ $question }’, but to whom is not clear.
understood-missing-since = This looks like the question ‘{ $question }’, but since when is not clear.
understood-words = We read ‘{ $read }’ where you wrote ‘{ $written }’.
understood-unknown = Not read, as we know nothing by that name: { $words }.
understood-also = By ‘{ $written }’ something else may be meant too: { $names }.
understood-days = You named no day; we take the last { $days } days.
understood-not = We do not understand this question. What you can ask stands below; or search for a name.

# -- what may be wrong with a question --
question-no-parameter = this question has no { $name }; it has { $known }
question-lacks = ‘{ $question }’ asks for { $name }
question-other-kind = { $name } does not fit this question; it is about: { $kinds }
question-no-date = ‘{ $given }’ is not a date

# -- the pages --
questions-heading = Questions and answers
questions-intro = Ask in your own words, or choose a question. On top of each answer stands what is known, below it what that rests on.
questions-ask = Your question
questions-ready = To begin with
questions-kinds = What you can ask
questions-kinds-intro = Choose a question and fill in what it is about.
questions-name = This looks like a name rather than a question.
question-answer = Answer
question-read-answer = Read the answer
question-search = Search for these words
question-not-known = The sources loaded give no answer to this. That says nothing of how it really is.
question-more-lines = And { $count } others; they stand in the lists on the pages of the parties and agreements.
question-ask = What is your question about?
question-ask-other = Ask it about something else
question-any = does not matter
question-date-hint = day, month or year
question-others-heading = Other questions
question-all = All questions
label-question-what = What about
label-question-who = About whom
label-question-from = From
label-question-to = To
label-question-since = Since
label-question-until = Until
column-part = Part
column-parties = Parties and subjects
search-as-question = Your words as a question
search-meant = Did you mean
question-fill-in = Fill in what the question is about
column-question = Question
column-parameters = Options
