-- The cases that were filed where two texts of law name two bodies: figures count them and lists filter by them, and neither
-- can look into the stored decision for it. Written with the case and never changed; the first entry of the appeal in the journal
-- says it too. Decisions from before this column name one body only.
ALTER TABLE cases ADD COLUMN overlapping BOOLEAN NOT NULL DEFAULT FALSE;
