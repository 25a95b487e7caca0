-- The committee's sitting at which grades are set. From frozen_at on nothing of it changes; version is the reckoning
-- that lay on the table then. present is a list of names, as printed at that time.
CREATE TABLE sitting (
    review_id     TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    revision      BIGINT NOT NULL,
    held_on       TEXT,
    chair         TEXT NOT NULL,
    note_taker    TEXT NOT NULL,
    present       TEXT NOT NULL,
    breach_reason TEXT NOT NULL,
    saved_by      TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    saved_at      BIGINT NOT NULL,
    frozen_by     TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    frozen_at     BIGINT,
    version       BIGINT
);
