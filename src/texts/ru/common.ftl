### Words that every area shares: problems of fields, refusals, statuses, kinds, roles, levels, steps, days, letters.

# What is wrong with a field (beside the field)
problem-missing = Заполните это поле.
problem-too-long = Слишком длинный текст: не больше { $max } знаков.
problem-unknown-kind = Выберите вид обращения из списка.
problem-unknown-language = Выберите язык: казахский, русский или английский.
problem-unknown-subject = Выберите тему из списка.
problem-unknown-settlement = Такого населённого пункта нет в списке. Выберите его из списка.
problem-not-a-settlement = Это не село и не город, а район или область. Выберите населённый пункт.
problem-retired-settlement = Этого населённого пункта больше нет в списке, его последний день в нём: { $until }. Выберите другой из списка.
problem-succeeded-settlement = Этого населённого пункта больше нет в списке, его последний день в нём: { $until }. Теперь это { $name } (код { $code }): выберите его.
problem-coming-settlement = Этого населённого пункта ещё нет в списке, его первый день в нём: { $from }. Выберите другой из списка.
problem-unknown-question = По этой теме такой вопрос не задают.
problem-unknown-answer = Выберите один из предложенных ответов. Если не знаете, выберите «Не знаю».
problem-invalid-email = Проверьте электронную почту. Образец: imya@pochta.kz.
problem-invalid-phone = Проверьте номер телефона. Образец: +7 701 123 45 67.
problem-invalid-iin = Проверьте ИИН: 12 цифр без ошибок.
problem-invalid-location = Точка на карте указана неверно. Поставьте её заново или уберите.
problem-unknown-body = Такого органа нет. Выберите орган из списка.
problem-several-bodies = Этим словам отвечают несколько органов. Выберите один из них.
problem-look-alike-letters = Здесь смешаны буквы двух алфавитов, или кириллица стоит вместо похожей латиницы. Наберите адрес заново в одной раскладке.
problem-weak-password = Пароль слишком короткий. Нужно не меньше 10 знаков.
problem-guessable-password = Этот пароль легко подобрать: он распространённый или составлен из вашего имени, адреса или места работы. Возьмите несколько слов, не связанных друг с другом.
problem-same-password = Это нынешний пароль. Выберите другой.
problem-wrong-password = Неверный пароль.
problem-email-taken = Пользователь с этой почтой уже есть.
problem-unknown-role = Выберите роль из списка.
problem-invalid-date = Проверьте дату. Пишите её так: 2026-05-26.
problem-invalid-month = Проверьте месяц. Пишите его так: 2026-05.
problem-before-the-law = На этот день правил нет. Первый день правил: { $from }.
problem-unknown-field = Такого поля нет.
problem-not-a-word = Это значение не подходит для этого поля.
problem-missing-idempotency-key = Нужен уникальный ключ запроса (Idempotency-Key): не длиннее 64 знаков.
problem-no-law = Здесь нужна статья закона: черты или слова «нет» мало.
problem-last-signer = Больше здесь никто не вправе подписывать, а открытых дел: { $open }. Назовите преемника или подтвердите, что дела берёт вышестоящий орган.
problem-not-a-successor = Этот пользователь не может стать преемником: нужен действующий сотрудник другого органа с правом подписи, не последний у себя.
problem-nobody-above = Выше тоже никого нет, а открытых дел: { $open }. Назовите преемника или сначала добавьте сотрудника в этот орган.

# Why a step is refused
refused-already-accepted = Дело уже в работе, принимать его ещё раз не нужно.
refused-already-closed = Дело закрыто, изменить его уже нельзя.
refused-already-forwarded = Обращение уже перенаправлено. Теперь отвечает другой орган.
refused-not-a-proposal-or-response = Принять к сведению можно только предложение или отклик. На это обращение нужно ответить.
refused-same-body = Дело уже находится в этом органе. Выберите другой.
refused-another-clock = По этому делу идёт другой срок: его решают другим действием.
refused-already-posted = Для письма уже записан другой день отправки.
refused-not-signed-by-registrars = То, что решает обращение, подписывает исполнитель или руководитель органа. Регистратор может принять дело к рассмотрению и перенаправить его.
refused-nothing-to-post = По этому делу нет ответа, который ждёт отправки почтой.
refused-only-the-head = Это может сделать только руководитель органа.
refused-not-of-the-body = Это могут сделать только сотрудники органа, в котором находится дело.

# The status of a case: for a badge, and the sentence that the resident reads
status-registered = Зарегистрировано
status-registered-sentence = Обращение зарегистрировано, рассмотрение ещё не началось.
status-in-review = Рассматривается
status-in-review-sentence = Сотрудник рассматривает ваше обращение.
status-answered = Дан ответ
status-answered-sentence = Прочитайте ответ.
status-noted = Принято к сведению
status-noted-sentence = Орган ознакомился с вашим мнением и принял его к сведению.
status-forwarded = Перенаправлено
status-forwarded-sentence = Теперь отвечает: { $body }.
status-overdue = Просрочено
status-overdue-sentence = В срок ответа не было. Вы вправе жаловаться.
appeal-status-open = Ждёт ответа
appeal-status-closed = Завершено

# Kinds of appeals
kind-message = Сообщение
kind-application = Заявление
kind-complaint = Жалоба
kind-proposal = Предложение
kind-response = Отклик
kind-inquiry = Запрос

# Roles
role-executor = Исполнитель
role-head = Руководитель
role-registrar = Регистратор
role-overseer = Наблюдатель
role-administrator = Администратор системы

# How the applicant's identity is known
identity-unconfirmed = Не подтверждена
identity-email-confirmed = Подтверждена электронная почта
identity-in-person = Подтверждена лично
identity-e-signature = Подписано ЭЦП

# Levels of government and kinds of territories
level-rural = Сельский уровень
level-district = Районный уровень
level-oblast = Областной уровень
level-republic = Республиканский уровень
level-rural-territory = сельский округ (посёлок, город районного значения)
level-district-territory = район (город)
level-oblast-territory = область
level-republic-territory = Республика Казахстан
territory-kind-oblast = Область
territory-kind-city = Город
territory-kind-district = Район
territory-kind-city-part = Часть города
territory-kind-town = Город районного значения
territory-kind-township = Посёлок
territory-kind-rural-okrug = Сельский округ
territory-kind-settlement = Населённый пункт

# Steps: what an officer may do now (a button)
step-accept = Принять в работу
step-answer = Ответить
step-note = Принять к сведению
step-forward = Перенаправить
step-post = Записать отправку ответа почтой

# Steps: what has happened (a line of the history)
step-registered = Обращение зарегистрировано
step-accepted = Орган начал рассматривать обращение
step-forwarded = Перенаправлено в другой орган
step-answered = Дан ответ
step-noted = Принято к сведению
step-posted = Письмо отправлено почтой
step-undelivered = Письмо не дошло по электронной почте, его отправят на бумаге
step-reminded = Органу напомнили о сроке
step-escalated = О просрочке сообщили вышестоящему органу
step-due-set = Установлен срок ответа
step-due-moved = Срок ответа перенесён: изменился официальный календарь
step-due-moved-dates = Прежний срок — { $was }, новый — { $now }.
step-recounted = Дни пересчитаны: изменился официальный календарь, срок ответа остался прежним

# Days of the calendar
day-working-day = рабочий день
day-worked-weekend = рабочая суббота (воскресенье)
day-weekend = выходной день
day-holiday = праздничный день
day-transferred-day = перенесённый выходной

# How sure we are of a rule
confidence-high = прямо по тексту закона
confidence-med = наше понимание закона
confidence-low = нужно проверить

# Decisions
decision-answered = Ответить
decision-noted = Принять к сведению

# Letters
letter-kind-registered = Письмо о регистрации
letter-kind-accepted = Письмо о принятии в работу
letter-kind-forwarded = Письмо о перенаправлении
letter-kind-answered = Ответ
letter-kind-noted = Письмо о принятии к сведению
letter-kind-new-case = Уведомление о новом деле
letter-kind-reminder = Напоминание о сроке
letter-kind-escalation = Уведомление о просрочке
letter-kind-calendar-alarm = Предупреждение о календаре
letter-kind-unattended = Письмо об органах без сотрудников
letter-kind-due-changed = Письмо об изменении срока
letter-status-queued = Ждёт отправки
letter-status-sent = Отправлено
letter-status-to-print = Нужно напечатать
letter-status-posted = Сдано на почту
letter-status-refused = Электронная почта не приняла
letter-refusal-mailbox = почтовый ящик не принимает писем
letter-refusal-address = на этот адрес нельзя отправить электронное письмо
letter-refusal-gave-up = электронная почта не приняла его вовремя

# Names of the languages, each in itself
language-kk = Қазақша
language-ru = Русский
language-en = English

# Who might answer where the rulebook leaves it open.
candidates = В зависимости от ответа на этот вопрос отвечает один из органов:

# A body where nobody may sign yet
unattended-above = Здесь пока нет сотрудника, который может ответить: { $body }. До тех пор обращение рассматривает вышестоящий орган и отвечает за него: { $attendant }.
unattended-nobody = Здесь пока нет сотрудника, который может ответить: { $body }. В вышестоящих органах тоже никого нет. Администраторы системы видят такие обращения в отдельном списке.

# Lists that are cut
list-hidden = Здесь показано не всё. Ещё: { $count }.
list-hidden-many = Здесь показано не всё. Ещё { $count } или больше: напишите слово полнее.
