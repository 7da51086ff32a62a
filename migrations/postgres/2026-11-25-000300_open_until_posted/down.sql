UPDATE cases SET open = FALSE WHERE status IN ('answered', 'noted');
