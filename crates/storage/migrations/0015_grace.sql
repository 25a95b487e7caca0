-- The end of voting, announced; and until when ballots that were sealed before it may still arrive. Kept with the box, so
-- that casting reads no template. Only then is a box closed (closed_at) and added up.
ALTER TABLE box ADD COLUMN stopped_at BIGINT;
ALTER TABLE box ADD COLUMN grace_ends_at BIGINT;
