# Changes of the law that nobody has read yet, for administrators
staff-nav-law = Law
staff-law-title = Changes of the law not read yet
staff-law-lead = These acts are known to change the law, but nobody has read their text and put it into the rules. Once its day has come, a change may make one of our rules wrong. It stays here until a lawyer reads the text and corrects the rules (watch.toml in the folder of the law).
staff-law-version = In force on { $date }: { $version }
staff-law-begun = To be read now: { $count }
staff-law-coming = Not in force yet: { $count }
staff-law-unread = Changes of the law that should be read now: { $count }.
staff-law-act = Act
staff-law-from = In force from
staff-law-moves = What it may change
staff-law-where = Articles and subjects
staff-law-nowhere = none named
staff-law-adopted = adopted on { $date }
staff-law-bill = bill
staff-law-about = about { $date }
staff-law-look = check from { $date } whether it was passed
law-version-powers = rules { $version }
law-version-clocks = time limits { $version }
law-version-calendar = calendar { $version }

# The words of the law, and the other body that another text of law names: on the slip, on the page of an appeal, on the page of a case
law-words = The words of the law
law-copy = Number of the act: { $number }. Read in a copy of { $date }.
law-copy-only = Read in a copy of { $date }.
law-words-in-kk = The text is in Kazakh.
law-words-in-ru = The text is in Russian.
also-title = The law names another body as well
also-title-several = The law names other bodies as well
also-instead-of = The text names: { $body }. Nobody works there yet, so this body holds for it.
also-decides = The question that decides:
also-answers = The body that has to answer you: { $body }.
staff-also-forward = Forward to this body
staff-also-choice = { $body } (the law names it as well)
staff-also-reason = The law names this body as well. Basis: { $basis }
