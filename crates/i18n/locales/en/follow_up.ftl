follow-up-title = Ledger
follow-up-stand = { $verified } of { $all } verified, { $overdue } overdue
follow-up-empty = The ledger is empty
follow-up-empty-text = Requirements that are taken up, and open items of earlier years, stand here.
follow-up-none = No item matches
follow-up-none-text = Choose another unit or state.
follow-up-filter = Show
follow-up-filter-unit = Unit
follow-up-filter-state = State
follow-up-filter-any = All
follow-up-item = Item
follow-up-unit = Unit
follow-up-all-units = All units
follow-up-owner = Owner
follow-up-owner-hint = As it is printed, such as “Secretary, R&D branch”
follow-up-owner-account = Owner’s account
follow-up-owner-account-hint = Only the owner begins the item and submits it.
follow-up-owner-account-none = None yet
follow-up-due = Due
follow-up-due-hint = The last day in time
follow-up-state = State
follow-up-origin = From
follow-up-origin-year = the { $year } review
follow-up-requirement = The requirement
follow-up-note = Note
follow-up-note-hint = What was done, or what is lacking. Beginning needs no note; every other step does.
follow-up-history = What was done
follow-up-history-line = { $name }: { $state }
follow-up-steps = Next step
follow-up-no-steps = There is nothing for you to do with this item now.
follow-up-new = New ledger item
follow-up-text = What is to be mended
follow-up-make = Make the item
follow-up-stale = Somebody else moved this item meanwhile. Your note is in the form and not saved; above is how the item stands now.
follow-up-saved = Saved.

follow-up-state-open = open
follow-up-state-in-progress = in progress
follow-up-state-submitted = submitted
follow-up-state-verified = verified
follow-up-state-returned = returned
follow-up-due-today = due today
follow-up-overdue = overdue

follow-up-step-begin = Begin
follow-up-step-submit = Submit as done
follow-up-step-verify = Verify
follow-up-step-return = Return

follow-up-refusal-wrong-state = The item is { $state }; the step “{ $step }” does not fit. Open the item anew to see how it stands.
follow-up-refusal-own-item = This item is your own. Somebody else verifies or returns it.
follow-up-refusal-not-owner = Only the owner takes the step “{ $step }”.
follow-up-refusal-note-missing = The step “{ $step }” takes a note: say what was done or what is lacking.
follow-up-refusal-text-empty = Something is left blank. Say what is to be mended and who owns it.
follow-up-refusal-text-too-long = A text has { $count } characters; at most { $limit } are kept. Shorten it.
follow-up-refusal-past = The due day, { $due }, has passed: today is { $today }. Choose a later one.
follow-up-refusal-without-item = A requirement has no item in the ledger yet.
follow-up-refusal-day = Choose a day, written like 2023-03-31.

follow-up-quoted = “{ $text }”
follow-up-refusal-requirements-wait = { $count ->
    [one] One requirement has neither an item in the ledger nor a reason for none: { $list }. Settle it, then close the review.
   *[other] { $count } requirements have neither an item in the ledger nor a reason for none: { $list }. Settle them, then close the review.
}
follow-up-refusal-has-item = This requirement has an item in the ledger; it needs no reason for none.
follow-up-refusal-measure-missing = Say how it is to be mended: what is done, and when it counts as done.
follow-up-refusal-own-submission = You submitted this item for its owner. Somebody else verifies or returns it.
follow-up-refusal-verified = This item is verified and does not change any more. If it is not done after all, return it first.
follow-up-refusal-taken-up = An item was made of this before.
follow-up-refusal-not-earlier = An item is linked with one of the same unit of an earlier year. Choose it from the list.

follow-up-source = Source
follow-up-source-requirement = requirement
follow-up-source-comment = leader’s comment
follow-up-source-question = question at the meeting
follow-up-source-report = own report
follow-up-source-opinion = voter’s comment
follow-up-source-earlier = earlier year

follow-up-asked-title = Requirements
follow-up-asked-stand = { $settled } of { $all } requirements settled
follow-up-asked-empty = No requirement yet
follow-up-asked-empty-text = What leaders ask for in the summing-up stands here, to be split into items of the ledger.
follow-up-asked-none-why = No item, because: { $why }
follow-up-asked-none-by = { $name }, { $when }
follow-up-asked-split = Split into items
follow-up-asked-more = Add another item
follow-up-asked-settle = No item, because …
follow-up-asked-reason = Reason
follow-up-asked-reason-hint = Why there is no item: it was done at once, say, or is part of another one.
follow-up-asked-settle-button = Keep the reason
follow-up-asked-take-back = Take the reason back
follow-up-asked-waits = waiting
follow-up-asked-done = settled
follow-up-asked-none = no item
follow-up-asked-items = { $items ->
    [one] one item, { $verified } verified
   *[other] { $items } items, { $verified } verified
}
follow-up-asked-stale = Somebody else settled this requirement meanwhile; below is how it stands. Your reason is in the form and not saved.
follow-up-asked-go = Settle requirements
follow-up-measure = Measure
follow-up-measure-hint = What is done, and when it counts as done
follow-up-measure-none = Not said yet
follow-up-make-another = Make it and add another
follow-up-made-another = The item is in the ledger. Here is the next one of the same requirement.
follow-up-check-asked = Requirements
follow-up-check-asked-note = { $settled } of { $all } settled
follow-up-check-items = Ledger
follow-up-check-items-note = { $verified } of { $all } verified, { $overdue } overdue

follow-up-history-change = changed measure, owner or day
follow-up-history-link = linked it with an earlier year
follow-up-asked-then = What was asked at the time
follow-up-evidence = Evidence
follow-up-evidence-none = No file yet.
follow-up-evidence-file = File
follow-up-evidence-hint = PDF, Word, Excel, or a picture. Once the item is submitted it stays as what the item was judged by.
follow-up-evidence-add = Attach
follow-up-evidence-taken-away = taken away; the item was judged by it
follow-up-edit = Change measure, owner or day
follow-up-edit-note = Why
follow-up-edit-save = Save
follow-up-repeated = comes back
follow-up-years = Through the years
follow-up-years-none = No earlier year has the same problem.
follow-up-years-carried = carried on into this year
follow-up-years-linked = said to be the same problem
follow-up-years-same-words = found in the same words
follow-up-years-link = Link it with an earlier year
follow-up-years-which = Item of an earlier year
follow-up-years-choice = { $year }: { $text }
follow-up-years-unlink = No link
follow-up-years-save = Link

follow-up-views = Views of the ledger
follow-up-view-list = List
follow-up-view-units = By unit
follow-up-view-quarters = By quarter
follow-up-view-progress = Over time
follow-up-view-lists = Three lists
follow-up-view-look-back = Look back
follow-up-filter-text = Find
follow-up-undone = not verified
follow-up-found = { $count ->
    [one] one item
   *[other] { $count } items
}
follow-up-quarter = Q{ $quarter } { $year }
follow-up-sum = Sum
follow-up-progress-day = By
follow-up-progress-all = items
follow-up-progress-verified = verified
follow-up-ended-in-time = verified in time
follow-up-ended-late = verified late
follow-up-ended-open = not verified
follow-up-ended-unknown = verified, the day is not known
follow-up-look-back-early = The review is not closed yet; these figures still change.
follow-up-look-back-none = Every item is verified.
follow-up-look-back-open = These items were not verified when the review was closed. They go on in next year’s.

follow-up-lists-problems = Problems
follow-up-lists-owners = Responsibilities
follow-up-lists-mended = Rectification
follow-up-lists-file = Download { $format }
follow-up-lists-which = The three lists
follow-up-found-in = Found in

follow-up-join = Make it an item
follow-up-join-hint = More people read the ledger than voters’ comments. Put the problem in your own words, so that nobody can tell who wrote it.
follow-up-join-problems = Make items of these problems
follow-up-joined = In the ledger
follow-up-earlier = Items of earlier years
