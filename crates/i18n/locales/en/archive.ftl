archive-take = Archive package
archive-take-text = Everything of the closed review in one file: documents in both languages, ballot archives, attachments, all records, with a list of their hashes. Anybody can check it offline with “pingyi verify”, and another house can take it in.
archive-refusal-not-closed = The archive package is made once the review is closed: until then something may still change.
archive-file = { $organisation } { $year } review archive
