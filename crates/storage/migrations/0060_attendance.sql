-- Who has gone before the end, and how a person's coming was noted. Neither says anything of a card or a ballot.
ALTER TABLE person ADD COLUMN left_at BIGINT;
ALTER TABLE person ADD COLUMN present_how TEXT;

-- What was corrected of attendance: before and after as JSON, by whom and why. Whoever is taken off the roll is counted
-- nowhere, and what was corrected of this person goes, too.
CREATE TABLE attendance_change (
    change_id   TEXT PRIMARY KEY,
    review_id   TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    person_id   TEXT NOT NULL REFERENCES person (person_id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    before_json TEXT NOT NULL,
    after_json  TEXT NOT NULL,
    why         TEXT NOT NULL,
    by_id       TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    changed_at  BIGINT NOT NULL
);
CREATE INDEX attendance_change_of_review ON attendance_change (review_id, changed_at);
CREATE INDEX attendance_change_of_person ON attendance_change (person_id);

-- Whether people check themselves in, and of what the hall's code is made besides the key that lies beside the database.
-- Another salt makes all codes that were shown or printed worth nothing.
CREATE TABLE arrival (
    review_id TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    salt      TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    closed_at BIGINT
);
