-- What a clerk took down of what a leader said on a report, a line at a time. It stands as not yet confirmed until that
-- leader has made it part of the own comment, or struck it; it stays then, with the instant, and changes no more.
CREATE TABLE noted (
    noted_id    TEXT PRIMARY KEY,
    review_id   TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    leader_id   TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    part        TEXT NOT NULL,
    words       TEXT NOT NULL,
    noted_at    BIGINT NOT NULL,
    revision    BIGINT NOT NULL,
    written_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    written_at  BIGINT NOT NULL,
    settled_at  BIGINT
);
CREATE INDEX noted_of_review ON noted (review_id);
