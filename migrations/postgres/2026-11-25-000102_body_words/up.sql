-- Names of bodies were cut to six words, so that «дорог» did not find the department of housing, transport and roads.
-- Folding is the program's: at its start it writes the words of every body that has none.
DELETE FROM body_words;
