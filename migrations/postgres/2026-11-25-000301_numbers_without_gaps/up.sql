-- The numbers of a year run from 1 to the year's counter without a gap, so that an appeal which is removed together with its
-- history is missed (`journal verify`). A sequence leaves gaps where a transaction fails; a row is taken back with it. Intakes of
-- one year wait for one another from their number to their commit: some milliseconds, hundreds of appeals a second.
CREATE TABLE appeal_numbers (
    year INTEGER NOT NULL PRIMARY KEY,
    last BIGINT  NOT NULL
);
INSERT INTO appeal_numbers (year, last)
SELECT split_part(number, '-', 2)::INTEGER, max(split_part(number, '-', 3)::BIGINT) FROM appeals GROUP BY 1;

-- A number that was never given: the sequences left it out.
CREATE TABLE unused_numbers (
    year   INTEGER NOT NULL,
    number BIGINT  NOT NULL,
    PRIMARY KEY (year, number)
);
INSERT INTO unused_numbers (year, number)
SELECT year, number FROM appeal_numbers, generate_series(1, last) AS number
EXCEPT
SELECT split_part(number, '-', 2)::INTEGER, split_part(number, '-', 3)::BIGINT FROM appeals;

DROP FUNCTION next_appeal_number(INTEGER);
DO $$
DECLARE
    old TEXT;
BEGIN
    FOR old IN
        SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() AND sequencename ~ '^appeal_numbers_[0-9]+$'
    LOOP
        EXECUTE format('DROP SEQUENCE %I', old);
    END LOOP;
END $$;
