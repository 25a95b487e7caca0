-- A document that was printed, signed, sealed and scanned. One that is taken away stays as a row, with who and why.
CREATE TABLE signed_copy (
    signed_copy_id TEXT PRIMARY KEY,
    review_id      TEXT NOT NULL REFERENCES review (review_id) ON DELETE RESTRICT,
    document       TEXT NOT NULL,
    reporter_id    TEXT REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,
    hash           TEXT NOT NULL,
    size           BIGINT NOT NULL,
    contents       BYTEA NOT NULL,
    added_at       BIGINT NOT NULL,
    added_by       TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    removed_at     BIGINT,
    removed_by     TEXT REFERENCES account (account_id) ON DELETE RESTRICT
);
CREATE INDEX signed_copy_of_review ON signed_copy (review_id, document);
