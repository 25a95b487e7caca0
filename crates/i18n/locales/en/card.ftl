# The page that makes code cards, and the words on a card.
card-page-title = Make the code cards
card-page-what = The codes are drawn at random in this browser; the server receives only the public parts that check a ballot. Print the cards, cut and shuffle them, and let people draw their own.
card-page-forget = Once you leave or reload this page the codes are gone for good and cannot be printed again. Print and count them first.
card-loading = Loading…
card-unreachable = The server cannot be reached. No cards were made. Check the network and try again.
card-retry = Try again
card-box = Ballot box
card-count = Cards
card-state = State
card-state-made = Made
card-state-todo = To be made
card-make = Make and print the cards
card-print = Print again
card-none = The cards of every box are made. Whoever lost one gets a spare from the scrutineer.
card-working = Drawing codes: { $done } of { $total }
card-registering = Registering: { $box }
card-ready = Cards made: { $count }. Please print them.
card-failed = The box “{ $box }” was not registered: { $reason }
card-failed-network = The connection was lost before the box “{ $box }” was registered. Please try again.
card-leave = If you leave this page, the codes are gone for good.

card-group = Group { $letter }
card-how = Scan to vote
card-how-type = Without a camera, open in a browser:
card-code-label = Code
card-privacy = Drawn at random, tied to nobody. Choices are encrypted on the phone. Destroy after use; do not pass it on.
