-- Files that show how an item was mended. One that was there when the item was submitted stays when its owner takes it
-- away: it is what somebody judged by.
CREATE TABLE item_evidence (
    evidence_id TEXT PRIMARY KEY,
    item_id     TEXT NOT NULL REFERENCES item (item_id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    size        BIGINT NOT NULL,
    contents    BYTEA NOT NULL,
    added_at    BIGINT NOT NULL,
    added_by    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    removed_at  BIGINT
);
CREATE INDEX item_evidence_of_item ON item_evidence (item_id);
