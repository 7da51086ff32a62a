-- The cases that were filed where two texts of law name two bodies: figures count them and lists filter by them, and neither
-- can look into the stored decision for it. A row is written with its case and never changed; the first entry of the appeal
-- in the journal says whether there is one. Decisions from before this table name one body only, so none is missing.
CREATE TABLE overlapping_cases (
    case_id BLOB NOT NULL PRIMARY KEY REFERENCES cases (id)
) STRICT, WITHOUT ROWID;
