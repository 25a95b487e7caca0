-- An item of the ledger that follows from the problem of a leader's comment: a comment becomes one item at most.
ALTER TABLE item ADD COLUMN comment_id TEXT REFERENCES comment (comment_id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX item_of_comment_once ON item (comment_id);
