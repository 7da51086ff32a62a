-- Which bodies without anybody who may sign were named in a letter, and to whom: the body that attends them, or
-- 'administrators'. Each is named once to each; the row goes when the body has somebody again. No addressee gets more
-- than one such letter a day, whatever happens meanwhile.
CREATE TABLE unattended_told (
    body    TEXT NOT NULL REFERENCES bodies (code),
    told_to TEXT NOT NULL,
    told_on DATE NOT NULL,
    PRIMARY KEY (told_to, body)
);
