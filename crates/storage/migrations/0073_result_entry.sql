-- What was entered by hand for a reporter: scores, judges' scores, bonuses and deductions, vetoes. Each change is a new
-- row; the last one of a field counts, the earlier ones stay on record. Without a value: what stood there was taken
-- back. Decimals as typed: scores are exact.
CREATE TABLE result_entry (
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    field       TEXT NOT NULL,
    number      BIGINT NOT NULL,
    value       TEXT,
    note_zh     TEXT NOT NULL,
    note_en     TEXT NOT NULL,
    entered_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    entered_at  BIGINT NOT NULL,
    PRIMARY KEY (reporter_id, field, number)
);

INSERT INTO result_entry (reporter_id, field, number, value, note_zh, note_en, entered_by, entered_at)
SELECT reporter_id, 'score:' || input_key, 1, value, note_zh, note_en, entered_by, entered_at FROM entered_score;

DROP TABLE entered_score;
