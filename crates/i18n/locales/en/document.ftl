# The packet of a review, D01 to D26: what stands in it and on its page.
document-title = { $what }: { $year } { $meeting }, { $organisation }
document-labelled = { $name }: { $words }
document-time = Time
document-place = Place
document-number = No.
document-person = Name
document-signature = Signature
document-total = Total
document-score = Score
document-weight = Weight
document-limit = Characters at most
document-criterion = Criterion
document-group = Group
document-who = Who
document-section = Section
document-step = Step
document-until = By
document-state = State
document-what = Document
document-code = Code
document-file = File
document-grade = Grade
document-rank = Rank
document-owner = Owner
document-measure = Measure
document-problem = Problem
document-praise = Done well
document-direction = Direction
document-requirements = Requirements
document-summing-up = Summing-up
document-chair = Chair
document-keeper = Minutes kept by
document-scrutineer = Scrutineer
document-chief-scrutineer = Chief scrutineer
document-teller = Teller
document-witness = Witness
document-drawer = Drawn by
document-everybody = All units

# D01
document-plan = Plan
document-plan-purpose = { $organisation } will hold the { $meeting } for { $year }. It goes by this plan.
document-plan-scope = Who is reviewed
document-plan-units = { $count ->
    [one] { $count } { $reporter } reports
   *[other] { $count } reporters ({ $reporter }) report
}: { $units }.
document-plan-report = Reports
document-report-limit = { $sections ->
    [one] The report has { $sections } section
   *[other] The report has { $sections } sections
} and at most { $limit } characters.
document-report-share-must = “{ $section }” must be { $share } of the text.
document-report-share-should = “{ $section }” should be { $share } of the text.
document-report-oral = On the floor, the text has at most { $limit } characters and is spoken within { $minutes } minutes.
document-plan-evaluation = Evaluation
document-plan-secret = The evaluation is by secret ballot. No figures are made of fewer than { $minimum } ballots; smaller groups are merged before anybody votes.
document-plan-criteria = Criteria
document-plan-groups = Voters
document-plan-scale = Grades
document-grade-points = { $grade } { $points }
document-plan-points = Grades count as points: { $grades }. Whoever cannot judge chooses “{ $abstain }”.
document-plan-grades = Scores and grades
document-share-of = { $input } ({ $share })
document-plan-inputs = The composite score is made of { $inputs }.
document-bound-at-least = { $bound } or more
document-bound-more-than = more than { $bound }
document-plan-band = { $grade }: { $bound } points
document-plan-cap = { $grade }: at most { $share } of those reviewed, rounded down
document-plan-floor = { $grades }: at least { $share } of those reviewed, rounded up
document-plan-trigger = { $consequence }: when “{ $grade }” is { $share } of the marks
document-plan-consequence = { $consequence }: for { $grades }
document-plan-committee = The { $committee } decides on the grades. Where it departs from what these rules suggest, it records why.
document-plan-days = Days

# D02
document-notice = Notice
document-notice-to = Each { $unit }
document-notice-purpose = The { $meeting } for { $year } will be held as follows.
document-notice-when = Time and place
document-notice-time = { $time }, { $place }.
document-notice-who = Who attends
document-notice-agenda = Agenda
document-notice-asked = What is asked of you
document-notice-due = { $what }: by { $day }.
document-notice-attend = Please arrive in time to sign in. Whoever cannot come asks the organising office for leave beforehand.

# D03
document-timetable = Timetable

# D04 to D09
document-report-title = { $unit }: work report for { $year }
document-spoken-title = { $unit }: text for the floor, { $year }
document-carried = Last year’s problems
document-mended = What became of it
document-handed-in = Version { $version }, handed in { $time }
document-self-assessment = Self-assessment
document-own-strengths = What went well
document-own-weaknesses = What is to be mended
document-tick-one = Tick one box in each row.
document-pre-review = Pre-review note
document-version = Version
document-handed-in-on = Handed in
document-outcome = Outcome
document-by-and-on = By, on
document-opinion = Opinion
document-in-review = being read
document-accepted = accepted
document-returned = returned
document-reviewer = Reviewer
document-pre-check = Pre-check record
document-check = Check
document-check-kind = Kind
document-check-desk = desk
document-check-field = on site
document-seen = What was found
document-checker = Checked by
document-unit-head = For the unit
document-interview = Interview notes
document-confidential = Confidential. What is said stays with the working group; it is not entered into the system.
document-interviewed = Spoken with
document-interview-strengths = What went well
document-interview-problems = Problems
document-interview-advice = Advice and suggestions
document-interviewer = Interviewer

# D10 to D14
document-agenda = Agenda
document-point = Point
document-begins = Begins
document-minutes = Minutes
document-order = Running order
document-script = Host’s script
document-sign-in = Sign-in sheet
document-unit-and-post = Unit and post
document-group-named = Group { $letter }: { $title } ({ $count })
document-desk = Check-in desk
document-running-order = Running order
document-order-number = Order
document-order-fixed = The order is fixed by the organiser.
document-order-lot = Drawn by lot on { $time }; witness: { $witness }; draw number { $number }.
document-order-again = Why it was drawn again: { $reason }
document-order-seed = Seed: { $seed }. Anybody can work out the order again from it.
document-order-moved = The order was changed by hand after the lot.
document-comments = Comments and requirements
document-of-unit = { $unit } ({ $reporter })
document-no-comment = No comment is recorded.
document-requirements-of-all = Requirements for all

# D15 to D18
document-form-title = { $meeting }: evaluation form { $group }
document-form-tick = Tick one box in each row.
document-form-unsigned = Do not sign; no other marks.
document-form-abstain = Whoever cannot judge ticks “{ $abstain }”.
document-form-own-row = Whoever reports leaves the own rows blank.
document-issue-record = Ballots issued and collected
document-box = Box
document-box-named = Box { $label }
document-roll = On the roll
document-present = Present
document-issued = Issued
document-collected = Collected
document-valid = Valid
document-invalid = Invalid
document-missing = Missing
document-count-rule = The evaluation holds when no more ballots were collected than issued.
document-tally = Tally sheet
document-box-withheld = Fewer than { $minimum } ballots came in. This box stays sealed and counts for nothing.
document-count-report = Count report
document-count-issue = Ballots
document-count-votes = Marks
document-count-prints = Fingerprints
document-print-election = Election
document-print-closing = Closing
document-print-sum = Sum

# D19 to D22
document-composite = Composite assessment
document-adjusted = Bonus, deduction
document-composite-score = Composite
document-suggested = Suggested
document-decided = Decided
document-in-points = In points, { $decimals } places
document-rounded-once = Scores are computed exactly and rounded once, half up, to { $decimals } places. Each can be followed to the votes in the workbook.
document-none-yet = none yet
document-tie = tie
document-reckoned-by = Prepared by
document-checked-by = Checked by
document-minutes-extract = Extract of the committee’s minutes
document-present-members = Present
document-minutes-heard = The { $committee } heard the results of the { $year } { $meeting } and decided as follows.
document-minutes-decided = Grades
document-minutes-grade = { $grade } ({ $count }): { $units }
document-minutes-reasons = Departures from the suggested grades, and why
document-minutes-breach = Caps and floors not kept, and why
document-minutes-reason = { $unit }, { $grade }: { $reason }
document-circular = Circular
document-circular-text = { $organisation } has held its { $year } { $meeting }. The { $committee } has decided on these grades.
document-letter = Feedback letter
document-letter-to = { $unit } ({ $reporter })
document-letter-begins = This is what came of the { $year } { $meeting } for you.
document-letter-result = Result
document-letter-grade = Your grade: { $grade }.
document-letter-score = Your composite score: { $score }.
document-letter-opinion = Opinion
document-letter-consequences = What follows
document-letter-acknowledge = Please acknowledge this letter by { $day }.
document-letter-object = If you object, do so by { $day }, with your reasons.
document-letter-problems = Problems to be mended
document-receipt = Receipt
document-receipt-text = I have received and read the feedback letter on the { $year } { $meeting }.
document-receipt-opinion = Remarks

# D23 to D26
document-list-problems = List of problems
document-list-owners = List of responsibilities
document-list-mended = List of rectification
document-found-in = Found in
document-approver = Approved by
document-progress = Progress report
document-progress-text = { $count ->
    [one] One item
   *[other] { $count } items
}, of which { $done } verified.
document-done = What was done
document-verifier = Verified by
document-byline = Text: { $name }
document-archive-list = Archive list
document-archive-text = { $count ->
    [one] One file is handed over.
   *[other] { $count } files are handed over.
}
document-archivist = Archivist
document-handed-over-by = Handed over by

document-refusal-not-a-scan = A signed copy is a PDF, a JPEG or a PNG. Scan the paper, and bring that file.
document-refusal-nothing = There is nothing in this document yet.
document-refusal-reporters = There is nothing in this document yet: nobody on the roster reports.
document-refusal-report = There is nothing in this document yet: no report has been handed in.
document-refusal-spoken-text = There is nothing in this document yet: no text for the floor has been handed in.
document-refusal-days = There is nothing in this document yet: the calendar has no day.
document-refusal-check = There is nothing in this document yet: no check has an entry.
document-refusal-boxes = There is nothing in this document yet: the boxes are not planned.
document-refusal-sums = There is nothing in this document yet: the boxes are still sealed, or their papers are not signed.
document-refusal-grades = There is nothing in this document yet: the grades are not final.
document-refusal-letters = There is nothing in this document yet: the letters are not sent.
document-refusal-items = There is nothing in this document yet: the ledger is empty.
document-refusal-news = There is nothing in this document yet: no news item has been drafted.

# The page of documents
document-page-title = Documents
document-page-stand = { $count ->
    [one] One document has something in it
   *[other] { $count } documents have something in them
}
document-page-text = Made anew from the review each time, so a file is as true as the moment at which it is taken. Word to go on writing, PDF to print and sign, Excel for tables.
document-page-packet = Take out everything
document-page-packet-text = One archive with every document that has something in it, as Word, PDF and, for tables, Excel, and the archive list with the fingerprint of each.
document-page-packing = The files are being made …
document-page-language = Language of the documents
document-page-of = For
document-page-everybody = All reporters, in one file
document-page-show = Show
document-page-before = Before the meeting
document-page-day = At the meeting
document-page-result = Results and grades
document-page-after = After the meeting
document-page-take = Take out
document-page-not-yet = not yet
document-page-ready = ready
document-page-word = Word
document-page-pdf = PDF
document-page-sheet = Excel
document-page-file = { $format }: { $name }
document-written-report = Written report
document-spoken-text = Text for the floor
document-forms = Evaluation forms
document-lists = Lists of problems, responsibilities and rectification
document-news = News item
document-packet-file = Documents

# Signed copies
document-signed-title = Signed copies: { $document }
document-signed-count = { $count ->
    [0] Add the signed copy
    [one] { $count } signed copy
   *[other] { $count } signed copies
}
document-signed-text = Print, sign, seal, scan, and keep the scan here. It stays as it came; its SHA-256 says later whether a file is the same.
document-signed-none = No signed copy has been added yet
document-signed-file = Scan (PDF, JPEG, PNG)
document-signed-of = Of
document-signed-whole = the document as a whole
document-signed-add = Add
document-signed-by = Added { $time } by { $name }
document-signed-removed = taken away { $time } by { $name }
document-signed-remove = Take away
document-signed-remove-one = Take away { $name }
