-- Letters that mail does not take.
--   status 'refused': a letter to an officer that the mail refused for good. Nobody prints it; administrators see it.
--   refusal:          why a letter came onto paper, or was given up, although it had an e-mail address.
--   failing_since:    the first failure that counts against the letter, so that none is tried for ever.
--   tried_at:         when it was last claimed. In the future it tells of a clock that has jumped back since.
--   claimed_by:       the run of the process that holds it; next_attempt_at is then the end of its lease.
--   set_aside_at:     when it was found that it cannot be opened: the others go on without it.
ALTER TABLE outbox DROP CONSTRAINT outbox_status_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_status_check
    CHECK (status IN ('queued', 'sent', 'to_print', 'posted', 'refused'));
ALTER TABLE outbox
    ADD COLUMN refusal       TEXT,
    ADD COLUMN failing_since TIMESTAMPTZ,
    ADD COLUMN tried_at      TIMESTAMPTZ,
    ADD COLUMN claimed_by    UUID,
    ADD COLUMN set_aside_at  TIMESTAMPTZ;
-- What administrators look at is few among many letters.
CREATE INDEX outbox_refusals ON outbox (status, body) WHERE refusal IS NOT NULL;
CREATE INDEX outbox_set_aside ON outbox (set_aside_at) WHERE set_aside_at IS NOT NULL;
