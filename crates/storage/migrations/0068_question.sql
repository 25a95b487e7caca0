-- What was asked of a reporter at the meeting, and what was answered. Who asks has an account, or is named as typed.
-- `revision` grows by one each time it is written; who wrote it last is kept.
CREATE TABLE question (
    question_id TEXT PRIMARY KEY,
    review_id   TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    asker_id    TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    asker_name  TEXT NOT NULL,
    text_zh     TEXT NOT NULL,
    text_en     TEXT NOT NULL,
    answer_zh   TEXT NOT NULL,
    answer_en   TEXT NOT NULL,
    follow_up   BIGINT NOT NULL CHECK (follow_up IN (0, 1)),
    asked_at    BIGINT NOT NULL,
    revision    BIGINT NOT NULL,
    written_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    written_at  BIGINT NOT NULL
);
CREATE INDEX question_of_review ON question (review_id);

-- An item of the ledger that follows from a question: a question becomes one item at most.
ALTER TABLE item ADD COLUMN question_id TEXT REFERENCES question (question_id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX item_of_question_once ON item (question_id);
