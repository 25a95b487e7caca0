account-home-title = Work review, kept in one place
account-home-text = Reports, meeting, secret ballot, results, documents and follow-up of an organisation’s yearly review.
account-demo-title = The demonstration: take a part
account-demo-text = Each line signs you in as one of the people of the demonstration institute. Everything here is made up, and anybody who sees this page may do anything in it.
account-no-news = No news item yet
account-no-news-text = What the correspondent writes appears here once it is released.
account-no-tasks = Nothing to do
account-no-tasks-text = You hold no role in a review yet. The organiser or the administrator can give you one.
account-sign-in-name = Sign-in name
account-sign-in-hint = Letters and digits, such as a staff number or an e-mail address
account-password = Password
account-password-hint = At least { $least } characters; a short sentence is easy to remember
account-name = Your name
account-name-missing = Enter your name.
account-set-up = First start
account-set-up-text = Make the first administrator account. The link works once.
account-set-up-button = Make the account

account-task-administrator = Accounts and settings
account-task-organiser = Run the review
account-task-reporter = Write and hand in the report
account-task-leader = Comment on the reports
account-task-scrutineer = Make the code cards and watch the count
account-task-trustee = Hold a share of the key
account-task-correspondent = Write the news item
account-task-approver = Approve the news item
account-task-observer = Read what was released

account-part-administrator = Administrator: accounts, settings, backups
account-part-organiser = Organiser: template, roster, agenda, boxes, results
account-part-reporter = Reporter: own report and own ledger items
account-part-leader = Leader: comments, requirements, grades
account-part-scrutineer = Scrutineer: cards, count, signature
account-part-trustee = Trustee: one share of the key that opens the sums
account-part-correspondent = Correspondent: the news item
account-part-approver = Approver: passes the news item
account-part-observer = Observer: reads what was released

refusal-wrong-password = Sign-in name or password is wrong. Check both; capitals matter in the password.
refusal-link-void = This link was used before or has run out. Ask for a new one.
refusal-not-a-sign-in = A sign-in name has 1 to 64 letters, digits or the signs . - _ @ and no spaces.
refusal-sign-in-taken = Somebody else has this sign-in name. Choose another.
refusal-password-too-short = The password has { $count } characters; it needs at least { $least }.
refusal-password-too-long = The password is longer than { $greatest } characters.

account-desk = Administration
account-list = Accounts
account-list-note = See who may sign in, and invite people
account-list-stand = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
account-invite = Invite somebody
account-invite-name = Name
account-invite-name-missing = Enter the person’s name.
account-name-too-long = The name has { $count } characters; at most { $limit } fit.
account-invite-button = Make the invitation
account-invited = The invitation for { $name } is ready
account-invited-text = Give the person this link. It is shown only now, works once, and is good for 14 days. Do not open it yourself: that would use it up.
account-copy = Copy the link
account-copied = Copied
account-password-choose = Choose a password
account-password-choose-text = You will sign in with it from now on.
account-password-save = Save the password
