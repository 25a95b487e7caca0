-- People are known by staff number or e-mail: one of the two is enough. Nothing here leads to a card or a ballot.
-- SQLite cannot loosen a column, so the table is made anew; nothing refers to it.
CREATE TABLE person_known (
    person_id  TEXT PRIMARY KEY,
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    number     TEXT,
    email      TEXT,
    name_zh    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    title_zh   TEXT NOT NULL,
    title_en   TEXT NOT NULL,
    unit_id    TEXT REFERENCES unit (unit_id) ON DELETE RESTRICT,
    group_key  TEXT NOT NULL,
    roles      TEXT NOT NULL,
    excused_at BIGINT,
    present_at BIGINT,
    CHECK (number IS NOT NULL OR email IS NOT NULL)
);
INSERT INTO person_known (person_id, review_id, number, name_zh, name_en, title_zh, title_en, unit_id, group_key, roles, excused_at, present_at)
    SELECT person_id, review_id, number, name_zh, name_en, title_zh, title_en, unit_id, group_key, '', excused_at, present_at FROM person;
DROP TABLE person;
ALTER TABLE person_known RENAME TO person;
CREATE UNIQUE INDEX person_number_once ON person (review_id, number);
CREATE UNIQUE INDEX person_email_once ON person (review_id, email);

-- Grows by one whenever units, reporters or people are added, changed or taken away; whoever writes says which one was
-- read. Presence and running order do not count.
CREATE TABLE roster_version (
    review_id TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    version   BIGINT NOT NULL
);

-- A file that was read and compared with the roster as it stood in `version`. Its rows are kept until it is imported,
-- or for a day. `reading` tells how the file was read, for people.
CREATE TABLE roster_import (
    import_id    TEXT PRIMARY KEY,
    review_id    TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    made_by      TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    made_at      BIGINT NOT NULL,
    file_name    TEXT NOT NULL,
    reading      TEXT NOT NULL,
    version      BIGINT NOT NULL,
    absent       BIGINT NOT NULL,
    done_at      BIGINT,
    done_by      TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    done_version BIGINT,
    added        BIGINT NOT NULL,
    changed      BIGINT NOT NULL,
    undone_at    BIGINT,
    CHECK ((done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (done_version IS NULL)),
    CHECK (undone_at IS NULL OR done_at IS NOT NULL)
);
CREATE INDEX roster_import_of_review ON roster_import (review_id);

-- `source` is the row as it stands in the file, `line` what would become of it.
CREATE TABLE roster_import_row (
    import_id TEXT NOT NULL REFERENCES roster_import (import_id) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'same', 'error')),
    source    TEXT NOT NULL,
    line      TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
);
CREATE INDEX roster_import_row_kind ON roster_import_row (import_id, kind, position);

-- What the last import touched, and how it was before: what taking it back needs. Without `before` it was added.
CREATE TABLE roster_import_trace (
    import_id TEXT NOT NULL REFERENCES roster_import (import_id) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    subject   TEXT NOT NULL CHECK (subject IN ('unit', 'person')),
    entity_id TEXT NOT NULL,
    prior     TEXT,
    PRIMARY KEY (import_id, position)
);
