publication-desk-title = News item

# The first draft, out of facts. Editors go over it.
publication-draft-title = { $organisation } holds its { $year } { $meeting }
publication-draft-lead = On { $day }, { $organisation } held its { $meeting } for { $year } at { $place }.
publication-draft-groups = Those taking part: { $groups }.
publication-draft-attendance = Of the { $roll } people on the roll, { $present } attended.
publication-draft-units = The { $reporter } of each { $unit } reported in turn ({ $count } in all): { $units }.
publication-draft-sections = { $count ->
    [one] The reports covered one theme: { $themes }.
   *[other] The reports covered { $count } themes: { $themes }.
}
publication-draft-evaluation = A democratic evaluation by secret ballot was held at the meeting.
publication-draft-summing-up = In summing up, the meeting was told: { $text }
publication-draft-requirements = For { $year }, the meeting asked every unit to do the following:
publication-draft-list = { "; " }

# The public pages.
publication-list-title = News
publication-list-text = Released items, the latest first.
publication-list-empty = No news item yet
publication-list-empty-text = Items appear here once they are approved and released.
publication-pages = Pages of the list
publication-page-of = Page { $page } of { $pages }
publication-newer = Newer
publication-older = Older
publication-released-at = Released:
publication-views = { $count ->
    [one] Read once
   *[other] Read { $count } times
}
publication-source = Source: { $organisation }
publication-byline = Correspondent: { $name }
publication-all-news = All news
publication-where = { $name }:

# The desk.
publication-desk-text = Drafted from the facts of the review, approved step by step, then released.
publication-desk-new = Draft a news item
publication-desk-empty = No news item yet
publication-desk-empty-text = A draft starts from what the review already knows: who met, when, where, what was reported.
publication-desk-empty-reader = The correspondent has not drafted one.
publication-column-title = Headline
publication-column-state = State
publication-column-author = Drafted by
publication-column-when = Drafted
publication-state-draft = Draft
publication-state-in-review = Waits for: { $step }
publication-state-approved = Approved, not released
publication-state-released = Released
publication-stand-draft = A draft: nobody outside the desk can read it.
publication-stand-in-review = Waits for “{ $step }”. Nobody outside the desk can read it.
publication-stand-approved = All steps are passed. Nobody outside the desk can read it until it is released.
publication-stand-released = Released, and read by: { $circle }.
publication-open-public = Open the public page

publication-approval = Approval
publication-step-drafted = Drafted
publication-step-submitted = Submitted
publication-step-released = Released
publication-step-by = { $who }, { $when }
publication-step-waiting = now
publication-step-open = not yet
publication-returned = Sent back
publication-returned-by = { $who }, { $when } (at “{ $step }”)
publication-someone = an account that no longer exists
publication-unknown-step = step { $number }

publication-submit = Submit for approval
publication-approve = Pass “{ $step }”
publication-approve-hint = You pass the text exactly as it is previewed below.
publication-send-back = Send back
publication-send-back-note = What is to be changed
publication-release = Release to the public
publication-withdraw = Withdraw from the public page
publication-withdraw-hint = The item becomes a draft again and must be approved anew. Its address says when it was withdrawn, and why.
publication-own-text = It is your own text, so others approve it.

publication-text = Text
publication-text-locked = A released item is not edited. Withdraw it first; it is then approved anew.
publication-text-takes-back = This text is under approval or approved. Saving a change takes all approvals back.
publication-title-zh = Headline, Chinese
publication-title-en = Headline, English
publication-body-zh = Text, Chinese
publication-body-en = Text, English
publication-correspondent-zh = Correspondent, Chinese
publication-correspondent-en = Correspondent, English
publication-correspondent-hint = As printed at the end, without the word “Correspondent”
publication-other-language-hint = Left empty, the other language’s text stands here too.
publication-body-hint = Markdown: an empty line starts a paragraph, “## ” a heading, “- ” a list. A picture stands on a line of its own: ![](picture:1)
publication-slug = Address
publication-slug-hint = What follows /news/ in the address: a to z, 0 to 9 and single hyphens
publication-save = Save the text
publication-stale = Somebody else changed this item after you opened it
publication-stale-text = Your text stands in the form and is not saved. Theirs is in the preview below. Bring the two together; saving now replaces theirs.
publication-stale-deed = Somebody else changed this item after you opened it. Nothing was done: see how it stands now.

publication-preview = Preview of the saved text
publication-preview-zh = In Chinese
publication-preview-en = In English

publication-pictures = Pictures
publication-pictures-none = No picture yet.
publication-picture-number = Picture { $number }
publication-picture-unused = Not in the text yet. To show it, write ![](picture:{ $number }) on a line of its own.
publication-picture-remove = Remove
publication-picture-add = Add a picture
publication-picture-file = Picture file
publication-picture-file-hint = JPEG, PNG or WebP, up to { $limit } MB. Save the text first: adding a picture opens the page anew.
publication-caption-zh = Caption, Chinese
publication-caption-en = Caption, English
publication-picture-upload = Add the picture

publication-refusal-not-editable = A released item is not edited. Withdraw it first.
publication-refusal-not-draft = Only a draft is submitted, and this is none any more.
publication-refusal-not-in-review = The item does not wait for approval. Perhaps it was edited or sent back meanwhile; see how it stands.
publication-refusal-not-approved = The item cannot be released before all its steps are passed.
publication-refusal-not-released = The item is not released, so there is nothing to withdraw.
publication-refusal-own-text = You drafted this text, so somebody else has to approve it.
publication-refusal-wrong-role = This step belongs to another role. Ask somebody who holds it, or ask the organiser for the role.
publication-refusal-approved-before = You have passed an earlier step. Each step takes another person.
publication-refusal-unknown-step = The template’s steps have changed. Edit and submit the item anew.
publication-refusal-note-missing = Say what is to be changed, so that the author can mend it.
publication-refusal-note-too-long = The note has { $count } characters; at most { $limit } fit.
publication-refusal-title-missing = The headline is missing. Write it in at least one language.
publication-refusal-title-too-long = The headline has { $count } characters; at most { $limit } fit.
publication-refusal-body-missing = The text is missing. Write it in at least one language.
publication-refusal-body-too-long = The text has { $count } characters; at most { $limit } fit.
publication-refusal-byline-missing = The correspondent is missing. Write the name in at least one language.
publication-refusal-byline-too-long = The correspondent’s name has { $count } characters; at most { $limit } fit.
publication-refusal-caption-missing = The caption is missing. Say in a few words what the picture shows.
publication-refusal-caption-too-long = The caption has { $count } characters; at most { $limit } fit.
publication-refusal-not-a-picture = The file is no JPEG, PNG or WebP picture, whatever its name says. Choose another, or save it in one of these formats.
publication-refusal-picture-too-large = The picture is larger than { $limit } MB. Save it smaller and add it again.
publication-refusal-too-many-pictures = An item has at most { $limit } pictures. Remove one first.
publication-refusal-slug-length = The address has 1 to { $limit } characters.
publication-refusal-slug-character = The address cannot hold “{ $found }”. Use a to z, 0 to 9 and hyphens.
publication-refusal-slug-hyphen = In the address, hyphens stand singly and between letters or digits.
publication-refusal-slug-taken = Another item already has this address. Choose another.

# What a text is, and who may read it.
publication-kind-news = News
publication-kind-report = Report
publication-kind-circular = Circular
publication-circle = Who may read it
publication-circle-hint = The template says how far it may go
publication-circle-public = everybody
publication-circle-signed-in = people with an account
publication-circle-participants = those who take part in this review
publication-desk-other = Draft another text
publication-desk-new-report = Draft a report
publication-desk-new-circular = Draft a circular

# Release at a set time, and withdrawal.
publication-state-scheduled = Release is set
publication-stand-scheduled = All steps are passed. It is released on { $when }; until then nobody outside the desk can read it.
publication-embargo = Embargoed until { $when }: not to be quoted before.
publication-release-later = Release at a set time
publication-release-from = Time of release
publication-release-hint = Local time of the review, within a year
publication-release-schedule = Set the release
publication-release-unreadable = Fill in the day and the time of the release.
publication-call-off = Call the release off
publication-withdraw-reason-zh = Reason in Chinese, shown to readers
publication-withdraw-reason-en = Reason in English, shown to readers
publication-withdrawn = Withdrawn
publication-gone = This item was withdrawn
publication-gone-text = What stood here was withdrawn on { $day }, for this reason:

# Corrections.
publication-corrections = Corrections
publication-correction-add = Write a correction
publication-correction-hint = Say what is wrong and what is right. Once all steps are passed, a correction stands at the head of the item; the text stays as it is.
publication-correction-zh = Correction, Chinese
publication-correction-en = Correction, English
publication-correction-save = Save the correction
publication-correction-remove = Drop the correction
publication-correction-release = Publish the correction
publication-correction-of = Correction, { $day }:

# The public list, and the page of an item.
publication-search = Search the news
publication-search-year = Year
publication-search-years = All years
publication-search-button = Search
publication-search-found = { $count ->
    [one] One item
   *[other] { $count } items
}
publication-later = Next:
publication-earlier = Previous:
publication-approval-by = { $step }: { $name }
publication-feed-atom = Feed (Atom)
publication-feed-json = Feed (JSON Feed)

publication-refusal-release-past = The time of release has passed. To release the item now, use “Release to the public”.
publication-refusal-release-far = A release may lie at most { $days } days ahead.
publication-refusal-already-out = The item is out already. To take it off, withdraw it and say why.
publication-refusal-reason-missing = Say why the item is withdrawn: readers find the reason at its address.
publication-refusal-reason-too-long = The reason has { $count } characters; at most { $limit } fit.
publication-refusal-correction-missing = The correction is missing. Write it in at least one language.
publication-refusal-correction-too-long = The correction has { $count } characters; at most { $limit } fit.
publication-refusal-too-many-corrections = An item has at most { $limit } corrections. Where more is wrong, withdraw it and mend the text.
publication-refusal-circle-too-wide = The template lets no item go further than: { $circle }.
publication-refusal-too-many-pixels = The picture has more than { $limit } million pixels. Save it smaller and add it again.
publication-alt-zh = What it shows, Chinese
publication-alt-en = What it shows, English
publication-alt-hint = For readers who cannot see the picture. Left empty, the caption stands here.
