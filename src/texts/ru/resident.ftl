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
home-next-when = Виден срок и каждый его день
home-next-when-text = Последний день, какие дни считаются и какие нет, — всё на талоне.
home-next-disagree = Не согласны с ответом — подайте жалобу
home-next-disagree-text = В ответе написано, куда и до какого дня можно жаловаться.
home-check = Проверить обращение

# Filing, step by step
filing-settlement = Населённый пункт
filing-settlement-hint = Напишите первые буквы названия, например: Акш
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
filing-answers-duty-desk = Кто отвечает, определит дежурный: { $body }
filing-answers-open = Кто отвечает, определит дежурный специалист
filing-address = Где именно?
filing-address-hint = Улица и дом, перекрёсток или то, что рядом
filing-text = Опишите, что случилось
filing-text-hint = Что вы видели, с какого времени, чем это опасно. До 10 000 знаков
filing-who-are-you = Кто вы
filing-who-are-you-hint = Имя и почтовый адрес требует закон (статья 63 АППК). Их видит только тот, кто отвечает.
filing-who-are-you-more = О персональных данных
filing-name = Фамилия, имя, отчество
filing-name-hint = Как в документе
filing-postal-address = Почтовый адрес
filing-postal-address-hint = Населённый пункт, улица, дом. Сюда придёт ответ, если нет электронной почты
filing-email = Электронная почта
filing-email-hint = Сообщим о каждом шаге сразу
filing-phone = Мобильный телефон
filing-phone-hint = Например: +7 701 123 45 67
filing-iin = ИИН
filing-iin-hint = Если есть, 12 цифр
filing-language = На каком языке ответить?
filing-kind = Вид
filing-kind-proposed = Мы зарегистрируем это как «{ $kind }»
filing-kind-change = Изменить вид
filing-kind-message = Вы сообщаете о неисправности или о нарушении закона.
filing-kind-application = Вы просите помочь осуществить ваше право.
filing-kind-complaint = Вы не согласны с решением, действием или бездействием органа.
filing-kind-proposal = Вы предлагаете что-то улучшить.
filing-kind-response = Вы высказываете мнение о политике или решении.
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
filing-kept = Всё, что вы написали, сохранено.
filing-sent-before = С этой страницы обращение уже отправлено, а текст с тех пор изменился. Чтобы подать его как новое обращение, нажмите «Отправить» ещё раз.
filing-busy = Система сейчас занята, обращение ещё не отправлено. Нажмите «Отправить» ещё раз через минуту.

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
receipt-about = О чём и где
receipt-who = Кто ответит?
receipt-why = Почему?
receipt-undetermined = Кто отвечает, пока не определено.
receipt-undetermined-text = Это решит названный выше дежурный орган: он найдёт ответственного и перенаправит обращение. Мы сразу вам сообщим.
receipt-open-question = Открытым остался вопрос: { $question }
receipt-owner = Работу выполняет: { $owner }.
receipt-rule = Правило: { $rule }.
receipt-when = Когда будет ответ?
receipt-by = не позднее { $date }
receipt-term = 
    { $days ->
        [one] Закон отводит на ответ { $days } рабочий день.
        [few] Закон отводит на ответ { $days } рабочих дня.
       *[many] Закон отводит на ответ { $days } рабочих дней.
    }
receipt-registered-later = Обращение поступило в нерабочее время, поэтому день регистрации: { $date }.
receipt-day-number = { $n }-й день
receipt-day-registered = рег.
receipt-day-weekend = выходной
receipt-day-holiday = праздник
receipt-day-transferred = перенос
receipt-skipped = Почему некоторые дни не считаются?
receipt-skipped-holiday = праздничный день: { $name }
receipt-skipped-transferred = перенесённый выходной: { $name }
receipt-worked-weekend = рабочий выходной, считается { $name }
receipt-skipped-weekends = суббота и воскресенье
receipt-due-unknown = Дата ответа будет назначена позже
receipt-due-unknown-text = Календарь следующего года ещё не утверждён. Когда он появится, мы посчитаем последний день ответа и сообщим вам.
receipt-next-letters = О каждом шаге придёт письмо: принято, перенаправлено, дан ответ.
receipt-next-forward = Если вопрос решает другой орган, обращение перенаправят туда не позднее { $date } и сразу сообщат вам. Ваш счёт дней заново не начинается.
receipt-next-no-answer = Если ответа не будет не позднее { $date }, это считается отказом, и вы вправе подать жалобу (статья 91 АППК). Обязанность ответить остаётся.
receipt-next-higher = Жалобу рассмотрит: { $body }.
receipt-qr = Открыть обращение с телефона
receipt-track = Следить за обращением
receipt-another = Ещё одно обращение
receipt-print = Чтобы распечатать, выберите «Печать» в меню браузера. Талон помещается на один лист.
receipt-mailed = Талон придёт и письмом: { $email }.
receipt-posted = Электронной почты нет, поэтому письма придут на почтовый адрес.

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
tracking-answered-to-post = Ответ готов, письмо отправят по почте.
tracking-answer = Ответ
tracking-findings = Что установлено
tracking-basis = Правовое основание
tracking-disagree = Если вы не согласны
tracking-remedy = Вы вправе подать жалобу не позднее { $date }.
tracking-remedy-where = Куда подать: { $body }. Кто рассмотрит: { $higher }.
tracking-remedy-body = Куда подать: { $body }.
tracking-remedy-law = Статьи 91 и 92 АППК
tracking-two-clocks = Два срока
tracking-two-clocks-text = Если обращение перенаправляют, срок у нового органа начинается заново. Ваши дни ожидания мы считаем без перерыва.
tracking-you-waited = Вы ждёте
tracking-working-days = 
    { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[many] { $days } рабочих дней
    }
tracking-days-of = { $days } из { $term } рабочих дней
tracking-forwarded-once = Прерывистая черта — последний день ответа, если бы обращение не перенаправили.
tracking-days-table = Как посчитаны дни
tracking-column-body = Орган
tracking-column-from = Зарегистрировано
tracking-column-until = Посчитано по
tracking-column-days = Рабочих дней
tracking-column-due = Последний день
tracking-receipt = Открыть талон
tracking-steps = Путь обращения
tracking-sent-to = Отвечает: { $body }.
tracking-forwarded-to = Перенаправлено. Теперь рассматривает: { $body }.
tracking-new-due = Ответ — не позднее { $date }.
tracking-answer-owed = Будет дан ответ
tracking-your-text = Что вы написали
tracking-letters = Письма вам
tracking-no-letters = Писем пока нет
tracking-letter-sent = отправлено: { $date }
tracking-letter-posted = отправлено почтой: { $date }
tracking-letter-to-print = будет отправлено почтой
tracking-letter-queued = готово к отправке
tracking-records = 
    { $count ->
        [one] В журнале событий { $count } запись. Записи не переписываются.
        [few] В журнале событий { $count } записи. Записи не переписываются.
       *[many] В журнале событий { $count } записей. Записи не переписываются.
    }

# Who answers for what
powers-title = Кто за что отвечает
powers-lead = Кто должен решать вопрос, определяет закон. По этим правилам мы направляем обращения.
powers-search = Вопрос
powers-version = Действующая редакция: { $version }
powers-column-matter = Вопрос
powers-column-who = Кто отвечает
powers-column-owner = Кто выполняет работу
powers-column-basis = Основание в законе
powers-column-confidence = Насколько уверены
powers-always = Во всех случаях
powers-undetermined = Не определено
powers-undetermined-text = Обращение разберёт дежурный орган и перенаправит тому, кто отвечает.

# Help
help-title = Справка
help-kinds = Виды обращений
help-kinds-text = Обращением мы здесь называем все шесть видов. Вид предлагает система, вы можете его изменить.
help-terms = Срок
help-terms-text = Срок считают в рабочих днях; праздники и выходные не считаются. Последний день и счёт дней — на талоне.
help-data = Персональные данные
help-data-why = Имя и почтовый адрес требует закон (статья 63 АППК). Остальное — по желанию.
help-data-who = Их видят только сотрудники органа, который рассматривает обращение. Наблюдатели видят цифры и дела без имён.
help-data-kept = Данные хранятся в зашифрованном виде.
help-data-cookie = В браузере хранится один файл cookie: ключ от вашего обращения. Сторонних средств слежения нет.
help-access = Доступность
help-access-text = Страницы работают без JavaScript, с клавиатуры, с программой чтения экрана и на небольшом телефоне. Если писать трудно, обратитесь в акимат устно: сотрудник составит протокол.
