# Your rights: what can happen to an appeal, by when, and what people can do. Lengths come from the law data.

rights-place = Your rights
rights-title = Your rights and the time limits
rights-lead = What happens to an appeal, by when, and what you can do yourself. Days are working days.
rights-happens = What happens to your appeal
rights-law = What the law says
rights-days =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
rights-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
rights-open = Open your appeal by its number and key: the page shows what you can do now.
rights-in-person = If writing is hard, come to the akimat and say it there: an officer must write it down.

rights-registered-title = It is registered
rights-registered = An appeal must be registered on the day on which it comes. After the office closes ({ $office }) or on a day off, it is registered on the next working day. It may not be refused. You get a slip with the number, the date and who received it.
rights-registered-law = APPC, article 64(1, 2)
rights-answer-title = The body answers
rights-answer = The body must answer within { $answer }, counted from the day after registration. The last day stands on the slip and on the page of your appeal. The answer must say what was found, by which law the matter was decided, and how to complain.
rights-answer-law = APPC, article 89(2, 3)
rights-forwarded-title = If another body must answer
rights-forwarded = The appeal, or the part in question, must be sent to that body within { $forward }, and you must be told at once. There the time for the answer starts again.
rights-forwarded-law = APPC, article 65(1–3)
rights-missing-title = If something is missing
rights-missing = The body writes what to add and by which day. The time for the answer goes on meanwhile. If nothing comes, the appeal may be returned within { $return } after that day.
rights-missing-law = APPC, article 64(6)
rights-extended-title = If more time is needed
rights-extended = Only the head of the body, the deputy or the head of its office may extend the time, by a decision with reasons. The new day is at most { $extension } from that decision. You must be told within { $extension_notice }. The time for a decision on a complaint is not extended.
rights-joined-title = If others write about the same
rights-joined = Such appeals may be considered together. You keep your own number and your own last day, and the answer is sent to you in a letter of your own.
rights-joined-law = APPC, article 22(1)
rights-emergency-title = If you report a crime or a threat to security
rights-emergency = The report must be sent at once, on the same day, to those who must act, even if you gave no name. In danger call 112.
rights-draft-title = Before a decision against you
rights-draft = On an application, the body must first send you a preliminary decision and let you speak. At least { $preliminary_decision } must pass before the decision itself. In some cases the law allows a decision without this; then the reason must stand in the decision.
rights-draft-law = APPC, article 73(2)
rights-ended-title = If it is returned or terminated
rights-ended = A letter with the reason is sent to you. Of a termination you must be told within { $termination_notice } of the decision. You may complain, or write again with new arguments.
rights-ended-law = APPC, articles 64(7), 70(1, 5) and 88(1)

rights-withdraw = In writing, on any day before the decision. The body stops considering the appeal and will not answer it. You may file it again later.
rights-withdraw-law = APPC, articles 64(9), 70(1)(4) and 88(1)(4)
rights-cure = When the body asks for something, send it by the day that it names. What comes later is accepted too, until the appeal is returned.
rights-cure-law = APPC, article 64(6)
rights-object = Within { $objection } of receiving the preliminary decision, write what is wrong or ask to be heard in person. What comes later is kept too, marked as late. If you write nothing, the decision may be made all the same.
rights-object-law = APPC, articles 73(3) and 74
rights-complain = Do it if you disagree with the answer, or if none came in time: then the body is deemed to have refused. You have { $complaint_filing }; if the letter does not say how to complain, { $complaint_filing_unnamed }. A late complaint must be taken in too.
rights-complain-then = Lodge it with the body that you complain of. Within { $pass_up } that body must grant it in full or pass it to the higher body. The higher body must decide within { $complaint }. Who signed the answer may not decide it. While the complaint is considered, the decision is not carried out.
rights-complain-law = APPC, articles 91(2, 3), 92(3), 96 and 97(2)
rights-outcome-title = What the higher body may decide
rights-outcome = Where the matter is in its own power, it may annul the decision, adopt a new one or do what you asked for. It may reject the complaint. It may send the case back to be considered again: then it must be sent within { $remand }.
rights-outcome-law = APPC, article 100(1)
rights-court-title = Go to court
rights-court = If you disagree with the decision on your complaint, within { $suit } of receiving it. If no decision came in time, the body is deemed to have refused, and you may go to court too. Where there is no higher body, you go to court at once.
rights-court-law = APPC, articles 91(6), 100(5, 6) and 136
