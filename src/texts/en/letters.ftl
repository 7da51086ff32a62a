### Letters to residents and to officers. Free text of people stands last in its line and gets no full stop of ours.

# Salutations (the name as its bearer wrote it)
letter-dear-he = Dear { $name },
letter-dear-she = Dear { $name },
letter-dear-unknown = Dear { $name },
letter-hello = Hello,
letter-closing = Yours sincerely,
letter-law-short = APPC
letter-law-note = APPC is the Administrative Procedural and Process-Related Code of the Republic of Kazakhstan.

# Subject lines
letter-subject-registered = { $number }: your appeal is registered
letter-subject-accepted = { $number }: an officer has started work
letter-subject-forwarded = { $number }: your appeal is now with another body
letter-subject-answered = { $number }: the answer to your appeal
letter-subject-noted = { $number }: your appeal has been taken note of
letter-subject-due-set = { $number }: the due date is set
letter-subject-due-changed = { $number }: the due date has changed
letter-subject-new-case = New case: { $number }, due { $due }
letter-subject-new-case-no-date = New case: { $number }
letter-subject-reminder = { $days ->
    [one] Reminder: { $number }, { $days } working day left
   *[other] Reminder: { $number }, { $days } working days left
  }
letter-subject-reminder-today = Reminder: { $number }, due today
letter-subject-escalation = { $days ->
    [one] Overdue: { $number }, by { $days } working day
   *[other] Overdue: { $number }, by { $days } working days
  }
letter-subject-calendar = No calendar for { $year }

# Registered
letter-registered = Your appeal was registered on { $on }. Number: { $number }.
letter-topic = Subject: { $subject }.
letter-place = Place: { $place }.
letter-body = Responsible: { $body }.
letter-body-basis = Basis: { $basis }.
letter-undetermined = It is not clear yet which body decides this matter. The duty desk will settle that: { $body }. The due date does not move.
letter-due = You will have the answer by { $by } at the latest.
letter-due-unknown = The due date is not set yet: it falls in a year that has no official calendar. When the calendar comes, we shall write to you with the date.
letter-counted = { $days ->
    [one] The date was counted like this: the first day is { $first }, the last day is { $last }, { $days } working day in all.
   *[other] The date was counted like this: the first day is { $first }, the last day is { $last }, { $days } working days in all.
  }
letter-counted-basis = Basis: { $basis }.
letter-skipped-holidays = Not counted because of holidays: { $list }.
letter-skipped-weekends = { $days ->
    [one] Saturdays and Sundays are not counted either: { $days } day.
   *[other] Saturdays and Sundays are not counted either: { $days } days.
  }
letter-worked-weekends = A worked weekend day is counted: { $list }.
letter-day-named = { $day }, { $weekday } ({ $name })
letter-day-transferred = { $day }, { $weekday } (transferred day off: { $name })
letter-day-plain = { $day }, { $weekday }
letter-silence = If there is no answer by then, this counts as a refusal (APPC, article 91(2)). You may then complain. Lodge the complaint with: { $body }. The answer is still owed to you.
letter-key = Tracking key: { $key }
letter-link = See how your appeal is going here:
letter-key-secret = Do not give the key or the link to anybody: with them anyone can read your appeal.

# Accepted, forwarded, the date set or moved
letter-accepted = An officer has started work on your appeal { $number }.
letter-forwarded = Your appeal { $number } is now with: { $to }. That body decides this matter.
letter-reason = Reason: { $reason }
letter-forwarded-basis = Basis: APPC, article 65.
letter-forwarded-due = That body answers by { $by } at the latest.
letter-forwarded-resident-due = The date that we gave you first: { $date }. Forwarding does not move it. The link shows both dates.
letter-due-set = You will have the answer to your appeal { $number } by { $by } at the latest.
letter-due-set-why = The date could not be set before: there was no official calendar. It has now come.
letter-due-changed-why = The earlier date: { $was }. It has changed because the official calendar has changed.
letter-due-passed = By the changed calendar the last day for the answer to your appeal { $number } was { $date }. That day has passed, but the answer is still owed to you.
letter-resident-due-changed = Your own date, counted from the day on which we first registered your appeal: it was { $was }, it is now { $now }.
letter-resident-due-set = Your own date, counted from the day on which we first registered your appeal: { $now }.

# Answers
letter-answered = This is the answer to your appeal { $number }, registered on { $on }.
letter-noted = We have taken note of your appeal { $number }, registered on { $on }. Your opinion will be taken into account.
letter-findings = What was established: { $findings }
letter-basis = Basis in law: { $basis }
letter-remedy = If you disagree, you may complain by { $by } at the latest. Lodge the complaint with: { $body }. It is decided by: { $higher } (APPC, articles 91 and 92).
letter-remedy-no-higher = If you disagree, you may complain by { $by } at the latest. Lodge the complaint with: { $body }. It passes the complaint to the higher body that may decide it (APPC, articles 91 and 92).

# To officers
letter-new-case = Your body has a new case: { $number }.
letter-officer-body = Responsible: { $body }.
letter-officer-due = Last day to answer: { $date }, { $weekday }.
letter-officer-due-unknown = The due date will be set when the calendar comes.
letter-officer-from = Forwarded by: { $from }.
letter-officer-next = If another body decides this matter, forward it to that body in time (APPC, article 65).
letter-officer-unposted = The answer is written, but its letter has not been posted. Post it and record the day: that day is the date of the answer.
letter-officer-link = Open the case here:
letter-reminder = { $days ->
    [one] There is { $days } working day left to answer appeal { $number }.
   *[other] There are { $days } working days left to answer appeal { $number }.
  }
letter-reminder-today = Today is the last day to answer appeal { $number }.
letter-escalation = { $days ->
    [one] Appeal { $number } was not answered in time. It is { $days } working day overdue.
   *[other] Appeal { $number } was not answered in time. It is { $days } working days overdue.
  }
letter-escalation-body = The body that must answer: { $body }.
letter-escalation-due = The last day was { $date }.
letter-escalation-law = This counts as a refusal, and the applicant may complain (APPC, article 91(2)). The answer is still owed.
letter-calendar = The system has no official calendar for { $year }.
letter-calendar-why = Terms that run now reach that year. Without the calendar they cannot be counted.
letter-calendar-waiting = Cases without a due date: { $waiting }.
letter-calendar-next = When the calendar is officially published, add it to the law data.
letter-calendar-link = The calendars of the known years:
