ALTER TABLE bodies DROP COLUMN in_force;
DROP TABLE territory_successions;
DROP TABLE territory_lists;
DROP TABLE territory_coming;
DROP TABLE territory_former_names;
DROP INDEX territories_until;
ALTER TABLE territories DROP COLUMN valid_until;
ALTER TABLE territories DROP COLUMN valid_from;
ALTER TABLE territories ADD COLUMN valid_from TEXT NOT NULL DEFAULT '1970-01-01';
