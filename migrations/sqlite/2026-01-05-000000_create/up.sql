-- The first schema. STRICT everywhere: a column holds its type or the write fails.
-- Instants are microseconds since 1970 UTC, identities sixteen bytes of a UUIDv7, civil dates text 'YYYY-MM-DD'.

-- The territory classifier (KATO), kept flat: parents follow from the code.
CREATE TABLE territories (
    code       TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 9),
    kind       TEXT NOT NULL,
    name_kk    TEXT NOT NULL,
    name_ru    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    -- The day of the import that brought this row in its present form.
    valid_from TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Folded words of the names and the code: a search is a range of this key.
CREATE TABLE territory_words (
    word TEXT NOT NULL,
    code TEXT NOT NULL REFERENCES territories (code) ON DELETE CASCADE,
    PRIMARY KEY (word, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX territory_words_code ON territory_words (code);

-- Who can be addressed: a function of a level, for a territory.
CREATE TABLE bodies (
    code      TEXT NOT NULL PRIMARY KEY,
    level     TEXT NOT NULL,
    function  TEXT NOT NULL,
    territory TEXT,
    name_kk   TEXT NOT NULL,
    name_ru   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    -- The next higher body. No foreign key: an import writes bodies in any order.
    higher    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE body_words (
    word TEXT NOT NULL,
    code TEXT NOT NULL REFERENCES bodies (code) ON DELETE CASCADE,
    PRIMARY KEY (word, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_words_code ON body_words (code);

-- Users. Names and addresses are sealed; the keyed hash finds an address and keeps it unique.
CREATE TABLE officers (
    id                   BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    email_lookup         BLOB    NOT NULL UNIQUE,
    email                BLOB    NOT NULL,
    name                 BLOB    NOT NULL,
    role                 TEXT    NOT NULL,
    body                 TEXT    REFERENCES bodies (code),
    territory            TEXT    REFERENCES territories (code),
    language             TEXT    NOT NULL,
    password_hash        TEXT    NOT NULL,
    active               INTEGER NOT NULL CHECK (active IN (0, 1)),
    must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
    created_at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- "Is this body staffed?" is asked for every appeal.
CREATE INDEX officers_body ON officers (body, active);

-- What makes a token revocable.
CREATE TABLE sessions (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    officer    BLOB    NOT NULL REFERENCES officers (id),
    opened_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_officer ON sessions (officer, expires_at);

-- Failed sign-ins under keyed hashes, so that the table names nobody.
CREATE TABLE sign_in_failures (
    account   BLOB    NOT NULL,
    address   BLOB    NOT NULL,
    failed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_account ON sign_in_failures (account, failed_at);
CREATE INDEX sign_in_failures_address ON sign_in_failures (address, failed_at);
CREATE INDEX sign_in_failures_failed_at ON sign_in_failures (failed_at);

-- The last number of a year. There is one writer here, so one row is no bottleneck.
CREATE TABLE appeal_numbers (
    year INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- What a resident wrote. The applicant's columns are sealed, the text is not: officers search it.
CREATE TABLE appeals (
    id                       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number                   TEXT    NOT NULL UNIQUE,
    kind                     TEXT    NOT NULL,
    language                 TEXT    NOT NULL,
    subject                  TEXT    NOT NULL,
    settlement               TEXT    NOT NULL,
    address                  TEXT    NOT NULL,
    text                     TEXT    NOT NULL,
    facts                    TEXT    NOT NULL,
    latitude                 REAL,
    longitude                REAL,
    applicant_name           BLOB    NOT NULL,
    applicant_postal_address BLOB    NOT NULL,
    applicant_email          BLOB,
    applicant_phone          BLOB,
    applicant_iin            BLOB,
    identity                 TEXT    NOT NULL,
    status                   TEXT    NOT NULL CHECK (status IN ('open', 'closed')),
    received_at              INTEGER NOT NULL,
    registered_on            TEXT    NOT NULL,
    resident_due_on          TEXT,
    idempotency_key          TEXT    NOT NULL UNIQUE,
    request_digest           BLOB    NOT NULL,
    -- SHA-256 of the tracking key; the key itself is stored nowhere.
    tracking_digest          BLOB    NOT NULL UNIQUE,
    -- Salt of the digests in the journal.
    salt                     BLOB    NOT NULL,
    -- Length and last hash of the journal: so a removed last entry is noticed.
    journal_length           INTEGER NOT NULL,
    journal_head             BLOB    NOT NULL
) STRICT;

-- A body's work on an appeal, with the body's clock.
CREATE TABLE cases (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    appeal          BLOB    NOT NULL REFERENCES appeals (id),
    seq             INTEGER NOT NULL,
    body            TEXT    NOT NULL REFERENCES bodies (code),
    -- Settlement and subject of the appeal, repeated: queues and figures filter by them within one index.
    settlement      TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    -- Whether the body still owes an answer; follows from the status and keeps the indexes of the queue small.
    open            INTEGER NOT NULL CHECK (open IN (0, 1)),
    revision        INTEGER NOT NULL,
    arrived_at      INTEGER NOT NULL,
    registered_on   TEXT    NOT NULL,
    due_on          TEXT,
    -- due_on, or 9999-12-31 where there is none yet: the order of the queue without nulls.
    due_order       TEXT    NOT NULL,
    forward_due_on  TEXT,
    -- The decision of the rulebook and the counting of the term, as JSON, as they were shown.
    routing         TEXT,
    deadline        TEXT,
    law_version     TEXT    NOT NULL,
    undetermined    INTEGER NOT NULL CHECK (undetermined IN (0, 1)),
    executor        BLOB    REFERENCES officers (id),
    forwarded_from  TEXT,
    forward_reason  TEXT,
    late_forward    INTEGER NOT NULL CHECK (late_forward IN (0, 1)),
    answer_text     TEXT,
    answer_findings TEXT,
    answer_basis    TEXT,
    answer_officer  BLOB    REFERENCES officers (id),
    closed_at       INTEGER,
    answered_on     TEXT,
    working_days    INTEGER,
    UNIQUE (appeal, seq)
) STRICT;
-- The queue of a body by due date and by arrival: keyset pages.
CREATE INDEX cases_queue_due ON cases (body, open, due_order, id, status);
-- The list of a body's open and closed cases together; the status above lets the queue be counted in the index alone.
CREATE INDEX cases_body_due ON cases (body, due_order, id);
CREATE INDEX cases_queue_arrived ON cases (body, arrived_at, id);
-- Territories are prefixes of settlement codes.
CREATE INDEX cases_settlement ON cases (settlement, registered_on);
CREATE INDEX cases_subject ON cases (subject, registered_on);
CREATE INDEX cases_registered ON cases (registered_on, settlement);
CREATE INDEX cases_arrived ON cases (arrived_at, id);
-- Reminders and escalations look at open cases only.
CREATE INDEX cases_open_due ON cases (due_order, id) WHERE open;

-- The history: appended, never changed. Texts and persons are in it as salted digests only.
CREATE TABLE journal (
    appeal   BLOB    NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    step     TEXT    NOT NULL,
    case_id  BLOB,
    actor    TEXT    NOT NULL,
    facts    TEXT    NOT NULL,
    previous BLOB    NOT NULL,
    hash     BLOB    NOT NULL,
    PRIMARY KEY (appeal, seq)
) STRICT;
-- REPLACE deletes before it inserts: connections set recursive_triggers, and the delete below refuses it.
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Letters, frozen with the step that caused them: recipient, subject and body are sealed as one. Never deleted.
CREATE TABLE outbox (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    appeal          BLOB    REFERENCES appeals (id),
    case_id         BLOB    REFERENCES cases (id),
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    body            TEXT,
    status          TEXT    NOT NULL CHECK (status IN ('queued', 'sent', 'to_print', 'posted')),
    sealed          BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    -- When it is due; a claim moves it to the end of the lease.
    next_attempt_at INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    last_error      TEXT,
    sent_at         INTEGER,
    posted_on       TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (status, next_attempt_at, id);
CREATE INDEX outbox_tasks ON outbox (body, status);
CREATE INDEX outbox_appeal ON outbox (appeal);

-- Reminders and escalations that were given: each once for a due date.
CREATE TABLE notices (
    case_id  BLOB    NOT NULL REFERENCES cases (id),
    kind     TEXT    NOT NULL,
    due_on   TEXT    NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, kind, due_on)
) STRICT, WITHOUT ROWID;
