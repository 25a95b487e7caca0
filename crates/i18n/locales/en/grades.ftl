# The committee sets the grades.

grades-title = Grade setting
grades-stand = { $decided } of { $all } grades are decided. They are not final yet.
grades-final = Final since { $when }, on version { $version } of the result. Only the review of an objection reopens a grade.
grades-sealed-text = Grades are set once the sums are open and every score is there.
grades-sitting = The sitting
grades-held-on = Held on
grades-chair = In the chair
grades-note-taker = Minutes taken by
grades-present = Present, of the committee
grades-others = Also present
grades-others-hint = One name a line
grades-table = Grades of all reporters
grades-reporter = Reporter
grades-score = Score
grades-suggested = Suggested, and by which rule
grades-decision = Decision
grades-choose = Not decided
grades-grade-of = Grade of { $unit }
grades-reason-of = Reason for { $unit }
grades-reason = Reason for the minutes, where the grade departs from the suggestion or settles a tie
grades-band = By its score alone: { $grade }
grades-breach-reason = Why a cap or a floor is not kept, for the minutes
grades-save = Save sitting and grades
grades-saved = Saved. The grades are not final yet.
grades-moved = { $unit }: since the decision the suggestion has moved from { $before } to { $after }.
grades-moved-title = The result was reckoned anew after the decision
grades-missing = Before the grades can be made final
grades-missing-scores = a score of somebody is still missing, so nothing is suggested
grades-missing-day = the day of the sitting
grades-missing-chair = who was in the chair
grades-missing-note-taker = who took the minutes
grades-missing-present = who was present
grades-missing-grades = { $count ->
    [one] the grade of one reporter
   *[other] the grades of { $count } reporters
}
grades-missing-unlawful = { $unit }: { $why }
grades-missing-breach = why a cap or a floor is not kept
grades-freeze = Make the grades final
grades-freeze-text = All grades, the sitting and version { $version } of the result become final with one press. There is no way back: afterwards a grade is changed only where an objection is upheld.
grades-freeze-ask = Make all grades final? This cannot be undone.
grades-frozen-now = The grades are final.
grades-refused = Nothing was saved yet
grades-stale = Somebody else saved meanwhile. Nothing of yours was saved; it stands below as you typed it. Look at what was saved, then save again.
grades-refusal-frozen = The grades are final. Only the review of an objection changes one.
grades-refusal-not-frozen = The grades are not final yet.
grades-refusal-slips = { $count ->
    [one] One grade cannot be given so. It is marked in the table.
   *[other] { $count } grades cannot be given so. They are marked in the table.
}
grades-refusal-day = Enter a day, such as 2023-01-12.
grades-refusal-name = A name has { $count } characters; at most { $limit } fit.
grades-refusal-name-empty = A name is empty.
grades-refusal-many = { $count } people are too many; at most { $limit } fit.
grades-refusal-not-ready = { $count ->
    [one] One thing is still missing before the grades can be made final.
   *[other] { $count } things are still missing before the grades can be made final.
}
grades-list-present = Present
grades-none = –
