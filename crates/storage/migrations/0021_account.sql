-- Where mail reaches somebody, and in which language. An address belongs to one account, for an identity provider names
-- people by it.
ALTER TABLE account ADD COLUMN email TEXT;
ALTER TABLE account ADD COLUMN lang TEXT NOT NULL DEFAULT 'zh-CN';
CREATE UNIQUE INDEX account_email_once ON account (email);

-- How a session was begun, for the list that its owner sees.
ALTER TABLE session ADD COLUMN means TEXT NOT NULL DEFAULT 'password'
    CHECK (means IN ('password', 'link', 'provider', 'passkey'));

-- Links gain a purpose. SQLite changes no CHECK in place, so the table is made anew.
CREATE TABLE sign_in_link_new (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset', 'demonstration')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
INSERT INTO sign_in_link_new (token_hash, account_id, purpose, created_at, expires_at, used_at)
    SELECT token_hash, account_id, purpose, created_at, expires_at, used_at FROM sign_in_link;
DROP TABLE sign_in_link;
ALTER TABLE sign_in_link_new RENAME TO sign_in_link;
CREATE INDEX sign_in_link_of_account ON sign_in_link (account_id);

-- A browser in which somebody signed in before. Wrong passwords from elsewhere never make it wait, so that no stranger
-- can lock a person out. It opens nothing by itself, and nothing of the device is kept.
CREATE TABLE known_browser (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX known_browser_of_account ON known_browser (account_id);

-- Who gave or took which role, kept for good.
CREATE TABLE role_deed (
    deed_id    TEXT PRIMARY KEY,
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    role       TEXT NOT NULL,
    deed       TEXT NOT NULL CHECK (deed IN ('given', 'taken')),
    by_account TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    done_at    BIGINT NOT NULL
);
CREATE INDEX role_deed_of_review ON role_deed (review_id, done_at);

-- What was done to an account and by whom, kept for good; nobody for what its owner asked for without signing in.
CREATE TABLE account_deed (
    deed_id    TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    deed       TEXT NOT NULL,
    by_account TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    done_at    BIGINT NOT NULL
);
CREATE INDEX account_deed_of_account ON account_deed (account_id, done_at);
