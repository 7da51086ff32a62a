-- What a step was filled in with besides its texts, as JSON by the name of the field: a date, a word, the number of another appeal. It
-- enters the digest of the step's row where it is there, so the steps of before verify as they did.
ALTER TABLE steps ADD COLUMN details TEXT;

-- The case that leads, where several are considered together: what it is answered, all are.
ALTER TABLE cases ADD COLUMN joined_to BLOB REFERENCES cases (id);
CREATE INDEX cases_joined_to ON cases (joined_to) WHERE joined_to IS NOT NULL;

-- The appeal whose answer, or silence, a complaint is about.
ALTER TABLE appeals ADD COLUMN complains_of BLOB REFERENCES appeals (id);
CREATE INDEX appeals_complains_of ON appeals (complains_of) WHERE complains_of IS NOT NULL;
