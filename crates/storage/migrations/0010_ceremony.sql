-- How the trustees of a review come to their key. The list and its order are fixed when it is begun.
-- `attempt` grows when it is started over: whoever acts says which one was on the screen.
CREATE TABLE ceremony (
    review_id TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('single', 'pedersen')),
    needed    BIGINT NOT NULL,
    attempt   BIGINT NOT NULL,
    begun_at  BIGINT NOT NULL
);

-- The trustees in the order of their numbers, here from 0.
CREATE TABLE ceremony_member (
    review_id  TEXT NOT NULL REFERENCES ceremony (review_id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    PRIMARY KEY (review_id, position)
);
CREATE UNIQUE INDEX ceremony_member_once ON ceremony_member (review_id, account_id);

-- What a trustee sent, verbatim. A share of the last round holds the trustee's secret key encrypted to the trustee's
-- own code: it is handed back to nobody else.
CREATE TABLE ceremony_message (
    review_id TEXT NOT NULL,
    position  BIGINT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('key', 'certificate', 'polynomial', 'share')),
    contents  TEXT NOT NULL,
    sent_at   BIGINT NOT NULL,
    PRIMARY KEY (review_id, position, kind),
    FOREIGN KEY (review_id, position) REFERENCES ceremony_member (review_id, position) ON DELETE CASCADE
);

-- "What that one sent is wrong": by whom, about whom.
CREATE TABLE ceremony_complaint (
    review_id TEXT NOT NULL,
    position  BIGINT NOT NULL,
    about     BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (review_id, position, about),
    FOREIGN KEY (review_id, position) REFERENCES ceremony_member (review_id, position) ON DELETE CASCADE,
    FOREIGN KEY (review_id, about) REFERENCES ceremony_member (review_id, position) ON DELETE CASCADE
);

-- A sum of which everybody may know the numbers, for the trustees to open before it matters. No box has its uuid.
CREATE TABLE ceremony_test (
    review_id TEXT PRIMARY KEY REFERENCES ceremony (review_id) ON DELETE CASCADE,
    uuid      TEXT NOT NULL,
    election  TEXT NOT NULL,
    test_sum  TEXT NOT NULL,
    opened_at BIGINT
);

CREATE TABLE ceremony_test_part (
    review_id TEXT NOT NULL REFERENCES ceremony_test (review_id) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    contents  TEXT NOT NULL,
    given_at  BIGINT NOT NULL,
    PRIMARY KEY (review_id, position),
    FOREIGN KEY (review_id, position) REFERENCES ceremony_member (review_id, position) ON DELETE CASCADE
);

-- Until now every trustee made a single key, in the order of arrival, and all were needed. Those who had not yet come
-- after those who had.
INSERT INTO ceremony (review_id, kind, needed, attempt, begun_at)
SELECT k.review_id, 'single',
       (SELECT COUNT(*) FROM (
            SELECT account_id FROM trustee_key WHERE review_id = k.review_id
            UNION
            SELECT account_id FROM role WHERE review_id = k.review_id AND role = 'trustee') AS everybody),
       1, MIN(k.made_at)
FROM trustee_key k GROUP BY k.review_id;

INSERT INTO ceremony_member (review_id, position, account_id)
SELECT all_of.review_id,
       ROW_NUMBER() OVER (
           PARTITION BY all_of.review_id
           ORDER BY CASE WHEN k.position IS NULL THEN 1 ELSE 0 END, k.position, all_of.account_id) - 1,
       all_of.account_id
FROM (SELECT review_id, account_id FROM trustee_key
      UNION
      SELECT review_id, account_id FROM role
      WHERE role = 'trustee' AND review_id IN (SELECT review_id FROM trustee_key)) AS all_of
LEFT JOIN trustee_key k ON k.review_id = all_of.review_id AND k.account_id = all_of.account_id;

INSERT INTO ceremony_message (review_id, position, kind, contents, sent_at)
SELECT k.review_id, m.position, 'key', k.key_text, k.made_at
FROM trustee_key k JOIN ceremony_member m ON m.review_id = k.review_id AND m.account_id = k.account_id;

DROP TABLE trustee_key;
