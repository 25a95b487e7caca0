roster-title = Roster
roster-check-in-title = Check-in
roster-stand = { $count ->
    [one] { $count } person on the roll
   *[other] { $count } people on the roll
}
roster-empty = Nobody is on the roll yet
roster-empty-text = Units, reporters and voters stand here once the roster is imported.
roster-units = Units and reporters
roster-unit = Unit
roster-code = Code
roster-reporter = Reporter
roster-members = Members
roster-committee = Committee
roster-people = The roll
roster-number = Staff number
roster-name = Name
roster-post = Post
roster-group = Group
roster-presence = Presence
roster-present = present
roster-absent = not here yet
roster-on-leave = on leave
roster-attendance = Attendance
roster-on-roll = Expected
roster-leave = On leave
roster-here = Present
roster-total = Total
roster-quorum-at-least = at least { $share }
roster-quorum-more-than = more than { $share }
roster-quorum = Quorum: { $rule } of the { $roll } expected, that is { $needed }. Present: { $present }.
roster-quorum-met = met
roster-quorum-missing = not met yet
roster-pages = Pages
roster-page-previous = Previous
roster-page-next = Next
roster-page = { $page } of { $all }
roster-desk-hint = Type the staff number and press Enter. A second time takes it back.
roster-desk-button = Note
roster-desk-in = { $name } is here
roster-desk-out = { $name } is noted as not here
roster-desk-unknown = No staff number { $number } is on the roll. Check it, or look for the name below.
roster-desk-all = Everybody but those on leave is here
roster-desk-all-done = { $count ->
    [0] Nobody was missing: all but those on leave were noted before.
    [one] { $count } person was noted as present.
   *[other] { $count } people were noted as present.
}
roster-desk-all-hint = For the clerk who has counted the hall. It takes no coming back for people who were noted before.
roster-check-in-one = Note as present
roster-check-out-one = Take back
roster-refusal-unknown-group = The template has no group { $group }. Correct the roster or the template.
roster-refusal-more-than-roll = Group { $group } has { $roll } on the roll, but { $leave } on leave and { $present } present. Correct the numbers.
roster-refusal-no-quorum = { $present } of { $roll } are present; { $needed } are needed. Check in whoever has come, then open the meeting.
roster-refusal-nobody = Nobody is on the roll. Import the roster first.
