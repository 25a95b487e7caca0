# Letters to reporters.

letters-title = Letters to reporters
letters-own-title = Letter of feedback
letters-stand-open = The grades are not final yet. Letters can be sent once they are.
letters-stand-ready = The grades are final. No reporter sees a letter yet.
letters-stand-out = Sent on { $when }. { $count } of { $all } are acknowledged.
letters-none-yet = There is no letter yet
letters-none-yet-text = It is here once the committee has set the grades and the letters are sent.
letters-release = Send all letters
letters-release-ask = Send the letters to all reporters? They cannot be called back.
letters-release-text = With one press every reporter can read the own letter, and no other. Look at a few of them first.
letters-done = Noted.
letters-refused = Nothing was noted
letters-unit = Reporter
letters-grade = Grade
letters-state = Letter
letters-objection = Objection
letters-talk = Talk
letters-read = Read the letter
letters-unsent = not sent
letters-unread = not opened
letters-opened = opened
letters-acknowledged = acknowledged
letters-acknowledged-on = Acknowledged on { $when }
letters-late = overdue
letters-objected = waits for the committee
letters-reviewed = answered
letters-talk-due = due
letters-talk-held = held on { $day }
letters-talk-on = Talk of { $unit } was held on
letters-talk-note = Note on the talk with { $unit }
letters-talk-mark = Mark as held
letters-talks-title = Talks that a rule asks for
letters-talks-text = Each stays among your tasks until it is marked as held.
letters-to = To { $title }
letters-of = { $organisation }, work review of { $year }
letters-draft = Draft. The reporter does not see it yet.
letters-score = Composite score
letters-distribution = All marks, of all groups together
letters-comments = What leaders said
letters-praise = Done well
letters-problem = Problems
letters-direction = From here
letters-problems = Problems to be mended
letters-requirements = Requirements for the year to come
letters-consequences = What follows
letters-nothing = Nothing was noted here.
letters-acknowledge-by = Please acknowledge by { $day }.
letters-acknowledge = I have received and read this letter
letters-object-until = Until { $day } you can object in writing, with reasons. The committee reviews it.
letters-object-over = The period for objections ended on { $day }.
letters-object = Object
letters-object-reason = What you object to, and why
letters-object-hint = There is one objection: give all your reasons.
letters-object-ask = Hand in the objection? It cannot be changed afterwards.
letters-your-objection = Objection
letters-review-title = Review of the objection
letters-review-held-on = The committee sat on
letters-review-grade = Grade after the review
letters-review-stays = stays as it is: { $grade }
letters-review-reason = Reason, for the minutes and the reporter
letters-review-note = Answer the objection
letters-review-ask = Answer the objection? The answer cannot be changed afterwards.
letters-answer-stays = The committee reviewed the objection on { $day }. The grade stays as it is.
letters-answer-changed = The committee reviewed the objection on { $day }. The grade is now { $grade }.
letters-answer = The committee reviewed the objection on { $day }.
letters-refusal-not-frozen = Letters are sent once the grades are final. Make them final first.
letters-refusal-released = The letters were sent before.
letters-refusal-acknowledged = You acknowledged this letter before.
letters-refusal-objected = You objected before. The committee reviews what you wrote then.
letters-refusal-no-objection = By the rules of this review there is no objection.
letters-refusal-late = The period for objections ended on { $day }. Turn to the organiser.
letters-refusal-nothing = There is no objection that waits for an answer.
letters-refusal-no-talk = No talk is due with this reporter.
letters-refusal-same = The grade is the one that stands. Choose that it stays, or another one.
letters-refusal-day = Enter a day up to today, such as 2023-01-12.
letters-refusal-reason = Give the reason.
letters-task-acknowledge = Read and acknowledge the letter of feedback
letters-task-review = { $waiting ->
    [one] Answer one objection to a grade
   *[other] Answer { $waiting } objections to grades
}
letters-task-talk = { $waiting ->
    [one] Hold one talk that the rules ask for
   *[other] Hold { $waiting } talks that the rules ask for
}
