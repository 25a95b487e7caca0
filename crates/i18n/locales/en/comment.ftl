# Voters' comments: what was said in words, for those who were named beforehand.

comment-title = Voters’ comments
comment-what = Written in the booth, sealed on the phone, opened with the boxes and mixed. Neither who wrote a comment nor which ones came together is kept.
comment-caution = Where few people vote, wording alone may give a writer away. Read for what is said; do not try to find out who said it, and do not quote a comment word for word in public.
comment-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
comment-none = No comments
comment-not-yet = The comments can be read once every box has been opened and all paper ballots are counted and signed.
comment-not-released = Comments on your work can be read here once the results are released.
comment-readers = Who reads them, as voters were told: { $readers }.
comment-hidden = Hidden by the organiser: { $reason }
comment-hidden-text = What it said
comment-hide = Hide this comment
comment-hide-what = For abuse only. The comment is kept; all other readers see the reason in its place, and it cannot be undone.
comment-hide-reason = Reason
comment-hide-button = Hide
comment-reader-organiser = the organiser
comment-reader-leader = leaders
comment-reader-reporter = the reporter concerned (after the results are released)
comment-readers-and = { $first } and { $last }

comment-refusal-not-asked = This review takes no comments. Reload the page and send the ballot again.
comment-refusal-bad = The comments do not belong to this ballot box. Reload the page and send the ballot again.
comment-refusal-bad-part = This is not your part of opening the comments. Reload the page and try again.
comment-refusal-reason-empty = Say why the comment is hidden: its readers see the reason in its place.
comment-refusal-reason-long = The reason has { $count } characters; at most { $limit } fit.
