-- How many ballots came by a card, so that whoever sends one again is told the truth of it: that it replaced an earlier
-- one. The archive of the box tells the same to everybody. What a card replaced before this column is not told.
ALTER TABLE box_credential ADD COLUMN ballots BIGINT NOT NULL DEFAULT 0;
UPDATE box_credential SET ballots = 1 WHERE tracker IS NOT NULL;
