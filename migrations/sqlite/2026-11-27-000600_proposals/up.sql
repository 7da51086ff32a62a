-- Steps that only the head of a body may take, as other officers proposed them: the fields as they were filled in, as JSON by name,
-- without what is about a person. A proposal waits until a step signs it or hands it back, or the case is closed.
CREATE TABLE proposals (
    id          BLOB    NOT NULL PRIMARY KEY,
    appeal      BLOB    NOT NULL REFERENCES appeals (id),
    case_id     BLOB    NOT NULL REFERENCES cases (id),
    -- The word of the step: extend, terminate …
    step        TEXT    NOT NULL,
    fields      TEXT    NOT NULL,
    proposed_by BLOB    NOT NULL REFERENCES officers (id),
    at          INTEGER NOT NULL,
    -- The place of the step that ended it: who, when, and the remark of what was handed back stand there.
    ended_by    INTEGER,
    FOREIGN KEY (appeal, ended_by) REFERENCES steps (appeal, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX proposals_appeal ON proposals (appeal);
CREATE INDEX proposals_case ON proposals (case_id, at);
CREATE INDEX proposals_waiting ON proposals (case_id) WHERE ended_by IS NULL;

-- What was proposed is never changed, and it is ended once. REPLACE deletes before it inserts, which the last one refuses.
CREATE TRIGGER proposals_no_change BEFORE UPDATE OF id, appeal, case_id, step, fields, proposed_by, at ON proposals
BEGIN SELECT RAISE(ABORT, 'proposals are not changed'); END;
CREATE TRIGGER proposals_end_once BEFORE UPDATE OF ended_by ON proposals WHEN OLD.ended_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a proposal is ended once'); END;
CREATE TRIGGER proposals_no_delete BEFORE DELETE ON proposals
BEGIN SELECT RAISE(ABORT, 'proposals are not deleted'); END;
