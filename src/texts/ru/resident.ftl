### The pages for residents.

# Where the way begins
home-title = Что случилось?
home-lead = Напишите своими словами. Вы сразу увидите, кто должен ответить и не позднее какого дня.
home-what-happened = Что случилось?
home-what-happened-hint = Например: «яма на дороге», «два дня нет воды», «не горит фонарь»
home-search = Найти
home-found = 
    { $count ->
        [one] Найдена { $count } тема
        [few] Найдены { $count } темы
       *[many] Найдено { $count } тем
    }
home-nothing-found = Ничего не найдено
home-nothing-found-hint = Попробуйте другие слова или выберите из групп ниже.
home-groups = Выберите из групп
home-next = Что будет дальше?
home-next-registered = Обращение регистрируют
home-next-registered-text = В тот же день, а после рабочего времени или в выходной — на следующий рабочий день. Вы получите талон с номером и ключом для отслеживания. Отказать в приёме нельзя.
home-next-who = Кто отвечает, определяет закон
home-next-who-text = Покажем, какой это орган и почему именно он.
home-next-when = Срок посчитан по дням
home-next-when-text = На талоне — последний день ответа и какие дни считаются, а какие нет.
home-next-disagree = Не согласны с ответом — вы вправе подать жалобу
home-next-disagree-text = В ответе написано, куда и не позднее какого дня можно жаловаться.
home-check = Проверить обращение

# Filing, step by step
filing-settlement = Населённый пункт
filing-settlement-hint = Напишите первые буквы названия, например: Тарб
filing-optional = (необязательно)
filing-choose-settlement = Где это?
filing-choose-settlement-lead = От населённого пункта зависит, кто отвечает.
filing-which-settlement = Выберите населённый пункт
filing-no-settlement = Такой населённый пункт не найден
filing-no-settlement-hint = Попробуйте написать только первые три-четыре буквы.
filing-choose-subject = О чём вы пишете?
filing-found = Найденные темы
filing-change = Изменить
filing-change-settlement = Другой населённый пункт
filing-change-subject = Другая тема
filing-subject = Тема
filing-question-hint = От этого зависит, кто обязан ответить по закону.
filing-answers = Отвечает: { $body }
filing-answers-another-question = Зависит от ответа на другой вопрос
filing-answers-duty-desk = Кто отвечает, определит: { $body }
filing-answers-open = Кто отвечает, определит акимат района (города)
filing-address = Где именно?
filing-address-hint = Улица и дом, перекрёсток или заметное место рядом
filing-text = Опишите, что случилось
filing-text-hint = Что вы видели, с какого времени, чем это опасно. До 10 000 знаков
filing-who-are-you = О вас
filing-who-are-you-hint = Имя и почтовый адрес требует закон (статья 63 АППК). Их видят сотрудники органов, куда попало обращение, и тот, у кого есть ваш ключ.
filing-who-are-you-more = О персональных данных
filing-name = Фамилия, имя, отчество
filing-name-hint = Как в документе
filing-postal-address = Почтовый адрес
filing-postal-address-hint = Населённый пункт, улица, дом. Если электронной почты нет, письма отправят сюда
filing-email = Электронная почта
filing-email-hint = О каждом шаге отправим письмо
filing-phone = Мобильный телефон
filing-phone-hint = Например: +7 701 123 45 67
filing-iin = ИИН
filing-iin-hint = Если есть, 12 цифр
filing-language = На каком языке ответить?
filing-kind = Вид
filing-kind-proposed = Мы зарегистрируем это как «{ $kind }»
filing-kind-change = Изменить вид
filing-kind-message = Вы сообщаете, что что-то сломано, не работает или нарушен закон.
filing-kind-application = Вы просите то, на что имеете право: справку, пособие, услугу.
filing-kind-complaint = Вы не согласны с решением, действием или бездействием органа.
filing-kind-proposal = Вы предлагаете что-то улучшить.
filing-kind-response = Вы высказываете мнение о политике государства, событии в обществе или решении.
filing-kind-inquiry = Вы запрашиваете информацию.
filing-send = Отправить
filing-send-hint = Сразу после этого вы получите талон: номер, кто отвечает и последний день ответа.
filing-error = Ошибка:
filing-error-title = Ошибка: { $title }
filing-error-line = { $label }: { $problem }
filing-errors = 
    { $count ->
        [one] Осталось исправить { $count } место
        [few] Осталось исправить { $count } места
       *[many] Осталось исправить { $count } мест
    }
filing-kept = Написанное осталось на странице, ничего не пропало.
filing-sent-before = С этой страницы обращение уже отправлено, а текст с тех пор изменился. Чтобы подать его как новое обращение, нажмите «Отправить» ещё раз.
filing-busy = Система сейчас перегружена, обращение ещё не отправлено. Нажмите «Отправить» ещё раз через минуту.
filing-unavailable = Ничего не сохранено: обращение не подано. Нажмите «Отправить» ещё раз через несколько минут.

# The receipt slip
receipt-title = Талон { $number }
receipt-accepted = Обращение принято
receipt-accepted-lead = Распечатайте талон или сфотографируйте его: по этому ключу вы откроете обращение.
receipt-slip = Талон
receipt-key-hint = По этому ключу открывается обращение. Никому его не передавайте.
receipt-received = Принято
receipt-received-by = Кто принял
receipt-received-by-system = Система «Слышащее государство»
receipt-applicant = Заявитель
receipt-about = Тема и место
receipt-who = Кто отвечает?
receipt-why = Почему?
receipt-undetermined = Кто отвечает, пока не определено.
receipt-undetermined-text = Это определит названный выше орган. Если обращение перенаправят, у нового органа срок начнётся заново; вам отправят об этом письмо.
receipt-open-question = Пока неясно: { $question }
receipt-owner = Кто выполняет работу: { $owner }.
receipt-when = Когда должны ответить?
receipt-when-complaint = Когда жалобу обязаны удовлетворить или передать выше?
receipt-by = не позднее { $date }
receipt-term = 
    { $days ->
        [one] Закон отводит на ответ { $days } рабочий день.
        [few] Закон отводит на ответ { $days } рабочих дня.
       *[many] Закон отводит на ответ { $days } рабочих дней.
    }
receipt-registered-later = Обращение поступило в нерабочее время, поэтому зарегистрировано на следующий рабочий день: { $date }.
receipt-day-number = { $n }-й день
receipt-day-registered = рег.
receipt-day-weekend = выходной
receipt-day-holiday = праздник
receipt-day-transferred = выходной
receipt-skipped = Почему некоторые дни не считаются?
receipt-skipped-holiday = праздничный день: { $name }
receipt-skipped-transferred = перенесённый выходной: { $name }
receipt-worked-weekend = выходной объявлен рабочим, поэтому считается
receipt-skipped-weekends = суббота и воскресенье
receipt-due-unknown = Дата ответа будет установлена позже.
receipt-due-unknown-text = Срок приходится на год, календарь которого ещё не утверждён. Когда его утвердят, мы посчитаем последний день ответа и отправим вам письмо.
receipt-first-date = Сначала мы назвали вам { $date }. Потом изменился официальный календарь, поэтому выше стоит новая дата.
receipt-forwarded = Потом обращение перенаправили. Теперь отвечает: { $body }.
receipt-forwarded-date = По закону теперь обязательна эта дата: { $date }. Дату на талоне мы сохраняем, чтобы было видно, сколько вы ждёте.
receipt-next-letters = Письмо отправят, когда обращение возьмут в работу, перенаправят, изменят срок и ответят.
receipt-next-forward = Если вопрос решает другой орган, обращение должны перенаправить туда не позднее { $date }, а вам отправить письмо. У нового органа срок начнётся заново; сколько ждёте вы, тоже будет видно.
receipt-next-no-answer = Если и после { $date } ответа нет, считается, что орган отказал, и вы вправе подать жалобу (статья 91 АППК). Ответить всё равно обязаны.
receipt-next-higher = Жалобу рассмотрит: { $body }.
receipt-qr = Открыть обращение с телефона
receipt-track = Следить за обращением
receipt-another = Ещё одно обращение
receipt-print = Чтобы распечатать, выберите «Печать» в меню браузера. Талон помещается на один лист.
receipt-mailed = Талон отправят и письмом: { $email }.
receipt-posted = Электронной почты нет, поэтому письма отправляют на почтовый адрес.

# Tracking
tracking-title = Обращение { $number }
tracking-open-title = Открыть обращение
tracking-open-lead = Номер и ключ написаны на талоне и в письме.
tracking-no-key = Чтобы открыть обращение, введите его номер и ключ для отслеживания.
tracking-wrong = Такой пары номера и ключа нет
tracking-wrong-hint = Проверьте оба по талону и введите ещё раз.
tracking-number = Номер обращения
tracking-number-hint = Написан на талоне, например: ЖТ-2026-000123
tracking-key = Ключ для отслеживания
tracking-key-hint = 26 знаков с талона. Пробелы и дефисы можно не вводить.
tracking-open = Открыть
tracking-left = 
    { $days ->
        [one] остался { $days } рабочий день
        [few] осталось { $days } рабочих дня
       *[many] осталось { $days } рабочих дней
    }
tracking-late = 
    { $days ->
        [one] просрочено на { $days } рабочий день
        [few] просрочено на { $days } рабочих дня
       *[many] просрочено на { $days } рабочих дней
    }
tracking-today = сегодня последний день
tracking-answered-on = дата ответа: { $date }
tracking-answered-to-post = Ответ готов, бумажное письмо ещё не отправлено.
tracking-answer = Ответ
tracking-findings = Что установлено
tracking-basis = Правовое основание
tracking-disagree = Если вы не согласны
tracking-remedy = Вы вправе подать жалобу не позднее { $date }.
tracking-remedy-where = Куда подать: { $body }. Кто рассмотрит: { $higher }.
tracking-remedy-body = Куда подать: { $body }.
tracking-remedy-law = Статьи 91 и 92 АППК
tracking-several = По вашему обращению несколько дел, каждое показано ниже.
tracking-several-open = Рассматривается
tracking-several-closed = Закрыто
tracking-must-pass-up = Орган обязан удовлетворить жалобу полностью или передать вышестоящему не позднее { $date }.
tracking-must-decide = Орган обязан решить жалобу не позднее { $date }.
tracking-must-at-once = По закону действовать обязаны немедленно, срока в днях нет.
tracking-overdue-pass-up = Орган в срок не удовлетворил жалобу и не передал её выше. Он по-прежнему обязан это сделать.
tracking-overdue-refused = В срок решения не было. По закону считается, что орган отказал (часть 2 статьи 91, часть 5 статьи 100 АППК).
tracking-pass-up-owed = Жалобу обязаны удовлетворить полностью или передать выше
tracking-decision-owed = Орган обязан решить жалобу
tracking-court = Вы вправе обратиться в суд не позднее { $date }.
tracking-court-undated = Вы вправе обратиться в суд, когда получите решение.
tracking-court-law = Часть 6 статьи 100 и статья 136 АППК
tracking-two-clocks = Два срока
tracking-two-clocks-text = Если обращение перенаправляют, срок у нового органа начинается заново, и по закону обязателен он. Ваши дни ожидания считаем без перерыва.
tracking-you-waited = Вы ждёте
tracking-working-days = 
    { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[many] { $days } рабочих дней
    }
tracking-days-of = { $days } из { $term } рабочих дней
tracking-days-over =
    { $days ->
        [one] { $days } рабочий день, срок был { $term }
        [few] { $days } рабочих дня, срок был { $term }
       *[many] { $days } рабочих дней, срок был { $term }
    }
tracking-forwarded-once = Пунктир — день, не позднее которого ответили бы, если бы обращение не перенаправили.
tracking-days-table = Как посчитаны дни
tracking-column-body = Орган
tracking-column-from = Зарегистрировано
tracking-column-until = Посчитано по
tracking-column-days = Рабочих дней
tracking-column-due = Последний день
tracking-receipt = Открыть талон
tracking-steps = Что сделано
tracking-sent-to = Отвечает: { $body }.
tracking-forwarded-to = Перенаправлено. Теперь рассматривает: { $body }.
tracking-date-given = Названная вам дата: { $date }.
tracking-new-due = Орган обязан ответить не позднее { $date }.
tracking-answer-owed = Орган обязан ответить
tracking-your-text = Что вы написали
tracking-letters = Письма вам
tracking-no-letters = Писем пока нет
tracking-letter-sent = отправлено: { $date }
tracking-letter-posted = отправлено почтой: { $date }
tracking-letter-to-print = ждёт печати и отправки
tracking-letter-queued = ждёт отправки
tracking-records =
    { $count ->
        [one] В журнале событий { $count } запись. Записи не меняют и не удаляют.
        [few] В журнале событий { $count } записи. Записи не меняют и не удаляют.
       *[many] В журнале событий { $count } записей. Записи не меняют и не удаляют.
    }


# Help
help-title = Помощь
help-kinds = Виды обращений
help-kinds-text = Обращением мы здесь называем все шесть видов. Вид предлагает система, вы можете его изменить.
help-words = Слова
help-words-text = Акимат — местный исполнительный орган, его возглавляет аким. АППК — Административный процедурно-процессуальный кодекс.
help-terms = Срок
help-terms-text = Срок считают в рабочих днях; праздники и выходные не считаются. Последний день и счёт дней — на талоне.
help-data = Персональные данные
help-data-why = Имя, почтовый адрес и ИИН, если он есть, требует закон (статья 63 АППК). Без ИИН обращение тоже примут. Телефон и электронная почта — по желанию.
help-data-who = Их видят сотрудники органов, куда попало обращение, и тот, у кого есть ваш ключ. Наблюдатели видят цифры и дела без имён.
help-data-kept = Имя, адрес, телефон, почта и ИИН хранятся зашифрованными. В самом тексте обращения лишних личных сведений не пишите.
help-data-cookie = В браузере 30 дней хранится один файл cookie: ключ от вашего обращения. Сторонних средств слежения нет.
help-access = Доступность
help-access-text = Страницы работают без JavaScript, с клавиатуры, с программой чтения экрана и на небольшом телефоне. Если писать трудно, обратитесь в акимат устно: сотрудник составит протокол.
