-- A dress rehearsal is a copy of a review, of kind 'demonstration'. It names the review that is rehearsed, has nothing
-- that counts, and is deleted with all that hangs on it. One at a time: two halls would not know which is theirs.
ALTER TABLE review ADD COLUMN rehearsal_of TEXT REFERENCES review (review_id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX rehearsal_once ON review (rehearsal_of);
