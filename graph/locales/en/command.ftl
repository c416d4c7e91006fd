# The command: what each of its commands and options is for, and what can go wrong.
# Each command has an attribute for each option or argument; NAME-as is how its value is called in the help.
command-samenspel = Who brings us to whom, and where is there a gap? The network of innovation-oriented procurement, with sources.
    .version = Show the version and stop.
    .install_completion = Have the shell complete commands and options.
    .show_completion = Show what goes into the settings of the shell for that.
command-options =
    .help = Show this help and stop.
    .lang = Language of the answer.
    .store = Address of the store: sqlite:///PATH or neo4j://HOST:7687.
    .json = Answer as JSON, for scripts.
    .as_of = Only what held on this date: 2021, 2021-11 or 2021-11-29.
    .known_on = By what Samenspel held on this day: 2026, 2026-11 or 2026-11-29.
    .past = Also what has ended.
    .as_seen_by = As another sees it: everybody, participants, or an organisation (name or id).
    .as_seen_by-as = WHO
    .kind = Only these kinds, for example province or Province (may be repeated).
command-frame =
    .usage = Usage:
    .arguments = Arguments
    .options = Options
    .options-as = [OPTIONS]
    .commands = Commands
    .commands-as = COMMAND …
    .error = Error
    .default = [default: { $value }]
    .variable = [variable: { $name }]
    .required = [required]
    .aborted = Aborted.
    .advice = [blue]'{ $command } { $option }'[/] gives help.

command-load =
    Load sources; a source that was loaded before is brought up to date.

    Examples: samenspel load; samenspel load overheid; samenspel load notices.zip my-data.xlsx
    .what = Sources, files, folders or addresses; without any: all that comes with Samenspel.
    .what-as = [WHAT]…
    .dry_run = Show what would change, and change nothing.
    .reader = Have this source read the files, for example bijdrage.
    .reader-as = SOURCE
    .column = What a column of a file of your own is, or with nothing behind the = that it does not count (repeatable).
    .column-as = COLUMN=FIELD
    .fill = What holds wherever a file of your own says nothing: kind=municipality, "relation=is a member of" (repeatable).
    .fill-as = FIELD=VALUE
    .audience = Whom this is visible to: everybody, participants, or an organisation (may be repeated); without it who saw it already, or what the file says.
    .audience-as = WHO

command-audience =
    Decide whom a source is visible to, with all that it ever said.

    Example: samenspel audience bijdrage-ipo participants
    .source = The id of the source (see samenspel sources).
    .source-as = SOURCE
    .groups = everybody, participants, or the names or ids of organisations.
    .groups-as = WHO…
command-refresh =
    Fetch what is new at the sources, and load it. What fails stays as it was.

    Examples: samenspel refresh --due; samenspel refresh tweede_kamer ted
    .names = Sources; without: all that can be fetched (see samenspel sources).
    .names-as = [SOURCE]…
    .due = Only sources of which something new can be expected.
    .dry_run = Only show which sources are due; fetch nothing.
command-check =
    Check a file before you load it: all that is wrong with its place, and names that look like known ones. Without a file: whether the store is still as it was written.

    Examples: samenspel check my-facts.yaml; samenspel check --repair
    .path = A dataset (YAML) or another file that a source recognises; without: the store.
    .repair = Mend in the store what follows from what is still whole.
    .path-as = FILE
command-clean =
    Put the official name and id beside a list of organisations; what is doubtful is not decided.

    Example: samenspel clean presentielijst.xlsx
    .path = The list: a workbook (XLSX, ODS) or CSV.
    .path-as = LIST
    .out = The new file (.xlsx or .csv); without: beside the list.
    .out-as = [FILE]
    .column = Which column has the names: "Organisatie=name"; with nothing behind the = a column does not count.
    .column-as = COLUMN=FIELD
command-coverage =
    How complete is what Samenspel knows, and what would bring most to find out?
command-status = What the store holds, by source.
command-sources = The sources that Samenspel knows: publisher, licence, cadence, last load, numbers.
command-ask =
    Ask a question in your own words, and get the answer with what it rests on; without a question: what you can ask.

    Examples: samenspel ask "Which provinces use SBIR?"; samenspel ask users --what SBIR --who province
    .question = The question, or the id of a kind of question.
    .question-as = [QUESTION]…
    .what = What about: an instrument, agreement, activity or subject.
    .who = About whom: a party, or a kind such as province.
    .start = From whom you come.
    .goal = To whom you want to come.
    .since = Since which day, month or year.
    .until = Until which day, month or year.
command-no-such-question = these options go with the id of a kind of question; there are: { $known }
command-search =
    Search by name, abbreviation or number.

    Examples: samenspel search "33009, nr. 82"; samenspel search drenthe --kind province
    .query = Name, abbreviation or number of a parliamentary paper.
    .query-as = TEXT
    .kind = Only this kind, for example province or Province.
    .limit = At most so many.
command-show =
    Show an actor, instrument, agreement or document with all its relations and their sources.

    Example: samenspel show IPO --as-of 2021
    .entity = Id, name or abbreviation.
    .entity-as = WHO-OR-WHAT
command-paths =
    How do we get from the one to the other, by whom and on what grounds?

    Example: samenspel paths "Provincie Drenthe" MKB-Nederland --avoid VNG --diverse
    .start = Id, name or abbreviation; several with semicolons between them, or kind:Fieldlab for any fieldlab.
    .start-as = FROM
    .goal = As FROM.
    .goal-as = TO
    .k = At most so many routes.
    .meaning = introduction: who introduces us; affinity: who does the same; document: named together.
    .via = By way of this party (may be repeated, in order).
    .avoid = Not by way of this party (may be repeated).
    .without = Without this type of relation, such as advises (may be repeated).
    .max_length = At most so many steps.
    .diverse = Only routes that share no intermediary that can be avoided.
    .strategy = Strongest tie or fewest steps first.
command-gaps =
    Where does the network fall short, on what grounds, and what is the next step?

    Example: samenspel gaps --rule open-commitments --severity serious
    .rule = Only this rule (may be repeated); see --rules.
    .severity = Only this severity.
    .rules = Show the rules instead of what they find.
    .state = Only what stands so: open or taken up (unfinished), open, taken-up, explained, accepted, all that is found (found), or solved.
    .owner = Only what this organisation has taken up.
    .owner-as = ORGANISATION
    .new_since = Only what appeared in or since this day, month, year or revision, or was solved.
    .new_since-as = MOMENT
command-finding =
    Show one gap with its history, or record where it stands.

    Example: samenspel finding open-commitments-d0cb78075b --state taken-up --organisation IPO
    .id = The id of the gap, as samenspel gaps shows it.
    .id-as = GAP
    .state = What becomes of it: open again (open), taken-up, explained, or the risk accepted (accepted).
    .organisation = Who takes it up; needed with taken-up.
    .organisation-as = ORGANISATION
    .until = Up to and including when the risk is accepted; needed with accepted.
    .until-as = DATE
    .note = Note; needed with explained.
    .note-as = TEXT
    .back = Back to what was recorded in this version; 0 is from before anything was recorded.
command-digest =
    Mail what changed: to one address, or to everybody who subscribed on a page.

    Examples: samenspel digest; samenspel digest --organisation IPO --dry-run
    .to = To this address.
    .to-as = ADDRESS
    .organisation = What changed around this organisation.
    .organisation-as = ORGANISATION
    .rule = What changed with this rule.
    .question = The answer to this question, in words or as the address of its page.
    .question-as = QUESTION
    .since = What changed since this day; without it in the last week.
    .since-as = DATE
    .dry_run = Show the message, and send nothing.
command-matrix =
    Who uses what: shown, shown absent, or unknown.

    Example: samenspel matrix --rows ministry --columns Challenge
    .rows = Kind of the rows.
    .columns = Kind of the columns.
command-organisation =
    Where an organisation stands: its agreements, who could introduce it, what is unknown.

    Example: samenspel organisation "Provincie Flevoland"
    .entity = Id, name or abbreviation.
    .entity-as = ORGANISATION
command-compare =
    Two parties side by side: what they share, in what they differ, what they could learn.

    Example: samenspel compare "Provincie Drenthe" "Provincie Flevoland"
    .first = Id, name or abbreviation.
    .first-as = FIRST
    .second = Id, name or abbreviation.
    .second-as = SECOND
command-region =
    A region: who is there, which agreements are in force, who uses what.

    Example: samenspel region "Provincie Zuid-Holland"
    .entity = Id, name or abbreviation.
    .entity-as = REGION
command-meeting =
    What has changed since a day, what is open and which terms run?

    Example: samenspel meeting 2026-09-01 --party IPO --party VNG --out agenda.docx
    .start = The first day of the period (2026-09-01), or the number of a revision.
    .start-as = FROM
    .end = The last day or revision; without it up to now.
    .end-as = UP-TO
    .party = Only what concerns this party (may be repeated).
    .clock = known: what was known then and now; so: how it was then and now.
    .out = Write a file: .docx, .md, .csv or .xlsx.
    .limit = At most so many lines a section; without it 20, and in a file 500.
command-review =
    Review what looks alike and what a program found: yes, no, unsure or skip.

    Each decision stands at once, with name, moment and reason; --undo takes it back. Stop with q.
    .by = Who takes the decisions.
    .by-asked = Your name or function
    .undo = Go through the decisions that were taken and withdraw them where needed.
command-answer =
    Say something for an organisation: that something is so, is not so, is over or lacks.

    Example: samenspel answer "Provincie Drenthe" uses SBIR --since 2022 --url https://www.drenthe.nl/besluit
    .subject = Whom or what it is about: id, name or abbreviation.
    .subject-as = WHO
    .relation = The relation, such as uses or memberOf; without it, it is about the organisation itself.
    .relation-as = RELATION
    .goal = With whom or what.
    .goal-as = WITH
    .verb = add: this lacks; confirm: right; deny: not so; ended: over; correct: otherwise; looking-into: we are finding out.
    .speaker = For which organisation; without: the one that it is about.
    .speaker-as = ORGANISATION
    .since = Since when.
    .until = Until when.
    .role = In what role.
    .note = Explanation.
    .url = Where it can be read; without it, it is the own word of the organisation.
    .detail = What should be different of the organisation itself: name, description or homepage.
    .value = What it should be.
    .dry_run = Show what would be said, and write nothing.
command-proposals =
    The proposals, newest first, or one with all that was decided about it.

    Example: samenspel proposals --state submitted
    .id = The number of a proposal.
    .id-as = [PROPOSAL]
    .state = Only in this state.
    .about = Only about or from this organisation.
command-decide =
    Decide on proposals; every decision can be taken back.

    Example: samenspel decide accept 3f9c2a7be0d14c55
    .decision = accept, refuse, reopen (take a decision back) or withdraw.
    .decision-as = DECISION
    .ids = The numbers of the proposals.
    .ids-as = PROPOSAL…
    .reason = Why; needed to refuse or to take a decision back.
    .dry_run = Show what would happen, and change nothing.
command-map =
    Draw the map as one HTML file that opens without a network.

    A file that ends in .pptx becomes one slide. Without a choice you see what connects BZK, EZK, MKB-Nederland, IPO and VNG.
    Example: samenspel map map.html --focus IPO --depth 2
    .out-as = FILE.html
    .my = Your organisation: what it is tied to, by kind.
    .whole = Everything, taken together by kind.
    .focus = Only what stands around this.
    .depth = So many steps around the focus.
    .path = Highlight the best route.
    .path-as = FROM TO
command-serve = Start the pages and the API on this machine; Ctrl-C ends them.
    .host = Address that the service listens at.
    .port = Port that the service listens at.
    .workers = Number of processes that answer; more than one a processor core brings nothing.
    .refresh = Look every quarter of an hour which sources are due, and refresh them.
command-mcp =
    Answer an assistant on this machine, which starts this program itself (Model Context Protocol).

    How to connect an assistant stands in docs/assistants.md.
    .base = The address of the service, such as https://samenspel.example.nl; addresses in answers begin with it.
    .base-as = ADDRESS
command-token =
    Make, list or revoke tokens, by which programs ask or send something.

    A token is shown once. It can never do more than the person may whose it is.
    Example: samenspel token create "nightly delivery" --person delivery-noordland --scope propose --organisation tooi-pv20
    .action = create: make one; list: list them; revoke: take one back.
    .action-as = create|list|revoke
    .what = What a new token is for, or the identifier of the token that you revoke.
    .what-as = [WHAT]
    .person = Whose the token is: the identifier of who signed in before, or a name for a program.
    .scope = What it may do: read, propose or review (may be repeated).
    .organisation = For which organisation, by its id (may be repeated). Without it all of the person's.
    .days = For how many days it is valid.
command-export =
    Write the whole network for another program: Gephi (.gexf), yEd, networkx and igraph (.graphml), Kumu (.kumu.json or .kumu.xlsx), Neo4j (.cypher, and the style .grass or .bloom.json), a table (.csv, .xlsx) or linked data (.ttl, .jsonld, .trig, .nq). A .json holds all.

    Example: samenspel export network.gexf --past
    .out = The file; how its name ends says what it becomes.
    .out-as = FILE
    .base = The address below which the ids of linked data are and pages are found, such as https://samenspel.example.nl.
    .base-as = ADDRESS
command-template = Make an empty workbook in which a participant can send in data.
    .out-as = FILE.xlsx
command-demo = Load all that comes with Samenspel and show what it can do.
command-backup =
    Write all that the store keeps to one file, with history, decisions and dossiers. Others can go on meanwhile.

    Example: samenspel backup samenspel-2026-11-29.zip
    .out = The file that is written.
    .out-as = FILE
command-restore =
    Put a backup back into an empty store, of whatever sort.

    Example: samenspel restore samenspel-2026-11-29.zip --store neo4j://HOST:7687
    .file = The file that samenspel backup wrote.
    .file-as = FILE
    .replace = Put the backup in the place of all that the store holds.
    .yes = Do not ask whether that is all right.
command-withdraw =
    Withdraw a source: all that it says goes. What it said stays in the history.

    Example: samenspel withdraw voorbeeldbrief --why "the letter was withdrawn"
    .source = The id of the source (see samenspel status).
    .source-as = SOURCE
    .why = Why; that is told with the source.
    .why-asked = Why is the source withdrawn?
    .by = Who does this; else the name with which you are signed in to this computer.
    .yes = Do not ask whether that is all right.
command-purge =
    Remove a text, or all of a source, an entity or a dossier, from all that is kept, the history too. What stays is that something was removed, by whom, when and why, not what.

    Example: samenspel purge --text 123456782 --why "citizen service number"
    .text = The text, letter by letter.
    .source = The id of a source.
    .entity = The id of an entity.
    .dossier = A dossier.
    .dossier-as = KIND/ID
    .why = Why, without telling what is removed.
    .why-asked = Why (do not tell what you remove)?
    .by = Who does this; else the name with which you are signed in to this computer.
    .cache = The folder with fetched files.
    .yes = Do not ask whether that is all right.
command-upgrade =
    Turn a store into the kinds and relations of this version of Samenspel. Make a backup first.
    .yes = Do not ask whether that is all right.
command-view =
    Show apart in Neo4j what stands today: each fact once, with real dates, and beside it what is denied or over. Every command that writes afterwards, and the service, keep that up.

    Example: samenspel view --store neo4j://HOST:7687
    .remove = Take that away again and keep it up no more.
command-prune =
    Forget notes of loads that are older than a number of days. The newest of each source stays.
    .days = For so many days notes are kept.

## Wrong use
command-unknown = ‘{ $given }’ is not a command{ $hint }
command-none = Give a command.
command-no-such-option = there is no { $option }{ $hint }
command-missing = { $what } is missing.
command-too-much = Too much was given: { $given }.
command-takes-no-value = { $option } takes no value.
command-needs-values = { $count ->
    [one] { $option } needs a value.
   *[other] { $option } needs { $count } values.
}
command-not-one-of = { $what }: ‘{ $given }’ is not possible; choose { $choices }.
command-no-number = { $what }: give a whole number.
command-at-least = { $what }: at least { $least }.
command-at-most = { $what }: at most { $most }.
command-is-a-folder = { $what }: that is a folder, no file.
command-wrong-value = { $what }: { $why }
command-choose = {""}; choose { $choices }
command-no-such-rule = { $given } is not a rule; the rules are { $rules }
command-no-name = give your name or function; it stands with every decision
command-other-ending = { $name } does not end in { $endings }
command-nothing-to-preview = name the files or sources of which to show what loading would change
command-no-pair = ‘{ $given }’ is not NAME=VALUE
command-no-field = ‘{ $given }’ is not a field; choose { $fields }
command-json-has-all = a .json holds all claims, with their begin and end; the state on a date can be a .csv

## What goes wrong
command-interrupted = interrupted; what was done stays
command-id-unknown = nothing is known with the id ‘{ $id }’
command-nothing-known-then = on { $day } { $store } held nothing yet
command-store-is-empty = the store { $store } is still empty; fill it with `samenspel load`
command-exists = { $path } exists and is not overwritten; choose another name
command-not-written = { $path } cannot be written; nothing has changed ({ $why })
command-not-read-or-written = that cannot be read or written: { $why }
command-port-in-use = { $host }, port { $port }, cannot be used ({ $why }); choose another with --host or --port
command-comparing-names = comparing names
command-meeting-ending = write to a file that ends in { $endings }
command-finding-needs-state = give --state as well: what becomes of the gap; or only --back: to which version you want to return
command-finding-back-alone = this does not go with --back: that has the gap stand as it stood in that version
command-digest-one-subject = choose one subject: { $options } do not go together
command-digest-no-since = this does not go with --question: the answer is always that of now
