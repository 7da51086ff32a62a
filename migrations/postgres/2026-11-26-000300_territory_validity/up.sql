-- A list of the classifier is in force from a day; a newer one retires the codes that it no longer has. Rows are never
-- deleted: appeals keep the place that they were filed for. The day of the import, which stood here and was never read,
-- gives way to the first and the last day of the code. What was imported before is open at both ends.
-- The first day; null where it has been there as long as the lists reach back.
ALTER TABLE territories ALTER COLUMN valid_from DROP NOT NULL;
UPDATE territories SET valid_from = NULL;
-- The last day; null while no list has retired it.
ALTER TABLE territories ADD COLUMN valid_until DATE;
CREATE INDEX territories_until ON territories (valid_until);

-- Names that a place had before, with the last day of each; also those of a retired place whose successor it is
-- (`bearer`). They are found in the search.
CREATE TABLE territory_former_names (
    code    TEXT COLLATE "C" NOT NULL REFERENCES territories (code),
    bearer  TEXT COLLATE "C" NOT NULL REFERENCES territories (code),
    until   DATE NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (code, bearer, until)
);

-- Names and kinds of a list that was imported ahead; they move into `territories` on their day, and are deleted here.
CREATE TABLE territory_coming (
    code       TEXT COLLATE "C" NOT NULL REFERENCES territories (code),
    valid_from DATE NOT NULL,
    kind       TEXT NOT NULL,
    name_kk    TEXT NOT NULL,
    name_ru    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    PRIMARY KEY (code, valid_from)
);

-- Which list is in force where, from when: one row for each of the topmost territories of an imported list.
CREATE TABLE territory_lists (
    territory   TEXT COLLATE "C" NOT NULL,
    valid_from  DATE        NOT NULL,
    imported_at TIMESTAMPTZ NOT NULL,
    -- The version that the list names, and its file.
    version     TEXT,
    file        TEXT        NOT NULL,
    PRIMARY KEY (territory, valid_from, imported_at)
);

-- What took the place of a retired territory, as an administrator or an operator has confirmed it.
CREATE TABLE territory_successions (
    code         TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES territories (code),
    successor    TEXT COLLATE "C" NOT NULL REFERENCES territories (code),
    confirmed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX territory_successions_successor ON territory_successions (successor);

-- Whether the territory of a body is in force today: nobody works at a body before its first day or after its last. It
-- follows from `territories` and the day; the program writes it.
ALTER TABLE bodies ADD COLUMN in_force BOOLEAN NOT NULL DEFAULT TRUE;
