### Тізімнен шыққан аумақтар және олардың орнына келгендер.

staff-nav-territories = Аумақтар
territories-title = Тізімнен шыққан аумақтар
territories-lead = Аумақтардың жаңа тізімінде бұл кодтар жоқ. Әрқайсысының орнында қазір қай аумақ тұрғанын көрсетіңіз. Растағаннан кейін таратылған органның ашық істері оның орнына келген органға беріледі: жауап беру мерзімі өзгермейді, жүйе арыз иелеріне хат жібереді. Жолданымда бұрынғы жердің атауы сақталады.
territories-empty = Расталмаған аумақ қалған жоқ.
territories-col-confirm = Растау
territories-col-gone = Шыққан аумақ
territories-col-until = Соңғы күні
territories-col-open = Ашық іс
territories-col-now = Орнындағы аумақтың коды
territories-none-suggested = Атауы ұқсас жаңа аумақ табылған жоқ.
territories-button = Белгіленгенін растау
territories-page = Келесі бет
territories-confirmed-title = Расталғандар
territories-confirmed-lead = Қате расталса, жолды белгілеп, дұрыс кодты жазыңыз. Берілген істер кері қайтпайды: оларды орган басқа органға жібере алады.
territories-bad-code = Тоғыз цифрдан тұратын кодты жазыңыз: { $code }
territories-none-ticked = Кемінде бір жолды белгілеңіз.
territories-refused-unknown = Ешбір тізімде мұндай код жоқ: { $code }.
territories-refused-not-retired = Бұл аумақ тізімнен шыққан жоқ: { $code }.
territories-refused-circle = Аумақ өзінің орнына келе алмайды: { $code }.
territories-refused-retired = Бұл аумақтың өзі тізімнен шыққан: { $code }.
territories-refused-retired-now = Бұл аумақтың өзі тізімнен шыққан: { $code }. Оның орнындағы аумақ: { $now }.
territories-refused-other-kind = Елді мекеннің орнына тек елді мекен келе алады: { $code }.
territories-refused-village = Ауылдық округтің немесе ауданның орнына елді мекен келе алмайды: { $code }. Елді мекен кіретін округтің немесе қаланың кодын жазыңыз.
territories-refused-confirmed = Мұны басқа адам растап қойған: { $code } орнында { $now }. Бетті қайта ашыңыз.
territories-refused-withdrawn = Бұрынғы растау енді күшінде емес: { $code }. Бетті қайта ашыңыз.
security-event-successors-confirmed = Шыққан аумақтардың орнына келгені расталды

step-handed-over = Іс таратылған органның орнына келген органға берілді
letter-kind-handed-over = Органның ауысқаны туралы хат
letter-kind-took-over = Берілген іс туралы хабарлама
tracking-handed-over = Істі енді мына орган қарайды: { $to }
tracking-handed-over-why = Бұрынғы орган таратылды: { $from }. Жауап беру мерзімі өзгерген жоқ: орнына келген орган істі жалғастырады (заңды біз осылай түсінеміз).
letter-subject-handed-over = { $number }: жауап беретін орган ауысты
letter-handed-over = { $number } нөмірлі жолданымыңызды қарап жатқан орган таратылды: { $from }. Істі енді мына орган қарайды: { $to }.
letter-handed-over-due = Жауап беру мерзімі өзгерген жоқ: жауап { $by } кешіктірмей берілуге тиіс.
letter-handed-over-basis = Орнына келген орган істі жалғастырады, мерзім қайта басталмайды: заңды біз осылай түсінеміз.
letter-subject-took-over = { $number }: таратылған органның ісі
letter-took-over = Таратылған органның { $number } нөмірлі ісі Органыңызға берілді. Бұрынғы орган: { $from }.

oversight-listed-since = Тізімдегі алғашқы күні: { $date }.
oversight-listed-until = Тізімдегі соңғы күні: { $date }.
oversight-as-filed = Жолданым қай жер бойынша берілсе, сол жердің есебінде қалады, сондықтан аумақ бөлінсе де, бұрынғы сандар өзгермейді.
