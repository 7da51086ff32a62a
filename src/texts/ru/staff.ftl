## Рабочие страницы сотрудников органов.

# Рамка
staff-nav-queue = Очередь
staff-nav-print = Письма по почте
staff-nav-officers = Пользователи
staff-nav-mail = Эл. почта
staff-nav-figures = Показатели
staff-nav-password = Пароль
staff-language = Язык
staff-sign-out = Выйти
staff-crumbs = Путь
staff-errors-title = Ошибка: проверьте, что написано
staff-error-prefix = Ошибка:

# Вход и пароль
staff-sign-in-title = Вход для сотрудников
staff-sign-in-lead = Для сотрудников государственных органов, наблюдателей и администраторов. Жителям регистрироваться не нужно.
staff-email = Электронная почта
staff-password = Пароль
staff-sign-in-button = Войти
staff-sign-in-wrong = Неверная почта или пароль. Проверьте оба поля.
staff-sign-in-too-many = { $minutes ->
    [one] Слишком много неудачных попыток. Попробуйте снова через { $minutes } минуту.
    [few] Слишком много неудачных попыток. Попробуйте снова через { $minutes } минуты.
   *[other] Слишком много неудачных попыток. Попробуйте снова через { $minutes } минут.
}
staff-password-title = Сменить пароль
staff-password-forced = Этот пароль вам выдал администратор. Придумайте свой: только после этого откроется очередь.
staff-password-old = Нынешний пароль
staff-password-new = Новый пароль
staff-password-hint = Лучше всего несколько не связанных между собой слов.
staff-password-button = Сменить
staff-password-done = Пароль изменён. На других устройствах вы вышли из системы.
staff-sessions-title = Где вы вошли
staff-sessions-lead = Сеанс заканчивается через час без действий и в любом случае через десять часов. Если сеанс вам не знаком, завершите его и смените пароль.
staff-session-opened = С какого времени
staff-session-used = Последнее действие, примерно
staff-session-network = Откуда
staff-session-this = этот сеанс
staff-session-end = Завершить
staff-session-end-others = Завершить все остальные

# Очередь
staff-queue-title = Очередь, открытых дел: { $open }
staff-queue-today = Сегодня { $weekday }, { $date }. Открыто { $open }.
staff-counts-label = Сколько дел
staff-count-overdue = Просрочено
staff-count-today = Сегодня
staff-count-soon = В ближайшие 3 рабочих дня
staff-count-new = Новые
staff-count-print = Напечатать
staff-views-label = Подборки
staff-view-open = Все открытые
staff-view-closed = Закрытые
staff-filter-label = Фильтр обращений
staff-filter-title = Фильтр
staff-filter-subject = Тема
staff-filter-status = Состояние
staff-filter-any = Любое
staff-filter-any-subject = Любая
staff-filter-button = Показать
staff-filter-clear = Показать все
staff-queue-table = Обращения по сроку ответа
staff-col-due = Срок ответа
staff-col-about = О чём
staff-col-where = Где, номер
staff-col-status = Состояние, вид
staff-group-overdue = Просрочено
staff-group-today = Сегодня
staff-group-soon = В ближайшие 3 рабочих дня
staff-group-later = Позже
staff-group-waiting = Ждут календаря
staff-group-closed = Закрытые
staff-due-left = { $days ->
    [one] остался { $days } рабочий день
    [few] осталось { $days } рабочих дня
   *[other] осталось { $days } рабочих дней
}
staff-due-overdue = { $days ->
    [one] просрочено на { $days } рабочий день
    [few] просрочено на { $days } рабочих дня
   *[other] просрочено на { $days } рабочих дней
}
staff-due-missed = срок прошёл
staff-due-today = сегодня последний день
staff-due-none = срок появится вместе с календарём
staff-due-done = закрыто
staff-due-on = срок { $date }
staff-due-was = срок был { $date }
staff-mark-forwarded = перенаправлено нам
staff-mark-undetermined = орган не определён
staff-mark-unposted = ответ готов, письмо не отправлено
staff-queue-empty-title = Открытых обращений нет
staff-queue-empty-text = Здесь появятся обращения, на которые отвечает ваш орган. О каждом новом отправят письмо.
staff-queue-none-title = По фильтру ничего не найдено
staff-queue-none-text = Уберите тему или состояние, чтобы увидеть остальные обращения.
staff-next-page = Показать следующие
staff-first-page = К началу очереди

# Дело
staff-case-appeal = Обращение
staff-case-who = Кто написал
staff-case-by-email = Письма отправляют на { $email }
staff-case-by-post = Электронной почты нет: письма печатаете и отправляете вы
staff-case-undelivered = Письмо «{ $letter }» не доставлено по электронной почте: { $why }. Напечатайте и отправьте его. Для ответа день отправки — это день ответа.
staff-case-undelivered-link = Открыть письмо
staff-case-language = Язык обращения и ответа
staff-language-kk = казахский
staff-language-ru = русский
staff-language-en = английский
staff-case-received = Поступило
staff-case-received-at = { $date }, { $time }
staff-case-place = Где
staff-case-facts = Что уточнил житель
staff-case-term = Срок
staff-case-term-none = Срок приходится на год, для которого ещё нет календаря. Дата появится, когда календарь утвердят; администраторам сообщено.
staff-case-term-on = Ответить не позднее { $date }
staff-case-term-days = { $total ->
    [one] { $total } рабочий день со дня, следующего за { $from }
    [few] { $total } рабочих дня со дня, следующего за { $from }
   *[other] { $total } рабочих дней со дня, следующего за { $from }
}
staff-case-resident-due = Житель ждёт ответа с первой регистрации. Срок, считая с неё: { $date }; по закону обязателен срок, указанный выше.
staff-case-how-counted = Как посчитан срок
staff-case-registered-on = { $date }: день регистрации, он не считается
staff-trace-day = Дата
staff-trace-count = Счёт
staff-trace-what = Какой это день
staff-trace-number = { $n }-й день
staff-trace-skipped = не считается
staff-case-versions = Версии законов: { $law }
staff-case-why = Почему обращение у нас
staff-case-rule = Код правила: { $rule }
staff-case-forwarded-here = Кто перенаправил: { $body }
staff-case-forward-reason = Причина: { $reason }
staff-case-undetermined = Правила не смогли назвать ответственный орган, поэтому дело в акимате района (города). Решите, кто отвечает, и перенаправьте обращение или ответьте сами.
staff-case-steps = Что можно сделать
staff-step-impossible = { $step } (нельзя)
staff-then-accept = Жителю сообщат, что обращение рассматривают. Срок не изменится.
staff-then-answer = Дело закроется, жителю отправят письмо с порядком обжалования.
staff-then-note = Только для предложений и откликов: жителю сообщат, что его мнение приняли к сведению. Дело закроется.
staff-then-post = Указанный день станет датой ответа, дело закроется.
staff-then-forward = Отвечать будет другой орган, и для него срок начнётся заново. Дни ожидания жителя считаются дальше.
staff-then-forward-by = Перенаправить без нарушения можно не позднее { $date }.
staff-then-forward-late = Срок для перенаправления прошёл { $date }: перенаправление будет записано как нарушение срока (статья 65 АППК).
staff-accept-title = Принять в работу
staff-accept-button = Принять в работу
staff-answer-title = Ответ
staff-answer-text = Что ответить жителю
staff-answer-text-hint = Что сделано или будет сделано, где и к какому дню. Это текст письма.
staff-answer-findings = Что установлено
staff-answer-findings-hint = Факты: что, где и когда проверили.
staff-answer-basis = Правовое основание
staff-answer-basis-hint = Статьи закона.
staff-answer-basis-rule = В правиле указано: { $basis } ({ $confidence }). Сверьте с текстом закона, прежде чем ссылаться.
staff-remedy-title = К письму добавится порядок обжалования
staff-remedy = Если житель не согласен, он может подать жалобу не позднее { $date }. Куда подать: { $body }. Кто рассмотрит: { $higher } (статьи 91 и 92 АППК).
staff-remedy-same = Если житель не согласен, он может подать жалобу не позднее { $date }. Куда подать: { $body } (статьи 91 и 92 АППК).
staff-answer-button = Отправить ответ
staff-answer-goes = Ответ сразу уйдёт по почте или в печать, отозвать его нельзя.
staff-note-title = Принять к сведению
staff-note-text = Что написать жителю
staff-note-text-hint = Напишите, как учли предложение или мнение. Это текст письма.
staff-note-button = Принять к сведению и отправить письмо
staff-post-title = Отправка ответа на бумаге
staff-post-posted-on = День отправки
staff-post-posted-on-hint = Не раньше дня, когда письмо составлено, и не позже сегодняшнего.
staff-post-button = Записать отправку
staff-forward-title = Перенаправить другому органу
staff-forward-search = Найдите орган
staff-forward-search-hint = Слово из названия, например «дорог» или «Аягоз», или начало кода.
staff-forward-search-button = Искать
staff-forward-body = Кому перенаправить
staff-forward-none = По словам «{ $words }» органа нет. Попробуйте другое слово.
staff-forward-reason = Причина
staff-forward-reason-hint = Житель прочтёт её в письме.
staff-forward-button = Перенаправить
staff-forward-first = Сначала найдите и выберите орган.
staff-case-closed-text = Это дело закрыто { $date }.
staff-case-unposted-text = Ответ написан, но заявитель его ещё не получил. Распечатайте письмо, отправьте его и запишите день отправки: это и будет дата ответа.
staff-case-answer-given = Ответ
staff-history = { $count ->
    [one] История: { $count } запись
    [few] История: { $count } записи
   *[other] История: { $count } записей
}
staff-actor-resident = житель
staff-actor-system = система
staff-actor-officer = сотрудник органа

# Устаревшая страница
staff-stale-title = Дело изменилось, пока вы писали
staff-stale-lead = Ничего не отправлено, ваш текст остался на этой странице. Сравните и решите, нужен ли он ещё.
staff-stale-yours = Что написали вы
staff-stale-now = Дело сейчас
staff-stale-nothing = Вы только нажали кнопку, текста не было.
staff-stale-status = Состояние
staff-stale-body = У какого органа
staff-stale-open = Открыть дело, как оно есть
staff-stale-continue = Вернуться к делу с моим текстом
staff-stale-cannot = Продолжить нельзя: дело закрыто. Скопируйте свой текст, если он нужен.

# Отказ
staff-refused-title = Этот шаг сейчас невозможен

# Письма
staff-print-title = Письма, которые отправляете вы
staff-print-lead = Эти письма отправляют на бумаге: у заявителя нет электронной почты или письмо по ней не дошло. Напечатайте письмо, отправьте и запишите день отправки: для ответа это и есть день ответа.
staff-print-table = Письма к печати
staff-col-letter = Письмо
staff-col-to = Кому
staff-col-made = Составлено
staff-posted-on = День отправки
staff-posted-button = Записать отправку
staff-posted-future = Этот день ещё не наступил.
staff-posted-before = Письмо составлено позже этого дня.
staff-print-empty-title = Печатать нечего
staff-print-empty-text = Здесь появятся письма тем, у кого нет электронной почты, и письма, которые по ней не дошли.
staff-failing-title = Письма, которые не удаётся отправить
staff-failing-lead = Почтовый сервер их не принимает. Попытки продолжаются; сообщите администратору.
staff-failing-empty = Таких писем нет.
staff-failing-attempts = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
   *[other] { $count } попыток
}
staff-letter-title = Письмо: { $subject }
staff-letter-hint = Напечатайте эту страницу: меню и кнопки на бумагу не попадут.
staff-letter-posted = Отправлено { $date }
staff-col-posted = Отправлено
staff-col-post-by = Отправить не позднее
staff-print-all = { $count ->
    [one] Напечатать { $count } письмо
    [few] Напечатать все { $count } письма
   *[other] Напечатать все { $count } писем
}
staff-print-more = { $count ->
    [one] Ждёт ещё { $count } письмо. Оно появится, когда эти будут записаны как отправленные.
    [few] Ждут ещё { $count } письма. Они появятся, когда эти будут записаны как отправленные.
   *[other] Ждут ещё { $count } писем. Они появятся, когда эти будут записаны как отправленные.
}
staff-print-unopened = { $count ->
    [one] { $count } письмо не открывается, и в списке его нет. Сообщите администратору.
    [few] { $count } письма не открываются, и в списке их нет. Сообщите администратору.
   *[other] { $count } писем не открываются, и в списке их нет. Сообщите администратору.
}
staff-print-post-title = Записать отправку
staff-print-post-hint = Этот день записывается всем отмеченным письмам; если одно записать нельзя, не записывается ни одно.
staff-print-post-button = Записать отмеченные
staff-print-refused = Ничего не записано. { $letter }: { $why }
staff-print-one-letter = Одно из писем
staff-print-gone = Этого письма больше нет в вашем списке.
staff-print-none-ticked = Ничего не записано: отметьте хотя бы одно письмо.
staff-sheets-title = Все письма к печати
staff-sheets-envelopes = { $count ->
    [one] { $count } конверт.
    [few] { $count } конверта.
   *[other] { $count } конвертов.
}
staff-sheets-hint = Напечатайте эту страницу: письма каждого конверта начинаются с нового листа, адрес попадает в окно конверта справа (E65 или DL). Меню и кнопки на бумагу не попадут.
staff-sheets-post-hint = Когда письма сданы на почту, запишите день. Для ответа это и есть день ответа.
staff-sheets-post-button = Записать все как отправленные

# Почта, для администраторов
staff-mail-title = Электронная почта
staff-mail-queued = { $count ->
    [0] Отправки не ждёт ни одно письмо.
    [one] Отправки ждёт { $count } письмо.
    [few] Отправки ждут { $count } письма.
   *[other] Отправки ждут { $count } писем.
}
staff-mail-oldest = Самое старое составлено { $time }.
staff-mail-errors-title = Почему письма ждут
staff-mail-errors-empty = Сбоев у ожидающих писем нет.
staff-mail-refused-title = Письма, не дошедшие до сотрудников
staff-mail-refused-lead = Эти адреса писем не принимают, и система больше не пробует. Проверьте адрес сотрудника.
staff-mail-paper-title = Письма, которые не дошли по электронной почте и отправляются на бумаге
staff-mail-paper-lead = Орган печатает их и сдаёт на почту. День такого ответа — день отправки.
staff-mail-aside-title = Записи, которые не открываются
staff-mail-aside-lead = Они зашифрованы другим ключом или повреждены и не отправляются; остальные отправляются как обычно. С верным ключом система возьмёт их снова при следующем запуске.
staff-mail-aside-user = Пользователь { $id }
staff-mail-none = Нет.

# Пользователи
staff-officers-title = Пользователи
staff-officers-table = Все пользователи
staff-col-name = Имя
staff-col-email = Почта
staff-col-role = Роль
staff-col-place = Орган или территория
staff-col-state = Доступ
staff-col-do = Действия
staff-officer-active = открыт
staff-officer-disabled = закрыт
staff-officer-disable = Закрыть доступ
staff-officer-enable = Открыть доступ
staff-officer-reset = Новый пароль
staff-officer-you = вы
staff-officer-add-title = Добавить пользователя
staff-officer-name = Имя
staff-officer-role = Роль
staff-officer-body = Орган
staff-officer-body-hint = Для сотрудников органа: слова из названия, например «Акшатауский», или его код.
staff-officer-body-again = ничего из этого: наберу другое название
staff-officer-territory = Код территории
staff-officer-territory-hint = Для наблюдателей: девять цифр КАТО.
staff-officer-language = Язык
staff-officer-add-button = Добавить
staff-new-password-title = Пароль показан один раз
staff-new-password-hint = Передайте его лично. При первом входе система попросит его сменить.
staff-officers-note = Если закрыть доступ, человек сразу выйдет из системы на всех устройствах. Записи не удаляются.

# Журнал безопасности
staff-nav-security = Безопасность
security-title = Журнал безопасности
security-lead = Кто входил или пытался войти и что изменилось в учётных записях. Сначала новое. Записи здесь не меняют; это проверяет команда «journal verify».
security-of = Только записи, которые касаются: { $who }
security-all = Показать всё
security-table = Записи, сначала новые
security-col-when = Когда
security-col-what = Что
security-col-about = Учётная запись
security-col-by = Кто
security-col-from = Откуда
security-older = Показать более ранние
security-empty = Пока ничего нет.
security-unknown-account = неизвестный адрес { $mark }
security-nobody = –
security-by-operator = команда на сервере
security-by-system = сама система
security-by-unknown = без входа
security-closed-account = доступ закрыт
security-same-address = Знаки после сети различают её адреса: одинаковые знаки – один и тот же адрес.
security-history = История
security-event-begun = Журнал начат
security-event-found = Учётная запись была до начала журнала
security-event-added = Учётная запись создана
security-event-moved = Изменены роль или место работы
security-event-disabled = Доступ закрыт
security-event-enabled = Доступ открыт
security-event-password-reset = Выдан новый пароль
security-event-password-changed = Владелец сменил пароль
security-event-signed-in = Вход
security-event-sign-in-failed = Неудачная попытка входа
security-event-sessions-ended = Завершены сеансы на других устройствах

# A step that could not be saved
staff-unavailable = Ничего не сохранено. Всё, что вы написали, осталось на этой странице. Нажмите кнопку ещё раз через несколько минут.
