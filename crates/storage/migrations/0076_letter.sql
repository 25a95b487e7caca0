-- That the letters to all reporters went out: one press for all of them. Before it, no reporter sees one.
CREATE TABLE letter_release (
    review_id   TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    released_by TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    released_at BIGINT NOT NULL
);

-- What was done about a reporter's letter, each deed a row: opened, acknowledged, objected, reviewed, talked.
CREATE TABLE letter_deed (
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    number      BIGINT NOT NULL,
    deed        TEXT NOT NULL,
    done_by     TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    done_at     BIGINT NOT NULL,
    PRIMARY KEY (reporter_id, number)
);
