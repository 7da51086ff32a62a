### Letters to residents and to officers. Free text of people stands last in its line and gets no full stop of ours.

# Salutations (the name as its bearer wrote it)
letter-dear-he = Құрметті { $name }!
letter-dear-she = Құрметті { $name }!
letter-dear-unknown = Құрметті { $name }!
letter-hello = Сәлеметсіз бе!
letter-closing = Құрметпен,
letter-law-short = ӘРПК
letter-law-note = ӘРПК — Қазақстан Республикасының Әкімшілік рәсімдік-процестік кодексі.

# Subject lines
letter-subject-registered = { $number }: жолданымыңыз тіркелді
letter-subject-accepted = { $number }: жолданымыңыз қаралып жатыр
letter-subject-forwarded = { $number }: жолданымыңыз басқа органға жіберілді
letter-subject-answered = { $number }: жолданымыңызға жауап
letter-subject-noted = { $number }: жолданымыңыз назарға алынды
letter-subject-due-set = { $number }: жауап беру мерзімі белгіленді
letter-subject-due-changed = { $number }: жауап беру мерзімі өзгерді
letter-subject-new-case = Жаңа іс: { $number }, соңғы күні { $due }
letter-subject-new-case-no-date = Жаңа іс: { $number }
letter-subject-reminder = Еске салу: { $number }, { $days } жұмыс күні қалды
letter-subject-reminder-today = Еске салу: { $number }, бүгін соңғы күн
letter-subject-escalation = Мерзімі өтті: { $number }, { $days } жұмыс күніне кешікті
letter-subject-calendar = { $year } жылға арналған күнтізбе жоқ

# Registered
letter-registered = Жолданымыңыз { $on } тіркелді. Нөмірі: { $number }.
letter-topic = Тақырыбы: { $subject }.
letter-place = Орны: { $place }.
letter-body = Жауапты орган: { $body }.
letter-body-basis = Негізі: { $basis }.
letter-undetermined = Бұл мәселені қай орган шешетіні әзірге белгісіз. Оны мына орган анықтайды: { $body }. Жолданым басқа органға жіберілсе, сол органның мерзімі басынан саналады; жаңа күнін Сізге хатпен хабарлаймыз.
letter-due = Орган жауапты { $by } кешіктірмей беруге тиіс.
letter-due-unknown = Жауап беру мерзімі әзірге белгіленген жоқ: тиісті жылдың ресми күнтізбесі әлі шықпаған. Күнтізбе шыққанда мерзімді Сізге хатпен хабарлаймыз.
letter-counted = Мерзім былай есептелді: бірінші күн — { $first }, соңғы күн — { $last }, барлығы { $days } жұмыс күні.
letter-counted-basis = Негізі: { $basis }.
letter-skipped-holidays = Мереке болғандықтан есептелмеген күндер: { $list }.
letter-skipped-weekends = Есептелмеген сенбі мен жексенбі: { $days } күн.
letter-worked-weekends = Жұмыс күні болып жарияланғандықтан есептелетін сенбі не жексенбі: { $list }.
letter-day-named = { $day }, { $weekday } ({ $name })
letter-day-transferred = { $day }, { $weekday } (ауыстырылған демалыс: { $name })
letter-day-plain = { $day }, { $weekday }
letter-silence = Осы мерзімде жауап берілмесе, орган бас тартты деп есептеледі (ӘРПК 91-бабының 2-бөлігі). Ондай жағдайда шағым бере аласыз. Шағым берілетін орган: { $body }. Жауап сонда да берілуге тиіс.
letter-key = Бақылау кілті: { $key }
letter-link = Жолданымыңыздың қалай қаралып жатқанын мына сілтемеден көре аласыз:
letter-key-secret = Кілт пен сілтемені ешкімге бермеңіз: олар арқылы жолданымыңызды кез келген адам оқи алады.

# Accepted, forwarded, the date set or moved
letter-accepted = { $number } нөмірлі жолданымыңыз қаралып жатыр.
letter-forwarded = { $number } нөмірлі жолданымыңыз басқа органға жіберілді. Оны енді мына орган қарайды: { $to }. Бұл мәселе сол органның құзыретіне жатады.
letter-reason = Себебі: { $reason }
letter-forwarded-basis = Негізі: ӘРПК 65-бабы (одан әрі жолдау).
letter-forwarded-due = Бұл орган жауапты { $by } кешіктірмей беруге тиіс.
letter-forwarded-resident-due = Бұрын айтылған күн: { $date }. Сіз қанша күткеніңіз көрініп тұруы үшін оны сақтаймыз, бірақ заң бойынша міндетті күн — жаңасы. Сілтемеден екеуін де көресіз.
letter-due-set = Орган { $number } нөмірлі жолданымыңызға { $by } кешіктірмей жауап беруге тиіс.
letter-due-set-why = Бұрын мерзім белгіленбеген еді: ресми күнтізбе шықпаған болатын. Енді ол шықты.
letter-due-changed-why = Бұрынғы мерзім: { $was }. Мерзім ресми күнтізбе өзгергендіктен өзгерді.
letter-due-passed = Өзгерген күнтізбе бойынша { $number } нөмірлі жолданымыңызға жауап берудің соңғы күні: { $date }. Бұл күн өтіп кетті, бірақ орган Сізге бәрібір жауап беруге тиіс.
letter-resident-due-changed = Жолданым алғаш тіркелген күннен саналатын мерзім: бұрын — { $was }, енді — { $now }.
letter-resident-due-set = Жолданым алғаш тіркелген күннен саналатын мерзім: { $now }.

# Answers
letter-answered = { $on } тіркелген { $number } нөмірлі жолданымыңызға жауап береміз.
letter-noted = { $on } тіркелген { $number } нөмірлі жолданымыңызбен таныстық. Пікіріңізді назарға алдық.
letter-findings = Не анықталды: { $findings }
letter-basis = Құқықтық негізі: { $basis }
letter-remedy = Келіспесеңіз, { $by } кешіктірмей шағым бере аласыз. Шағым берілетін орган: { $body }. Оны қарайтын орган: { $higher } (ӘРПК 91, 92-баптары).
letter-remedy-no-higher = Келіспесеңіз, { $by } кешіктірмей шағым бере аласыз. Шағым берілетін орган: { $body }. Бұл орган шағымды оны қарауға құқығы бар жоғары тұрған органға жібереді (ӘРПК 91, 92-баптары).

# To officers
letter-new-case = Органыңызға жаңа іс келді: { $number }.
letter-officer-body = Жауапты орган: { $body }.
letter-officer-due = Жауап беретін соңғы күн: { $date }, { $weekday }.
letter-officer-due-unknown = Мерзім күнтізбе шыққанда белгіленеді.
letter-officer-from = Жіберген орган: { $from }.
letter-officer-next = Мәселе басқа органның құзыретіне жатса, жолданымды мерзімінде сол органға жіберіңіз (ӘРПК 65-бабы).
letter-officer-unposted = Жауап жазылды, бірақ хаты әлі поштаға тапсырылған жоқ. Хатты тапсырып, күнін жазыңыз: сол күн жауап берілген күн болады.
letter-officer-link = Істі мына сілтемеден ашыңыз:
letter-reminder = { $number } нөмірлі жолданымға жауап беруге { $days } жұмыс күні қалды.
letter-reminder-today = { $number } нөмірлі жолданымға жауап беретін соңғы күн — бүгін.
letter-escalation = { $number } нөмірлі жолданымға мерзімінде жауап берілмеді. Жауап { $days } жұмыс күніне кешікті.
letter-escalation-body = Жауап беруге тиіс орган: { $body }.
letter-escalation-due = Соңғы күн: { $date }.
letter-escalation-law = Орган бас тартты деп есептеледі, арыз иесі шағым бере алады (ӘРПК 91-бабының 2-бөлігі). Жауап сонда да берілуге тиіс.
letter-calendar = { $year } жылға арналған ресми күнтізбе жүйеге енгізілмеген.
letter-calendar-why = Қаралып жатқан істердің мерзімі сол жылға түседі. Күнтізбесіз ол есептелмейді.
letter-calendar-waiting = Мерзімі белгіленбеген істер: { $waiting }.
letter-calendar-next = Күнтізбе ресми жарияланған соң оны заң деректеріне қосыңыз.
letter-calendar-link = Белгілі жылдардың күнтізбелері:
letter-subject-unattended = Жауап беретін қызметкері жоқ органдар: { $count }
letter-unattended = Бұл органдарда ашық істер бар, бірақ жауап бере алатын қызметкер жоқ.
letter-unattended-yours = Қызметкер болғанша бұл істерді Сіздің орган қарайды және сол үшін жауап береді. Олар кезегіңізде тұр.
letter-unattended-next = Әрқайсысына қол қоя алатын қызметкер қосыңыз.
letter-unattended-open = Ашық іс: { $open }.
letter-unattended-oldest = Ең ертесі тіркелген күн: { $date }.
letter-unattended-due = Ең жақын мерзім: { $date }.
letter-unattended-by = Әзірге қарайтын орган: { $body }.
letter-unattended-by-nobody = Қарайтын ешкім жоқ: жоғары тұрған органдарда да қызметкер жоқ.
letter-unattended-more = Тағы { $count } орган бар.
letter-unattended-link = Толық тізімді мына сілтемеден көре аласыз:
