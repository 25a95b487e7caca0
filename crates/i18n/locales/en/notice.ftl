notice-task-gather-roster = Import the roster
notice-task-confirm-copied = Confirm what came from last year ({ $waiting } left)
notice-task-begin-ceremony = Begin the key ceremony
notice-task-make-key = Make your share of the key
notice-task-rehearse = Rehearse the opening of the boxes
notice-task-hand-in = Write the report and hand it in
notice-task-answer-remarks = Answer the remarks and hand the report in again
notice-task-accept = { $waiting ->
    [one] Decide on a report that was handed in
   *[other] Decide on { $waiting } reports that were handed in
}
notice-task-cards = { $boxes ->
    [one] Make the code cards of one box
   *[other] Make the code cards of { $boxes } boxes
}
notice-task-check-in = Check people in
notice-task-open-sums = { $boxes ->
    [one] Give your part to open the sums of one box
   *[other] Give your part to open the sums of { $boxes } boxes
}
notice-task-grades = { $waiting ->
    [one] Set the grade of one reporter
   *[other] Set the grades of { $waiting } reporters
}
notice-task-news = Approve the news item “{ $title }”
notice-task-mend = Mend: { $item }
notice-task-verify = { $waiting ->
    [one] Look at an item that is said to be mended
   *[other] Look at { $waiting } items that are said to be mended
}

notice-monday = Monday { $day }
notice-tuesday = Tuesday { $day }
notice-wednesday = Wednesday { $day }
notice-thursday = Thursday { $day }
notice-friday = Friday { $day }
notice-saturday = Saturday { $day }
notice-sunday = Sunday { $day }

notice-due-title = What is due
notice-due-none = Nothing is due
notice-due-none-text = What you have to do appears here with its day.
notice-no-day = no fixed day
notice-stand-done = done
notice-stand-passed = over
notice-stand-today = today
notice-stand-in = { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
notice-stand-overdue = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
notice-asked = { $name } asks you to see to this
notice-tasks-file = My days as a calendar file
notice-roles-title = My part in each review

notice-calendar-title = Calendar
notice-calendar-stand = { $done } of { $all } done, { $late } late
notice-calendar-print = Print
notice-calendar-list = Days of this review
notice-calendar-what = What
notice-calendar-day = Day
notice-calendar-how = State
notice-calendar-note = Note
notice-calendar-meeting = The meeting
notice-calendar-empty = The template proposes no days
notice-calendar-change = Change the days
notice-calendar-save = Save the days
notice-calendar-saved = The days are saved
notice-rest-weekend = falls on a weekend
notice-rest-named = falls on a rest day: { $name }
notice-rest-day = falls on a rest day
notice-rest-moves = by the template it would be { $day }
notice-rest-some = Some days fall on rest days
notice-rest-move = Move them as the template says
notice-and = { $one }; { $other }
notice-remind-hour = Reminders go out from { $hour }:00 on.
notice-remind-quiet = Nobody is reminded on rest days; the reminder comes on the next working day.
notice-remind-no-mail = This server sends no mail: reminders stand on everybody’s page of tasks only.

notice-days-title = Holidays and make-up days
notice-days-note = Days on which the organisation rests or works against the week
notice-days-text = Weekends are rest days by themselves. Enter here the holidays of your place, and the weekend days on which people work to make up for them. Deadlines in working days count by this list, and reminders rest by it.
notice-days-list = Days that are not as their weekday says
notice-days-empty = No day yet
notice-days-empty-text = Enter the holidays of the year as they were announced.
notice-days-kind = Kind
notice-days-rest = rest day
notice-days-work = working day
notice-days-name = Name
notice-days-remove = Remove
notice-days-add = Add days
notice-days-from = From
notice-days-until = Until
notice-days-until-hint = Leave blank for a single day
notice-days-add-button = Add
notice-days-paste = Paste a list
notice-days-lines = One line a day
notice-days-lines-hint = Day, kind and name, such as 2027-02-06,rest,Spring Festival; a stretch as 2027-02-06..2027-02-12,rest,Spring Festival. Kinds are rest and work.
notice-days-file = Or a file with such lines
notice-days-paste-button = Take over
notice-days-added = { $count ->
    [one] One day is noted
   *[other] { $count } days are noted
}
notice-days-not-text = The file is no text in UTF-8. Save it as UTF-8 and try again.
notice-days-year = { $year }

notice-refusal-day = Line { $line }: “{ $text }” is no day. Write it like 2027-02-06.
notice-refusal-kind = Line { $line }: “{ $text }” is no kind of day. Write rest or work.
notice-refusal-name = Line { $line }: the name is longer than { $limit } characters.
notice-refusal-range = Line { $line }: a stretch goes from a day to a later one, and over a year at most.
notice-refusal-twice = Line { $line }: { $day } stands there twice.
notice-refusal-no-days = No day was entered.
notice-refusal-many-days = The list has { $count } days; at most { $limit } are taken at once.
notice-refusal-nobody = None of these people has anything left to do.
notice-refusal-note-empty = Write what you want to say.
notice-refusal-note-long = The note has { $count } characters; at most { $limit } fit.

notice-letter-subject = { $count ->
    [one] One thing to do in the work review
   *[other] { $count } things to do in the work review
}
notice-letter-subject-late = { $late ->
    [one] Late: one thing to do in the work review
   *[other] Late: { $late } things to do in the work review
}
notice-letter-subject-asked = { $name } asks you to see to something
notice-letter-asked = { $name } asks you to see to this:
notice-letter-text = This is what you have to do, the first due first:
notice-letter-by = by { $day } ({ $stand })
notice-letter-of = { $year } work review, { $organisation }
notice-letter-off = You can switch reminders off on your own page:

notice-own-title = Reminders
notice-own-text = A mail on the days on which something of yours is due soon or late; one a day at most. Invitations come in any case.
notice-own-on = Remind me by mail
notice-own-save = Save
