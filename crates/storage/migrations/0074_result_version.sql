-- Reckonings that differ from the one before. A version keeps the lines of those reporters for whom it made a
-- difference; who is not among them has the line of an earlier one.
CREATE TABLE result_version (
    review_id TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    number    BIGINT NOT NULL,
    cause     TEXT NOT NULL,
    made_by   TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (review_id, number)
);

CREATE TABLE result_version_line (
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    number      BIGINT NOT NULL,
    reckoned    TEXT NOT NULL,
    PRIMARY KEY (reporter_id, number)
);
