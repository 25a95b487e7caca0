report-list-title = Reports
report-list-stand = { $accepted } of { $all } accepted
report-list-wait = { $count ->
    [one] { $count } report waits for your decision
   *[other] { $count } reports wait for your decision
}
report-list-caption = Reports in running order
report-list-unit = Unit
report-list-reporter = Reporter
report-list-state = State
report-list-versions = Versions
report-list-total = Characters
report-list-last = Last step
report-list-act = Action
report-list-read = Read
report-list-write = Write
report-list-empty = No reporter yet
report-list-empty-text = Reports appear here as soon as the roster has units with their reporters.
report-state-drafting = In draft
report-state-handed-in = Handed in
report-state-returned = Returned
report-state-accepted = Accepted

report-show-title = Report: { $unit }
report-show-nothing = Nothing handed in yet
report-show-nothing-text = The text appears here when the reporter hands it in.
report-show-draft = This is your draft. Others see it when you hand it in.
report-show-version = Version { $number }, handed in { $when } by { $name }
report-show-edition-missing = Nothing is written in this edition.
report-show-section-missing = Nothing is written here.
report-show-count = { $count } of { $limit } characters
report-show-total = { $count } of { $limit } characters in all
report-show-oral = Text to be spoken
report-show-items = Last year’s items and their answers
report-show-item-answer = Answer
report-show-item-unanswered = No answer yet.
report-show-versions = Versions
report-show-decision = Decision
report-show-next-write = Go on writing
report-show-next-judge = Read and decide

report-version-title = Version { $number }
report-version-handed-in = Version { $number } was handed in by { $name }
report-version-accepted = { $name } accepted it
report-version-returned = { $name } returned it
report-version-back = To the report as it stands
report-version-changes = { $changed } of { $all } sections changed since version { $before }
report-version-changed = Changed
report-version-same = As before
report-version-before = In version { $number }
report-version-nothing-before = Nothing was written here.

report-accept = Accept the report
report-return = Return with the note
report-return-note = Note to the reporter
report-return-note-hint = What to mend, and where. The reporter sees the note above the text; it stays with this version.
report-return-fold = Return for revision

report-edit-title = Write the report: { $unit }
report-edit-stand = { $state } · saved { $when }
report-edit-stand-new = Not begun yet
report-edit-read = Read it as others will
report-edit-editions = Editions
report-edition-zh = Chinese edition
report-edition-en = English edition
report-edition-counts = counts
report-edit-translation = This is the translation. Limits are checked on the other edition.
report-edit-returned = { $name } returned version { $number } on { $when }:
report-edit-counting = Counted as an office suite counts: each Chinese character and each Latin word is one.
report-edit-limit = At most { $limit } characters.
report-edit-total = Characters in all
report-edit-share = Share of “{ $section }”: { $share }; at least { $minimum } is asked for.
report-edit-share-more = Share of “{ $section }”: { $share }; more than { $minimum } is asked for.
report-edit-items = Last year’s items
report-edit-items-text = Answer each one: what was done, and how it can be seen.
report-edit-item = Item { $number } of { $year }
report-edit-answer = Answer to item { $number }
report-edit-oral = Text to be spoken
report-edit-oral-hint = For { $minutes } minutes on the floor; at most { $limit } characters. Not part of the total.
report-edit-optional = optional
report-edit-save = Save draft
report-edit-hand-in = Hand in
report-edit-saved = Draft saved
report-edit-saved-text = Only you see it until you hand it in.
report-edit-to-do = Before you can hand it in
report-edit-to-heed = You can hand it in, but heed this
report-edit-refused = Not handed in yet
report-edit-refused-text = Nothing was saved. What you typed is still below: mend what is listed, or save it as a draft.
report-edit-not-saved = Not saved
report-edit-not-saved-text = What you typed is still below.
report-edit-stale = This report was saved elsewhere meanwhile
report-edit-stale-text = Nothing was overwritten. The fields hold what you typed; where the stored text differs, the two stand side by side under the field. Bring the two together and save: what then stands in the fields replaces what is stored.
report-edit-stored = What is stored now
report-edit-yours = What you typed
report-edit-offer = This browser kept text that the server does not have.
report-edit-restore = Put it back into the form
report-edit-discard = Throw it away

report-finding-missing = “{ $section }” is empty.
report-finding-long = “{ $section }” has { $count } characters; the limit is { $limit }.
report-finding-total = The report has { $count } characters in all; the limit is { $limit }.
report-finding-share = “{ $section }” fills { $share } of the report; at least { $minimum } is asked for.
report-finding-share-more = “{ $section }” fills { $share } of the report; more than { $minimum } is asked for.
report-finding-item = Last year’s item { $number } is not answered: { $text }
report-finding-oral = The text to be spoken has { $count } characters; the limit is { $limit }.
report-finding-kept = This text has { $count } characters; no field keeps more than { $limit }.

report-item-open = Open
report-item-in-progress = In progress
report-item-submitted = Submitted
report-item-verified = Closed out
report-item-returned = Returned
report-item-due = due { $day }

report-refusal-not-editable = The report is with the organiser and can no longer be changed. Ask for it to be returned if something has to be mended.
report-refusal-not-drafted = The report was handed in before. Nothing was handed in twice.
report-refusal-not-handed-in = There is nothing to decide on: the report is with its reporter.
report-refusal-text-long = One text has { $count } characters; no field keeps more than { $limit }. Shorten it.
report-refusal-blocked = { $count ->
    [one] { $count } point keeps the report from being handed in.
   *[other] { $count } points keep the report from being handed in.
}
report-refusal-note-missing = Say in the note what is to be mended.
report-refusal-note-long = The note has { $count } characters; it may have { $limit }. Shorten it.
report-refusal-remark-missing = Say what you remark.
report-refusal-answer-missing = Write an answer first.
report-refusal-quote-long = The passage has { $count } characters; it may have { $limit }. Quote the words that matter.
report-refusal-quote-not-there = These words do not stand in this section. Copy the passage from the text, or leave the field empty to speak of the whole section.
report-refusal-remarks-many = A version takes { $limit } remarks. Sum up the rest in the note.
report-refusal-file-no-ending = The file’s name has no ending. Attach a docx, pptx, xlsx, pdf, jpg, png, doc or wps file.
report-refusal-file-kind = Files ending in .{ $ending } are not taken. Save it as docx, pptx, xlsx, pdf, jpg, png, doc or wps.
report-refusal-file-lies = The file is called .{ $promised } but its contents are something else. Open it in its program and save it again as .{ $promised }.
report-refusal-file-macros = The file holds macros. Save a copy without macros and attach that.
report-refusal-file-unpacks = The file unpacks to far more than an office file does, so it was not opened. Save it again with your office suite.
report-refusal-file-damaged = The file cannot be read to its end: it is damaged, cut off or locked with a password. Save it again and attach the new file.
report-refusal-file-empty = The file is empty. Choose another.
report-refusal-file-large = The file is larger than { $megabytes } MB. Make its pictures smaller, or split it.
report-refusal-files-many = A report takes { $limit } files. Remove one first.

report-outcome-done = Done
report-outcome-partly = Partly done
report-outcome-not-done = Not done
report-edit-outcome = How far is it?
report-show-outcome = The reporter says: { $outcome }
report-finding-undecided = Last year’s item { $number } does not say whether it is done: { $text }

report-edit-speaking = About { $time } to speak; { $minutes } minutes are given.
report-edit-spoken = { $label }: { $count } characters
report-edit-spoken-limit = { $label }: { $count } of { $limit } characters
report-edit-lengths = As an office suite’s word count lists it
report-edit-length-count = Words
report-edit-length-without = Characters (no spaces)
report-edit-length-with = Characters (with spaces)
report-edit-length-chinese = Chinese characters
report-edit-length-words = Non-Chinese words
report-edit-take = Take the stored text instead of mine when saving

report-autosave-saved = Saved by itself { $when }
report-autosave-kept = No connection. What you type is kept on this device and sent as soon as the server answers. Please leave this page open.
report-autosave-back = Connected again. Everything is saved.
report-autosave-signed-out = You are signed out. What you typed is kept on this device and returns to this page after you sign in.
report-autosave-sign-in = Sign in
report-autosave-restored = What this device had kept is back in the form and is being saved.
report-autosave-merged = Other sections were saved elsewhere meanwhile. They have been brought into this page; nothing was overwritten.
report-autosave-conflict = The same text was changed elsewhere meanwhile. Nothing was overwritten, and what you type here is kept on this device.
report-autosave-compare = Compare the two texts

report-compare-title = Compare versions
report-compare-link = Compare versions
report-compare-from = Earlier
report-compare-to = Later
report-compare-show = Compare
report-compare-stand = { $changed } of { $all } sections differ
report-compare-version = Version { $number }, handed in { $when } by { $name }
report-compare-autosave = Draft { $number }, saved by itself until { $when }
report-compare-save = Draft { $number }, saved by hand { $when }
report-compare-now = The draft as it stands, { $when }
report-compare-kept = Only you see drafts. What is saved by itself within a quarter of an hour is kept as one draft; what you save by hand is kept for itself.
report-compare-legend = How to read it:
report-compare-gone = removed:
report-compare-new = added:
report-compare-none = No such paragraph.
report-compare-nothing = There is nothing to compare yet: this report has only one version.

report-remark-fold = Remark on this section
report-remark-quote = Passage
report-remark-quote-hint = Mark the words in the text above, or copy them here. Left empty, the remark is about the whole section.
report-remark-words = Remark
report-remark-make = Add the remark
report-remark-head = { $name } remarked on { $when }
report-remark-open = Open
report-remark-resolved = Dealt with
report-remark-answered = The reporter answered:
report-remark-answer = Your answer
report-remark-send = Answer
report-remark-resolve = Mark as dealt with
report-remark-remove = Take back
report-remark-to-answer = Answer or mark as dealt with

report-file-title = Attachments
report-file-size = { $kilobytes } KB
report-file-read = Show in the page
report-file-download = Download
report-file-remove = Remove
report-file-remove-one = Remove { $name }
report-file-choose = Attach a file
report-file-add = Attach
report-file-hint = Up to { $count } files of at most { $megabytes } MB each: docx, pptx, xlsx, pdf, jpg, png, doc, wps. No macros. Photographs lose their notes on place and device. Save your draft first.

report-import-link = Import a Word file
report-import-title = Import a Word file
report-import-text = The text of your file is cut at its headings and laid out for you to look at. Your report changes only when you confirm.
report-import-file = Word file
report-import-hint = A .docx file of at most { $megabytes } MB, from Word, WPS or LibreOffice. Older files (.doc, .wps, .rtf): open them and save as .docx first.
report-import-edition = Into the edition
report-import-button = Read the file
report-import-nothing-chosen = Choose a file first.
report-import-preview = What was read of { $name }
report-import-preview-text = Look where each piece goes. Nothing of your report has changed yet.
report-import-goes = Goes to
report-import-choose = Please choose
report-import-leave-out = Leave out
report-import-no-heading = Without a heading
report-import-before = Title and heading lines
report-import-piece = Piece { $number }: { $heading }
report-import-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
report-import-whole = Show all of it
report-import-heading-only = A heading without text of its own.
report-import-open = { $count ->
    [one] { $count } piece has no place yet
   *[other] { $count } pieces have no place yet
}
report-import-open-here = Say where this goes, or leave it out.
report-import-sections = Your report afterwards
report-import-section = Section
report-import-now = Now
report-import-then = Afterwards
report-import-limit = Limit
report-import-how = What is there already
report-import-replace = Replace it
report-import-append = Keep it, the new text after it
report-import-unchanged = stays as it is
report-import-over = over the limit
report-import-look = Count again
report-import-confirm = Put it into the report
report-import-confirm-hint = The draft as it stands is kept: you find it under “Compare versions”.
report-import-again = Choose another file
report-import-stale = Your report was saved meanwhile
report-import-stale-text = Nothing was imported or overwritten, and your choices are kept. Look once more at what stands in each section, then confirm.
report-import-done = The file is in your report
report-import-done-text = Read it through: headings, tables and line breaks may need a hand. The draft from before is kept under “Compare versions”.
report-import-told-pictures = { $count ->
    [one] { $count } picture was left out. Attach it to the report if it matters.
   *[other] { $count } pictures were left out. Attach them to the report if they matter.
}
report-import-told-tables = { $count ->
    [one] { $count } table was taken as text, one line for each row.
   *[other] { $count } tables were taken as text, one line for each row.
}
report-import-told-changes = The file holds tracked changes. They were taken as if all were accepted; what was struck out is left out.
report-import-told-comments = { $count ->
    [one] { $count } comment in the margin was left out.
   *[other] { $count } comments in the margin were left out.
}
report-import-told-notes = { $count ->
    [one] { $count } footnote stands in square brackets where it belongs.
   *[other] { $count } footnotes stand in square brackets where they belong.
}
report-import-told-contents = The table of contents was left out.
report-import-told-hidden = { $count ->
    [one] Hidden text in { $count } paragraph was left out.
   *[other] Hidden text in { $count } paragraphs was left out.
}

report-compare-import = Draft { $number }, out of a Word file { $when }

report-refusal-manuscript-old = This is a file of an older format (.doc or .wps), whatever its name says. Open it and save it as Word document (.docx), then import that.
report-refusal-manuscript-rich = This is an .rtf file. Open it and save it as Word document (.docx), then import that.
report-refusal-manuscript-odt = This is an OpenDocument file. Open it and save it as Word document (.docx), then import that.
report-refusal-manuscript-pdf = This is a PDF: its text cannot be told from its layout. Import the Word file it was made from, or attach the PDF to the report.
report-refusal-manuscript-picture = This is a picture. Import the Word file of the text; a picture can be attached to the report.
report-refusal-manuscript-workbook = This is a spreadsheet. Import the Word file of your report; a table can be attached.
report-refusal-manuscript-slides = These are slides. Import the Word file of your report; slides can be attached.
report-refusal-manuscript-other = This is no Word file, whatever its name says. Open it in its program, save it as Word document (.docx) and import that.
report-refusal-manuscript-locked = The file is locked with a password. Open it, remove the password, save it and import it again.
report-refusal-manuscript-macros = The file holds macros. Save it as Word document (.docx, without macros) and import that.
report-refusal-manuscript-empty = There is no text in the file. If the text is a picture or a scan, it must be typed.
report-refusal-manuscript-long = The file has more than { $limit } characters, far more than a report. Import the report alone.
report-refusal-manuscript-many = The file has more than { $limit } paragraphs, far more than a report. Import the report alone.
report-refusal-pieces-open = { $count ->
    [one] { $count } piece has no place yet: say where it goes, or leave it out.
   *[other] { $count } pieces have no place yet: say where they go, or leave them out.
}
report-refusal-nothing-taken = Every piece is left out, so nothing would change. Send at least one to a section.
report-refusal-preview-gone = What was read of the file is kept for a day, and it is over. Choose the file once more.
