progress-title = Progress
progress-stand = { $done } of { $all } reports handed in, { $late } late
progress-by = Reports are due by { $day }.
progress-by-none = The calendar has no day for the reports.
progress-chart = Reports by state
progress-state = State
progress-count = Reports
progress-not-begun = Not begun
progress-show-all = All
progress-show-late = Late
progress-filter = Show
progress-list = Reports
progress-none = No report is in this state
progress-choose = Choose
progress-choose-one = Choose { $name }
progress-unit = Unit
progress-sections = Sections
progress-length = Length
progress-items = Last year’s items
progress-files = Files
progress-day = Day
progress-asked = Asked
progress-asked-today = today, { $when }
progress-part = { $count } / { $all }
progress-others = What others have to do
progress-others-none = Nobody else has anything to do at present.
progress-others-more = { $count ->
    [one] One more person has something to do.
   *[other] { $count } more people have something to do.
}
progress-who = Who
progress-what = What
progress-more = and { $count } more
progress-steps = The review itself
progress-step-roster = Roster
progress-step-roster-is = { $people ->
    [one] one person
   *[other] { $people } people
}
progress-step-copied = From last year, to be confirmed
progress-step-key = Trustees’ key
progress-step-key-none = Not begun
progress-step-key-waiting = { $count ->
    [one] one trustee is awaited
   *[other] { $count } trustees are awaited
}
progress-step-key-done = stands
progress-step-cards = Boxes with cards
progress-nudge = Ask to hurry
progress-nudge-text = Whoever you ask reads it on the own page of tasks, and has a mail if an address is known. Nobody is asked more than once a day.
progress-nudge-note = In your own words
progress-nudge-selected = Ask those chosen
progress-nudge-late = { $count ->
    [one] Ask the one who is late
   *[other] Ask all { $count } who are late
}
progress-nudged-mailed = { $count ->
    [0] No mail was sent.
    [one] One mail is on its way.
   *[other] { $count } mails are on their way.
}
progress-nudged-shown = { $count ->
    [one] One person reads it on the own page only.
   *[other] { $count } people read it on their own page only.
}
progress-nudged-before = { $count ->
    [one] One person was asked today before.
   *[other] { $count } people were asked today before.
}
progress-chat = For a chat group
progress-chat-hint = Copy this text into the group in which your reporters are.
progress-chat-late = { $year } work review: these reports were due by { $day } and have not been handed in yet. Please hand them in.
progress-chat-open = { $year } work review: these reports are due by { $day }.
progress-chat-open-no-day = { $year } work review: these reports have not been handed in yet.
progress-chat-none = All reports are handed in.
progress-chat-line = { $number }. { $unit } ({ $title })
progress-copy = Copy
progress-copied = Copied
progress-pages = Pages of the list
progress-page = Page { $here } of { $last }
progress-previous = Back
progress-next = Next
progress-optional = optional
