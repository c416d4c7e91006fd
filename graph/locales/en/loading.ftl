# What loading sources tells: where something stands, what is wrong and what would be right, and what was left out.
# Fields, columns, kinds and relations are called what they are called in the files.
load-at = { $place }: { $problem }
load-in-sheet = { $place }, sheet { $sheet }
load-in-row = { $place }, row { NUMBER($row, useGrouping: 0) }
load-in-line = { $place }, line { NUMBER($line, useGrouping: 0) }
load-in-character = { $place }, character { NUMBER($character, useGrouping: 0) }
load-in-element = { $place }, { $element }
load-in-column = { $place }, column { $column }
load-in-field = { $place }, field { $field }
load-in-cell = { $place }, cell { $cell }

load-progress = loading sources
load-refreshing = refreshing: { $source }
load-comparing = { $source }: comparing records
load-writing = { $source }: storing records
load-counted = { $what } ({ $count })
load-more-problems = { $count ->
    [one] … and one more mistake
   *[other] … and { $count } more mistakes
}
load-megabytes = { $count } MB
load-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

## Files and addresses
load-no-file = there is no such file ({ $path })
load-unreadable = this file cannot be read ({ $why })
load-empty-file = this file is empty
load-too-large = the file is larger than { $size }; a text may have { $most } characters
load-not-utf-8 = the characters are not kept in UTF-8 (found: { $found }); save the file as UTF-8 (in Excel: CSV UTF-8)
load-name-is-no-text = this name is no readable text (UTF-8); give the file another name
load-empty-name = an empty name was given; name a source, a file or an address
load-no-source = no source and no file that exists; the sources are { $sources }{ $hint }
load-nothing-bundled = no data come with this source; name a file or an address
load-nothing-recognised = no source recognises a file in this folder
load-recognised-by-none = no source recognises this file; send in data of your own as a workbook (samenspel template FILE.xlsx makes one) or as CSV with the same columns
load-recognised-by-several = more than one source recognises this: { $sources }
load-no-reader = ‘{ $given }’ reads no files; choose { $readers }
load-files-skipped = recognised by no source and left out: { $files }
load-no-web-address = no valid web address ({ $why })
load-host-unknown = nothing is fetched from { $host }; from { $hosts } it can be
load-other-host = for { $source } files are only fetched by https from { $hosts }
load-nothing-is-fetched = for { $source } nothing is fetched
load-other-form = the server gives something else than { $form }
load-not-refreshed = nothing that can be refreshed; these can: { $sources }
load-nothing-given = what the server gives can be read, but there is nothing in it
load-not-changed = not changed since the last time
load-shrunk = source { $source } names { $count } of { $before } entities; that is less than half, so the version before stays. If it is right all the same, load it yourself with samenspel load
load-page-told-less = the answer counts { $total } results and gave { $seen }
load-page-of-other-shape = no answer of { $service }: the field { $field } is missing or has another shape
load-pages-do-not-end = after { $most } pages there is no end to the results yet
load-service-timed-out = the search service did not finish in time; try again later
load-not-fetched = cannot be fetched, after { WORDS($tries) } tries ({ $why })
load-server-answers = the server answers { $given }
load-too-many-redirects = more than { WORDS($most) } redirects
load-fetched-too-large = larger than { $most }; no more is fetched

## What became of a source
load-too-few = source { $source } has ‘{ $what }’ { $count ->
    [one] once
   *[other] { $count } times
}; { $minimum } to { $maximum } were expected; the version before stays
load-more-than-expected = ‘{ $what }’ stands there more often than thought: { $count ->
    [one] once
   *[other] { $count } times
}; { $minimum } to { $maximum } were expected
load-entities = entity
load-claims = claim
load-source-again = source { $source } comes twice; the second would replace the first
load-source-of-another = source { $source } does not belong to { $card }; its id does not begin with that
load-audience-stays = the file says that this is for { $named }, but the source stays visible to { $audience }; to change that: { $command }
load-older-edition = the edition of { $newer } is there already; this one is older
load-older-bundled-edition = the edition of { $newer } is there already; the one that comes with Samenspel is older
load-retracted = retracted: the source does not give this part any more
load-rows-skipped = { $count ->
    [one] one row was
   *[other] { $count } rows were
} left out: { $reasons }
load-sorts-skipped = left out, for these are not known here: { $sorts }

## Archives and workbooks
load-no-zip = no valid zip or xlsx file, or a damaged one
load-unpacked-too-large = is { $size } when unpacked; at most { $most } is read
load-locked = is encrypted; remove the password from the zip
load-damaged = damaged and not to be unpacked ({ $why })
load-no-xlsx = no valid XLSX ({ $why })
load-damaged-xlsx = damaged XLSX ({ $why })
load-no-ods = no valid ODS, or a damaged one
load-too-many-columns = more than { $most } columns
load-no-network = no valid network file ({ $why })
load-no-kumu = no list as Kumu writes it
load-part-too-large = this part is larger than { $most }
load-cell-of-workbook-too-long = a cell may have at most { $most } characters
load-formula-without-outcome = a formula without outcome; put the value itself in the cell
load-error-value = error value { $value }
load-no-sheet-with-data = no sheet with data; make an empty workbook with samenspel template
load-or-remove-sheet = { $problem }; or remove this sheet

## CSV
load-no-column-names = no column names; the first row names the columns
load-column-without-name = this column has no name
load-column-again = stands there { $count ->
    [2] twice
   *[other] { $count } times
}
load-cells-and-columns = { $cells ->
    [one] one cell
   *[other] { $cells } cells
} under { $columns ->
    [one] one column
   *[other] { $columns } columns
}; where a cell has a separator in it, put it between quotation marks
load-too-many-rows = more than { $most } rows; divide them over more files
load-line-too-long = more than { $longest } characters on one line; a cell may have { $most } of them
load-cell-too-long = a cell has more than { $count } characters; at most { $most } are allowed
load-quotation-not-closed = a quotation mark is opened and closed nowhere
load-only-carriage-returns = the lines end with a CR only; save the file again as CSV UTF-8
load-no-csv = no valid CSV ({ $why }); write a quotation mark in a cell twice

## JSON, XML and YAML
load-no-json = no valid JSON ({ $why })
load-no-export = this part of an export of Samenspel is missing, or is no list
load-export-without-source = source { $id } is cited, but is not among the sources
load-no-record = no record as Samenspel exports it
load-no-xml = no valid XML ({ $why })
load-doctype = has a DOCTYPE; for safety such XML is not read
load-xml-not-read = XML of a sort that is not read here ({ $given })
load-no-yaml = no valid YAML ({ $why })
load-second-document = a second YAML document; one is allowed
load-too-deep = more than { $most } levels deep
load-alias = alias *{ $name }; write the value out here
load-tag = tag { $tag }; write nothing but text, lists and fields
load-field-without-name = a field has no name
load-field-again = field { $field } stands there twice

## Rows and fields
load-missing = is missing or empty; fill something in
load-no-single-text = must be one text, no list and no group of fields
load-no-such-field = there is no such field here
load-text-too-long = has { $count } characters; at most { $most } are allowed
load-no-text = has a character that is no text; type the text again
load-not-one-of = ‘{ $given }’ is not possible; choose { $choices }
load-no-number = ‘{ $given }’ is not a number; write 11500000 or 0.5, without marks for thousands
load-no-day = ‘{ $given }’ is not a day; write for example 2020-12-08
load-no-truth = ‘{ $given }’ is not possible; choose true or false
load-no-amount = ‘{ $given }’ is not an amount; write for example 11500000 EUR, 0.5 percent or 7 count, without marks for thousands
load-currency-untold = ‘{ $given }’ does not tell which currency it is; write for example 1000 USD
load-amount-of-two = ‘{ $given }’ can be { $first } or { $second }; write the one or the other
load-date-of-two = ‘{ $given }’ can be { $first } or { $second }; write for instance 2020-12-08
load-short-year = ‘{ $given }’ has a year of two digits; if { $example } is meant, write that
load-no-name = ‘{ $given }’ is not a name; put a backslash (\) before a square bracket
load-names-nothing = ‘{ $given }’ gives no name; write for example abbreviation=SBIR
load-no-identifier = ‘{ $given }’ is not an identifier; write for example kvk:12345678 (known are { $known })
load-digit-short = { $given } does not have { $digits } digits but one fewer; if a zero was dropped, write { $meant }
load-digits = { $given } does not have { $digits } digits; if zeros were lost, make the cell text

## Contributions
load-own-table = a table that Samenspel exported; it does not have all that the sources say. Load the export as .json, which is complete
load-nothing-stated = no entity and no relation at all
load-columns-unknown = these columns are not known: { $given }; expected { $expected }. Say what a column is with { $example }
load-column-missing = column { $column } is missing
load-column-missing-near = column { $column } is missing; if ‘{ $near }’ is that, load with { $example }
load-columns-of-one-field = { $columns } can each be { $field }; choose, for example with { $example }
load-list-of-persons = the names under { $column } look like those of persons, who are not kept; if they are organisations, load with { $example }
load-columns-left-out = not read: { $columns }
load-read-as = read as { $encoding }, because the characters are not UTF-8
load-ask-kind = of { $count ->
    [one] one name
   *[other] { $count } names
} the kind is not known ({ $names }); give it in a column ‘kind’, or for all of them with for example --fill kind=company
load-ask-unknown = { $count } names are not known ({ $names }); if they are new and of one kind, load with for example --fill kind=company
load-ask-relation = which relation these rows make is not said; between { $subject } and { $object } it can be { $relations }. Load with for example { $example }
load-name-of-several-known = ‘{ $given }’ can be { $known }; write the id or the full name
load-ask-doubtful = { $count ->
    [one] this name is clear
   *[other] these { $count } names are clear
} once you say of which kind they are: load with { $example }
load-not-in-register = { $name } is not in the register that has every { $kind }{ $hint }
load-see = {""} ({ $problem })
load-person = ‘{ $given }’ is a person; persons are not kept, leave this row out
load-no-publisher = fill in at uitgever whose data these are
load-entity-again = { $id } stands in { $place } as well; state an entity once
load-entity-otherwise = says something else of { $name } than { $place }: { $given } instead of { $before }; mend one of them, or give each a name of its own when they are two parties
load-no-region = { $name } is no province, municipality or region
load-same-as = says the same as { $place }; state it once
load-same-as-subject = the same as subject; an entity has no relation to itself
load-end-of-kind = { $name } is of kind { $kind }; { $relation } allows only { $allowed } here
load-see-template = {""}; all kinds and relations stand in the workbook that samenspel template makes
load-unknown-id = ‘{ $id }’ is no known id{ $hint }
load-add-entity = {""}; add the entity to what you send in
load-near-here = { $problem } (in this contribution ‘{ $near }’ looks like it)
load-name-of-several = ‘{ $given }’ is the name of more than one entity: { $ids }; give the id

## Datasets
load-no-yaml-in-folder = a folder without YAML files
load-no-dataset = no dataset; a dataset has the fields entities and claims
load-dataset-without-source = the field source is missing; give id, title, publisher, licence and rank
load-field-unknown = unknown; known are { $fields }
load-no-fields = here stands ‘{ $given }’ where fields belong
load-page-again = page { $id } stands there twice; state it once
load-page-unknown = ‘{ $id }’ does not stand under pages; add that page
load-url-and-page = stands beside page; give one of the two
load-stands-again = stands in { $place } as well; state it once
load-region-not-here = ‘{ $id }’ does not stand in this dataset; add that entity
load-no-group = must be a group of fields, such as {"{"}kvk: '12345678'{"}"}
load-one-amount = a claim has one amount
load-no-words = must be a list of words, such as [yearly, maximum]

## Notices
load-no-notice = no notice in TED XML or eForms
load-notice-begins-otherwise = the document begins with { $given }; a notice begins with { $expected }
load-notice-without-number = the notice has no number; it stands in { $where }
load-notice-without-form = the notice has no form (FORM_SECTION is empty)
load-notice-without-buyer = without a buyer
load-notice-without-title = without a title
load-notice-not-dutch = no Dutch buyer
load-notice-not-innovative = not to be recognised as innovation-oriented
load-notice-older-version = an older or double version of a notice that was offered as well
load-notice-too-large = larger than { $most }; no notice is as large as that
load-notices-skipped = { $count ->
    [one] 1 notice was
   *[other] { $count } notices were
} left out: { $reasons }

## Tweede Kamer
load-record-without-number = without a number
load-record-removed = removed by the House of Representatives
load-ministry-unknown = unknown ministry ‘{ $name }’

## TenderNed
load-no-datasets = this page names no files of TenderNed any more; it has changed
load-release-incomplete = without number, day, buyer or title

## CORDIS
load-may-be-a-person = perhaps a natural person
load-participant-from-abroad = participation from outside the Netherlands
load-no-cordis-number = ‘{ $given }’ is no number of CORDIS; digits are expected
load-projects-without-participants = without organization.csv in the same folder there are no participants to load

## Official publications
load-paper-without-paragraphs = an official publication without paragraphs (al); there is nothing to read
load-paper-by-reference = recognised as { $name } by the reference { $reference }
load-paper-by-file = does not give its own number; the paper gets the id { $id }, after the file
load-no-html = no readable HTML ({ $why })
load-page-without-text = there is no text of a paper on this page
load-no-pdf = no readable PDF ({ $why })
load-pdf-locked = it is locked with a password
load-pdf-without-text = this PDF has no text and is probably a scan; make it readable first (OCR)
load-too-many-pages = { $count } pages; at most { $most } are read
load-page-unreadable = a page of this PDF cannot be read ({ $why })
load-text-without-letters = has no text; a scanned paper has to be made readable first (OCR)
load-text-with-nul = no text but another sort of file (it has NUL characters)
load-metadata-without-identifier = the metadata give no identifier; without one the paper cannot be placed
load-no-count = ‘{ $given }’ is not a number
load-doubtful-names = doubtful names (not loaded): { $names }
load-doubtful-name = { $name } ({ $place }: { $meant })
load-unknown-names = unknown organisations (not loaded): { $names }
load-unknown-name = { $name } ({ $place })
load-open-citation = reference not loaded ({ $place }): it may be { $papers }, and none of these is known
load-no-publication = no official publication: it states no number, sender or addressee of its own
load-search-found-nothing = the search service finds no paper for this
load-search-found-too-many = { $total } results; at most { $most } are fetched, make the question narrower
load-search-gave-fewer = the search service counts { $total } results and gave { $seen }; try again
load-search-is-stuck = the search service gets stuck at result { $start }
load-search-refused = the search service refuses the question: { $why }
load-search-without-reason = without a reason
load-search-without-total = the answer gives no numberOfRecords
load-no-search-answer = no answer of an SRU service, but { $given }

## Registers of public bodies
load-no-value-list = no TOOI value list (expanded JSON-LD with a node { $node })
load-value-list-not-read = value list { $list } is not read; { $lists } are
load-value-list-in-other-form = this form of a TOOI list is not read; take the same list in JSON, { $address }
load-list-not-once = list { $list } stands there { $count } times; it needs one row
load-body-without-last-row = the last row of { $code }, with sort, begin and end, is missing
load-body-without-name = { $code } stands in no list and has no name here
load-body-only-former = has a historical version, but does not stand in the list itself
load-body-not-in-list = names { $code }, which does not stand in the list
load-province-unknown = province { $code } is unknown
load-sort-unknown = unknown sort of organisation { $sort }; known are { $known }
load-version-of-nobody = a historical version says of which organisation it is (specializationOf)
load-version-without-end = a historical version has an einddatum or einddatumHV
load-code-elsewhere = code { $code } does not belong to this address
load-code-unknown = unknown sort of code
load-no-address-of-body = no address of an organisation; one begins with { $begin }
load-left-out-sort = sort of organisation { $name }
load-left-out-transition = change { $name }
load-no-sort = without a sort
load-no-single-record = one record with an identifier was expected; this file has { $count }

## Cards of sources, for those who write one
load-card-range = expected { $of }: { $minimum } to { $maximum } is no range
load-card-counts-nothing = expected ‘{ $of }’: that is no kind and no relation
load-card-without-expected = the card of { $id } does not say how much to expect

## The workbook in which participants send in data. Names of columns and of fields of the source stay as they are.
load-template-explanation = explanation
load-template-source = source
    .heading = Sheet source
    .uitgever = Required. The publisher: the organisation that sends in these data.
    .titel = The title: what this contribution is called.
    .licentie = The licence: on what terms others may use the data, for example CC0-1.0.
    .datum = The date on which the data are right, for example 2021-11-29.
    .zichtbaar-voor = Who may see the data: everybody, participants, or organisations that you name, with a semicolon between them. Empty means everybody.
    .adres = The web address of the document that the data come from.
load-template-entities = entities
    .heading = Sheet entities
    .id = Required. The id of the publisher where there is one (tooi-pv22, kst-33009-104), else a short name of your own in small letters with hyphens, which never changes afterwards.
    .kind = Required. The kind; choose from the list. What it is called (for example province) will do too.
    .name = Required. The full name.
    .names = Other names, separated by semicolons. Example: abbreviation=SBIR; former=EL&I [2010/2012]; running/nl=het programma SBIR; running/en=the SBIR programme.
    .identifiers = Numbers of official registers, separated by semicolons. Example: kvk:12345678; oin:00000001234567890000.
    .description = One or two sentences in your own words.
    .homepage = Web address that begins with https://.
    .region = The id of the province, municipality or region where it lies. Example: tooi-pv22.
load-template-relations = relations
    .heading = Sheet relations
    .subject = Required. An id or name of sheet entities, or an id that Samenspel knows already.
    .relation = Required. Read subject, relation and object together as a sentence; choose from the list.
    .object = Required. Like subject.
    .holds = yes or empty: this is so; no: this is not so, you deny what another says.
    .since = Begin: 2019, 2020-12 or 2020-12-08.
    .until = End, written in the same way.
    .status = proposed, agreed, running, ended or withdrawn.
    .retracts = yes: you take back what you said before; it stays visible as withdrawn.
    .amount = Amount or number. Example: 11500000 EUR (2017-2021), 20 percent, 7 count.
    .role = In what role, for example co-financier.
    .note = A remark in your own words.
    .locator = Where this stands: page, paragraph, article or footnote of your document.
load-template-yes-no = yes/no
load-template-choices = choices
load-template-called = in English
load-template-unknown = Unknown value
    .advice = Choose a value from the list, or what it is called on sheet choices.
load-template-how = How to send in data
    .fill = Fill in on sheet source whose data these are, on sheet entities who or what there is, and on sheet relations what these have to do with each other. Leave the names of the columns as they are. Empty rows are fine.
    .load = Load the file with: samenspel load FILE.xlsx. If something is wrong, nothing is loaded and you see all mistakes at once, with sheet, row and column.
    .persons = Leave out persons, but for officials in their function (for example minister of Economic Affairs).
load-no-yes-no = ‘{ $given }’ is neither yes nor no
load-retracts-and-stands = a row that takes something back cannot have status { $status } as well; leave one of the two empty
load-judgement-incomplete = a judgement has left, right, verdict and why, and nothing else
load-judgement-verdict = verdict is yes or no, and not ‘{ $given }’
load-no-judgements = this file is no list of judgements

# How often a source appears.
cadence-daily = every day
cadence-weekly = every week
cadence-monthly = every month
cadence-quarterly = every quarter
cadence-on-change = at every change
cadence-never = once

## A list that comes back with who is on it
clean-as-written = as written
clean-name = official name
clean-id = id
clean-confidence = confidence
clean-candidates = candidates
clean-ending = recognised
load-together =
    { $count ->
        [one] 1 source
       *[other] { NUMBER($count) } sources
    } loaded at once; { $changed ->
        [one] 1 record
       *[other] { NUMBER($changed) } records
    } new, changed or gone
load-busy-since = has been refreshed by another process ({ $process }) since { $since }; nothing was done
load-busy = is being refreshed by another process right now; nothing was done
