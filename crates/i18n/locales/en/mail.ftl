mail-title = Mail
mail-note = What was sent, what waits and what failed
mail-stand = { $waiting } waiting, { $sent } sent, { $failed } given up
mail-sender = Mail is sent as { $sender }.
mail-kept = What was sent or given up stays in this list for 30 days.
mail-off = This server sends no mail
mail-off-text = Nothing is lost by that: invitations and links to a new password are shown to you, to be copied and handed over. To send mail, whoever runs the server sets host and sender in the section [mail] of the configuration.
mail-empty = No mail yet
mail-empty-text = Invitations, links to a new password and reminders appear here as soon as they are on their way.
mail-list = Mail of the last 30 days
mail-to = To
mail-what = What
mail-since = Caused
mail-state = State
mail-act = What can be done
mail-kind-invitation = Invitation
mail-kind-reset = Link to a new password
mail-kind-test = Test mail
mail-kind-reminder = Reminder
mail-kind-nudge = Call to hurry
mail-state-waiting = Waiting
mail-state-sent = Sent
mail-state-failed = Given up
mail-attempts = { $count ->
    [0] not tried yet
    [one] tried once
   *[other] tried { $count } times
}
mail-again-at = next try { $when }
mail-said = The mail server said: { $reason }
mail-again = Send again
mail-test = Send a test mail
mail-test-to = To which address
mail-test-button = Send a test mail
mail-test-put = The test mail is on its way. Load this page again in a moment to see whether the mail server took it.
mail-pages = Pages of the list
mail-page = Page { $here } of { $last }
mail-previous = Later
mail-next = Earlier

mail-letter-invitation = Your invitation to the work review
mail-letter-invitation-text = You are invited to take part in the work review. Choose a password on this page:
mail-letter-invitation-until = The link works once and is good for 14 days.
mail-letter-reset = Choose another password
mail-letter-reset-text = You, or somebody who typed your name, asked for another password. Choose it on this page:
mail-letter-reset-until = The link works once and is good for 24 hours. If you did not ask for it, do nothing: your password stays as it is.
mail-letter-test = Mail works
mail-letter-test-text = An administrator had this mail sent to find out whether mail works. It does.
mail-letter-hello = Dear { $name },
mail-letter-sign-in = Your sign-in name: { $sign-in }
mail-letter-end = Sent by a program; nobody reads what is answered to it.

mail-refusal-not-an-address = This is no mail address. It looks like name@example.org.
mail-refusal-no-server = This server sends no mail. Use a link instead.
mail-refusal-no-address = The account has no mail address. Enter one, or use a link.
mail-refusal-not-waiting = This mail was sent already.
mail-refusal-subject-empty = The mail has no subject.
mail-refusal-subject-long = The subject has { $count } characters; at most { $limit } fit.
mail-refusal-text-empty = The mail has no text.
mail-refusal-text-long = The text has { $count } characters; at most { $limit } fit.
