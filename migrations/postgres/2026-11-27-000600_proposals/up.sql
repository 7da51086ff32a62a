-- Steps that only the head of a body may take, as other officers proposed them: the fields as they were filled in, as JSON by name,
-- without what is about a person. A proposal waits until a step signs it or hands it back, or the case is closed.
CREATE TABLE proposals (
    id          UUID        NOT NULL PRIMARY KEY,
    appeal      UUID        NOT NULL REFERENCES appeals (id),
    case_id     UUID        NOT NULL REFERENCES cases (id),
    -- The word of the step: extend, terminate …
    step        TEXT        NOT NULL,
    fields      TEXT        NOT NULL,
    proposed_by UUID        NOT NULL REFERENCES officers (id),
    at          TIMESTAMPTZ NOT NULL,
    -- The place of the step that ended it: who, when, and the remark of what was handed back stand there.
    ended_by    BIGINT,
    FOREIGN KEY (appeal, ended_by) REFERENCES steps (appeal, seq) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX proposals_appeal ON proposals (appeal);
CREATE INDEX proposals_case ON proposals (case_id, at);
CREATE INDEX proposals_waiting ON proposals (case_id) WHERE ended_by IS NULL;

-- What was proposed is never changed, and it is ended once.
CREATE FUNCTION proposals_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.ended_by IS NULL AND (NEW.id, NEW.appeal, NEW.case_id, NEW.step, NEW.fields, NEW.proposed_by, NEW.at)
            IS NOT DISTINCT FROM (OLD.id, OLD.appeal, OLD.case_id, OLD.step, OLD.fields, OLD.proposed_by, OLD.at) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'proposals are neither changed nor deleted';
END $$;
CREATE TRIGGER proposals_no_change BEFORE UPDATE OR DELETE ON proposals
    FOR EACH ROW EXECUTE FUNCTION proposals_are_kept();
-- TRUNCATE fires no row trigger.
CREATE TRIGGER proposals_no_truncate BEFORE TRUNCATE ON proposals
    FOR EACH STATEMENT EXECUTE FUNCTION proposals_are_kept();
