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
letter-subject-accepted = { $number }: your appeal is being considered
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
letter-undetermined = It is not clear yet which body decides this matter. This body will find out: { $body }. If your appeal is forwarded, the time limit starts again there; we will write to you with the new date.
letter-due = The body must answer by { $by } at the latest.
letter-due-unknown = The due date is not set yet: it falls in a year that has no official calendar. When the calendar comes, we will write to you with the date.
letter-counted = { $days ->
    [one] The date was counted like this: the first day is { $first }, the last day is { $last }, { $days } working day in all.
   *[other] The date was counted like this: the first day is { $first }, the last day is { $last }, { $days } working days in all.
  }
letter-counted-basis = Basis: { $basis }.
letter-skipped-holidays = Not counted because of holidays: { $list }.
letter-skipped-weekends = { $days ->
    [one] Saturdays and Sundays are not counted: { $days } day.
   *[other] Saturdays and Sundays are not counted: { $days } days.
  }
letter-worked-weekends = A weekend day that is worked, so it counts: { $list }.
letter-day-named = { $day }, { $weekday } ({ $name })
letter-day-transferred = { $day }, { $weekday } (transferred day off: { $name })
letter-day-plain = { $day }, { $weekday }
letter-silence = If there is no answer by then, the body is deemed to have refused (APPC, article 91(2)). You may then complain. Lodge the complaint with: { $body }. The answer is still owed to you.
letter-key = Tracking key: { $key }
letter-link = See how your appeal is going here:
letter-key-secret = Do not give the key or the link to anybody: with them anyone can read your appeal.

# Accepted, forwarded, the date set or moved
letter-accepted = Your appeal { $number } is being considered.
letter-forwarded = Your appeal { $number } has been forwarded. It is now with: { $to }. That body decides this matter.
letter-reason = Reason: { $reason }
letter-forwarded-basis = Basis: APPC, article 65.
letter-forwarded-due = That body must answer by { $by } at the latest.
letter-forwarded-resident-due = We first gave you { $date }. We keep it so that your waiting shows, but the new date is the one that binds the body. The link shows both.
letter-due-set = The body must answer your appeal { $number } by { $by } at the latest.
letter-due-set-why = The date could not be set before: there was no official calendar. It has now come.
letter-due-changed-why = The earlier date: { $was }. It has changed because the official calendar has changed.
letter-due-passed = By the changed calendar the last day for the answer to your appeal { $number } was { $date }. That day has passed, but the answer is still owed to you.
letter-resident-due-changed = The date counted from the first registration: it was { $was }, it is now { $now }.
letter-resident-due-set = The date counted from the first registration: { $now }.

# Answers
letter-answered = This is the answer to your appeal { $number }, registered on { $on }.
letter-noted = We have read your appeal { $number }, registered on { $on }, and have taken note of your opinion.
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
letter-escalation-law = The body is deemed to have refused, and the applicant may complain (APPC, article 91(2)). The answer is still owed.
letter-calendar = The system has no official calendar for { $year }.
letter-calendar-why = Time limits that run now reach that year. Without the calendar they cannot be counted.
letter-calendar-waiting = Cases without a due date: { $waiting }.
letter-calendar-next = When the calendar is officially published, add it to the law data.
letter-calendar-link = The calendars of the known years:
letter-subject-unattended = { $count ->
    [one] Appeals that nobody can answer: { $count } body
   *[other] Appeals that nobody can answer: { $count } bodies
  }
letter-unattended = These bodies have open cases, but nobody there may sign an answer.
letter-unattended-yours = Until somebody does, your body handles these cases and answers for them. They are in your queue.
letter-unattended-next = Add an officer who may sign to each of them.
letter-unattended-open = Open cases: { $open }.
letter-unattended-oldest = The oldest was registered on { $date }.
letter-unattended-due = Next due date: { $date }.
letter-unattended-by = Handled meanwhile by: { $body }.
letter-unattended-by-nobody = Nobody handles them: nobody works at the levels above either.
letter-unattended-more = More bodies: { $count }.
letter-unattended-link = The whole list is here:
