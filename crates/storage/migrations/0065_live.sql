-- What the servers over one database tell each other: a number for each review that grows whenever anything of it
-- changes. Not tied to the review's row, so that telling never waits for it.
CREATE TABLE live (
    review_id TEXT PRIMARY KEY,
    version   BIGINT NOT NULL
);
