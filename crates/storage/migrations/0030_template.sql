-- An organisation's own templates. Each save is a new version and no version ever changes; a review keeps a copy of the
-- one it began with, so nothing here leads back to a review. `contents` is the file, byte for byte.
CREATE TABLE template_version (
    template_id TEXT NOT NULL,
    number      BIGINT NOT NULL CHECK (number > 0),
    contents    TEXT NOT NULL,
    hash        TEXT NOT NULL,
    saved_by    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    saved_at    BIGINT NOT NULL,
    PRIMARY KEY (template_id, number)
);
