-- Who did what and when, a chain for each review and one for the house. Rows only grow, and each holds the hash of the one
-- before. Nothing here is about a voter. Not tied to the review's row: what was done stays when what it was done to goes.
CREATE TABLE operation_chain (
    chain   TEXT PRIMARY KEY,
    entries BIGINT NOT NULL CHECK (entries >= 0),
    head    TEXT NOT NULL
);
CREATE TABLE operation (
    chain      TEXT NOT NULL REFERENCES operation_chain (chain) ON DELETE CASCADE,
    number     BIGINT NOT NULL CHECK (number > 0),
    done_at    BIGINT NOT NULL,
    by_id      TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    what       TEXT NOT NULL,
    about      TEXT NOT NULL,
    previous   TEXT NOT NULL,
    hash       TEXT NOT NULL,
    PRIMARY KEY (chain, number)
);
