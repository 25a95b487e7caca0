-- What checks before the meeting have found at a unit: a score, a note, or both. Each change is a new row; the last one
-- counts, the earlier ones stay on record. Both empty: what stood there was taken back. Decimals as typed: scores are exact.
CREATE TABLE check_entry (
    unit_id    TEXT NOT NULL REFERENCES unit (unit_id) ON DELETE RESTRICT,
    check_key  TEXT NOT NULL,
    number     BIGINT NOT NULL,
    score      TEXT,
    note_zh    TEXT NOT NULL,
    note_en    TEXT NOT NULL,
    entered_by TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    entered_at BIGINT NOT NULL,
    PRIMARY KEY (unit_id, check_key, number)
);
