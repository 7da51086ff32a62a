DROP TABLE first_letters;
DROP TABLE held_letters;
