-- Letters that mail does not take. SQLite changes no CHECK in place, so the table is made anew with the same rows; no
-- other table refers to it.
--   status 'refused': a letter to an officer that the mail refused for good. Nobody prints it; administrators see it.
--   refusal:          why a letter came onto paper, or was given up, although it had an e-mail address.
--   failing_since:    the first failure that counts against the letter, so that none is tried for ever.
--   tried_at:         when it was last claimed. In the future it tells of a clock that has jumped back since.
--   claimed_by:       the run of the process that holds it; next_attempt_at is then the end of its lease.
--   set_aside_at:     when it was found that it cannot be opened: the others go on without it.
CREATE TABLE outbox_with_refusals (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    appeal          BLOB    REFERENCES appeals (id),
    case_id         BLOB    REFERENCES cases (id),
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    body            TEXT,
    status          TEXT    NOT NULL CHECK (status IN ('queued', 'sent', 'to_print', 'posted', 'refused')),
    sealed          BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    -- When it is due; a claim moves it to the end of the lease.
    next_attempt_at INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    last_error      TEXT,
    sent_at         INTEGER,
    posted_on       TEXT,
    refusal         TEXT,
    failing_since   INTEGER,
    tried_at        INTEGER,
    claimed_by      BLOB,
    set_aside_at    INTEGER
) STRICT;
INSERT INTO outbox_with_refusals (id, appeal, case_id, kind, language, body, status, sealed, created_at, next_attempt_at,
    attempts, last_error, sent_at, posted_on)
SELECT id, appeal, case_id, kind, language, body, status, sealed, created_at, next_attempt_at,
    attempts, last_error, sent_at, posted_on FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_refusals RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (status, next_attempt_at, id);
CREATE INDEX outbox_tasks ON outbox (body, status);
CREATE INDEX outbox_appeal ON outbox (appeal);
-- What administrators look at is few among many letters.
CREATE INDEX outbox_refusals ON outbox (status, body) WHERE refusal IS NOT NULL;
CREATE INDEX outbox_set_aside ON outbox (set_aside_at) WHERE set_aside_at IS NOT NULL;
