-- The paper ballots of a box, by number. `issued` is a bare counter: with times it would tell, beside the check-in, who took a paper.
-- `counts` are the sums of the signed count: for each question, how often each answer was chosen. NULL where so few papers must not be counted.
CREATE TABLE paper_pile (
    box_id       TEXT PRIMARY KEY REFERENCES box (box_id) ON DELETE RESTRICT,
    issued       BIGINT NOT NULL,
    collected    BIGINT,
    collected_by TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    collected_at BIGINT,
    signed_at    BIGINT,
    valid        BIGINT,
    void         TEXT,
    unclear      BIGINT,
    counts       TEXT
);

-- The two who enter the papers, each by themselves. `position` is 0 or 1: the database knows no third.
CREATE TABLE paper_entry (
    box_id      TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    account_id  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    position    BIGINT NOT NULL CHECK (position IN (0, 1)),
    begun_at    BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (box_id, account_id)
);
CREATE UNIQUE INDEX paper_entry_twice ON paper_entry (box_id, position);

-- One paper as one of the two entered it, by the number that was written on it after the box was emptied. Deleted once the count is signed.
CREATE TABLE paper_sheet (
    box_id     TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    number     BIGINT NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (box_id, account_id, number)
);

-- Who corrected which row of which paper when the entries were compared; what stood there is not kept. Row -1 is the paper as a whole.
CREATE TABLE paper_correction (
    box_id       TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    position     BIGINT NOT NULL,
    account_id   TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    number       BIGINT NOT NULL,
    row_number   BIGINT NOT NULL,
    corrected_at BIGINT NOT NULL,
    PRIMARY KEY (box_id, position)
);

-- Who signed the count.
CREATE TABLE paper_signature (
    box_id     TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    signed_at  BIGINT NOT NULL,
    PRIMARY KEY (box_id, account_id)
);

-- A box whose ballot was void, and the one in which it is repeated. The void one keeps its archive and counts for nothing.
CREATE TABLE box_repeat (
    box_id      TEXT PRIMARY KEY REFERENCES box (box_id) ON DELETE RESTRICT,
    repeated_in TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    repeated_by TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    repeated_at BIGINT NOT NULL
);
