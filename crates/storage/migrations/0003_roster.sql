CREATE TABLE unit (
    unit_id   TEXT PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    code      TEXT NOT NULL,
    name_zh   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    members   BIGINT NOT NULL,
    committee BIGINT NOT NULL
);
CREATE UNIQUE INDEX unit_code_once ON unit (review_id, code);

-- The roll: everybody expected in the hall, in one ballot group each. Nothing here leads to a card or a ballot.
CREATE TABLE person (
    person_id  TEXT PRIMARY KEY,
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    number     TEXT NOT NULL,
    name_zh    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    title_zh   TEXT NOT NULL,
    title_en   TEXT NOT NULL,
    unit_id    TEXT REFERENCES unit (unit_id) ON DELETE RESTRICT,
    group_key  TEXT NOT NULL,
    excused_at BIGINT,
    present_at BIGINT
);
CREATE UNIQUE INDEX person_number_once ON person (review_id, number);

-- Who answers for a unit, and when in the running order.
CREATE TABLE reporter (
    reporter_id TEXT PRIMARY KEY,
    review_id   TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    unit_id     TEXT NOT NULL REFERENCES unit (unit_id) ON DELETE RESTRICT,
    account_id  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    title_zh    TEXT NOT NULL,
    title_en    TEXT NOT NULL,
    position    BIGINT NOT NULL
);
CREATE UNIQUE INDEX reporter_unit_once ON reporter (review_id, unit_id);
CREATE INDEX reporter_of_account ON reporter (account_id);
