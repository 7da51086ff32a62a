### The pages for residents.

# Where the way begins
home-title = What is the matter?
home-lead = Write in your own words. You will see at once who must answer and by which day.
home-what-happened = What happened?
home-what-happened-hint = For example: “pothole”, “no water for two days”, “street light is out”
home-search = Search
home-found = 
    { $count ->
        [one] { $count } subject found
       *[other] { $count } subjects found
    }
home-nothing-found = Nothing found
home-nothing-found-hint = Try other words, or choose from the groups below.
home-groups = Choose from the groups
home-next = What happens next?
home-next-registered = Your appeal is registered
home-next-registered-text = On the same day, or on the next working day when you write after hours or on a day off. You get a slip with a number and a tracking key. Nobody may refuse to accept it.
home-next-who = The law says who answers
home-next-who-text = We show which body it is, and why.
home-next-when = You see the due date and how it was counted
home-next-when-text = The slip has the last day for the answer, and says which days count and which do not.
home-next-disagree = If you disagree, you may complain
home-next-disagree-text = The answer says where to, and by when.
home-check = Track an appeal

# Filing, step by step
filing-settlement = Settlement
filing-settlement-hint = Type the first letters of its name, for example: Tarb
filing-optional = (optional)
filing-choose-settlement = Where is it?
filing-choose-settlement-lead = Who answers depends on the settlement.
filing-which-settlement = Choose the settlement
filing-no-settlement = No such settlement was found
filing-no-settlement-hint = Try only the first three or four letters of its name.
filing-choose-subject = What is it about?
filing-found = Subjects found
filing-change = Change
filing-change-settlement = Another settlement
filing-change-subject = Another subject
filing-subject = Subject
filing-question-hint = Who must answer by law depends on this.
filing-answers = Answered by: { $body }
filing-answers-another-question = It depends on the answer to another question
filing-answers-duty-desk = { $body } will find out who answers
filing-answers-open = The district or city akimat will find out who answers
filing-address = Where exactly?
filing-address-hint = Street and house, a crossing, or what is nearby
filing-text = Say what happened
filing-text-hint = What you saw, since when, and what danger there is. Up to 10,000 characters
filing-who-are-you = About you
filing-who-are-you-hint = The law requires a name and a postal address (APPC, article 63). They are seen by staff of the bodies that get your appeal, and by whoever has your key.
filing-who-are-you-more = About personal data
filing-name = Full name
filing-name-hint = As in your document
filing-postal-address = Postal address
filing-postal-address-hint = Settlement, street, house. Letters are sent here if you give no e-mail address
filing-email = E-mail address
filing-email-hint = We write to you about each step
filing-phone = Mobile phone
filing-phone-hint = For example: +7 701 123 45 67
filing-iin = IIN
filing-iin-hint = If you have one: 12 digits
filing-language = In which language should we answer?
filing-kind = Kind
filing-kind-proposed = We will register this as: { $kind }
filing-kind-change = Change the kind
filing-kind-message = You report that something is broken or that the law is breached.
filing-kind-application = You ask for something you are entitled to: a certificate, a benefit, a service.
filing-kind-complaint = You object to a decision, an action or the inaction of a body.
filing-kind-proposal = You suggest an improvement.
filing-kind-response = You say what you think of a policy, an event of public life or a decision.
filing-kind-inquiry = You ask for information.
filing-send = Send
filing-send-hint = You get a slip at once: the number, who answers, and the last day for the answer.
filing-error = Error:
filing-error-title = Error: { $title }
filing-error-line = { $label }: { $problem }
filing-errors = 
    { $count ->
        [one] { $count } thing to correct
       *[other] { $count } things to correct
    }
filing-kept = What you typed is still on this page.
filing-sent-before = An appeal was already sent from this page, and the words have changed since. To file them as a new appeal, press “Send” again.
filing-busy = The system is busy and the appeal has not been sent yet. Press “Send” again in a minute.
filing-unavailable = Nothing was saved: the appeal has not been filed. Press “Send” again in a few minutes.

# The receipt slip
receipt-title = Receipt { $number }
receipt-accepted = Your appeal has been received
receipt-accepted-lead = Print the slip or take a picture of it: the key opens your appeal.
receipt-slip = Receipt slip
receipt-key-hint = It opens your appeal. Give it to nobody.
receipt-received = Received
receipt-received-by = Received by
receipt-received-by-system = The Listening State system
receipt-applicant = Applicant
receipt-about = Subject and place
receipt-who = Who answers?
receipt-why = Why?
receipt-undetermined = Who answers is not yet determined.
receipt-undetermined-text = The body named above will find out. If the appeal is forwarded, the time limit starts again at the new body; a letter is sent to you.
receipt-open-question = Still to be found out: { $question }
receipt-owner = Who does the work: { $owner }.
receipt-when = By when must they answer?
receipt-when-complaint = When must the complaint be granted or passed up?
receipt-by = by { $date }
receipt-term = 
    { $days ->
        [one] The law gives { $days } working day for the answer.
       *[other] The law gives { $days } working days for the answer.
    }
receipt-registered-later = The appeal came outside working hours, so it was registered on the next working day: { $date }.
receipt-day-number = day { $n }
receipt-day-registered = reg.
receipt-day-weekend = weekend
receipt-day-holiday = holiday
receipt-day-transferred = day off
receipt-skipped = Why do some days not count?
receipt-skipped-holiday = public holiday: { $name }
receipt-skipped-transferred = transferred day off: { $name }
receipt-worked-weekend = a weekend day that is worked, so it counts
receipt-skipped-weekends = Saturday and Sunday
receipt-due-unknown = The date will be set later.
receipt-due-unknown-text = The due date falls in a year whose calendar is not adopted yet. When it is, the last day for the answer is counted and a letter is sent to you.
receipt-first-date = We first gave you { $date }. The official calendar has changed since, so a new date stands above.
receipt-forwarded = The appeal has been forwarded since. It is now answered by: { $body }.
receipt-forwarded-date = The date that binds now: { $date }. The date on this slip is kept so that your waiting shows.
receipt-next-letters = A letter is sent when it is taken up, forwarded, given another date, and answered.
receipt-next-forward = If another body decides the matter, the appeal must be forwarded to it by { $date }, and a letter is sent to you. The new body has its full time limit again; the days that you have waited stay in view.
receipt-next-no-answer = If there is no answer by { $date }, the body is deemed to have refused and you may complain (APPC, article 91). The answer is still owed.
receipt-next-higher = The complaint is decided by: { $body }.
receipt-qr = Open the appeal on a phone
receipt-track = Track the appeal
receipt-another = Another appeal
receipt-print = To print, choose “Print” in the menu of the browser. The slip fits one sheet.
receipt-mailed = The slip is also sent to { $email }.
receipt-posted = There is no e-mail address, so the letters are sent by post.

# Tracking
tracking-title = Appeal { $number }
tracking-open-title = Open an appeal
tracking-open-lead = The number and the key are on the slip and in the letter.
tracking-no-key = To open an appeal, enter its number and its tracking key.
tracking-wrong = No appeal matches this number and key
tracking-wrong-hint = Check both on the slip and enter them again.
tracking-number = Number of the appeal
tracking-number-hint = It is on the slip, for example: ЖТ-2026-000123
tracking-key = Tracking key
tracking-key-hint = The 26 characters on the slip. Spaces and dashes may be left out.
tracking-open = Open
tracking-left = 
    { $days ->
        [one] { $days } working day left
       *[other] { $days } working days left
    }
tracking-late = 
    { $days ->
        [one] { $days } working day overdue
       *[other] { $days } working days overdue
    }
tracking-today = due today
tracking-answered-on = answered on { $date }
tracking-answered-to-post = The answer is ready; the paper letter has not been posted yet.
tracking-answer = The answer
tracking-findings = What was established
tracking-basis = Legal basis
tracking-disagree = If you disagree
tracking-remedy = You may complain by { $date }.
tracking-remedy-where = Lodge it with: { $body }. It is decided by: { $higher }.
tracking-remedy-body = Lodge it with: { $body }.
tracking-remedy-law = APPC, articles 91 and 92
tracking-several = There are several cases about your appeal; each is shown below.
tracking-several-open = Being considered
tracking-several-closed = Closed
tracking-must-pass-up = The body must grant the complaint in full or pass it to the higher body by { $date } at the latest.
tracking-must-decide = The body must decide the complaint by { $date } at the latest.
tracking-must-at-once = The law wants it acted on at once; there is no time limit in days.
tracking-overdue-pass-up = The body has neither granted the complaint nor passed it up in time. It must still do so.
tracking-overdue-refused = There was no decision in time. By law the body is deemed to have refused (APPC, articles 91(2) and 100(5)).
tracking-pass-up-owed = The complaint must be granted in full or passed up
tracking-decision-owed = A decision on the complaint is owed
tracking-court = You may go to court by { $date } at the latest.
tracking-court-undated = You may go to court after you get the decision.
tracking-court-law = APPC, articles 100(6) and 136
tracking-two-clocks = Two time limits
tracking-two-clocks-text = When an appeal is forwarded, the time limit of the new body starts again, and that one binds by law. The days that you wait are counted without a break.
tracking-you-waited = You have waited
tracking-working-days = 
    { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
tracking-days-of = { $days } of { $term } working days
tracking-days-over =
    { $days ->
        [one] { $days } working day, the limit was { $term }
       *[other] { $days } working days, the limit was { $term }
    }
tracking-forwarded-once = The dashed line is the last day for the answer had the appeal not been forwarded.
tracking-days-table = How the days were counted
tracking-column-body = Body
tracking-column-from = Registered
tracking-column-until = Counted until
tracking-column-days = Working days
tracking-column-due = Last day
tracking-receipt = Open the slip
tracking-steps = What has happened
tracking-sent-to = Responsible: { $body }.
tracking-forwarded-to = Forwarded. It is now with: { $body }.
tracking-date-given = The date that you were given: { $date }.
tracking-new-due = The body must answer by { $date }.
tracking-answer-owed = An answer is owed
tracking-your-text = What you wrote
tracking-letters = Letters to you
tracking-no-letters = No letters yet
tracking-letter-sent = sent: { $date }
tracking-letter-posted = posted: { $date }
tracking-letter-to-print = waiting to be printed and posted
tracking-letter-queued = waiting to be sent
tracking-records =
    { $count ->
        [one] The journal has { $count } entry. Entries are never changed or removed.
       *[other] The journal has { $count } entries. Entries are never changed or removed.
    }


# Help
help-title = Help
help-kinds = Kinds of appeals
help-kinds-text = Here we call all six kinds an appeal. The system proposes the kind, and you may change it.
help-words = Words
help-words-text = The akimat is the local executive body, headed by an akim; an oblast is a region. APPC is the Administrative Procedural and Process-Related Code.
help-terms = Time limit
help-terms-text = The time limit is counted in working days; holidays and days off do not count. The last day and the count are on the slip.
help-data = Personal data
help-data-why = The law requires your name, your postal address and, if you have one, your IIN (APPC, article 63). An appeal without an IIN is accepted too. Phone and e-mail are up to you.
help-data-who = They are seen by staff of the bodies that get your appeal, and by whoever has your key. Overseers see figures and cases without names.
help-data-kept = Your name, addresses, phone and IIN are kept encrypted. Do not put needless personal details into the text itself.
help-data-cookie = Your browser keeps one small note (a cookie) for 30 days: the key to your appeal. Nobody else tracks you here.
help-access = Accessibility
help-access-text = The pages work without JavaScript, by keyboard, with a screen reader and on a small phone. If writing is hard, tell it at the akimat: an officer will write it down.
