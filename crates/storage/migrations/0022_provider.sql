-- Who an account is at the organisation's own identity provider. The subject never changes there; a mail address may.
CREATE TABLE account_identity (
    issuer     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    linked_at  BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identity_of_account ON account_identity (account_id);

-- Something that takes two requests of one browser: the way to a provider and back, a passkey's challenge and its answer.
-- Found by the hash of a token that only that browser has; whose it is, where that is known by then.
CREATE TABLE attempt (
    token_hash TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('provider', 'passkey_new', 'passkey')),
    account_id TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    state      TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
