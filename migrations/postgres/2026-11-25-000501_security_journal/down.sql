DROP TABLE security_journal; DROP TABLE security_journal_head;
