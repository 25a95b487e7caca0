-- Who may sign in. Voters need no account: a code card is enough.
CREATE TABLE account (
    account_id          TEXT PRIMARY KEY,
    sign_in             TEXT NOT NULL,
    name_zh             TEXT NOT NULL,
    name_en             TEXT NOT NULL,
    password_hash       TEXT,
    administrator_since BIGINT,
    created_at          BIGINT NOT NULL,
    deactivated_at      BIGINT
);
CREATE UNIQUE INDEX account_sign_in_once ON account (sign_in);

-- A link that signs somebody in without a password. Only its hash is kept: who reads the table cannot use it.
-- The set-up link belongs to nobody yet, hence the nullable account.
CREATE TABLE sign_in_link (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation', 'demonstration')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);
