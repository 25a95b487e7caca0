-- A paper recount may void a ballot whose comments are open already, and they must go with it. So the box stands
-- beside an opened comment until the results are released; then it is forgotten (NULL), as it was from the start for
-- comments that were opened before this column.
ALTER TABLE opened_comment ADD COLUMN box_id TEXT REFERENCES box (box_id) ON DELETE RESTRICT;
