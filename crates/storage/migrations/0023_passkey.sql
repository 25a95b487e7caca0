-- The public half of a passkey, as JSON of the library that checks it; the secret half never leaves its device.
CREATE TABLE passkey (
    passkey_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    -- The credential's id, in lower-case hexadecimal: one device may be registered once.
    credential TEXT NOT NULL,
    name       TEXT NOT NULL,
    contents   TEXT NOT NULL,
    added_at   BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE UNIQUE INDEX passkey_once ON passkey (credential);
CREATE INDEX passkey_of_account ON passkey (account_id);
