copy-refusal-unconfirmed = { $count ->
    [one] { $count } entry copied from last year is not confirmed yet. Confirm, change or leave it out; then open the boxes.
   *[other] { $count } entries copied from last year are not confirmed yet. Confirm, change or leave them out; then open the boxes.
}
copy-refusal-unit-in-use = Unit { $code } has a report or another record already and cannot be left out any more.
copy-refusal-not-later = Choose a year after { $year }: only then is what is open now last year’s.
copy-title = Next year’s review
copy-link = Make next year’s review of this one
copy-text = Rules, units, people and roles are taken over, to be confirmed; open items and requirements wait in each report. Trustees, ballots, scores and grades are not.
copy-days = Which day becomes which
copy-day-was = This year
copy-day-is = Next year
copy-reckon = Reckon the days anew from the meeting
copy-button = Make the review
copy-confirm-title = Copied from last year
copy-confirm-stand = { $count ->
    [one] { $count } entry to be confirmed
   *[other] { $count } entries to be confirmed
}
copy-confirm-text = Look at each and confirm, change or leave it out. Boxes open only when nothing waits here; everything else may go on.
copy-confirm-done = Everything is confirmed
copy-confirm-done-text = Boxes may be opened.
copy-reporters = Units and reporters
copy-people = People
copy-roles = Roles
copy-choose = Choose
copy-who = Entry
copy-group = Group
copy-account = Account
copy-confirm-chosen = Confirm what is ticked
copy-confirm-all = Confirm everything on this page
copy-leave-out = Leave out what is ticked
copy-none-chosen = Tick at least one entry.
copy-check = Copied entries confirmed
copy-check-note = { $count } to be confirmed
copy-begin-from = Begin from
copy-change-text = Change the text for this review
