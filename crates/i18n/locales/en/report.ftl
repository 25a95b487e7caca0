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
report-edit-stale = Somebody else saved this report meanwhile
report-edit-stale-text = Nothing was overwritten. The fields hold what you typed; where the stored text differs, it is shown under the field. Bring the two together and save: what then stands in the fields replaces what is stored.
report-edit-stored = What is stored now
report-edit-stored-nothing = Nothing is stored here.
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
