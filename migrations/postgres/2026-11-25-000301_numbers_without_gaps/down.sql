CREATE FUNCTION next_appeal_number(year INTEGER) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    name TEXT := 'appeal_numbers_' || year;
BEGIN
    IF to_regclass(name) IS NULL THEN
        PERFORM pg_advisory_xact_lock(5917365);
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
    END IF;
    RETURN nextval(name::regclass);
END $$;
DO $$
DECLARE
    counter RECORD;
BEGIN
    FOR counter IN SELECT year, last FROM appeal_numbers LOOP
        EXECUTE format('CREATE SEQUENCE %I START %s', 'appeal_numbers_' || counter.year, counter.last + 1);
    END LOOP;
END $$;
DROP TABLE unused_numbers;
DROP TABLE appeal_numbers;
