-- The opened sums of a box: for each question, how often each answer was chosen. Written once.
CREATE TABLE box_sums (
    box_id    TEXT PRIMARY KEY REFERENCES box (box_id) ON DELETE RESTRICT,
    counts    TEXT NOT NULL,
    opened_at BIGINT NOT NULL
);

-- Scores that do not come from the boxes, such as the annual assessment. Decimals as typed: scores are exact.
CREATE TABLE entered_score (
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    input_key   TEXT NOT NULL,
    value       TEXT NOT NULL,
    note_zh     TEXT NOT NULL,
    note_en     TEXT NOT NULL,
    entered_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    entered_at  BIGINT NOT NULL,
    PRIMARY KEY (reporter_id, input_key)
);

-- The committee's grade. A changed mind is a new row: the earlier decision stays on record.
CREATE TABLE determination (
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    number      BIGINT NOT NULL,
    grade       TEXT NOT NULL,
    suggested   TEXT NOT NULL,
    reason      TEXT NOT NULL,
    decided_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    decided_at  BIGINT NOT NULL,
    PRIMARY KEY (reporter_id, number)
);
