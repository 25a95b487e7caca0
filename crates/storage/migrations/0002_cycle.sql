-- One year's review. The template is kept verbatim: its hash is what freezes the rules.
CREATE TABLE review (
    review_id       TEXT PRIMARY KEY,
    kind            TEXT NOT NULL CHECK (kind IN ('record', 'demonstration')),
    year            BIGINT NOT NULL,
    organisation_zh TEXT NOT NULL,
    organisation_en TEXT NOT NULL,
    place_zh        TEXT NOT NULL,
    place_en        TEXT NOT NULL,
    meets_at        BIGINT NOT NULL,
    zone            TEXT NOT NULL,
    template        TEXT NOT NULL,
    template_hash   TEXT NOT NULL,
    phase           TEXT NOT NULL,
    frozen_at       BIGINT,
    released_at     BIGINT,
    created_at      BIGINT NOT NULL
);

-- What an account may do in one review. Removing an account must be decided there, not inherited here.
CREATE TABLE role (
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    role       TEXT NOT NULL,
    PRIMARY KEY (review_id, account_id, role)
);
CREATE INDEX role_of_account ON role (account_id);
