### Letters to residents and to officers. Free text of people stands last in its line and gets no full stop of ours.

# Salutations (the name as its bearer wrote it)
letter-dear-he = Уважаемый { $name }!
letter-dear-she = Уважаемая { $name }!
letter-dear-unknown = Здравствуйте, { $name }!
letter-hello = Здравствуйте!
letter-closing = С уважением,
letter-law-short = АППК
letter-law-note = АППК — Административный процедурно-процессуальный кодекс Республики Казахстан.

# Subject lines
letter-subject-registered = { $number }: Ваше обращение зарегистрировано
letter-subject-accepted = { $number }: Ваше обращение рассматривают
letter-subject-forwarded = { $number }: Ваше обращение перенаправлено
letter-subject-answered = { $number }: ответ на Ваше обращение
letter-subject-noted = { $number }: Ваше обращение принято к сведению
letter-subject-due-set = { $number }: установлен срок ответа
letter-subject-due-changed = { $number }: срок ответа изменился
letter-subject-new-case = Новое дело: { $number }, последний день { $due }
letter-subject-new-case-no-date = Новое дело: { $number }
letter-subject-reminder = { $days ->
    [one] Напоминание: { $number }, остался { $days } рабочий день
    [few] Напоминание: { $number }, осталось { $days } рабочих дня
   *[many] Напоминание: { $number }, осталось { $days } рабочих дней
  }
letter-subject-reminder-today = Напоминание: { $number }, последний день сегодня
letter-subject-escalation = { $days ->
    [one] Просрочено: { $number }, на { $days } рабочий день
    [few] Просрочено: { $number }, на { $days } рабочих дня
   *[many] Просрочено: { $number }, на { $days } рабочих дней
  }
letter-subject-calendar = Нет календаря на { $year } год

# Registered
letter-registered = Ваше обращение зарегистрировано { $on }. Номер: { $number }.
letter-topic = Тема: { $subject }.
letter-place = Место: { $place }.
letter-body = Отвечает: { $body }.
letter-body-basis = Основание: { $basis }.
letter-undetermined = Пока неясно, какой орган решает этот вопрос. Это определит: { $body }. Если обращение перенаправят, у нового органа срок пойдёт заново; новую дату мы сообщим Вам письмом.
letter-due = Орган обязан ответить не позднее { $by }.
letter-due-unknown = Срок ответа пока не установлен: он приходится на год, для которого нет официального календаря. Когда календарь выйдет, мы сообщим Вам срок письмом.
letter-counted = { $days ->
    [one] Срок посчитан так: первый день — { $first }, последний день — { $last }, всего { $days } рабочий день.
    [few] Срок посчитан так: первый день — { $first }, последний день — { $last }, всего { $days } рабочих дня.
   *[many] Срок посчитан так: первый день — { $first }, последний день — { $last }, всего { $days } рабочих дней.
  }
letter-counted-basis = Основание: { $basis }.
letter-skipped-holidays = Из-за праздников не считаются: { $list }.
letter-skipped-weekends = { $days ->
    [one] Субботы и воскресенья не считаются: { $days } день.
    [few] Субботы и воскресенья не считаются: { $days } дня.
   *[many] Субботы и воскресенья не считаются: { $days } дней.
  }
letter-worked-weekends = Рабочая суббота (воскресенье) считается: { $list }.
letter-day-named = { $day }, { $weekday } ({ $name })
letter-day-transferred = { $day }, { $weekday } (перенесённый выходной: { $name })
letter-day-plain = { $day }, { $weekday }
letter-silence = Если в этот срок ответа не будет, считается, что орган отказал (часть 2 статьи 91 АППК). Тогда Вы можете подать жалобу. Куда подать: { $body }. Ответить Вам всё равно обязаны.
letter-key = Ключ для отслеживания: { $key }
letter-link = Как рассматривают Ваше обращение, видно по ссылке:
letter-key-secret = Никому не передавайте ключ и ссылку: по ним любой сможет прочитать Ваше обращение.

# Accepted, forwarded, the date set or moved
letter-accepted = Орган начал рассматривать Ваше обращение { $number }.
letter-forwarded = Ваше обращение { $number } перенаправлено. Теперь его рассматривает: { $to }. Этот вопрос решает именно этот орган.
letter-reason = Причина: { $reason }
letter-forwarded-basis = Основание: статья 65 АППК.
letter-forwarded-due = Этот орган обязан ответить не позднее { $by }.
letter-forwarded-resident-due = Сначала мы назвали Вам { $date }. Мы сохраняем эту дату, чтобы было видно, сколько Вы ждёте, но по закону обязательна новая. По ссылке видны обе.
letter-due-set = Орган обязан ответить на Ваше обращение { $number } не позднее { $by }.
letter-due-set-why = Раньше срок установить было нельзя: не было официального календаря. Теперь он вышел.
letter-due-changed-why = Прежний срок: { $was }. Он изменился, потому что изменился официальный календарь.
letter-due-passed = По изменённому календарю последний день для ответа на Ваше обращение { $number }: { $date }. Этот день уже прошёл, но ответить Вам всё равно обязаны.
letter-resident-due-changed = Срок, считая с первой регистрации обращения: был { $was }, стал { $now }.
letter-resident-due-set = Срок, считая с первой регистрации обращения: { $now }.

# Answers
letter-answered = Отвечаем на Ваше обращение { $number }, зарегистрированное { $on }.
letter-noted = Мы ознакомились с Вашим обращением { $number }, зарегистрированным { $on }, и приняли Ваше мнение к сведению.
letter-findings = Что установлено: { $findings }
letter-basis = Правовое основание: { $basis }
letter-remedy = Если Вы не согласны, Вы можете подать жалобу не позднее { $by }. Куда подать: { $body }. Кто рассмотрит: { $higher } (статьи 91 и 92 АППК).
letter-remedy-no-higher = Если Вы не согласны, Вы можете подать жалобу не позднее { $by }. Куда подать: { $body }. Этот орган передаст жалобу вышестоящему органу, который вправе её рассмотреть (статьи 91 и 92 АППК).

# To officers
letter-new-case = В Ваш орган поступило новое дело: { $number }.
letter-officer-body = Отвечает: { $body }.
letter-officer-due = Последний день для ответа: { $date }, { $weekday }.
letter-officer-due-unknown = Срок установят, когда выйдет календарь.
letter-officer-from = Кто перенаправил: { $from }.
letter-officer-next = Если вопрос решает другой орган, перенаправьте ему обращение в срок (статья 65 АППК).
letter-officer-unposted = Ответ написан, но письмо ещё не отправлено. Отправьте его и запишите день отправки: это и будет дата ответа.
letter-officer-link = Откройте дело по ссылке:
letter-reminder = { $days ->
    [one] Чтобы ответить на обращение { $number }, остался { $days } рабочий день.
    [few] Чтобы ответить на обращение { $number }, осталось { $days } рабочих дня.
   *[many] Чтобы ответить на обращение { $number }, осталось { $days } рабочих дней.
  }
letter-reminder-today = Сегодня последний день, чтобы ответить на обращение { $number }.
letter-escalation = { $days ->
    [one] На обращение { $number } не ответили в срок. Просрочено на { $days } рабочий день.
    [few] На обращение { $number } не ответили в срок. Просрочено на { $days } рабочих дня.
   *[many] На обращение { $number } не ответили в срок. Просрочено на { $days } рабочих дней.
  }
letter-escalation-body = Должен ответить: { $body }.
letter-escalation-due = Последний день был { $date }.
letter-escalation-law = Считается, что орган отказал, и заявитель может подать жалобу (часть 2 статьи 91 АППК). Ответить всё равно нужно.
letter-calendar = В системе нет официального календаря на { $year } год.
letter-calendar-why = Сроки дел, которые рассматриваются сейчас, приходятся на этот год. Без календаря их не посчитать.
letter-calendar-waiting = Дел без срока: { $waiting }.
letter-calendar-next = Когда календарь будет официально опубликован, добавьте его в данные закона.
letter-calendar-link = Календари известных лет:
letter-subject-unattended = { $count ->
    [one] Обращения без исполнителей: { $count } орган
    [few] Обращения без исполнителей: { $count } органа
   *[many] Обращения без исполнителей: { $count } органов
  }
letter-unattended = В этих органах есть открытые дела, но нет никого, кто может ответить.
letter-unattended-yours = Пока никого нет, эти дела рассматривает Ваш орган и отвечает за них. Они в Вашей очереди.
letter-unattended-next = Добавьте в каждый из них сотрудника с правом подписи.
letter-unattended-open = Открытых дел: { $open }.
letter-unattended-oldest = Самое раннее зарегистрировано: { $date }.
letter-unattended-due = Ближайший срок: { $date }.
letter-unattended-by = Пока рассматривает: { $body }.
letter-unattended-by-nobody = Рассматривать некому: выше тоже никого нет.
letter-unattended-more = Ещё органов: { $count }.
letter-unattended-link = Весь список по ссылке:
