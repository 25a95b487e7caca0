-- The public half of each trustee's share of the key; one ceremony serves all boxes of a review.
CREATE TABLE trustee_key (
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    position   BIGINT NOT NULL,
    key_text   TEXT NOT NULL,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (review_id, account_id)
);
CREATE UNIQUE INDEX trustee_position_once ON trustee_key (review_id, position);

-- One verifiable election. Its id is the election's own uuid; `shape` is the order of its questions and answers. `head` and `height` are those of the archive's last event.
CREATE TABLE box (
    box_id        TEXT PRIMARY KEY,
    review_id     TEXT NOT NULL REFERENCES review (review_id) ON DELETE RESTRICT,
    label         TEXT NOT NULL,
    shape         TEXT NOT NULL,
    group_keys    TEXT NOT NULL,
    position      BIGINT NOT NULL,
    voters        BIGINT NOT NULL,
    cards         BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    cards_made_at BIGINT,
    ready_at      BIGINT,
    opened_at     BIGINT,
    closed_at     BIGINT,
    too_small_at  BIGINT,
    result_at     BIGINT,
    head          TEXT,
    height        BIGINT NOT NULL,
    records       BIGINT NOT NULL,
    ballots       BIGINT NOT NULL,
    cast_cards    BIGINT NOT NULL,
    issued        BIGINT,
    spoilt_paper  BIGINT,
    reconciled_at BIGINT
);
CREATE INDEX box_of_review ON box (review_id);

-- The right to cast, public half. `tracker` is that of the ballot which counts for it so far.
-- Nothing says who drew the card, and no ballot has a time.
CREATE TABLE box_credential (
    box_id     TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    credential TEXT NOT NULL,
    tracker    TEXT,
    PRIMARY KEY (box_id, credential)
);

-- The archive, record by record: the exact bytes that were hashed and signed, never parsed and written anew.
CREATE TABLE box_record (
    box_id   TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    position BIGINT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('data', 'event')),
    hash     TEXT NOT NULL,
    contents BYTEA NOT NULL,
    PRIMARY KEY (box_id, position)
);
-- The same ballot twice is the same record twice: the database refuses it whatever the code does.
CREATE UNIQUE INDEX box_record_once ON box_record (box_id, hash);

-- Which trustees have given their part of the opening.
CREATE TABLE box_share (
    box_id     TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    owner      BIGINT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    given_at   BIGINT NOT NULL,
    PRIMARY KEY (box_id, owner)
);
