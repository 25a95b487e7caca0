roster-title = Roster
roster-check-in-title = Check-in
roster-stand = { $count ->
    [one] { $count } person on the roll
   *[other] { $count } people on the roll
}
roster-empty = Nobody is on the roll yet
roster-empty-text = Units, reporters and voters stand here once the roster is imported.
roster-units = Units and reporters
roster-unit = Unit
roster-code = Code
roster-reporter = Reporter
roster-members = Members
roster-committee = Committee
roster-people = The roll
roster-number = Staff number
roster-name = Name
roster-post = Post
roster-group = Group
roster-presence = Presence
roster-present = present
roster-absent = not here yet
roster-on-leave = on leave
roster-attendance = Attendance
roster-on-roll = Expected
roster-leave = On leave
roster-here = Present
roster-total = Total
roster-quorum-at-least = at least { $share }
roster-quorum-more-than = more than { $share }
roster-quorum = Quorum: { $rule } of the { $roll } expected, that is { $needed }. Present: { $present }.
roster-quorum-met = met
roster-quorum-missing = not met yet
roster-pages = Pages
roster-page-previous = Previous
roster-page-next = Next
roster-page = { $page } of { $all }
roster-desk-all = Everybody but those on leave is here
roster-desk-all-hint = For the clerk who has counted the hall. It takes no coming back for people who were noted before.
roster-refusal-unknown-group = The template has no group { $group }. Correct the roster or the template.
roster-refusal-more-than-roll = Group { $group } has { $roll } on the roll, but { $leave } on leave and { $present } present. Correct the numbers.
roster-refusal-no-quorum = { $present } of { $roll } are present; { $needed } are needed. Check in whoever has come, then open the meeting.
roster-refusal-nobody = Nobody is on the roll. Import the roster first.
roster-refusal-unit-taken = The review has a unit { $code } already. Take it out of the list.
roster-refusal-number-taken = Somebody of the list is on the roll already. Take them out of the list.
roster-refusal-rows-to-mend = { $count ->
    [one] { $count } row has an error, so nothing was imported. Mend the row in your file and choose the file again.
   *[other] { $count } rows have errors, so nothing was imported. Mend them in your file and choose the file again.
}
roster-refusal-nothing-new = The file says what the roster says already. There is nothing to import.
roster-refusal-preview-expired = This preview has run out: previews are kept for a day. Choose the file again.
roster-refusal-import-done = This preview was imported before. Choose a file to import more.
roster-refusal-frozen = The first box is open, and since then the roll stands. It cannot be changed by an import any more.
roster-undo-changed = The roster was changed after this import, so it cannot be taken back as a whole. Import a corrected file instead.
roster-undo-checked-in = { $count ->
    [one] { $count } person of this import was checked in. Take that back at the desk first, or import a corrected file.
   *[other] { $count } people of this import were checked in. Take that back at the desk first, or import a corrected file.
}
roster-undo-boxes = Ballot boxes were planned out of this roster. Import a corrected file instead of taking this one back.
roster-undo-reports = { $count ->
    [one] { $count } reporter of this import has begun a report. Import a corrected file instead of taking this one back.
   *[other] { $count } reporters of this import have begun reports. Import a corrected file instead of taking this one back.
}
roster-undo-in-use = Agenda, comments or the ledger speak of a unit of this import by now. Import a corrected file instead of taking this one back.
roster-file-empty = The file is empty. Save the roster anew and choose it again.
roster-file-too-large = The file has more than { $limit } MB. Delete pictures and sheets that are no part of the roster.
roster-file-old-excel = This is an old Excel file (.xls) or one under a password. Open it, take the password off, and save it as “Excel workbook (.xlsx)”.
roster-file-open-document = This is an OpenDocument file. Save it as “Excel workbook (.xlsx)” or as CSV.
roster-file-word = This is a Word document. Copy its table into a spreadsheet and save that as .xlsx.
roster-file-slides = These are slides. Copy their table into a spreadsheet and save that as .xlsx.
roster-file-pdf = This is a PDF. Ask for the spreadsheet that it was made of.
roster-file-picture = This is a picture. Ask for the spreadsheet that it shows.
roster-file-web-page = This is a web page under a spreadsheet’s name. Open it in the spreadsheet program and save it as “Excel workbook (.xlsx)”.
roster-file-archive = This is an archive. Unpack it and choose the spreadsheet in it.
roster-file-unknown = This is no spreadsheet. Choose an .xlsx or a CSV file.
roster-file-macros = The file holds macros, that is, programs. Save it as “Excel workbook (.xlsx)”, which has none.
roster-file-bomb = The file would unpack to more than { $limit } MB and was not opened. Copy the roster into a new workbook.
roster-file-damaged = The file is damaged and cannot be read. Open it in the spreadsheet program and save it anew.
roster-file-encoding = The characters of the file cannot be read. Save it as .xlsx, or as “CSV UTF-8”.
roster-file-quotes = Row { $row }: the quotation marks do not fit. A cell with a comma in it stands between two quotation marks; a quotation mark inside it is written twice. An .xlsx file has no such trouble.
roster-file-too-many-rows = The file has more than { $limit } rows. Split it.
roster-file-too-many-columns = A sheet has more than { $limit } columns. Delete those that are no part of the roster.
roster-file-only-hidden = All that holds something is hidden: { $sheets }. Show the sheet and save the file.
roster-file-no-head = No row names the columns. One row must name at least staff number (or e-mail) and name, or a unit’s code and name; the example file shows how.
roster-file-column-missing = { $place }: no column for { $columns }. Add it, or correct its name.
roster-file-column-twice = { $place }: two columns are called “{ $column }”. Delete or rename one of them.
roster-file-no-rows = There are no rows under the column names.
roster-place = Sheet “{ $sheet }”, row { $row }
roster-place-row = Row { $row }
roster-or = { $one } or { $other }
roster-cell-missing = The cell is empty. Fill it in.
roster-cell-no-key = Neither staff number nor e-mail is given. Fill in one of the two.
roster-cell-too-long = The cell has { $found } characters; at most { $limit } fit. Shorten it.
roster-cell-formula = “{ $found }” is a formula. Put its value there (copy, then paste as values).
roster-cell-broken = The cell shows the error { $found }. Put a value there.
roster-cell-made-a-day = The spreadsheet has made the date { $found } of it. Format the column as text and type it again.
roster-cell-not-a-number = “{ $found }” is not a whole number.
roster-cell-not-an-email = “{ $found }” is not one e-mail address.
roster-cell-more-than-members = The committee is larger than the unit. Correct one of the two numbers.
roster-cell-no-account = Nobody has the sign-in name “{ $found }”. Ask an administrator to invite the reporter first, or correct the name.
roster-cell-no-unit = There is no unit “{ $found }”, neither in the review nor in the file. Correct the code or the name, or add the unit.
roster-cell-unit-unclear = Several units are called “{ $found }”. Give the unit’s code instead.
roster-cell-no-group = The template has no group “{ $found }”. Correct the letter.
roster-cell-several-groups = “{ $found }” names several groups. Everybody votes in one; decide which.
roster-cell-no-role = There is no role “{ $found }” that a roster can give.
roster-cell-no-way = “{ $found }” is neither “in person” nor “in writing”.
roster-cell-no-writing = By this review’s rules everybody reports in person.
roster-cell-not-yes-no = “{ $found }” is neither “yes” nor “no”.
roster-cell-twice = “{ $found }” stands in row { $row } already. Keep one of the two rows.
roster-cell-twice-row = The same person stands in row { $row } already. Keep one of the two rows.
roster-cell-in-two-groups = The same person stands in row { $row } with group { $group }. Everybody votes in one group; keep one of the two rows.
roster-cell-somebody-elses = The e-mail { $found } belongs to somebody else on the roll than the staff number. Correct one of the two.
roster-column-code = Unit code
roster-column-unit-name = Unit name
roster-column-unit-name-en = Unit name (English)
roster-column-members = Members
roster-column-committee = Committee members
roster-column-reporter = Reporter’s sign-in name
roster-column-reporter-title = Reporter’s post
roster-column-reporter-title-en = Reporter’s post (English)
roster-column-how = How the reporter reports
roster-column-number = Staff number
roster-column-email = E-mail
roster-column-name = Name
roster-column-name-en = Name (English)
roster-column-title = Post
roster-column-title-en = Post (English)
roster-column-unit = Unit
roster-column-group = Voter group
roster-column-on-leave = On leave
roster-column-roles = Roles
roster-yes = yes
roster-no = no
roster-none = empty
roster-import = Import the roster
roster-import-text = Choose an Excel or CSV file. You see first what would change, row by row; nothing is written until you confirm.
roster-import-file = File
roster-import-file-hint = .xlsx or .csv, up to { $limit } MB. Column names in Chinese or English, in any order; title rows above them do no harm.
roster-import-pasted = … or paste the rows
roster-import-pasted-hint = From a spreadsheet, column names included.
roster-import-button = Show what would change
roster-import-nothing-chosen = Choose a file or paste the rows.
roster-import-example = Example files
roster-import-example-text = With the columns, a few rows and instructions.
roster-import-example-xlsx = Excel (.xlsx)
roster-import-example-units = Units (.csv)
roster-import-example-people = People (.csv)
roster-export = Export the roster
roster-export-text = As it stands, to be changed and imported again.
roster-preview = Preview of the import
roster-preview-of = { $file }
roster-preview-pasted = Pasted rows
roster-preview-stand = Nothing is written yet.
roster-preview-read-xlsx = Read as an Excel workbook.
roster-preview-read-csv = Read as text ({ $encoding }, cells parted by { $separator }).
roster-preview-comma = commas
roster-preview-semicolon = semicolons
roster-preview-tab = tabs
roster-preview-sheet-units = Units and reporters: sheet “{ $sheet }”, column names in row { $row }.
roster-preview-sheet-people = People: sheet “{ $sheet }”, column names in row { $row }.
roster-preview-table-units = Units and reporters: column names in row { $row }.
roster-preview-table-people = People: column names in row { $row }.
roster-preview-unread = Columns that were not read: { $columns }.
roster-preview-hidden = Hidden sheets are not read: { $sheets }.
roster-preview-absent = { $count ->
    [one] { $count } person of the roll is not in the file, and stays on the roll.
   *[other] { $count } people of the roll are not in the file, and stay on the roll.
}
roster-preview-all = All
roster-preview-row = Row
roster-preview-state = What becomes of it
roster-preview-what = Whom or what
roster-preview-details = Details
roster-preview-new = new
roster-preview-changed = changed
roster-preview-same = same
roster-preview-error = error
roster-preview-none = No row is of this kind.
roster-preview-confirm = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
roster-preview-confirm-hint = Rows that are the same are left alone. The last import can be taken back until something hangs on it.
roster-preview-errors = { $count ->
    [one] { $count } row is to be mended first
   *[other] { $count } rows are to be mended first
}
roster-preview-errors-text = An import is whole or not at all. Mend the rows below in your file, then choose it again.
roster-preview-again = Choose a corrected file
roster-preview-same-all = The file says what the roster says already
roster-preview-stale = The roster was changed meanwhile
roster-preview-stale-text = This preview compares with how it was before. Compare anew; the file is still here.
roster-preview-stale-button = Compare anew
roster-preview-expires = Kept until { $when }, then deleted.
roster-field-was = { $column }: “{ $old }” becomes “{ $new }”
roster-field-is = { $column }: { $value }
roster-imported = { $count ->
    [0] Imported.
    [one] { $count } row was imported.
   *[other] { $count } rows were imported.
}
roster-last-import = Last import
roster-last-import-text = { $when }, by { $who }: { $new } new, { $changed } changed.
roster-undo = Take the import back
roster-undo-text = This deletes what it added (units: { $units }, people: { $people }) and restores what it changed (rows: { $changed }).
roster-undone = The import was taken back.
roster-sort = Order
roster-sort-number = by staff number
roster-sort-pinyin = by pinyin
roster-sort-strokes = by strokes
roster-sort-english = by English name
roster-sort-group = by group
roster-sheet-units = Units
roster-sheet-people = People
roster-sheet-help = Instructions
roster-help-heading = How to fill in the roster
roster-help-holds = What it holds
roster-help-general = One row a unit or a person. Columns may come in any order, and those that you leave out are left alone. Nothing is written before you have seen a preview.
roster-help-code = Short and unique, such as B1. Needed.
roster-help-unit-name = As printed. Needed in one language; where the other is empty, this one is shown to all readers.
roster-help-members = A whole number. Needed.
roster-help-committee = Of the unit’s committee, its head included. Needed.
roster-help-reporter = The name with which the reporter signs in. The account must exist. Needed.
roster-help-reporter-title = As the agenda names the reporter. Needed in one language.
roster-help-how = “In person” or “In writing”, where the rules know reports in writing alone; empty is in person.
roster-help-number = Unique. Format the column as text, so that zeros in front stay. Staff number or e-mail is needed; by either, somebody is known again under a new name.
roster-help-email = Unique. One address.
roster-help-name = Needed in one language.
roster-help-title = May be empty: then the group’s title stands there.
roster-help-unit = The code or the name of a unit. May be empty.
roster-help-group = With whom the person votes: one of { $groups }. Needed.
roster-help-on-leave = “yes” or the date for whoever is excused; else “no” or empty.
roster-help-roles = May be empty. Several are parted by commas: { $roles }.
roster-example-unit = Branch { $number }
roster-example-unit-post = Secretary, Branch { $number }
roster-example-person = Example person { $number }
roster-example-file = roster-example
roster-export-file = roster
roster-person-change = To change something, import a file with this person’s staff number or e-mail and the new words.
roster-person-remove = Take off the roll
roster-person-remove-text = The person can no longer be checked in and is counted nowhere. To bring somebody back, import them again.
roster-person-removed = One person was taken off the roll.
roster-refusal-is-present = This person is checked in. Undo the check-in at the desk first.
roster-refusal-person-in-use = Something in this review speaks of this person, so they stay on the roll. Excuse them instead.
