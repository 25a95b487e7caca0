hook-refusal-not-an-address = This is no address. Copy it from the settings of the chat’s bot; it begins with https://.
hook-refusal-not-https = The address must begin with https://, so that nobody on the way can read what is posted.
hook-refusal-inside = This address lies inside the server’s own network; nothing is posted there. Whoever runs the server can allow it.
hook-refusal-long = The address is longer than { $limit } characters.
hook-refusal-secret-long = The secret is longer than { $limit } characters.
hook-refusal-no-seal = This server has no key by which the address could be kept sealed. Whoever runs it sets one.
hook-refusal-none = No chat is set up yet.
