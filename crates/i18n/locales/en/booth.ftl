# The ballot on the phone. Scripts get the keys with their prefix; { $x } becomes {x}.
booth-title = Evaluation
booth-other-language = 中文
booth-loading = Opening the ballot box…
booth-retry = Try again
booth-unreachable-title = The server cannot be reached
booth-unreachable = Please check that this phone is on the hall’s network. This page keeps trying; there is no need to scan the card again.
booth-no-box-title = There is no such ballot box
booth-no-box = Scan the code on your card again, or ask at the desk.
booth-damaged-title = The ballot box does not match
booth-damaged = What this page received does not match the box’s fingerprint. Please do not vote here, and tell a scrutineer.

booth-code-title = Enter the code of your card
booth-code-hint = It is printed on the card: 22 characters, capitals matter. Leave out dashes and spaces if you like.
booth-code-label = Code
booth-code-submit = Continue
booth-code-checking = Checking the code…
booth-code-shape = The code has 22 characters; this one has { $count }. Please compare it with the card.
booth-code-letters = A code never contains “{ $letters }”. Please compare it with the card.
booth-code-unknown = This card does not belong to this ballot box. Look for a slip, or ask at the desk for the right card.

booth-preparing-title = The ballot box is not open yet
booth-preparing = This page will open by itself once voting is announced.
booth-closed-title = The ballot box is closed
booth-closed = Voting has ended. This page takes no more ballots.
booth-too-small-title = This box is not counted
booth-too-small = Too few ballots came in: counting them alone would reveal how individuals voted.
booth-to-board = See the public ballot box

booth-privacy-title = Before you begin
booth-privacy-encrypted = Your choices are encrypted on this phone. Nobody, the administrator included, can see a single ballot.
booth-privacy-trustees = Only sums are ever opened, and only by several trustees together: { $names }.
booth-privacy-demonstration = This is a demonstration: everybody who can open the front page may take any role, the trustees’ included. Your choices are encrypted on this phone, but whoever controls the server could read a single ballot. A real evaluation is not set up like this.
booth-privacy-card = Cards are drawn at random. They carry no name and are tied to nobody.
booth-privacy-kept = No name, phone or time of sending is recorded.
booth-privacy-change = Until closing you may vote again with the same card; the last ballot counts.
booth-privacy-count = { $reporters } reporters with { $criteria } questions each, about { $minutes } min.
booth-privacy-retention = Kept for: { $retention }
booth-privacy-fingerprint = Fingerprint of the ballot box
booth-privacy-fingerprint-hint = Compare it with the one on the big screen and in the minutes.
booth-start = Begin
booth-group = Group { $letter }

booth-own-title = Which unit do you report for?
booth-own-hint = Reporters do not grade themselves; that row is left blank. Your answer is not stored on its own, and once encrypted your ballot looks like any other.
booth-own-none = I am not a reporter
booth-own-continue = Continue

booth-progress-label = Reporters
booth-position = { $n } of { $total }
booth-dot = { $n }, { $unit }, { $state }
booth-dot-done = done
booth-dot-partial = not finished
booth-dot-empty = not begun
booth-dot-own = your own, left blank
booth-done-count = { $done } of { $total } done
booth-guidance = What this means
booth-previous = Previous
booth-back = Back
booth-next = Next
booth-review = Review
booth-comment-add = Write a comment (optional)
booth-comment-readers = Read by { $readers }: opened with the box, mixed with all others, without your name.
booth-comment-hint = Please leave out what would give you away. Once sent, a comment cannot be taken back, not even with a new ballot.
booth-comment-count = { $count } / { $limit }

booth-review-title = Review your ballot
booth-review-complete = Everything is answered. If it is right, seal and send it.
booth-review-gaps = Still open: { $count }. Please answer everything before sending.
booth-review-gap = Not answered
booth-review-own = Your own, left blank
booth-review-edit = Change
booth-review-edit-label = Change: { $unit }
booth-review-same = You gave every reporter the same grades. If that is what you mean, send it.
booth-review-fill = Answer the rest
booth-send = Seal and send

booth-sealing-title = Sealing
booth-sealing = Your ballot is being encrypted on this phone.
booth-sending-title = Sending
booth-sending = Your ballot is sealed and on its way to the box.
booth-waiting-title = Waiting for the network
booth-offline = No connection. Your sealed ballot is kept on this phone and will be sent by itself. Please keep this page open.
booth-send-now = Try now
booth-resumed = This phone holds a sealed ballot that has not arrived yet. It is being sent now.
booth-seal-failed-title = The ballot could not be sealed
booth-seal-failed = Nothing was sent, and your choices are still on this page. Please try again; if it still fails, use another phone or ask for a paper form.

booth-received-title = Your ballot is in the box
booth-received-replaced = It replaces the one you sent before.
booth-received-tracker = Tracker
booth-received-kept = The box keeps your ballot encrypted; this phone keeps none of your choices.
booth-received-check = Find this tracker on the public board to see that your ballot is there. It does not show what you chose.
booth-received-copy = Copy the tracker
booth-received-copied = Copied
booth-received-again = Change my mind and vote again
booth-received-other = Use another card
booth-received-next = Vote with the card at hand
booth-received-clear = Clear this phone
booth-received-clear-hint = Please do so on a borrowed phone.

booth-cleared-title = Cleared
booth-cleared = This page has forgotten the code, your choices and the tracker. If the phone is borrowed, delete this page from its browser history before you give it back.

booth-refused-title = The ballot was not accepted
booth-refused-again = Fill it in again
booth-refused-mismatch = The server answered with a different tracker. Please stay here and tell a scrutineer at once.

