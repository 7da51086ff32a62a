### Steps of a case: forms of officers, lines of the history, statuses, refusals, letters, and what applicants do on their own page.

# The steps of officers: name, form, what it will do
step-decide = Decide the application
staff-decide-title = Decision on the application
staff-then-decide = The decision is sent to the applicant in a letter that says how to complain, and the case closes. A burdening act comes after the day of the hearing, unless you state why there was no hearing (APPC, article 73).
staff-decide-outcome = What kind of act it is
staff-decide-outcome-favourable = Favourable: it grants a right or lifts an obligation
staff-decide-outcome-burdening = Burdening: it refuses or limits a right, or imposes an obligation
staff-decide-text = The decision
staff-decide-text-hint = What is decided, and what follows from it for the applicant. This is the text of the letter.
staff-decide-findings = Facts established
staff-decide-findings-hint = What was checked, where and when.
staff-decide-basis = Legal basis
staff-decide-basis-hint = Articles of law.
staff-decide-without-hearing = Why there was no hearing
staff-decide-without-hearing-hint = Only for a burdening act without a hearing: the reason by article 73(2) of APPC. The applicant reads it in the letter.
staff-decide-button = Send the decision

step-draft-decision = Send a preliminary decision
staff-draft-decision-title = Preliminary decision
staff-then-draft-decision = The applicant gets the preliminary decision with the day of the hearing and may object within 2 working days (APPC, article 73). The time limit for the answer goes on.
staff-draft-decision-text = The preliminary decision
staff-draft-decision-text-hint = What you are going to decide, and why. This is the text of the letter.
staff-draft-decision-hearing-at = Day and hour of the hearing
staff-draft-decision-hearing-at-hint = A working day: the third working day after today at the earliest.
staff-draft-decision-button = Send the preliminary decision

step-record-hearing = Record the hearing
staff-record-hearing-title = Protocol of the hearing
staff-then-record-hearing = The protocol is kept with the case. No letter is sent, and no date changes.
staff-record-hearing-protocol = Protocol
staff-record-hearing-protocol-hint = When and where the hearing was, who took part, what each of them said. It is due within 2 working days of the hearing (APPC, article 74).
staff-record-hearing-button = Save the protocol

step-satisfy = Grant the complaint in full
staff-satisfy-title = Granting the complaint in full
staff-then-satisfy = Your body itself grants everything that the complaint asks for; the applicant is told by letter, and the case closes (APPC, article 91(4)). If you grant less than everything, pass the complaint to the higher body instead.
staff-satisfy-text = What to tell the applicant
staff-satisfy-text-hint = What was put right, how and when. This is the text of the letter.
staff-satisfy-findings = Facts established
staff-satisfy-findings-hint = What was checked, where and when.
staff-satisfy-basis = Legal basis
staff-satisfy-basis-hint = Articles of law.
staff-satisfy-button = Grant and send the letter

step-pass-up = Pass the complaint to the higher body
staff-pass-up-title = Passing the complaint to the higher body
staff-then-pass-up = The complaint goes to the higher body with your statement and the case file; that body must decide it within 20 working days. The applicant is told by letter.
staff-then-pass-up-by = It may be passed on without a breach by { $date }.
staff-then-pass-up-late = The time limit for passing it on ended on { $date }: passing it on is recorded as a breach of it (APPC, article 91(4)).
staff-pass-up-statement = Statement of your body
staff-pass-up-statement-hint = What your body says to the complaint, point by point. The higher body reads it.
staff-pass-up-button = Pass on the complaint

step-decide-complaint = Decide the complaint
staff-decide-complaint-title = Decision on the complaint
staff-then-decide-complaint = The decision is sent to the applicant and to the body complained of, and the case closes. If the case is sent back, a new time limit for the answer starts at that body.
staff-decide-complaint-outcome = Decision
staff-decide-complaint-outcome-annulled = Annul the act
staff-decide-complaint-outcome-replaced = Annul the act and adopt a new one
staff-decide-complaint-outcome-performed = Perform the action that was asked for
staff-decide-complaint-outcome-rejected = Reject the complaint
staff-decide-complaint-outcome-remanded = Send the case back to be considered again
staff-decide-complaint-outcome-unconsidered = Leave the complaint without consideration
staff-decide-complaint-ground = Ground, if it is left without consideration
staff-decide-complaint-ground-decided-before = The same complaint was decided before
staff-decide-complaint-ground-court-act = A court has decided the matter
staff-decide-complaint-ground-returned = The complaint was returned
staff-decide-complaint-ground-withdrawn = The applicant withdrew the complaint
staff-decide-complaint-ground-suit-pending = A court is considering a suit about the same
staff-decide-complaint-text = The decision
staff-decide-complaint-text-hint = What is decided, and why. This is the text of the letter.
staff-decide-complaint-findings = Facts established
staff-decide-complaint-findings-hint = What was checked, where and when.
staff-decide-complaint-basis = Legal basis
staff-decide-complaint-basis-hint = Articles of law.
staff-decide-complaint-violations = Breaches found
staff-decide-complaint-violations-hint = Needed if the case is sent back: which rules were broken, and how.
staff-decide-complaint-proposals = Proposals
staff-decide-complaint-proposals-hint = Needed if the case is sent back: what that body is to do to put it right.
staff-decide-complaint-button = Send the decision

step-determine = Name the competent body
staff-determine-title = Naming the competent body
staff-then-determine = If your body is competent, the case stays here and its time limit goes on. If another body is, the case goes there and a new time limit starts. Either way the applicant is told by letter.
staff-then-determine-by = It may be given to another body without a breach by { $date }.
staff-then-determine-late = The time limit for giving it to another body ended on { $date }: doing so is recorded as a breach of it (APPC, article 65).
staff-determine-body = Competent body
staff-determine-basis = Legal basis
staff-determine-basis-hint = The article of law that makes this body competent.
staff-determine-reason = Reason
staff-determine-reason-hint = Why this body decides the matter. The applicant reads it in the letter.
staff-determine-button = Name the body

step-split = Sending a part to another body
staff-split-title = Sending a part to another body
staff-then-split = A case for that part is opened at the other body, with a time limit of its own. Your case goes on, and its date does not change. The applicant is told by letter.
staff-then-split-by = A part may be sent on without a breach by { $date }.
staff-then-split-late = The time limit for sending a part on ended on { $date }: sending it is recorded as a breach of it (APPC, article 65).
staff-split-body = Send the part to
staff-split-part = What that body has to answer
staff-split-part-hint = The part of the appeal, in a sentence or two. The applicant and the other body read it.
staff-split-reason = Reason
staff-split-reason-hint = Why that body decides this part. The applicant reads it in the letter.
staff-split-button = Send the part

step-send-emergency = Send at once: crime or threat
staff-send-emergency-title = Sending on at once
staff-then-send-emergency = For a report of a crime or of a threat to security, even without a name (APPC, article 64(7-2)). It goes at once to the body that must act, and the applicant is told by letter. Your case closes.
staff-send-emergency-body = Send to
staff-send-emergency-reason = What the crime or threat is
staff-send-emergency-reason-hint = What must be acted upon at once. The applicant reads it in the letter. If someone may be hurt, first call 112.
staff-send-emergency-button = Send at once

step-ask-cure = Ask for what is missing
staff-ask-cure-title = Asking the applicant for what is missing
staff-then-ask-cure = The applicant gets a letter that says what is missing and by which day to send it (APPC, article 64(6)). The time limit for the answer goes on.
staff-ask-cure-missing = What is missing
staff-ask-cure-missing-hint = Each thing on its own line, in plain words. The applicant reads it in the letter.
staff-ask-cure-until = Last day to send it
staff-ask-cure-until-hint = A working day: the third working day after today at the earliest.
staff-ask-cure-button = Ask the applicant

step-extend = Extend the time limit
staff-extend-title = Extending the time limit
staff-then-extend = The answer is due on the new day, and the applicant is told the day and the reason by letter (APPC, article 76(3)). Once the time limit has ended, it cannot be extended.
staff-extend-until = New last day
staff-extend-until-hint = A working day after the present due date, at most two months from today.
staff-extend-reason = Reason
staff-extend-reason-hint = Which facts must still be established, and why it takes that long. The applicant reads it in the letter.
staff-extend-button = Extend

step-join = Consider together with another
staff-join-title = Considering the case together with another
staff-then-join = What the other appeal is answered, this one is answered too. All applicants keep their own numbers and dates, and each gets a letter with the answer. The applicant is told now that the appeals are joined.
staff-join-to = Number of the other appeal
staff-join-to-hint = An open appeal of the same kind and subject at your body, such as ЖТ-2026-000123.
staff-join-button = Join

step-separate = Consider by itself again
staff-separate-title = Considering the case by itself again
staff-then-separate = The case needs an answer of its own again, and its date does not change. The applicant is told by letter.
staff-separate-button = Separate

step-return = Return
staff-return-title = Returning the appeal
staff-then-return = The appeal is returned, and the case closes. The letter gives the applicant the reason and says how to complain.
staff-then-return-by = It may be returned without a breach by { $date }.
staff-then-return-late = The time limit for returning it ended on { $date }: returning it is recorded as a breach of it (APPC, article 64(7)).
staff-return-ground = Ground
staff-return-ground-uncured = What was missing was not sent in time
staff-return-ground-identical = The same as an earlier appeal, nothing new in it
staff-return-ground-insulting = Obscene or insulting words
staff-return-reason = Reason
staff-return-reason-hint = What exactly was not sent, or what the appeal repeats. The applicant reads it in the letter.
staff-return-same-as = Number of the earlier appeal
staff-return-same-as-hint = Only where it repeats an earlier one of the same applicant, such as ЖТ-2026-000123.
staff-return-button = Return the appeal

step-attach = Put to the earlier case
staff-attach-title = Putting the appeal to the earlier case
staff-then-attach = For an appeal that was returned as a repeat and came again: it is put to the earlier case, and no answer is owed (APPC, article 64(8)). The applicant is told by letter, and the case closes.
staff-attach-same-as = Number of the returned appeal
staff-attach-same-as-hint = An appeal of the same applicant that was returned, such as ЖТ-2026-000123.
staff-attach-button = Put to the earlier case

step-terminate = Terminate
staff-terminate-title = Terminating the procedure
staff-then-terminate = The case closes without an answer on the substance; the letter gives the ground and says how to complain (APPC, articles 70 and 88). A repeat may be terminated by a case officer too, anything else only by the head.
staff-terminate-ground = Ground
staff-terminate-ground-repeat = A repeat without new arguments, answered before
staff-terminate-ground-anonymous = No name, signature or address
staff-terminate-ground-no-substance = It does not say what it is about
staff-terminate-ground-withdrawn = The applicant withdrew it
staff-terminate-ground-decided-before = Decided before for this person on the same matter and grounds
staff-terminate-ground-court-act = A court has decided the matter
staff-terminate-ground-returned = The appeal was returned
staff-terminate-ground-other-law = Another law requires it
staff-terminate-reason = Reason
staff-terminate-reason-hint = The facts behind the ground: which answer, decision or court act, and of which date. The applicant reads it in the letter.
staff-terminate-button = Terminate

step-assign = Assign a case officer
staff-assign-title = Case officer
staff-then-assign = This officer works on the case from now on and is told by letter. The date does not change.
staff-assign-officer = Who is to work on it
staff-assign-officer-none = This body has no officer to choose from.
staff-assign-button = Assign

# What an answer did, for those who count answers
staff-answer-character = Outcome of the answer
staff-answer-character-explained = Explained
staff-answer-character-satisfied = Granted
staff-answer-character-refused = Refused
staff-choice-none = Not stated

# The steps of the applicant
step-withdraw = Withdraw the appeal
step-cure = Send what is missing
step-object = Object
step-complain = Complain

# Lines of the history
step-assigned = A case officer was assigned
step-cure-asked = The applicant was asked for what is missing
step-cured = The applicant sent what was missing
step-returned = The appeal was returned
step-attached = Put to the earlier case
step-emergency-sent = Sent at once to the body that must act
step-determined = The competent body was named
step-extended = The time limit was extended
step-joined = Joined to another appeal
step-separated = Considered by itself again
step-drafted = The preliminary decision was sent
step-hearing-recorded = The protocol of the hearing was added
step-decided = The application was decided
step-terminated = The procedure was terminated
step-satisfied = The complaint was granted in full
step-passed-up = The complaint was passed to the higher body
step-complaint-decided = The complaint was decided
step-withdrawn = The applicant withdrew the appeal
step-objected = The applicant objected to the preliminary decision
step-complained = The applicant complained

# Statuses: the badge, and the sentence that the resident reads
status-defective = To be completed
status-defective-sentence = Something is missing in your appeal: please see what to send.
status-draft-decision = Preliminary decision
status-draft-decision-sentence = A preliminary decision was sent to you. You may object and be heard.
status-joined = Joined to another
status-joined-sentence = Your appeal is considered together with others about the same. You will get your own letter with the answer.
status-decided = Decided
status-decided-sentence = Please read the decision.
status-satisfied = Granted in full
status-satisfied-sentence = The body has granted your complaint in full. Please read the letter.
status-emergency-forwarded = Sent on at once
status-emergency-forwarded-sentence = It was sent at once to the body that must act: { $body }.
status-passed-up = Passed to the higher body
status-passed-up-sentence = It is decided by: { $body }.
status-returned = Returned
status-returned-sentence = The reason is in the letter.
status-attached = Put to the earlier case
status-attached-sentence = There was nothing new in it, so it was put to the earlier case. No answer is owed to it.
status-terminated = Terminated
status-terminated-sentence = The reason is in the letter.
status-withdrawn = Withdrawn
status-withdrawn-sentence = At your request. You may file it again.

# Why a step is refused
refused-already-ended = The appeal was returned, terminated or withdrawn, and the case cannot be changed any more.
refused-is-joined = The case is joined to another one, which is answered for both. Separate it first.
refused-not-joined = The case is not joined to another one.
refused-leads-others = Other cases are joined to this one. Separate them first.
refused-not-at-this-stage = This step cannot be taken at the present stage of the case.
refused-not-defective = The applicant was not asked for anything, so there is nothing to supply.
refused-cure-runs = The applicant still has time to send what is missing.
refused-another-kind = This step is for appeals of another kind.
refused-not-undetermined = The competent body is known already; there is nothing to determine.
refused-term-ended = The time limit has ended and cannot be extended any more (APPC, article 76(3)).
refused-no-higher-body = There is no higher body to pass the complaint to; a court decides (APPC, article 91(6)).
refused-signed-below = You signed what the complaint is about, so another person must decide it (APPC, article 97(2)).
refused-not-own-power = This act is not within the powers of your body: send the case back with the breaches and your proposals (APPC, article 100(2)).
refused-nothing-to-complain = There is no answer yet and the time limit still runs, so there is nothing to complain of yet.
refused-only-registrar-or-head = Only a registrar or the head of the body can do this.
refused-only-the-applicant = Only the applicant can do this.

# What is wrong with a field
problem-past-calendars = There is no official calendar for { $year } yet. Choose an earlier day.
problem-day-off = This is a day off. Choose a working day.
problem-too-early = This is too early. The first day allowed: { $day }.
problem-too-late = This is too late. The last day allowed: { $day }.
problem-not-after-the-term = The new day must be later than the present due date.
problem-not-this-ground = The law does not name this ground for such an appeal, or not at this stage. Choose another one.
problem-not-heard = The applicant has not been heard yet. Wait for the day of the hearing, or state here why there is none (APPC, article 73(2)).
problem-unknown-number = There is no appeal with this number. Please check it.
problem-its-own-number = This is the number of this appeal itself. Please give that of the other one.
problem-another-applicant = The appeal with this number is of another applicant.
problem-not-returned = The appeal with this number was not returned.
problem-not-alike = This is not an open appeal of the same kind and subject at your body.
problem-not-an-officer-here = Choose an officer of your body who has access.

# Names of letters
letter-kind-cure-asked = Request for what is missing
letter-kind-returned = Notice that the appeal was returned
letter-kind-attached = Notice that the appeal was put to the earlier case
letter-kind-split = Notice that a part went to another body
letter-kind-emergency-sent = Notice that the appeal was sent on at once
letter-kind-determined = Notice of the competent body
letter-kind-extended = Notice that the time limit was extended
letter-kind-joined = Notice that appeals were joined
letter-kind-separated = Notice that the appeal is considered by itself
letter-kind-drafted = Preliminary decision
letter-kind-decided = Decision on the application
letter-kind-terminated = Notice that the procedure was terminated
letter-kind-satisfied = Decision to grant the complaint in full
letter-kind-passed-up = Notice that the complaint was passed up
letter-kind-complaint-decided = Decision on the complaint
letter-kind-withdrawn = Notice that the appeal was withdrawn
letter-kind-assigned = Notice of an assigned case
letter-kind-cured = Notice that what was missing has come
letter-kind-objected = Notice of an objection
letter-kind-withdrawn-told = Notice of a withdrawal
letter-kind-complaint-outcome = Notice of how a complaint was decided

# Subject lines
letter-subject-cure-asked = { $number }: something is missing in your appeal
letter-subject-returned = { $number }: your appeal is returned
letter-subject-attached = { $number }: your appeal is put to the earlier case
letter-subject-split = { $number }: another body answers a part of your appeal
letter-subject-emergency-sent = { $number }: your report was sent on at once
letter-subject-determined = { $number }: the body that answers you is known
letter-subject-extended = { $number }: the time limit is extended
letter-subject-joined = { $number }: your appeal is considered together with others
letter-subject-separated = { $number }: your appeal is considered by itself
letter-subject-drafted = { $number }: preliminary decision and hearing
letter-subject-decided = { $number }: the decision on your application
letter-subject-terminated = { $number }: the procedure is terminated
letter-subject-satisfied = { $number }: your complaint is granted in full
letter-subject-passed-up = { $number }: your complaint is now with the higher body
letter-subject-complaint-decided = { $number }: the decision on your complaint
letter-subject-withdrawn = { $number }: your appeal is withdrawn
letter-subject-assigned = Assigned to you: { $number }
letter-subject-cured = What was missing has come: { $number }
letter-subject-objected = Objection: { $number }
letter-subject-withdrawn-told = Withdrawn: { $number }
letter-subject-complaint-outcome = Complaint decided: { $number }

# Letters to applicants: the first paragraph
letter-cure-asked = { $due ->
    [yes] Something is missing in your appeal { $number }. Please send it by { $until } at the latest: the link at the end of this letter leads to the form. The time limit for the answer goes on meanwhile: the body must answer by { $by } at the latest. What is not sent may lead to the return of the appeal. Basis: APPC, article 64(6, 7).
   *[no] Something is missing in your appeal { $number }. Please send it by { $until } at the latest: the link at the end of this letter leads to the form. The time limit for the answer goes on meanwhile. What is not sent may lead to the return of the appeal. Basis: APPC, article 64(6, 7).
  }
letter-returned = Your appeal { $number } is returned without an answer. Once the reason named below is gone, you may write again. Basis: APPC, article 64(7).
letter-attached = Your appeal { $number } repeats one that was returned to you before. It has been put to the earlier case, and no answer is owed to it. If you have new arguments, you may write again. Basis: APPC, article 64(8).
letter-split = { $to-due ->
    [yes] A part of your appeal { $number } has been sent to another body, which decides that part: { $to }. That body must answer it by { $to-by } at the latest. The rest is still answered by: { $body }. Basis: APPC, article 65.
   *[no] A part of your appeal { $number } has been sent to another body, which decides that part: { $to }. We will write to you when its due date is set. The rest is still answered by: { $body }. Basis: APPC, article 65.
  }
letter-emergency-sent = Your appeal { $number } tells of a crime or a threat, so it has been sent on at once. It must be acted upon by: { $to }. The law counts no days here: such a report is acted upon at once. If you are in danger, call 112. Basis: APPC, article 64(7-2).
letter-determined = { $due ->
    [yes] It is now clear who decides the matter of your appeal { $number }. It is answered by: { $body }. The date has not changed: the body must answer by { $by } at the latest.
   *[no] It is now clear who decides the matter of your appeal { $number }. It is answered by: { $body }. We will write to you when the due date is set.
  }
letter-extended = The time limit for the answer to your appeal { $number } is extended. The body must answer by { $until } at the latest. Basis: APPC, article 76(3).
letter-joined = { $due ->
    [yes] Your appeal { $number } is now considered together with others about the same. You keep your own number and your own date, and you will get your own letter with the answer. The body must answer you by { $by } at the latest. Basis: APPC, article 22(1), as we read it.
   *[no] Your appeal { $number } is now considered together with others about the same. You keep your own number and your own date, and you will get your own letter with the answer. Basis: APPC, article 22(1), as we read it.
  }
letter-separated = { $due ->
    [yes] Your appeal { $number } is considered by itself again. The date has not changed: the body must answer by { $by } at the latest.
   *[no] Your appeal { $number } is considered by itself again. We will write to you when the due date is set.
  }
letter-drafted = This is the preliminary decision on your application { $number }; nothing is decided yet. If you disagree with it or want to be heard, tell us by { $until } at the latest: the link at the end of this letter leads to the form. The hearing: { $hearing_at }. It is held by: { $body }. If you neither come nor write, the application may be decided all the same. Basis: APPC, article 73.
letter-decided = This is the decision on your application { $number }. It was made by: { $body }. Basis: APPC, articles 79 and 80.
letter-terminated = The procedure on your appeal { $number } is terminated. If you have new arguments, you may write again. Basis: APPC, articles 70 and 88.
letter-satisfied = Your complaint { $number } is granted in full. It was granted by the body itself that you complained of: { $body }. Basis: APPC, article 91(4).
letter-passed-up = { $to-due ->
    [yes] Your complaint { $number } has been passed to the higher body with the case file. It is decided by: { $to }. The law gives it 20 working days: it must answer by { $to-by } at the latest. Basis: APPC, articles 91(4) and 99.
   *[no] Your complaint { $number } has been passed to the higher body with the case file. It is decided by: { $to }. The law gives it 20 working days; we will write to you when the date is set. Basis: APPC, articles 91(4) and 99.
  }
letter-complaint-decided = This is the decision on your complaint { $number }. It was made by: { $body }. Basis: APPC, article 100.
letter-withdrawn = You have withdrawn your appeal { $number }. Nobody considers it any more. You may file it again. Basis: APPC, article 64(9).

# Letters to officers: the first paragraph
letter-assigned = { $due ->
    [yes] Case { $number } has been assigned to you. Please answer by { $by } at the latest.
   *[no] Case { $number } has been assigned to you. The due date will be set when the calendar comes.
  }
letter-cured = { $due ->
    [yes] The applicant has sent what was missing in appeal { $number }. Please go on with it and answer by { $by } at the latest.
   *[no] The applicant has sent what was missing in appeal { $number }. Please go on with it.
  }
letter-objected = The applicant objects to the preliminary decision on application { $number } or wants to be heard. Read the objection before you decide (APPC, article 73).
letter-withdrawn-told = The applicant has withdrawn appeal { $number }. The case is closed, and nothing more is to be done.
letter-complaint-outcome = The higher body has decided complaint { $number } about your body. If the case is sent back, you get a letter of its own about the new case.

# Choices in letters
letter-returned-uncured = Ground: what was missing was not sent in time.
letter-returned-identical = Ground: it is the same as an earlier appeal of yours and brings no new arguments.
letter-returned-insulting = Ground: it has obscene or insulting words.
letter-terminated-repeat = Ground: a repeated appeal without new arguments; the earlier ones were answered (APPC, article 88(1)).
letter-terminated-anonymous = Ground: there is no name, signature or address (APPC, article 88(1)).
letter-terminated-no-substance = Ground: it cannot be seen what the appeal is about (APPC, article 88(1)).
letter-terminated-withdrawn = Ground: the appeal was withdrawn.
letter-terminated-decided-before = Ground: there is a decision for the same person on the same matter and the same grounds (APPC, article 70(1)).
letter-terminated-court-act = Ground: a court has decided the matter (APPC, article 70(1)).
letter-terminated-returned = Ground: the appeal was returned because what was missing was not sent (APPC, article 70(1)).
letter-terminated-other-law = Ground: another law requires it (APPC, article 70(1)).
letter-decided-favourable = The act is favourable: it grants you a right or lifts an obligation.
letter-decided-burdening = The act is a burdening one: it refuses or limits a right, or imposes an obligation.
letter-complaint-decided-annulled = Decision: the administrative act is annulled.
letter-complaint-decided-replaced = Decision: the administrative act is annulled and a new one is adopted.
letter-complaint-decided-performed = Decision: the action that the complaint asks for is performed.
letter-complaint-decided-rejected = Decision: the complaint is rejected.
letter-complaint-decided-remanded = Decision: the case is sent back to the body complained of, which considers it again (APPC, article 100(2)).
letter-complaint-decided-unconsidered = Decision: the complaint is left without consideration (APPC, article 95).
letter-complaint-decided-decided-before = Ground: the same complaint was decided before.
letter-complaint-decided-court-act = Ground: a court has decided the matter.
letter-complaint-decided-returned = Ground: the complaint was returned.
letter-complaint-decided-withdrawn = Ground: the complaint was withdrawn.
letter-complaint-decided-suit-pending = Ground: a court is considering a suit about the same.

# Texts of officers in letters
letter-missing = What is missing: { $text }
letter-part = What that body answers: { $text }
letter-without-hearing = Why there was no hearing (APPC, article 73(2)): { $text }
letter-violations = Breaches found: { $text }
letter-proposals = Proposals: { $text }

# The receipt of a complaint
letter-due-pass-up = The body complained of must either grant your complaint in full or pass it to the higher body by { $by } at the latest (APPC, article 91(4)).
letter-rights-complaint = While the complaint is considered, you have the right to see the case file, to be heard, to give evidence, and to withdraw the complaint (APPC, article 94(2)).
letter-complaint-suspends = While the complaint is considered, the act complained of is suspended (APPC, article 96).

# The applicant's own page
own-title = What you can do
own-withdraw-title = Withdraw the appeal
own-withdraw-what = Do this if you no longer need an answer. The body stops considering your appeal and will not answer it. You may file it again later.
own-withdraw-reason = Reason
own-withdraw-reason-hint = You need not give one.
own-withdraw-button = Withdraw
own-withdraw-done = You have withdrawn your appeal. We are sending you a letter about it.
own-cure-title = Send what is missing
own-cure-what = The body needs more from you to consider your appeal. Write it here: the officer who works on your appeal gets it at once. If nothing comes, the appeal may be returned to you.
own-cure-missing = What is missing:
own-cure-until = Please send it by { $until } at the latest. What comes later is accepted too, until the appeal is returned.
own-cure-text = Your addition
own-cure-text-hint = Write what the body has asked for. If only your name, address or number was missing, say so here and fill in that field below.
own-cure-applicant-name = Surname, name, patronymic
own-cure-applicant-name-hint = As in your document. Only if it was missing or wrong.
own-cure-applicant-postal-address = Postal address
own-cure-applicant-postal-address-hint = Settlement, street, house. Only if it was missing or has changed.
own-cure-applicant-email = E-mail
own-cure-applicant-email-hint = Only if it was missing or has changed.
own-cure-applicant-phone = Mobile phone
own-cure-applicant-phone-hint = For example: +7 701 123 45 67. Only if it was missing or has changed.
own-cure-applicant-iin = IIN
own-cure-applicant-iin-hint = 12 digits. Only if it was missing or wrong.
own-cure-button = Send
own-cure-done = Your addition has been received. The body goes on with your appeal.
own-object-title = Object to the preliminary decision
own-object-what = The body has told you what it is going to decide. If you disagree, or want to tell it something in person, write it here: it must be read before the decision. If you write nothing, the decision may be made all the same.
own-object-until = Please write by { $until } at the latest. What comes later is kept with the case too, marked as late.
own-object-text = What you disagree with
own-object-text-hint = Say what is wrong and why. If you want to be heard in person, write that too.
own-object-button = Send the objection
own-object-done = Your objection has been received. The body must read it before it decides.
own-complain-title = Complain
own-complain-what = Do this if you disagree with the answer, or if none came in time. The complaint gets its own number and goes to the body that you complain of. That body must grant it in full or pass it to the higher body, which decides it.
own-complain-text = What you complain of
own-complain-text-hint = Say what you disagree with, why, and what you ask for. Name the documents that prove it.
own-complain-button = Send the complaint
own-complain-done = Your complaint has been received and has a number of its own.
own-hearing-at = Hearing: { $at }
own-extended-until = The time limit was extended: the body must answer by { $until } at the latest.
own-complaint-link = Your complaint: { $number }

# The case page of officers
staff-steps-more = Other actions
staff-steps-impossible = Not possible now
staff-case-extended = The time limit was extended: answer by { $until } at the latest
staff-case-cure-until = The applicant is to send what is missing by { $until } at the latest
staff-case-hearing = Hearing: { $at }
staff-case-joined-to = Joined to appeal { $number }
staff-case-leads = Other appeals are joined to it: one answer for all
staff-case-complains-of = Complaint about appeal { $number }
staff-case-words = Texts of the steps

step-part-sent = A part of the appeal was sent to another body
letter-suit = If you disagree, you may go to court by { $by } at the latest (APPC, articles 100(6) and 136).
letter-officer-next-pass-up = Grant the complaint in full yourselves, or pass it with your statement to the higher body by that date (APPC, article 91(4)).
letter-officer-next-complaint = Your body decides this complaint by that date; the time limit cannot be extended (APPC, article 99).
letter-officer-next-emergency-forward = Act at once: the appeal reports a crime or a threat to safety (APPC, articles 64(7-2) and 88).
