-- The first schema: the tables of migrations/sqlite in PostgreSQL's types.
-- Codes and words are COLLATE "C": prefixes are searched as ranges, and a range must mean bytes.

-- The territory classifier (KATO), kept flat: parents follow from the code.
CREATE TABLE territories (
    code       TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(code) = 9),
    kind       TEXT NOT NULL,
    name_kk    TEXT NOT NULL,
    name_ru    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    -- The day of the import that brought this row in its present form.
    valid_from DATE NOT NULL
);

-- Folded words of the names and the code: a search is a range of this key.
CREATE TABLE territory_words (
    word TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL REFERENCES territories (code) ON DELETE CASCADE,
    PRIMARY KEY (word, code)
);
CREATE INDEX territory_words_code ON territory_words (code);

-- Who can be addressed: a function of a level, for a territory.
CREATE TABLE bodies (
    code      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    level     TEXT NOT NULL,
    function  TEXT NOT NULL,
    territory TEXT COLLATE "C",
    name_kk   TEXT NOT NULL,
    name_ru   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    -- The next higher body. No foreign key: an import writes bodies in any order.
    higher    TEXT COLLATE "C"
);

CREATE TABLE body_words (
    word TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL REFERENCES bodies (code) ON DELETE CASCADE,
    PRIMARY KEY (word, code)
);
CREATE INDEX body_words_code ON body_words (code);

-- Users. Names and addresses are sealed; the keyed hash finds an address and keeps it unique.
CREATE TABLE officers (
    id                   UUID    NOT NULL PRIMARY KEY,
    email_lookup         BYTEA    NOT NULL UNIQUE,
    email                BYTEA    NOT NULL,
    name                 BYTEA    NOT NULL,
    role                 TEXT    NOT NULL,
    body                 TEXT COLLATE "C"    REFERENCES bodies (code),
    territory            TEXT COLLATE "C"    REFERENCES territories (code),
    language             TEXT    NOT NULL,
    password_hash        TEXT    NOT NULL,
    active               BOOLEAN NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    created_at           TIMESTAMPTZ NOT NULL
);
-- "Is this body staffed?" is asked for every appeal.
CREATE INDEX officers_body ON officers (body, active);

-- What makes a token revocable.
CREATE TABLE sessions (
    id         UUID    NOT NULL PRIMARY KEY,
    officer    UUID    NOT NULL REFERENCES officers (id),
    opened_at  TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX sessions_officer ON sessions (officer, expires_at);

-- Failed sign-ins under keyed hashes, so that the table names nobody.
CREATE TABLE sign_in_failures (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account   BYTEA    NOT NULL,
    address   BYTEA    NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sign_in_failures_account ON sign_in_failures (account, failed_at);
CREATE INDEX sign_in_failures_address ON sign_in_failures (address, failed_at);
CREATE INDEX sign_in_failures_failed_at ON sign_in_failures (failed_at);

-- Numbers of a year come from a sequence of that year, made when the year begins: a counter row would make all
-- intakes wait for one another. A rolled-back intake leaves a gap, which is allowed.
CREATE FUNCTION next_appeal_number(year INTEGER) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    name TEXT := 'appeal_numbers_' || year;
BEGIN
    IF to_regclass(name) IS NULL THEN
        -- Two first intakes of a year: the second waits for the first.
        PERFORM pg_advisory_xact_lock(5917365);
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
    END IF;
    RETURN nextval(name::regclass);
END $$;

-- What a resident wrote. The applicant's columns are sealed, the text is not: officers search it.
CREATE TABLE appeals (
    id                       UUID    NOT NULL PRIMARY KEY,
    number                   TEXT COLLATE "C"    NOT NULL UNIQUE,
    kind                     TEXT    NOT NULL,
    language                 TEXT    NOT NULL,
    subject                  TEXT COLLATE "C"    NOT NULL,
    settlement               TEXT COLLATE "C"    NOT NULL,
    address                  TEXT    NOT NULL,
    text                     TEXT    NOT NULL,
    facts                    TEXT    NOT NULL,
    latitude                 DOUBLE PRECISION,
    longitude                DOUBLE PRECISION,
    applicant_name           BYTEA    NOT NULL,
    applicant_postal_address BYTEA    NOT NULL,
    applicant_email          BYTEA,
    applicant_phone          BYTEA,
    applicant_iin            BYTEA,
    identity                 TEXT    NOT NULL,
    status                   TEXT    NOT NULL CHECK (status IN ('open', 'closed')),
    received_at              TIMESTAMPTZ NOT NULL,
    registered_on            DATE    NOT NULL,
    resident_due_on          DATE,
    idempotency_key          TEXT COLLATE "C"    NOT NULL UNIQUE,
    request_digest           BYTEA    NOT NULL,
    -- SHA-256 of the tracking key; the key itself is stored nowhere.
    tracking_digest          BYTEA    NOT NULL UNIQUE,
    -- Salt of the digests in the journal.
    salt                     BYTEA    NOT NULL,
    -- Length and last hash of the journal: so a removed last entry is noticed.
    journal_length           BIGINT NOT NULL,
    journal_head             BYTEA    NOT NULL
);

-- A body's work on an appeal, with the body's clock.
CREATE TABLE cases (
    id              UUID    NOT NULL PRIMARY KEY,
    appeal          UUID    NOT NULL REFERENCES appeals (id),
    seq             INTEGER NOT NULL,
    body            TEXT COLLATE "C"    NOT NULL REFERENCES bodies (code),
    -- Settlement and subject of the appeal, repeated: queues and figures filter by them within one index.
    settlement      TEXT COLLATE "C"    NOT NULL,
    subject         TEXT COLLATE "C"    NOT NULL,
    status          TEXT    NOT NULL,
    -- Whether the body still owes an answer; follows from the status and keeps the indexes of the queue small.
    open            BOOLEAN NOT NULL,
    revision        INTEGER NOT NULL,
    arrived_at      TIMESTAMPTZ NOT NULL,
    registered_on   DATE    NOT NULL,
    due_on          DATE,
    -- due_on, or 9999-12-31 where there is none yet: the order of the queue without nulls.
    due_order       DATE    NOT NULL,
    forward_due_on  DATE,
    -- The decision of the rulebook and the counting of the term, as JSON, as they were shown.
    routing         TEXT,
    deadline        TEXT,
    law_version     TEXT    NOT NULL,
    undetermined    BOOLEAN NOT NULL,
    executor        UUID    REFERENCES officers (id),
    forwarded_from  TEXT COLLATE "C",
    forward_reason  TEXT,
    late_forward    BOOLEAN NOT NULL,
    answer_text     TEXT,
    answer_findings TEXT,
    answer_basis    TEXT,
    answer_officer  UUID    REFERENCES officers (id),
    closed_at       TIMESTAMPTZ,
    answered_on     DATE,
    working_days    BIGINT,
    UNIQUE (appeal, seq)
);
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
    appeal   UUID    NOT NULL,
    seq      BIGINT NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    step     TEXT    NOT NULL,
    case_id  UUID,
    actor    TEXT    NOT NULL,
    facts    TEXT    NOT NULL,
    previous BYTEA    NOT NULL,
    hash     BYTEA    NOT NULL,
    PRIMARY KEY (appeal, seq)
);
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
-- TRUNCATE fires no row trigger.
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Letters, frozen with the step that caused them: recipient, subject and body are sealed as one. Never deleted.
CREATE TABLE outbox (
    id              UUID    NOT NULL PRIMARY KEY,
    appeal          UUID    REFERENCES appeals (id),
    case_id         UUID    REFERENCES cases (id),
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    body            TEXT COLLATE "C",
    status          TEXT    NOT NULL CHECK (status IN ('queued', 'sent', 'to_print', 'posted')),
    sealed          BYTEA    NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    -- When it is due; a claim moves it to the end of the lease.
    next_attempt_at TIMESTAMPTZ NOT NULL,
    attempts        INTEGER NOT NULL,
    last_error      TEXT,
    sent_at         TIMESTAMPTZ,
    posted_on       DATE
);
CREATE INDEX outbox_due ON outbox (status, next_attempt_at, id);
CREATE INDEX outbox_tasks ON outbox (body, status);
CREATE INDEX outbox_appeal ON outbox (appeal);

-- Reminders and escalations that were given: each once for a due date.
CREATE TABLE notices (
    case_id  UUID    NOT NULL REFERENCES cases (id),
    kind     TEXT    NOT NULL,
    due_on   DATE    NOT NULL,
    given_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (case_id, kind, due_on)
);
