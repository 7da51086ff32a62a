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
letter-subject-accepted = { $number }: орындаушы жұмысты бастады
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
letter-subject-calendar = { $year } жылдың күнтізбесі жоқ

# Registered
letter-registered = Жолданымыңыз { $on } тіркелді. Нөмірі: { $number }.
letter-topic = Тақырыбы: { $subject }.
letter-place = Орны: { $place }.
letter-body = Жауапты орган: { $body }.
letter-body-basis = Негізі: { $basis }.
letter-undetermined = Бұл мәселені қай орган шешетіні әзірге белгісіз. Оны кезекші орган анықтайды: { $body }. Бұдан мерзім өзгермейді.
letter-due = Жауап { $by } кешіктірмей беріледі.
letter-due-unknown = Жауап беру мерзімі әзірге белгіленген жоқ: тиісті жылдың ресми күнтізбесі әлі шықпаған. Күнтізбе шыққанда мерзімді сізге хатпен хабарлаймыз.
letter-counted = Мерзім былай есептелді: бірінші күн — { $first }, соңғы күн — { $last }, барлығы { $days } жұмыс күні.
letter-counted-basis = Негізі: { $basis }.
letter-skipped-holidays = Мереке болғандықтан есептелмеген күндер: { $list }.
letter-skipped-weekends = Сенбі мен жексенбі де есептелген жоқ: { $days } күн.
letter-worked-weekends = Жұмыс күніне ауыстырылған демалыс есептелді: { $list }.
letter-day-named = { $day }, { $weekday } ({ $name })
letter-day-transferred = { $day }, { $weekday } (ауыстырылған демалыс: { $name })
letter-day-plain = { $day }, { $weekday }
letter-silence = Осы мерзімде жауап берілмесе, бұл бас тарту деп есептеледі (ӘРПК 91-бабының 2-бөлігі). Ондайда шағым бере аласыз. Шағым берілетін орган: { $body }. Жауап сонда да берілуге тиіс.
letter-key = Бақылау кілті: { $key }
letter-link = Жолданымыңыздың қалай қаралып жатқанын мына сілтемеден көре аласыз:
letter-key-secret = Кілт пен сілтемені ешкімге бермеңіз: олар арқылы жолданымыңызды кез келген адам оқи алады.

# Accepted, forwarded, the date set or moved
letter-accepted = Орындаушы { $number } нөмірлі жолданымыңызбен жұмыс істей бастады.
letter-forwarded = { $number } нөмірлі жолданымыңызды енді мына орган қарайды: { $to }. Бұл мәселе сол органның құзыретіне жатады.
letter-reason = Себебі: { $reason }
letter-forwarded-basis = Негізі: ӘРПК 65-бабы.
letter-forwarded-due = Бұл орган жауапты { $by } кешіктірмей береді.
letter-forwarded-resident-due = Сізге алғаш айтылған мерзім: { $date }. Жолданымның басқа органға жіберілуі оны өзгертпейді. Сілтемеден екі мерзімді де көре аласыз.
letter-due-set = { $number } нөмірлі жолданымыңызға жауап { $by } кешіктірмей беріледі.
letter-due-set-why = Бұрын мерзім белгіленбеген еді: ресми күнтізбе шықпаған болатын. Енді ол шықты.
letter-due-changed-why = Бұрынғы мерзім: { $was }. Мерзім ресми күнтізбе өзгергендіктен өзгерді.
letter-due-passed = Өзгерген күнтізбе бойынша { $number } нөмірлі жолданымыңызға жауап берудің соңғы күні: { $date }. Бұл күн өтіп кетті, бірақ сізге жауап беру міндеті сақталады.
letter-resident-due-changed = Жолданым алғаш тіркелген күннен бастап есептелетін өз мерзіміңіз: бұрын — { $was }, енді — { $now }.
letter-resident-due-set = Жолданым алғаш тіркелген күннен бастап есептелетін өз мерзіміңіз: { $now }.

# Answers
letter-answered = { $on } тіркелген { $number } нөмірлі жолданымыңызға жауап береміз.
letter-noted = { $on } тіркелген { $number } нөмірлі жолданымыңызды назарға алдық. Пікіріңіз ескеріледі.
letter-findings = Не анықталды: { $findings }
letter-basis = Құқықтық негізі: { $basis }
letter-remedy = Жауаппен келіспесеңіз, { $by } кешіктірмей шағым бере аласыз. Шағым берілетін орган: { $body }. Оны қарайтын орган: { $higher } (ӘРПК 91, 92-баптары).
letter-remedy-no-higher = Жауаппен келіспесеңіз, { $by } кешіктірмей шағым бере аласыз. Шағым берілетін орган: { $body }. Ол шағымды қарауға құқығы бар жоғары тұрған органға жібереді (ӘРПК 91, 92-баптары).

# To officers
letter-new-case = Органыңызға жаңа іс келді: { $number }.
letter-officer-body = Жауапты орган: { $body }.
letter-officer-due = Жауап беретін соңғы күн: { $date }, { $weekday }.
letter-officer-due-unknown = Мерзім күнтізбе шыққанда белгіленеді.
letter-officer-from = Жолдаған орган: { $from }.
letter-officer-next = Мәселе басқа органның құзыретіне жатса, оны сол органға мерзімінде жолдаңыз (ӘРПК 65-бабы).
letter-officer-unposted = Жауап жазылды, бірақ хаты әлі жіберілген жоқ. Хатты поштамен жіберіп, жіберілген күнін жазыңыз: жауаптың күні сол болады.
letter-officer-link = Істі мына сілтемеден ашыңыз:
letter-reminder = { $number } нөмірлі жолданымға жауап беруге { $days } жұмыс күні қалды.
letter-reminder-today = { $number } нөмірлі жолданымға жауап беретін соңғы күн — бүгін.
letter-escalation = { $number } нөмірлі жолданымға мерзімінде жауап берілмеді. Жауап { $days } жұмыс күніне кешікті.
letter-escalation-body = Жауап беруге тиіс орган: { $body }.
letter-escalation-due = Соңғы күн: { $date }.
letter-escalation-law = Бұл бас тарту деп есептеледі, арыз иесі шағым бере алады (ӘРПК 91-бабының 2-бөлігі). Жауап сонда да берілуге тиіс.
letter-calendar = { $year } жылдың ресми күнтізбесі жүйеге енгізілмеген.
letter-calendar-why = Қаралып жатқан істердің мерзімі сол жылға түседі. Күнтізбесіз ол есептелмейді.
letter-calendar-waiting = Мерзімі белгіленбеген істер: { $waiting }.
letter-calendar-next = Күнтізбе ресми жарияланған соң оны заң деректеріне қосыңыз.
letter-calendar-link = Белгілі жылдардың күнтізбелері:
