# What checks before the meeting have found.

fact-title = Checks before the meeting
fact-stand = { $filled } of { $all } fields filled
fact-none = No checks in the rules
fact-none-text = The rules of this review name no checks before the meeting. A check is added in the rules, under “facts”.
fact-no-units = No units yet
fact-no-units-text = Units come with the roster.
fact-unit = Unit
fact-checks = What is checked
fact-check-of = { $kind }, { $points } points
fact-desk = Desk check
fact-field = Field check
fact-no-part = No part of the score
fact-part-of = Part of “{ $input }”
fact-caption = Scores and notes, unit by unit
fact-score = Score
fact-note = Note
fact-field-score = { $unit }, { $check }: score out of { $points }
fact-field-note = { $unit }, { $check }: note
fact-out-of = of { $points }
fact-record = Check record
fact-record-of = Check record of { $unit }
fact-save = Save
fact-saved = { $count ->
    [one] One field saved. What stood there before is kept in the check record.
   *[other] { $count } fields saved. What stood there before is kept in the check record.
}
fact-saved-nothing = Nothing was changed.
fact-keyboard = Enter and the arrow keys go from unit to unit, Tab from field to field.
fact-one-language = A note that you change stands in both languages as you write it.
fact-refused = Nothing was saved yet
fact-stale = Somebody else changed the same field meanwhile. Nothing was saved.
fact-stale-text = What stands there now is shown beside what you typed. Saving again replaces it; the earlier entry stays on record.
fact-stored-now = Now there: { $score } { $note } ({ $who }, { $when })
fact-nothing-there = nothing
fact-frozen = The boxes are open: scores that stand are part of the result and are not changed any more. Missing ones can still be entered.
fact-released = The results are released. What the checks found stands as it is.
fact-read-only = You read what the checks have found. Who enters it is named in the rules.
fact-pages = Pages of units
fact-page-previous = Previous units
fact-page-next = Next units
fact-page-here = Page { $page } of { $pages }

fact-import = Take from a spreadsheet
fact-import-title = Scores and notes from a spreadsheet
fact-import-text = A row for each unit, with its code or name, and a column for each check; notes in a column headed with the check’s name and “note”. What is in the file is laid into the table. Nothing is kept before you save there.
fact-import-file = Excel workbook (.xlsx) or CSV file
fact-import-limit = At most { $limit } MB
fact-import-paste = Or rows copied out of a spreadsheet, with their headings
fact-import-button = Lay into the table
fact-import-laid = { $count ->
    [one] One field comes from the file. Look it through, then save.
   *[other] { $count } fields come from the file. Look them through, then save.
}
fact-import-nothing = The file says nothing that does not stand here already.
fact-import-nothing-chosen = Choose a file, or paste rows.
fact-import-back = Back to the table
fact-from-file = from the file
fact-export = Take away
fact-export-text = The table as it stands, ready to be filled in and taken back.
fact-export-xlsx = Excel workbook
fact-export-csv = CSV file
fact-export-file = checks
fact-note-heading = { $check } note

fact-record-empty = Nothing has been entered yet
fact-record-by = { $who }, { $when }
fact-record-before = { $count ->
    [one] One earlier entry
   *[other] { $count } earlier entries
}
fact-record-taken-back = Taken back
fact-record-no-score = No score
fact-record-score = { $score } of { $points }
fact-record-change = Enter or change
fact-record-sum = { $input }: { $value } of 100
fact-record-sum-missing = { $input }: a score is still missing

fact-slip-row = Row { $row }, { $field }
fact-slip-field = { $unit }, { $check }
fact-slip = { $field }: { $why }
fact-slip-unit = unit { $unit }
fact-slip-unit-none = unit not named
fact-wrong-number = “{ $found }” is no score. Write digits, with a point before decimals.
fact-wrong-range = { $found } is more than the full { $points } points.
fact-wrong-decimals = { $found } has too many decimals: { $decimals ->
    [0] write a whole number.
    [one] at most one.
   *[other] at most { $decimals }.
}
fact-wrong-note = The note has { $count } characters; at most { $limit } fit.
fact-wrong-counted = The boxes are open and this score is part of the result; it is not changed any more.
fact-wrong-no-unit = There is no such unit in this review. Write its code or its name as in the roster.
fact-wrong-unit-twice = The unit stands in row { $row } already. Keep one of the two rows.
fact-refusal-slips = Nothing was kept: { $slips }
fact-refusal-slips-more = … and { $count } more
fact-refusal-released = The results are released. What the checks found stands as it is.
fact-refusal-no-head = No row of the file names its columns. The heading needs a column for the unit (“code” or “unit”) and one for a check, called as in the rules.
fact-refusal-column-twice = Row { $row }: two columns are called “{ $heading }”. Rename or remove one.
