### Words that every area shares: problems of fields, refusals, statuses, kinds, roles, levels, steps, days, letters.

# What is wrong with a field (beside the field)
problem-missing = Осы жолды толтырыңыз.
problem-too-long = Мәтін тым ұзын: ең көбі { $max } таңба.
problem-control-character = Мұнда рұқсат етілмеген таңба бар. Мәтінді қайта теріңіз.
problem-unknown-kind = Жолданымның түрін тізімнен таңдаңыз.
problem-unknown-language = Тілді таңдаңыз: қазақша, орысша немесе ағылшынша.
problem-unknown-subject = Тақырыпты тізімнен таңдаңыз.
problem-unknown-settlement = Мұндай елді мекен тізімде жоқ. Тізімнен таңдаңыз.
problem-not-a-settlement = Бұл — ауыл не қала емес, үлкенірек аумақ. Елді мекенді таңдаңыз.
problem-unknown-question = Бұл тақырып бойынша мұндай сұрақ қойылмайды.
problem-unknown-answer = Берілген жауаптардың бірін таңдаңыз. Білмесеңіз, «білмеймін» деңіз.
problem-invalid-email = Электрондық поштаны тексеріңіз. Үлгісі: ati@mysal.kz.
problem-invalid-phone = Телефон нөмірін тексеріңіз. Үлгісі: +7 701 123 45 67.
problem-invalid-iin = ЖСН-ді тексеріңіз: 12 цифр, қатесіз жазылуы керек.
problem-invalid-location = Картадағы нүкте дұрыс емес. Оны қайта белгілеңіз немесе алып тастаңыз.
problem-unknown-body = Мұндай орган жоқ. Органды тізімнен таңдаңыз.
problem-weak-password = Құпиясөз тым әлсіз. Кемінде 10 таңба болсын, оңай табылатын сөз болмасын.
problem-wrong-password = Құпиясөз дұрыс емес.
problem-email-taken = Бұл поштамен пайдаланушы тіркелген.
problem-unknown-role = Рөлді тізімнен таңдаңыз.
problem-invalid-date = Күнді тексеріңіз. Үлгісі: 26.05.2026.
problem-unknown-field = Мұндай өріс жоқ.
problem-not-a-word = Бұл мән осы өріске жарамайды.
problem-missing-idempotency-key = Сұраудың қайталанбас кілті (Idempotency-Key) керек: ең көбі 64 таңба.

# Why a step is refused
refused-already-accepted = Іс қабылданып қойған, қайта қабылдаудың қажеті жоқ.
refused-already-closed = Іс жабылған, онымен енді ештеңе істеуге болмайды.
refused-already-forwarded = Жолданым басқа органға жіберілген. Енді жауапты сол орган береді.
refused-not-a-proposal-or-response = Тек ұсыныс пен үн қосуды назарға алуға болады. Бұл жолданымға жауап беру керек.
refused-same-body = Іс осы органның өзінде тұр. Басқа органды таңдаңыз.
refused-already-posted = Бұл хаттың жөнелтілген күні бұрын басқаша жазылған.
refused-not-signed-by-registrars = Жауапқа орындаушы немесе орган басшысы қол қояды. Тіркеуші істі қарауға алып, басқа органға жолдай алады.

# The status of a case: for a badge, and the sentence that the resident reads
status-registered = Тіркелді
status-registered-sentence = Жолданымыңыздың нөмірі мен мерзімі бар.
status-in-review = Қаралуда
status-in-review-sentence = Орындаушы жұмыс істеп жатыр.
status-answered = Жауап берілді
status-answered-sentence = Жауапты оқыңыз.
status-noted = Назарға алынды
status-noted-sentence = Пікіріңіз ескеріледі.
status-forwarded = Басқа органға жолданды
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
identity-in-person = Өзі келіп көрсеткен
identity-e-signature = ЭЦҚ қойылған

# Levels of government and kinds of territories
level-rural = Ауылдық деңгей
level-district = Аудандық деңгей
level-oblast = Облыстық деңгей
level-republic = Республикалық деңгей
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
step-forward = Басқа органға жолдау

# Steps: what has happened (a line of the history)
step-registered = Жолданым тіркелді
step-accepted = Орындаушы іске кірісті
step-forwarded = Басқа органға жолданды
step-answered = Жауап берілді
step-noted = Назарға алынды
step-posted = Хат пошта арқылы жіберілді
step-reminded = Органға мерзім еске салынды
step-escalated = Мерзімнің өткені жоғары тұрған органға хабарланды
step-due-set = Жауап беру мерзімі белгіленді
step-due-moved = Жауап беру мерзімі ауысты: ресми күнтізбе өзгерді
step-due-moved-dates = Бұрынғы мерзім — { $was }, жаңа мерзім — { $now }.
step-recounted = Күндер қайта саналды: ресми күнтізбе өзгерді, жауап беру мерзімі өзгерген жоқ

# Days of the calendar
day-working-day = жұмыс күні
day-worked-weekend = жұмыс күніне ауыстырылған демалыс
day-weekend = демалыс күні
day-holiday = мереке күні
day-transferred-day = ауыстырылған демалыс күні

# How sure we are of a rule
confidence-high = заңнан оқылған
confidence-med = заң бойынша түсінігіміз
confidence-low = тексеруді қажет етеді

# Decisions
decision-answered = Жауап беру
decision-noted = Назарға алу

# Letters
letter-kind-registered = Тіркелгені туралы хат
letter-kind-accepted = Іске кіріскені туралы хат
letter-kind-forwarded = Басқа органға жолданғаны туралы хат
letter-kind-answered = Жауап
letter-kind-noted = Назарға алынғаны туралы хат
letter-kind-new-case = Жаңа іс туралы хабарлама
letter-kind-reminder = Мерзімді еске салу
letter-kind-escalation = Мерзімі өткені туралы хабарлама
letter-kind-calendar-alarm = Күнтізбе туралы ескерту
letter-kind-due-changed = Мерзімнің өзгергені туралы хат
letter-status-queued = Жіберілу кезегінде
letter-status-sent = Жіберілді
letter-status-to-print = Басып шығару керек
letter-status-posted = Поштаға тапсырылды

# Names of the languages, each in itself
language-kk = Қазақша
language-ru = Русский
language-en = English

# Who might answer where the rulebook leaves it open.
candidates = Бұл сұрақтың жауабына қарай мына органдардың бірі жауап береді:
