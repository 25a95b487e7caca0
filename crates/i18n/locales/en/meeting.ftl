meeting-title = Meeting
meeting-comments-title = Comments
meeting-summing-up-title = Summing-up and requirements

meeting-waiting = The meeting has not been opened
meeting-closed = The meeting is closed
meeting-stand = Now: { $item }
meeting-now = Now
meeting-next = Next: { $what }
meeting-next-close = After this the meeting is closed.
meeting-welcome = Welcome
meeting-thanks = Thank you for coming
meeting-agenda = Agenda
meeting-agenda-point = Point
meeting-planned = Planned
meeting-minutes = { $minutes } min
meeting-total = In all
meeting-done = done
meeting-is-now = now
meeting-report-count = Reporter { $position } of { $all }
meeting-part-report = Report
meeting-part-questions = Questions
meeting-part-comment = Comment
meeting-turn = { $unit } · { $part }
meeting-clock = Time left
meeting-clock-planned = Planned time

meeting-open = Open the meeting
meeting-forward = Go on: { $what }
meeting-close = Close the meeting
meeting-clock-steps = The clock
meeting-start-clock = Start the clock
meeting-restart-clock = Start anew
meeting-pause-clock = Pause
meeting-resume-clock = Go on
meeting-add-minute = One minute more
meeting-other-steps = Other steps
meeting-next-slot = Skip to the next point
meeting-next-reporter = Skip to the next reporter
meeting-call = Call up out of turn
meeting-call-whom = Reporter
meeting-projector = Projector
meeting-projector-light = Projector, black on white
meeting-projector-dark = Projector, white on black
meeting-check-in = Check-in desk
meeting-order = Running order
meeting-order-change = Change the running order
meeting-order-place = Place
meeting-order-up = Up
meeting-order-down = Down
meeting-order-move-up = Move { $unit } up
meeting-order-move-down = Move { $unit } down
meeting-reporter = Reporter
meeting-unit = Unit
meeting-spoken = Spoken
meeting-over = Over time
meeting-speaking = speaking
meeting-no-reporters = No reporters yet
meeting-no-reporters-text = Once the roster has reporters, their order stands here.

meeting-comments-stand = { $done } of { $all } written
meeting-comments-all = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
meeting-comment-on = Comment on { $unit }
meeting-comment-written = written
meeting-comment-missing = not yet
meeting-comment-read-report = Read the report
meeting-comment-empty = Nobody has commented on this report yet.
meeting-praise = Praise
meeting-praise-hint = What was done well, and by what one can tell
meeting-problem = Problem
meeting-problem-hint = What is lacking: name it, with its cause
meeting-direction = Direction
meeting-direction-hint = Where to go from here
meeting-in-other = in Chinese
meeting-in-other-summary = Add the Chinese text
meeting-in-other-hint = Left blank, readers of Chinese see the text above.
meeting-optional = optional
meeting-save = Save
meeting-saved = Saved.
meeting-changed-meanwhile = This was changed meanwhile, on another device or by another person. What you typed is in the form and not saved yet; below is what is stored now. Bring the two together, then save.
meeting-stored-now = Stored now
meeting-keep-offer = An unsaved text is kept in this browser.
meeting-keep-restore = Put it back
meeting-keep-discard = Discard it

meeting-summing-up-text = Summing-up
meeting-summing-up-field = What was said
meeting-summing-up-hint = The closing speech, as it goes into the minutes
meeting-summing-up-empty = Nothing written yet
meeting-summing-up-empty-text = What a leader sums up stands here for the minutes and the news item.
meeting-summing-up-by = { $name }, { $when }
meeting-requirements = Requirements
meeting-requirements-empty = No requirements yet
meeting-requirements-empty-text = What leaders ask of one unit, or of all, is stated here and becomes items of the ledger.
meeting-requirement = Requirement
meeting-requirement-new = State a requirement
meeting-requirement-state = State it
meeting-requirement-of = Asked of
meeting-requirement-all = All units
meeting-requirement-items = { $count ->
    [0] no item yet
    [one] { $count } item
   *[other] { $count } items
}
meeting-requirement-take-up = Make a ledger item

meeting-refusal-not-open = The meeting has not been opened yet.
meeting-refusal-already-open = The meeting was opened before.
meeting-refusal-closed = The meeting is closed; nothing in its course changes any more.
meeting-refusal-last-slot = This was the last point of the agenda. Close the meeting instead.
meeting-refusal-last-reporter = This was the last reporter. Go on to the next point of the agenda.
meeting-refusal-not-reports = No reports are given at this point of the agenda, so nobody can be called up.
meeting-refusal-unknown-slot = The template has no such point of the agenda any more. Ask the organiser to check the template.
meeting-refusal-no-reporters = There are no reporters. Add them to the roster first.
meeting-refusal-not-in-order = The running order lacks a reporter of this review. Open the page anew and try again.
meeting-refusal-twice-in-order = The running order has a reporter twice. Open the page anew and try again.
meeting-refusal-no-reporter = The running order has somebody who is no reporter of this review. Open the page anew and try again.
meeting-refusal-no-clock = No clock is set. Start it first.
meeting-refusal-clock-runs = The clock is running already.
meeting-refusal-clock-paused = The clock is paused already.
meeting-refusal-clock-length = A clock is set to between 1 and { $limit } minutes.
meeting-refusal-comment-empty = The comment is blank. Write praise, a problem or a direction: one of the three will do.
meeting-refusal-text-empty = { $text }: nothing is written yet.
meeting-refusal-text-too-long = { $text }: { $count } characters; at most { $limit } are kept. Shorten it.
meeting-fingerprints = Voting is closed. Fingerprints of the boxes: photograph them and compare later.
meeting-trustees = Who can open the boxes: trustees, please compare with your own device.
meeting-trustee = Trustee { $number }

# Who reports in writing only.
meeting-how = How they report
meeting-how-in-person = In person
meeting-how-writing = In writing
meeting-how-to-writing = Lets report in writing
meeting-how-to-person = Lets report in person
meeting-how-of = { $unit }: { $how }
meeting-in-writing = In writing only
meeting-in-writing-text = These reports are read and not spoken; they have no turn and no time in the agenda.
meeting-in-writing-not-graded = They are not graded on the ballot.
meeting-in-writing-line = In writing: { $units }
meeting-how-text = Who reports in writing has no turn at the meeting. { $graded }
meeting-how-graded = They are graded on the ballot all the same.
meeting-refusal-no-writing = The rules of this review know no reports in writing only. Change the rules (report.written) first.
meeting-refusal-has-the-floor = It is this reporter’s turn right now. Go on to the next one first.
meeting-refusal-boxes-planned = The boxes are planned, and by the rules who reports in writing is not graded. Who is on the ballot stands.
