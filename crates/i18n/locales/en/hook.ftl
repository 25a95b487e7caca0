hook-refusal-not-an-address = This is no address. Copy it from the settings of the chat’s bot; it begins with https://.
hook-refusal-not-https = The address must begin with https://, so that nobody on the way can read what is posted.
hook-refusal-inside = This address lies inside the server’s own network; nothing is posted there. Whoever runs the server can allow it.
hook-refusal-long = The address is longer than { $limit } characters.
hook-refusal-secret-long = The secret is longer than { $limit } characters.
hook-refusal-no-seal = This server has no key by which the address could be kept sealed. Whoever runs it sets one.
hook-refusal-none = No chat is set up yet.
hook-title = Chat group
hook-text = A bot of your chat group can say every working morning what is due and how many are late. It never names anybody, and nothing of a vote or a score leaves the server.
hook-off = This server keeps no chat
hook-off-text = Whoever runs the server can change that by starting it with a folder for its data, in which the key lies that seals the addresses.
hook-none = No chat is set up
hook-is = { $format }, { $host }
hook-since = set up { $when }
hook-signed = signed
hook-format = Kind of chat
hook-format-ding-talk = DingTalk
hook-format-we-com = WeCom
hook-format-feishu = Feishu
hook-format-plain = Other (JSON)
hook-format-plain-hint = For a program of your own, or a service in between
hook-address = Address of the bot
hook-address-hint = From the settings of the group’s bot. Whoever has it can write into the group: it is kept sealed and never shown again.
hook-secret = Secret
hook-secret-hint = DingTalk and Feishu sign with it where the bot asks for a signature; other JSON is signed with it too. WeCom has none.
hook-lang = Language
hook-set = Set up
hook-replace = Set up anew
hook-saved = The chat is set up. Send a test to see whether it takes one.
hook-test = Send a test
hook-put = The test is on its way. Load this page again in a moment.
hook-remove = Take the chat away
hook-posts = What was posted last
hook-posts-empty = Nothing yet
hook-post-when = When
hook-post-what = What
hook-post-state = State
hook-post-summary = What is due
hook-post-test = Test
hook-post-attempts = { $count ->
    [0] not tried yet
    [one] tried once
   *[other] tried { $count } times
}
hook-post-reason = It went wrong: { $reason }
hook-note = What a bot says in the group every working morning

hook-message-head = { $year } work review, { $organisation } · { $day }
hook-message-test = This is a test: the chat is set up rightly.
hook-message-nothing = Nothing is due in the next days.
hook-message-late = { $late ->
    [0] Nobody is late.
    [one] One person is late.
   *[other] { $late } people are late.
}
hook-message-part = · { $what }: { $people ->
    [one] one person
   *[other] { $people } people
}, by { $day } ({ $stand })
hook-message-hand-in = Hand in the report
hook-message-mend = Mend items of the ledger
hook-message-news = Approve the news item
