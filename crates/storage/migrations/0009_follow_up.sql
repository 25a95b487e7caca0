-- The ledger: what was found or asked for, by whom it is to be done, by when, and how far it is.
-- Without a unit it concerns all of them.
-- An item of an earlier year than its review's was carried in: this year's report must answer it.
CREATE TABLE item (
    item_id        TEXT PRIMARY KEY,
    review_id      TEXT NOT NULL REFERENCES review (review_id) ON DELETE RESTRICT,
    unit_id        TEXT REFERENCES unit (unit_id) ON DELETE RESTRICT,
    requirement_id TEXT REFERENCES requirement (requirement_id) ON DELETE RESTRICT,
    origin_year    BIGINT NOT NULL,
    text_zh        TEXT NOT NULL,
    text_en        TEXT NOT NULL,
    owner_zh       TEXT NOT NULL,
    owner_en       TEXT NOT NULL,
    owner_id       TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    due_on         TEXT NOT NULL CHECK (length(due_on) = 10),
    state          TEXT NOT NULL,
    note           TEXT NOT NULL,
    revision       BIGINT NOT NULL,
    changed_at     BIGINT NOT NULL
);
CREATE INDEX item_of_review ON item (review_id);

-- Who moved an item when, and what was noted: the record of its close-out.
CREATE TABLE item_step (
    item_id  TEXT NOT NULL REFERENCES item (item_id) ON DELETE RESTRICT,
    revision BIGINT NOT NULL,
    state    TEXT NOT NULL,
    note     TEXT NOT NULL,
    by_id    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, revision)
);
