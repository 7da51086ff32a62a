DROP INDEX appeals_replay;
