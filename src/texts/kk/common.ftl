### Words that every area shares: problems of fields, refusals, statuses, kinds, roles, levels, steps, days, letters.

# What is wrong with a field (beside the field)
problem-missing = Мұны толтыру керек.
problem-too-long = Мәтін тым ұзын: ең көбі { $max } таңба.
problem-unknown-kind = Жолданымның түрін тізімнен таңдаңыз.
problem-unknown-language = Тілді таңдаңыз: қазақша, орысша немесе ағылшынша.
problem-unknown-subject = Тақырыпты тізімнен таңдаңыз.
problem-unknown-settlement = Мұндай елді мекен тізімде жоқ. Тізімнен таңдаңыз.
problem-not-a-settlement = Бұл — ауыл да, қала да емес, аудан немесе облыс. Елді мекенді таңдаңыз.
problem-retired-settlement = Бұл елді мекен қазір тізімде жоқ, тізімдегі соңғы күні: { $until }. Тізімнен басқасын таңдаңыз.
problem-succeeded-settlement = Бұл елді мекен қазір тізімде жоқ, тізімдегі соңғы күні: { $until }. Оның орнында енді { $name } (коды { $code }): соны таңдаңыз.
problem-coming-settlement = Бұл елді мекен тізімге әлі енген жоқ, тізімдегі алғашқы күні: { $from }. Тізімнен басқасын таңдаңыз.
problem-unknown-question = Бұл тақырып бойынша мұндай сұрақ қойылмайды.
problem-unknown-answer = Берілген жауаптардың бірін таңдаңыз. Білмесеңіз, «Білмеймін» дегенді таңдаңыз.
problem-invalid-email = Электрондық поштаны тексеріңіз. Үлгісі: ati@mysal.kz.
problem-invalid-phone = Телефон нөмірін тексеріңіз. Үлгісі: +7 701 123 45 67.
problem-invalid-iin = ЖСН-ді тексеріңіз: 12 цифр, қатесіз жазылуы керек.
problem-invalid-location = Картадағы нүкте дұрыс емес. Оны қайта белгілеңіз немесе алып тастаңыз.
problem-unknown-body = Мұндай орган жоқ. Органды тізімнен таңдаңыз.
problem-several-bodies = Бұл сөздерге бірнеше орган сай келеді. Біреуін таңдаңыз.
problem-look-alike-letters = Мұнда екі әліпбидің әріптері араласқан немесе латын әрпінің орнында соған ұқсас кирилл әрпі тұр. Мекенжайды бір әліпбимен қайта теріңіз.
problem-weak-password = Құпиясөз тым қысқа. Кемінде 10 таңба керек.
problem-guessable-password = Бұл құпиясөзді табу оңай: ол кең тараған немесе атыңыздан, мекенжайыңыздан не жұмыс орныңыздан құралған. Бір-біріне қатысы жоқ бірнеше сөзден құраңыз.
problem-same-password = Бұл – қазіргі құпиясөз. Басқасын таңдаңыз.
problem-wrong-password = Құпиясөз дұрыс емес.
problem-email-taken = Бұл поштаға тіркелген пайдаланушы бар.
problem-unknown-role = Рөлді тізімнен таңдаңыз.
problem-invalid-date = Күнді тексеріңіз. Былай жазыңыз: 2026-05-26.
problem-invalid-month = Айды тексеріңіз. Былай жазыңыз: 2026-05.
problem-before-the-law = Бұл күнге қолданылатын ереже жоқ. Алғашқы ережелер күшіне енген күн: { $from }.
problem-unknown-field = Мұндай өріс жоқ.
problem-not-a-word = Бұл мән осы өріске жарамайды.
problem-missing-idempotency-key = Сұраудың бірегей кілті (Idempotency-Key) керек: ең көбі 64 таңба.
problem-no-law = Мұнда заң бабы көрсетілуге тиіс. Сызықша не «жоқ» деген сөз жеткіліксіз.
problem-last-signer = Бұл органда қол қоя алатын басқа адам жоқ, ал ашық іс саны: { $open }. Орнына келетін адамды көрсетіңіз немесе істерді жоғары тұрған орган қарайтынын растаңыз.
problem-not-a-successor = Бұл пайдаланушы орнына келе алмайды: басқа органда істейтін, қол қоя алатын және өз органында соңғы емес қызметкер керек.
problem-nobody-above = Жоғары тұрған органдарда да ешкім жоқ, ал ашық іс саны: { $open }. Орнына келетін адамды көрсетіңіз немесе алдымен осы органға қызметкер қосыңыз.

# Why a step is refused
refused-already-accepted = Бұл іске орындаушы кірісіп қойған, қайта кірісудің қажеті жоқ.
refused-already-closed = Іс жабылған, енді өзгертуге болмайды.
refused-already-forwarded = Жолданым басқа органға жіберіліп қойған. Енді сол орган жауап береді.
refused-not-a-proposal-or-response = Тек ұсыныс пен үн қосуды назарға алуға болады. Бұл жолданымға жауап беру керек.
refused-same-body = Іс осы органның өзінде тұр. Басқа органды таңдаңыз.
refused-another-clock = Бұл істің мерзімі басқа: ол басқа әрекетпен шешіледі.
refused-already-posted = Бұл хаттың поштаға тапсырылған күні бұрын басқаша жазылған.
refused-not-signed-by-registrars = Жолданымды шешетін құжатқа орындаушы немесе орган басшысы қол қояды. Тіркеуші істі қарауға алып, басқа органға жолдай алады.
refused-nothing-to-post = Бұл істе поштаға тапсырылуын күтіп тұрған жауап жоқ.
refused-only-the-head = Мұны тек орган басшысы жасай алады.
refused-not-of-the-body = Мұны тек іс тұрған органның қызметкерлері жасай алады.

# The status of a case: for a badge, and the sentence that the resident reads
status-registered = Тіркелді
status-registered-sentence = Жолданымыңыз тіркелді, қарау әлі басталған жоқ.
status-in-review = Қаралуда
status-in-review-sentence = Орган қызметкері жолданымыңызды қарап жатыр.
status-answered = Жауап берілді
status-answered-sentence = Жауапты оқыңыз.
status-noted = Назарға алынды
status-noted-sentence = Орган пікіріңізбен танысып, назарға алды.
status-forwarded = Басқа органға жіберілді
status-forwarded-sentence = Енді жауап беретін орган: { $body }.
status-overdue = Мерзімі өтті
status-overdue-sentence = Жауап мерзімінде берілмеді. Шағым беруге құқығыңыз бар.
appeal-status-open = Жауап күтілуде
appeal-status-closed = Аяқталды

# Kinds of appeals
kind-message = Хабар
kind-application = Арыз
kind-complaint = Шағым
kind-proposal = Ұсыныс
kind-response = Үн қосу
kind-inquiry = Сұрау салу

# Roles
role-executor = Орындаушы
role-head = Басшы
role-registrar = Тіркеуші
role-overseer = Бақылаушы
role-administrator = Жүйе әкімшісі

# How the applicant's identity is known
identity-unconfirmed = Расталмаған
identity-email-confirmed = Электрондық поштасы расталған
identity-in-person = Өзі келіп растаған
identity-e-signature = ЭЦҚ қойылған

# Levels of government and kinds of territories
level-rural = Ауылдық деңгей
level-district = Аудандық деңгей
level-oblast = Облыстық деңгей
level-republic = Республикалық деңгей
level-rural-territory = ауылдық округ (кент, аудандық маңызы бар қала)
level-district-territory = аудан (қала)
level-oblast-territory = облыс
level-republic-territory = Қазақстан Республикасы
territory-kind-oblast = Облыс
territory-kind-city = Қала
territory-kind-district = Аудан
territory-kind-city-part = Қаланың бөлігі
territory-kind-town = Аудандық маңызы бар қала
territory-kind-township = Кент
territory-kind-rural-okrug = Ауылдық округ
territory-kind-settlement = Елді мекен

# Steps: what an officer may do now (a button)
step-accept = Іске кірісу
step-answer = Жауап беру
step-note = Назарға алу
step-forward = Басқа органға жіберу
step-post = Жауаптың поштаға тапсырылғанын жазу

# Steps: what has happened (a line of the history)
step-registered = Жолданым тіркелді
step-accepted = Орган жолданымды қарауға кірісті
step-forwarded = Басқа органға жіберілді
step-answered = Жауап берілді
step-noted = Назарға алынды
step-posted = Хат поштаға тапсырылды
step-reminded = Органға мерзім туралы ескертілді
step-escalated = Мерзімнің өткені туралы жоғары тұрған органға хабарланды
step-undelivered = Хат электрондық поштамен жеткізілмеді, қағаз түрінде жіберіледі
step-due-set = Жауап беру мерзімі белгіленді
step-due-moved = Жауап беру мерзімі өзгерді: ресми күнтізбе ауысты
step-due-moved-dates = Бұрынғы мерзім — { $was }, жаңа мерзім — { $now }.
step-recounted = Күндер қайта саналды: ресми күнтізбе өзгерді, жауап беру мерзімі өзгерген жоқ

# Days of the calendar
day-working-day = жұмыс күні
day-worked-weekend = жұмыс күні болып жарияланған демалыс
day-weekend = демалыс күні
day-holiday = мереке күні
day-transferred-day = ауыстырылған демалыс күні

# How sure we are of a rule
confidence-high = заңда тікелей жазылған
confidence-med = заңды осылай түсінеміз
confidence-low = әлі тексерілмеген

# Decisions
decision-answered = Жауап беру
decision-noted = Назарға алу

# Letters
letter-kind-registered = Тіркелгені туралы хат
letter-kind-accepted = Іске кіріскені туралы хат
letter-kind-forwarded = Басқа органға жіберілгені туралы хат
letter-kind-answered = Жауап
letter-kind-noted = Назарға алынғаны туралы хат
letter-kind-new-case = Жаңа іс туралы хабарлама
letter-kind-reminder = Мерзімді еске салу
letter-kind-escalation = Мерзімі өткені туралы хабарлама
letter-kind-calendar-alarm = Күнтізбе туралы ескерту
letter-kind-unattended = Қызметкері жоқ органдар туралы хат
letter-kind-due-changed = Мерзімнің өзгергені туралы хат
letter-status-queued = Жіберілу кезегінде
letter-status-sent = Жіберілді
letter-status-to-print = Басып шығару керек
letter-status-posted = Поштаға тапсырылды
letter-status-refused = Электрондық пошта қабылдамады
letter-refusal-mailbox = пошта жәшігі хат қабылдамайды
letter-refusal-address = бұл мекенжайға электрондық хат жіберу мүмкін емес
letter-refusal-gave-up = электрондық пошта хатты уақытында қабылдамады

# Names of the languages, each in itself
language-kk = Қазақша
language-ru = Русский
language-en = English

# Who might answer where the rulebook leaves it open.
candidates = Осы сұрақтың жауабына қарай мына органдардың бірі жауап береді:

# A body where nobody may sign yet
unattended-above = Бұл органда әзірге жауап беретін қызметкер жоқ: { $body }. Қызметкер болғанша жолданымды жоғары тұрған орган қарайды және сол үшін жауап береді: { $attendant }.
unattended-nobody = Бұл органда әзірге жауап беретін қызметкер жоқ: { $body }. Жоғары тұрған органдарда да ешкім жоқ. Жүйе әкімшілері мұндай жолданымдарды бөлек тізімнен көреді.

# Lists that are cut
list-hidden = Мұнда бәрі көрсетілмеген. Тағы: { $count }.
list-hidden-many = Мұнда бәрі көрсетілмеген. Тағы { $count } немесе одан да көп бар: сөзді толығырақ жазыңыз.
