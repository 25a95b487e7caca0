# What is said at the meeting, as it is said: comments while people speak, and what a clerk takes down.
said-floor-now = { $unit } has the floor now
said-floor-here = { $unit } has the floor.
said-now-title = Write while they speak
said-report-and-checks = Report and checks
said-confirmed-already = You have confirmed a comment on this report. What you write here replaces it once you confirm it.
said-confirmed-open = Open the comment
said-confirmed-chip = confirmed
said-confirm-title = Confirm my comments
said-confirm-waiting = Confirm my comments ({ $count })
said-confirm-text = Look over what you wrote and what was taken down for you, change what you like, and confirm it. Confirmed comments go into the record.
said-confirm-replaces = In the record until now; confirming replaces it
said-confirm-this = Confirm the comment on { $unit }
said-confirm-unticked = What is not ticked stays your draft, with the words that stand in the fields.
said-confirm = Confirm what is ticked
said-confirm-stale = Something here was changed meanwhile, on another device or by whoever keeps the record. Nothing was confirmed. Your words stand in the fields; look over them and confirm again.
said-confirm-none = Nothing to confirm
said-confirm-none-text = Comments that you write while people speak wait here until you confirm them.
said-confirmed = { $count ->
    [one] { $count } comment is confirmed and in the record.
   *[other] { $count } comments are confirmed and in the record.
}
said-unconfirmed = not yet confirmed
said-taken-down-by = taken down by { $name }
said-line-hint = Change it, or leave it blank to strike it.

said-of-item = From a leader’s comment
said-refusal-no-problem = This comment names no problem, so there is nothing to put into the ledger.
said-refusal-taken-up = An item of the ledger was made of this problem already.
said-refusal-not-a-leader = Comments are taken down for leaders. Choose a leader of this review.
said-refusal-confirmed = This line was confirmed or struck by whoever said it. It changes no more.
said-refusal-confirmed-before = These comments were confirmed before, word for word. Nothing was changed.
said-refusal-nothing-to-confirm = Nothing is ticked. Tick the comments that you confirm.
