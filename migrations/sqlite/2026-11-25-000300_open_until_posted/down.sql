UPDATE cases SET open = 0 WHERE status IN ('answered', 'noted');
