### Выбывшие территории и их преемники.

staff-nav-territories = Территории
territories-title = Выбывшие территории
territories-lead = Этих кодов нет в новом списке территорий. Укажите, что теперь на месте каждой. После подтверждения открытые дела упразднённого органа перейдут к его преемнику: срок ответа не изменится, заявители получат письма. В обращениях останется прежнее место.
territories-empty = Все преемники подтверждены.
territories-col-confirm = Подтвердить
territories-col-gone = Выбыла
territories-col-until = Последний день
territories-col-open = Открытых дел
territories-col-now = Код того, что теперь на её месте
territories-none-suggested = Новой территории с таким названием нет.
territories-button = Подтвердить отмеченные
territories-page = Следующая страница
territories-confirmed-title = Подтверждённые
territories-confirmed-lead = Если подтверждено неверно, отметьте строку и впишите верный код. Переданные дела назад не вернутся: орган может перенаправить их.
territories-bad-code = Впишите код из девяти цифр: { $code }
territories-none-ticked = Отметьте хотя бы одну строку.
territories-refused-unknown = Такого кода нет ни в одном списке: { $code }.
territories-refused-not-retired = Эта территория не выбыла: { $code }.
territories-refused-circle = Территория не может стать преемником самой себя: { $code }.
territories-refused-retired = Эта территория сама выбыла: { $code }.
territories-refused-retired-now = Эта территория сама выбыла: { $code }. Теперь на её месте: { $now }.
territories-refused-other-kind = На место населённого пункта может прийти только населённый пункт: { $code }.
territories-refused-village = На место сельского округа или района не может прийти село: { $code }. Введите код округа или города, в который оно входит.
territories-refused-confirmed = Это уже подтвердили иначе: на месте { $code } теперь { $now }. Откройте страницу заново.
territories-refused-withdrawn = Прежнее подтверждение уже не действует: { $code }. Откройте страницу заново.
security-event-successors-confirmed = Подтверждены преемники выбывших территорий

step-handed-over = Дело передано преемнику упразднённого органа
letter-kind-handed-over = Письмо о преемнике органа
letter-kind-took-over = Уведомление о переданном деле
tracking-handed-over = Дело принял преемник: { $to }
tracking-handed-over-why = Прежний орган упразднён: { $from }. Срок ответа не изменился: преемник продолжает дело (так мы понимаем закон).
letter-subject-handed-over = { $number }: теперь отвечает другой орган
letter-handed-over = Орган, который рассматривал Ваше обращение { $number }, упразднён: { $from }. Дело принял его преемник: { $to }.
letter-handed-over-due = Срок ответа прежний: не позднее { $by }.
letter-handed-over-basis = Преемник продолжает дело, срок не начинается заново: так мы понимаем закон.
letter-subject-took-over = { $number }: дело упразднённого органа
letter-took-over = Ваш орган принял дело { $number } от упразднённого органа: { $from }.

oversight-listed-since = В списке территорий с { $date }.
oversight-listed-until = Последний день в списке территорий: { $date }.
oversight-as-filed = Обращения считаются по месту, по которому поданы: когда территорию делят или переименовывают, прежние цифры не меняются.
