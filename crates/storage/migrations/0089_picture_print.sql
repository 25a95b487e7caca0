-- Pictures are drawn anew, in two widths and without what the camera wrote into them. What stood here before keeps its one.
ALTER TABLE picture ADD COLUMN narrow BYTEA;
ALTER TABLE picture ADD COLUMN width BIGINT;
ALTER TABLE picture ADD COLUMN height BIGINT;
-- What the picture shows, for whoever cannot see it; the caption where nothing is said.
ALTER TABLE picture ADD COLUMN alt_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE picture ADD COLUMN alt_en TEXT NOT NULL DEFAULT '';
