cycle-overview = Overview
cycle-menu = Contents: { $here }
cycle-parts = Parts of the review
cycle-stand = Phase: { $phase }
cycle-phase-drafting = Preparation
cycle-phase-reporting = Reports
cycle-phase-meeting = Meeting
cycle-phase-evaluation = Evaluation
cycle-phase-assessment = Assessment
cycle-phase-follow-up = Follow-up
cycle-phase-closed = Closed
cycle-meets = Meets
cycle-place = Place
cycle-template = Template
cycle-rules-hash = Fingerprint of the rules
cycle-rules-frozen = frozen since { $when }
cycle-rules-open = not frozen yet: freezes when the first box opens
cycle-checklist = What stands and what is next
cycle-check-reports = Reports accepted
cycle-check-reports-note = { $accepted } of { $all }
cycle-check-roster = People on the roll
cycle-check-roster-note = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
cycle-check-boxes = Boxes opened
cycle-check-boxes-note = { $opened } of { $all }
cycle-check-results = Sums opened
cycle-check-results-note = { $opened } of { $all }
cycle-check-grades = Grades decided
cycle-check-grades-note = { $decided } of { $all }
cycle-check-go = Go there
cycle-next-phase = Move on to “{ $phase }”
cycle-refusal-not-next = A review moves one phase at a time.
cycle-refusal-closed = The review is closed; nothing in it changes any more.
