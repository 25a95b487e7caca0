-- Voters' comments, sealed. Nothing here tells of which ballot or card one came, when, or which came together.
-- The id is random. It is INTEGER, not BIGINT, on purpose: so SQLite orders the rows by it and keeps no number of
-- arrival beside it (its rowid), while PostgreSQL reads 32 bits. `alpha` may come once: one sent again is a copy.
CREATE TABLE sealed_comment (
    comment_id INTEGER PRIMARY KEY,
    box_id     TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    alpha      TEXT NOT NULL,
    sealed     TEXT NOT NULL
);
CREATE UNIQUE INDEX sealed_comment_once ON sealed_comment (box_id, alpha);

-- What trustees gave for opening a box's comments. Goes, with the sealed comments, once these are opened.
CREATE TABLE comment_part (
    box_id TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    owner  BIGINT NOT NULL,
    part   TEXT NOT NULL,
    PRIMARY KEY (box_id, owner)
);

-- Opened comments, under ids drawn anew. Of which box they came is not kept.
CREATE TABLE opened_comment (
    comment_id    INTEGER PRIMARY KEY,
    reporter_id   TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    words         TEXT NOT NULL,
    hidden_reason TEXT,
    hidden_by     TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    hidden_at     BIGINT
);
CREATE INDEX opened_comment_of_reporter ON opened_comment (reporter_id);
