### Steps of a case: forms of officers, lines of the history, statuses, refusals, letters, and what applicants do on their own page.

# The steps of officers: name, form, what it will do
step-decide = Вынести решение по заявлению
staff-decide-title = Решение по заявлению
staff-then-decide = Заявителю отправят письмо с решением и порядком обжалования, дело закроется. Обременяющий акт выносят не раньше дня заслушивания или с указанием причины, почему его не было (статья 73 АППК).
staff-decide-outcome = Какой это акт
staff-decide-outcome-favourable = Благоприятный: даёт право или снимает обязанность
staff-decide-outcome-burdening = Обременяющий: отказывает в праве, ограничивает его или возлагает обязанность
staff-decide-text = Решение
staff-decide-text-hint = Что решено и что из этого следует для заявителя. Это текст письма.
staff-decide-findings = Что установлено
staff-decide-findings-hint = Факты: что, где и когда проверили.
staff-decide-basis = Правовое основание
staff-decide-basis-hint = Статьи закона.
staff-decide-without-hearing = Почему не было заслушивания
staff-decide-without-hearing-hint = Только для обременяющего акта без заслушивания: причина по части 2 статьи 73 АППК. Заявитель прочтёт её в письме.
staff-decide-button = Отправить решение

step-draft-decision = Направить предварительное решение
staff-draft-decision-title = Предварительное решение
staff-then-draft-decision = Заявитель получит предварительное решение с днём заслушивания и сможет возразить в течение 2 рабочих дней (статья 73 АППК). Срок ответа идёт дальше.
staff-draft-decision-text = Предварительное решение
staff-draft-decision-text-hint = Что вы собираетесь решить и почему. Это текст письма.
staff-draft-decision-hearing-at = День и час заслушивания
staff-draft-decision-hearing-at-hint = Рабочий день: самое раннее — третий рабочий день после сегодняшнего.
staff-draft-decision-button = Отправить предварительное решение

step-record-hearing = Внести протокол заслушивания
staff-record-hearing-title = Протокол заслушивания
staff-then-record-hearing = Протокол сохранится в деле. Писем не будет, сроки не изменятся.
staff-record-hearing-protocol = Протокол
staff-record-hearing-protocol-hint = Когда и где прошло заслушивание, кто участвовал, что сказал каждый. Протокол составляют в течение 2 рабочих дней после заслушивания (статья 74 АППК).
staff-record-hearing-button = Сохранить протокол

step-satisfy = Удовлетворить жалобу полностью
staff-satisfy-title = Полное удовлетворение жалобы
staff-then-satisfy = Ваш орган сам выполняет всё, о чём просят в жалобе; заявителю отправят письмо, дело закроется (часть 4 статьи 91 АППК). Если выполнено не всё, передайте жалобу вышестоящему органу.
staff-satisfy-text = Что ответить заявителю
staff-satisfy-text-hint = Что исправили, как и когда. Это текст письма.
staff-satisfy-findings = Что установлено
staff-satisfy-findings-hint = Факты: что, где и когда проверили.
staff-satisfy-basis = Правовое основание
staff-satisfy-basis-hint = Статьи закона.
staff-satisfy-button = Удовлетворить и отправить письмо

step-pass-up = Передать жалобу вышестоящему органу
staff-pass-up-title = Передача жалобы вышестоящему органу
staff-then-pass-up = Жалоба уйдёт вышестоящему органу с пояснениями вашего органа и материалами дела; он должен рассмотреть её за 20 рабочих дней. Заявителю отправят письмо.
staff-then-pass-up-by = Передать без нарушения можно не позднее { $date }.
staff-then-pass-up-late = Срок для передачи жалобы прошёл { $date }: передача будет записана как нарушение срока (часть 4 статьи 91 АППК).
staff-pass-up-statement = Пояснения вашего органа
staff-pass-up-statement-hint = Что ваш орган отвечает на каждый довод жалобы. Пояснения прочтёт вышестоящий орган.
staff-pass-up-button = Передать жалобу

step-decide-complaint = Вынести решение по жалобе
staff-decide-complaint-title = Решение по жалобе
staff-then-decide-complaint = Решение отправят заявителю и органу, на который жалуются, дело закроется. Если дело направляется на новое рассмотрение, у того органа начнётся новый срок ответа.
staff-decide-complaint-outcome = Решение
staff-decide-complaint-outcome-annulled = Отменить акт
staff-decide-complaint-outcome-replaced = Отменить акт и принять новый
staff-decide-complaint-outcome-performed = Совершить действие, о котором просят
staff-decide-complaint-outcome-rejected = Оставить жалобу без удовлетворения
staff-decide-complaint-outcome-remanded = Направить дело на новое рассмотрение
staff-decide-complaint-outcome-unconsidered = Оставить жалобу без рассмотрения
staff-decide-complaint-ground = Основание, если жалоба остаётся без рассмотрения
staff-decide-complaint-ground-decided-before = По такой же жалобе уже есть решение
staff-decide-complaint-ground-court-act = Вопрос решил суд
staff-decide-complaint-ground-returned = Жалоба возвращена
staff-decide-complaint-ground-withdrawn = Заявитель отозвал жалобу
staff-decide-complaint-ground-suit-pending = Суд рассматривает иск о том же
staff-decide-complaint-text = Текст решения
staff-decide-complaint-text-hint = Что решено и почему. Это текст письма.
staff-decide-complaint-findings = Что установлено
staff-decide-complaint-findings-hint = Факты: что, где и когда проверили.
staff-decide-complaint-basis = Правовое основание
staff-decide-complaint-basis-hint = Статьи закона.
staff-decide-complaint-violations = Найденные нарушения
staff-decide-complaint-violations-hint = Обязательно, если дело направляется на новое рассмотрение: какие нормы нарушены и в чём.
staff-decide-complaint-proposals = Предложения
staff-decide-complaint-proposals-hint = Обязательно, если дело направляется на новое рассмотрение: что должен сделать тот орган, чтобы устранить нарушения.
staff-decide-complaint-button = Отправить решение

step-determine = Определить ответственный орган
staff-determine-title = Кто решает этот вопрос
staff-then-determine = Если вопрос решает ваш орган, дело останется здесь, и срок пойдёт дальше. Если другой, дело перейдёт туда, и срок начнётся заново. Заявителю в любом случае отправят письмо.
staff-then-determine-by = Передать другому органу без нарушения можно не позднее { $date }.
staff-then-determine-late = Срок для передачи другому органу прошёл { $date }: передача будет записана как нарушение срока (статья 65 АППК).
staff-determine-body = Ответственный орган
staff-determine-basis = Правовое основание
staff-determine-basis-hint = Статья закона, по которой вопрос решает этот орган.
staff-determine-reason = Причина
staff-determine-reason-hint = Почему вопрос решает этот орган. Заявитель прочтёт её в письме.
staff-determine-button = Определить орган

step-split = Перенаправление части другому органу
staff-split-title = Перенаправить часть другому органу
staff-then-split = По этой части у другого органа откроется дело со своим сроком. Ваше дело продолжается, его срок не изменится. Заявителю отправят письмо.
staff-then-split-by = Перенаправить часть без нарушения можно не позднее { $date }.
staff-then-split-late = Срок для перенаправления части прошёл { $date }: перенаправление будет записано как нарушение срока (статья 65 АППК).
staff-split-body = Кому перенаправить часть
staff-split-part = На что отвечает этот орган
staff-split-part-hint = Часть обращения одним-двумя предложениями. Её прочтут заявитель и другой орган.
staff-split-reason = Причина
staff-split-reason-hint = Почему эту часть решает другой орган. Заявитель прочтёт её в письме.
staff-split-button = Перенаправить часть

step-send-emergency = Передать немедленно: преступление, угроза
staff-send-emergency-title = Немедленная передача
staff-then-send-emergency = Для сообщения о преступлении или угрозе безопасности, даже без подписи (часть 7-2 статьи 64 АППК). Оно сразу уйдёт органу, который обязан действовать, заявителю отправят письмо. Ваше дело закроется.
staff-send-emergency-body = Кому передать
staff-send-emergency-reason = В чём преступление или угроза
staff-send-emergency-reason-hint = На что нужно отреагировать немедленно. Заявитель прочтёт это в письме. Если могут пострадать люди, сначала позвоните 112.
staff-send-emergency-button = Передать немедленно

step-ask-cure = Запросить недостающее
staff-ask-cure-title = Запрос недостающего у заявителя
staff-then-ask-cure = Заявитель получит письмо: чего не хватает и не позднее какого дня это прислать (часть 6 статьи 64 АППК). Срок ответа идёт дальше.
staff-ask-cure-missing = Чего не хватает
staff-ask-cure-missing-hint = Каждый пункт с новой строки, простыми словами. Заявитель прочтёт это в письме.
staff-ask-cure-until = Последний день, чтобы прислать
staff-ask-cure-until-hint = Рабочий день: самое раннее — третий рабочий день после сегодняшнего.
staff-ask-cure-button = Отправить запрос

step-extend = Продлить срок
staff-extend-title = Продление срока
staff-then-extend = Ответить нужно будет не позднее нового дня; заявителю отправят письмо с этим днём и причиной (часть 3 статьи 76 АППК). Когда срок прошёл, продлить его уже нельзя.
staff-extend-until = Новый последний день
staff-extend-until-hint = Рабочий день после нынешнего срока, не позже чем через два месяца от сегодняшнего дня.
staff-extend-reason = Причина
staff-extend-reason-hint = Какие факты ещё нужно установить и почему нужно столько времени. Заявитель прочтёт её в письме.
staff-extend-button = Продлить

step-join = Рассматривать вместе с другим
staff-join-title = Рассмотрение вместе с другим обращением
staff-then-join = Ответ на другое обращение станет ответом и на это. У каждого заявителя остаются свой номер и свой срок, каждый получит письмо с ответом. О том, что обращения рассматривают вместе, заявителю сообщат сразу.
staff-join-to = Номер другого обращения
staff-join-to-hint = Открытое обращение того же вида и на ту же тему в вашем органе, например ЖТ-2026-000123.
staff-join-button = Рассматривать вместе

step-separate = Рассматривать отдельно
staff-separate-title = Отдельное рассмотрение
staff-then-separate = На это обращение снова нужен отдельный ответ, срок не изменится. Заявителю отправят письмо.
staff-separate-button = Рассматривать отдельно

step-return = Возвратить
staff-return-title = Возврат обращения
staff-then-return = Обращение вернётся заявителю, дело закроется. В письме будут причина и порядок обжалования.
staff-then-return-by = Возвратить без нарушения можно не позднее { $date }.
staff-then-return-late = Срок для возврата прошёл { $date }: возврат будет записан как нарушение срока (часть 7 статьи 64 АППК).
staff-return-ground = Основание
staff-return-ground-uncured = Недостающее не прислали в срок
staff-return-ground-identical = То же, что в прежнем обращении, новых доводов нет
staff-return-ground-insulting = Нецензурные или оскорбительные слова
staff-return-reason = Причина
staff-return-reason-hint = Что именно не прислали или что повторяет обращение. Заявитель прочтёт её в письме.
staff-return-same-as = Номер прежнего обращения
staff-return-same-as-hint = Только если обращение повторяет прежнее того же заявителя, например ЖТ-2026-000123.
staff-return-button = Возвратить обращение

step-attach = Приобщить к прежнему делу
staff-attach-title = Приобщение к прежнему делу
staff-then-attach = Для обращения, которое уже возвращали как повтор и прислали снова: его приобщат к прежнему делу, ответ на него не дают (часть 8 статьи 64 АППК). Заявителю отправят письмо, дело закроется.
staff-attach-same-as = Номер возвращённого обращения
staff-attach-same-as-hint = Возвращённое обращение того же заявителя, например ЖТ-2026-000123.
staff-attach-button = Приобщить

step-terminate = Прекратить
staff-terminate-title = Прекращение процедуры
staff-then-terminate = Дело закроется без ответа по существу; в письме будут основание и порядок обжалования (статьи 70 и 88 АППК). Повторное обращение может прекратить и исполнитель, остальное — только руководитель.
staff-terminate-ground = Основание
staff-terminate-ground-repeat = Повторное, новых доводов нет, ответ уже дан
staff-terminate-ground-anonymous = Нет имени, подписи или адреса
staff-terminate-ground-no-substance = Неясно, о чём обращение
staff-terminate-ground-withdrawn = Заявитель отозвал обращение
staff-terminate-ground-decided-before = По тому же вопросу и основаниям у этого лица уже есть решение
staff-terminate-ground-court-act = Вопрос решил суд
staff-terminate-ground-returned = Обращение возвращено
staff-terminate-ground-other-law = Этого требует другой закон
staff-terminate-reason = Причина
staff-terminate-reason-hint = Факты, на которых стоит основание: какой ответ, решение или судебный акт и от какой даты. Заявитель прочтёт её в письме.
staff-terminate-button = Прекратить

step-assign = Назначить исполнителя
staff-assign-title = Исполнитель
staff-then-assign = Дальше дело ведёт этот сотрудник, ему отправят письмо. Срок не изменится.
staff-assign-officer = Кто будет вести дело
staff-assign-officer-none = В этом органе некого выбрать: сотрудников нет.
staff-assign-button = Назначить

# What an answer did, for those who count answers
staff-answer-character = Итог ответа
staff-answer-character-explained = Разъяснено
staff-answer-character-satisfied = Удовлетворено
staff-answer-character-refused = Отказано
staff-choice-none = Не указано

# The steps of the applicant
step-withdraw = Отозвать обращение
step-cure = Прислать недостающее
step-object = Возразить
step-complain = Подать жалобу

# Lines of the history
step-assigned = Назначен исполнитель
step-cure-asked = У заявителя запросили недостающее
step-cured = Заявитель прислал недостающее
step-returned = Обращение возвращено
step-attached = Приобщено к прежнему делу
step-emergency-sent = Немедленно передано органу, который обязан действовать
step-determined = Определён ответственный орган
step-extended = Срок продлён
step-joined = Рассматривается вместе с другим обращением
step-separated = Снова рассматривается отдельно
step-drafted = Направлено предварительное решение
step-hearing-recorded = Внесён протокол заслушивания
step-decided = Вынесено решение по заявлению
step-terminated = Процедура прекращена
step-satisfied = Жалоба удовлетворена полностью
step-passed-up = Жалоба передана вышестоящему органу
step-complaint-decided = Вынесено решение по жалобе
step-withdrawn = Заявитель отозвал обращение
step-objected = Заявитель возразил против предварительного решения
step-complained = Заявитель подал жалобу

# Statuses: the badge, and the sentence that the resident reads
status-defective = Нужно дополнить
status-defective-sentence = В обращении не всё есть: посмотрите, чего не хватает.
status-draft-decision = Предварительное решение
status-draft-decision-sentence = Вам направили предварительное решение. Вы можете возразить и быть заслушаны.
status-joined = Рассматривается вместе с другим
status-joined-sentence = Ваше обращение рассматривают вместе с другими на ту же тему. Письмо с ответом вы получите отдельно.
status-decided = Вынесено решение
status-decided-sentence = Прочитайте решение.
status-satisfied = Удовлетворено полностью
status-satisfied-sentence = Орган удовлетворил вашу жалобу полностью. Прочитайте письмо.
status-emergency-forwarded = Передано немедленно
status-emergency-forwarded-sentence = Обращение сразу передано органу, который обязан действовать: { $body }.
status-passed-up = Передано вышестоящему органу
status-passed-up-sentence = Её рассматривает: { $body }.
status-returned = Возвращено
status-returned-sentence = Причина в письме.
status-attached = Приобщено к прежнему делу
status-attached-sentence = Новых доводов нет, поэтому обращение приобщили к прежнему делу. Ответ на него не дают.
status-terminated = Прекращено
status-terminated-sentence = Причина в письме.
status-withdrawn = Отозвано
status-withdrawn-sentence = По вашей просьбе. Вы можете подать обращение снова.

# Why a step is refused
refused-already-ended = Обращение возвращено, прекращено или отозвано, изменить дело уже нельзя.
refused-is-joined = Дело рассматривают вместе с другим, ответ будет общий. Сначала отделите его.
refused-not-joined = Дело не рассматривают вместе с другим.
refused-leads-others = Вместе с этим делом рассматривают другие. Сначала отделите их.
refused-not-at-this-stage = На нынешней стадии дела этот шаг невозможен.
refused-not-defective = У заявителя ничего не запрашивали, дополнять нечего.
refused-cure-runs = У заявителя ещё есть время прислать недостающее.
refused-another-kind = Этот шаг — для обращений другого вида.
refused-not-undetermined = Ответственный орган уже известен, определять нечего.
refused-term-ended = Срок прошёл, продлить его уже нельзя (часть 3 статьи 76 АППК).
refused-no-higher-body = Вышестоящего органа, которому можно передать жалобу, нет: её рассматривает суд (часть 6 статьи 91 АППК).
refused-signed-below = Вы подписали то, на что жалуются. Решение по жалобе должен вынести другой человек (часть 2 статьи 97 АППК).
refused-not-own-power = Этот акт вне полномочий вашего органа: направьте дело на новое рассмотрение с указанием нарушений и предложений (часть 2 статьи 100 АППК).
refused-nothing-to-complain = Ответа ещё нет, но срок не прошёл: жаловаться пока не на что.
refused-only-registrar-or-head = Это может сделать только регистратор или руководитель органа.
refused-only-the-applicant = Это может сделать только заявитель.

# What is wrong with a field
problem-past-calendars = На { $year } год ещё нет официального календаря. Выберите более ранний день.
problem-day-off = Это нерабочий день. Выберите рабочий.
problem-too-early = Слишком рано. Первый допустимый день: { $day }.
problem-too-late = Слишком поздно. Последний допустимый день: { $day }.
problem-not-after-the-term = Новый день должен быть позже нынешнего срока.
problem-not-this-ground = Закон не называет такого основания для этого обращения или для этой стадии дела. Выберите другое.
problem-not-heard = Заявителя ещё не заслушали. Дождитесь дня заслушивания или укажите здесь, почему его нет (часть 2 статьи 73 АППК).
problem-unknown-number = Обращения с таким номером нет. Проверьте номер.
problem-its-own-number = Это номер самого этого обращения. Укажите номер другого.
problem-another-applicant = Обращение с этим номером подал другой заявитель.
problem-not-returned = Обращение с этим номером не возвращали.
problem-not-alike = Это не открытое обращение того же вида и на ту же тему в вашем органе.
problem-not-an-officer-here = Выберите сотрудника вашего органа, у которого открыт доступ.

# Names of letters
letter-kind-cure-asked = Запрос недостающего
letter-kind-returned = Письмо о возврате
letter-kind-attached = Письмо о приобщении к прежнему делу
letter-kind-split = Письмо о перенаправлении части
letter-kind-emergency-sent = Письмо о немедленной передаче
letter-kind-determined = Письмо об ответственном органе
letter-kind-extended = Письмо о продлении срока
letter-kind-joined = Письмо о рассмотрении вместе с другими
letter-kind-separated = Письмо об отдельном рассмотрении
letter-kind-drafted = Предварительное решение
letter-kind-decided = Решение по заявлению
letter-kind-terminated = Письмо о прекращении процедуры
letter-kind-satisfied = Письмо об удовлетворении жалобы
letter-kind-passed-up = Письмо о передаче жалобы вышестоящему органу
letter-kind-complaint-decided = Решение по жалобе
letter-kind-withdrawn = Письмо об отзыве обращения
letter-kind-assigned = Уведомление о назначенном деле
letter-kind-cured = Уведомление о присланном недостающем
letter-kind-objected = Уведомление о возражении
letter-kind-withdrawn-told = Уведомление об отзыве
letter-kind-complaint-outcome = Уведомление о решении по жалобе

# Subject lines
letter-subject-cure-asked = { $number }: дополните Ваше обращение
letter-subject-returned = { $number }: Ваше обращение возвращено
letter-subject-attached = { $number }: Ваше обращение приобщено к прежнему делу
letter-subject-split = { $number }: на часть Вашего обращения ответит другой орган
letter-subject-emergency-sent = { $number }: Ваше обращение немедленно передано
letter-subject-determined = { $number }: известно, кто Вам ответит
letter-subject-extended = { $number }: срок продлён
letter-subject-joined = { $number }: Ваше обращение рассматривают вместе с другими
letter-subject-separated = { $number }: Ваше обращение рассматривают отдельно
letter-subject-drafted = { $number }: предварительное решение и заслушивание
letter-subject-decided = { $number }: решение по Вашему заявлению
letter-subject-terminated = { $number }: процедура прекращена
letter-subject-satisfied = { $number }: Ваша жалоба удовлетворена полностью
letter-subject-passed-up = { $number }: Ваша жалоба у вышестоящего органа
letter-subject-complaint-decided = { $number }: решение по Вашей жалобе
letter-subject-withdrawn = { $number }: Ваше обращение отозвано
letter-subject-assigned = Вам назначено дело: { $number }
letter-subject-cured = Недостающее прислали: { $number }
letter-subject-objected = Возражение: { $number }
letter-subject-withdrawn-told = Отозвано: { $number }
letter-subject-complaint-outcome = Решение по жалобе: { $number }

# Letters to applicants: the first paragraph
letter-cure-asked = { $due ->
    [yes] В Вашем обращении { $number } не хватает сведений. Пришлите их не позднее { $until }: форма откроется по ссылке в конце письма. Срок ответа тем временем идёт: орган обязан ответить не позднее { $by }. Если Вы не пришлёте недостающее, обращение могут возвратить. Основание: части 6 и 7 статьи 64 АППК.
   *[no] В Вашем обращении { $number } не хватает сведений. Пришлите их не позднее { $until }: форма откроется по ссылке в конце письма. Срок ответа тем временем идёт. Если Вы не пришлёте недостающее, обращение могут возвратить. Основание: части 6 и 7 статьи 64 АППК.
  }
letter-returned = Ваше обращение { $number } возвращено без ответа. Когда причина, названная ниже, отпадёт, Вы можете обратиться снова. Основание: часть 7 статьи 64 АППК.
letter-attached = Ваше обращение { $number } повторяет то, которое Вам уже возвращали. Его приобщили к прежнему делу, ответ на него не дают. Если у Вас есть новые доводы, Вы можете обратиться снова. Основание: часть 8 статьи 64 АППК.
letter-split = { $to-due ->
    [yes] Часть Вашего обращения { $number } перенаправлена другому органу. На неё отвечает: { $to }. Этот орган обязан ответить не позднее { $to-by }. На остальное по-прежнему отвечает: { $body }. Основание: статья 65 АППК.
   *[no] Часть Вашего обращения { $number } перенаправлена другому органу. На неё отвечает: { $to }. Когда срок установят, мы Вам напишем. На остальное по-прежнему отвечает: { $body }. Основание: статья 65 АППК.
  }
letter-emergency-sent = В Вашем обращении { $number } говорится о преступлении или угрозе, поэтому его передали немедленно. Действовать обязан: { $to }. Срока в днях здесь нет: на такое сообщение реагируют сразу. Если Вы в опасности, звоните 112. Основание: часть 7-2 статьи 64 АППК.
letter-determined = { $due ->
    [yes] Теперь известно, кто решает вопрос из Вашего обращения { $number }. Отвечает: { $body }. Срок прежний: орган обязан ответить не позднее { $by }.
   *[no] Теперь известно, кто решает вопрос из Вашего обращения { $number }. Отвечает: { $body }. Когда срок установят, мы Вам напишем.
  }
letter-extended = Срок ответа на Ваше обращение { $number } продлён. Орган обязан ответить не позднее { $until }. Основание: часть 3 статьи 76 АППК.
letter-joined = { $due ->
    [yes] Ваше обращение { $number } теперь рассматривают вместе с другими на ту же тему. Номер и срок у Вас остаются свои, письмо с ответом Вы получите отдельно. Орган обязан ответить Вам не позднее { $by }. Основание: часть 1 статьи 22 АППК, как мы её понимаем.
   *[no] Ваше обращение { $number } теперь рассматривают вместе с другими на ту же тему. Номер и срок у Вас остаются свои, письмо с ответом Вы получите отдельно. Основание: часть 1 статьи 22 АППК, как мы её понимаем.
  }
letter-separated = { $due ->
    [yes] Ваше обращение { $number } снова рассматривают отдельно. Срок прежний: орган обязан ответить не позднее { $by }.
   *[no] Ваше обращение { $number } снова рассматривают отдельно. Когда срок установят, мы Вам напишем.
  }
letter-drafted = Это предварительное решение по Вашему заявлению { $number }, окончательного решения ещё нет. Если Вы не согласны или хотите быть заслушаны, напишите нам не позднее { $until }: форма откроется по ссылке в конце письма. Заслушивание: { $hearing_at }. Его проводит: { $body }. Если Вас не будет и не напишете, решение всё равно могут вынести. Основание: статья 73 АППК.
letter-decided = Это решение по Вашему заявлению { $number }. Кто решил: { $body }. Основание: статьи 79 и 80 АППК.
letter-terminated = Процедура по Вашему обращению { $number } прекращена. Если у Вас есть новые доводы, Вы можете обратиться снова. Основание: статьи 70 и 88 АППК.
letter-satisfied = Ваша жалоба { $number } удовлетворена полностью. Это сделал сам орган, на который Вы жаловались: { $body }. Основание: часть 4 статьи 91 АППК.
letter-passed-up = { $to-due ->
    [yes] Ваша жалоба { $number } вместе с материалами дела передана вышестоящему органу. Её рассмотрит: { $to }. По закону на это есть 20 рабочих дней: орган обязан ответить не позднее { $to-by }. Основание: часть 4 статьи 91 и статья 99 АППК.
   *[no] Ваша жалоба { $number } вместе с материалами дела передана вышестоящему органу. Её рассмотрит: { $to }. По закону на это есть 20 рабочих дней; когда срок установят, мы Вам напишем. Основание: часть 4 статьи 91 и статья 99 АППК.
  }
letter-complaint-decided = Это решение по Вашей жалобе { $number }. Кто решил: { $body }. Основание: статья 100 АППК.
letter-withdrawn = Вы отозвали обращение { $number }. Его больше не рассматривают. Вы можете подать его снова. Основание: часть 9 статьи 64 АППК.

# Letters to officers: the first paragraph
letter-assigned = { $due ->
    [yes] Вам назначено дело { $number }. Ответьте не позднее { $by }.
   *[no] Вам назначено дело { $number }. Срок установят, когда выйдет календарь.
  }
letter-cured = { $due ->
    [yes] Заявитель прислал то, чего не хватало в обращении { $number }. Продолжайте рассмотрение и ответьте не позднее { $by }.
   *[no] Заявитель прислал то, чего не хватало в обращении { $number }. Продолжайте рассмотрение.
  }
letter-objected = Заявитель возражает против предварительного решения по заявлению { $number } или хочет быть заслушан. Прочитайте возражение, прежде чем выносить решение (статья 73 АППК).
letter-withdrawn-told = Заявитель отозвал обращение { $number }. Дело закрыто, больше ничего делать не нужно.
letter-complaint-outcome = Вышестоящий орган вынес решение по жалобе { $number } на Ваш орган. Если дело направлено на новое рассмотрение, о новом деле вам напишут отдельно.

# Choices in letters
letter-returned-uncured = Основание: недостающее не прислали в срок.
letter-returned-identical = Основание: обращение повторяет прежнее, новых доводов в нём нет.
letter-returned-insulting = Основание: в обращении есть нецензурные или оскорбительные слова.
letter-terminated-repeat = Основание: обращение повторное, новых доводов нет, на прежние ответ дан (часть 1 статьи 88 АППК).
letter-terminated-anonymous = Основание: нет имени, подписи или адреса (часть 1 статьи 88 АППК).
letter-terminated-no-substance = Основание: из текста неясно, о чём обращение (часть 1 статьи 88 АППК).
letter-terminated-withdrawn = Основание: обращение отозвано.
letter-terminated-decided-before = Основание: у этого же лица по тому же вопросу и тем же основаниям уже есть решение (часть 1 статьи 70 АППК).
letter-terminated-court-act = Основание: вопрос решил суд (часть 1 статьи 70 АППК).
letter-terminated-returned = Основание: обращение возвращено, потому что недостающее не прислали (часть 1 статьи 70 АППК).
letter-terminated-other-law = Основание: этого требует другой закон (часть 1 статьи 70 АППК).
letter-decided-favourable = Акт благоприятный: он даёт Вам право или снимает с Вас обязанность.
letter-decided-burdening = Акт обременяющий: он отказывает в праве, ограничивает его или возлагает обязанность.
letter-complaint-decided-annulled = Решение: административный акт отменён.
letter-complaint-decided-replaced = Решение: административный акт отменён, принят новый.
letter-complaint-decided-performed = Решение: действие, о котором просили в жалобе, совершено.
letter-complaint-decided-rejected = Решение: жалоба оставлена без удовлетворения.
letter-complaint-decided-remanded = Решение: дело направлено на новое рассмотрение в орган, на который подана жалоба (часть 2 статьи 100 АППК).
letter-complaint-decided-unconsidered = Решение: жалоба оставлена без рассмотрения (статья 95 АППК).
letter-complaint-decided-decided-before = Основание: по такой же жалобе уже есть решение.
letter-complaint-decided-court-act = Основание: вопрос решил суд.
letter-complaint-decided-returned = Основание: жалоба возвращена.
letter-complaint-decided-withdrawn = Основание: жалоба отозвана.
letter-complaint-decided-suit-pending = Основание: суд рассматривает иск о том же.

# Texts of officers in letters
letter-missing = Чего не хватает: { $text }
letter-part = На что ответит этот орган: { $text }
letter-without-hearing = Почему не было заслушивания (часть 2 статьи 73 АППК): { $text }
letter-violations = Найденные нарушения: { $text }
letter-proposals = Предложения: { $text }

# The receipt of a complaint
letter-due-pass-up = Орган, на который Вы жалуетесь, обязан не позднее { $by } удовлетворить жалобу полностью или передать её вышестоящему органу (часть 4 статьи 91 АППК).
letter-rights-complaint = Пока жалобу рассматривают, Вы вправе знакомиться с материалами дела, быть заслушаны, представлять доказательства и отозвать жалобу (часть 2 статьи 94 АППК).
letter-complaint-suspends = Пока жалобу рассматривают, исполнение обжалуемого акта приостановлено (статья 96 АППК).

# The applicant's own page
own-title = Что вы можете сделать
own-withdraw-title = Отозвать обращение
own-withdraw-what = Если ответ вам больше не нужен, отзовите обращение. Орган прекратит его рассматривать и отвечать не будет. Позже вы можете подать его снова.
own-withdraw-reason = Причина
own-withdraw-reason-hint = Можно не указывать.
own-withdraw-button = Отозвать
own-withdraw-done = Вы отозвали обращение. Мы отправим вам об этом письмо.
own-cure-title = Прислать недостающее
own-cure-what = Чтобы рассмотреть обращение, органу нужны ещё сведения. Напишите их здесь: сотрудник, который занимается вашим обращением, сразу их получит. Если ничего не прислать, обращение могут возвратить.
own-cure-missing = Чего не хватает:
own-cure-until = Пришлите не позднее { $until }. Примут и позже, пока обращение не возвратили.
own-cure-text = Ваше дополнение
own-cure-text-hint = Напишите то, о чём просит орган. Если не хватало только имени, адреса или номера, скажите об этом здесь и заполните нужное поле ниже.
own-cure-applicant-name = Фамилия, имя, отчество
own-cure-applicant-name-hint = Как в документе. Только если их не было или они указаны неверно.
own-cure-applicant-postal-address = Почтовый адрес
own-cure-applicant-postal-address-hint = Населённый пункт, улица, дом. Только если адреса не было или он изменился.
own-cure-applicant-email = Электронная почта
own-cure-applicant-email-hint = Только если её не было или она изменилась.
own-cure-applicant-phone = Мобильный телефон
own-cure-applicant-phone-hint = Например: +7 701 123 45 67. Только если номера не было или он изменился.
own-cure-applicant-iin = ИИН
own-cure-applicant-iin-hint = 12 цифр. Только если ИИН не было или он указан неверно.
own-cure-button = Отправить
own-cure-done = Мы получили ваше дополнение. Орган продолжает рассматривать обращение.
own-object-title = Возразить против предварительного решения
own-object-what = Орган сообщил, какое решение собирается вынести. Если вы не согласны или хотите объяснить что-то лично, напишите здесь: это обязаны прочитать до решения. Если ничего не написать, решение всё равно могут вынести.
own-object-until = Напишите не позднее { $until }. Написанное позже тоже сохранят в деле с отметкой об опоздании.
own-object-text = С чем вы не согласны
own-object-text-hint = Напишите, что неверно и почему. Если хотите, чтобы вас выслушали лично, напишите и об этом.
own-object-button = Отправить возражение
own-object-done = Мы получили ваше возражение. Орган обязан прочитать его до решения.
own-complain-title = Подать жалобу
own-complain-what = Подайте жалобу, если не согласны с ответом или не получили его в срок. У жалобы будет свой номер, она поступит в тот орган, на который вы жалуетесь. Он обязан удовлетворить её полностью или передать вышестоящему органу, который вынесет решение.
own-complain-text = На что вы жалуетесь
own-complain-text-hint = Напишите, с чем не согласны, почему и о чём просите. Назовите документы, которые это подтверждают.
own-complain-button = Отправить жалобу
own-complain-done = Мы получили вашу жалобу, у неё есть свой номер.
own-hearing-at = Заслушивание: { $at }
own-extended-until = Срок продлён: орган обязан ответить не позднее { $until }.
own-complaint-link = Ваша жалоба: { $number }

# The case page of officers
staff-steps-more = Другие действия
staff-steps-impossible = Сейчас нельзя
staff-case-extended = Срок продлён: ответить не позднее { $until }
staff-case-cure-until = Заявитель должен прислать недостающее не позднее { $until }
staff-case-hearing = Заслушивание: { $at }
staff-case-joined-to = Рассматривается вместе с обращением { $number }
staff-case-leads = Вместе с ним рассматривают другие обращения: ответ один на все
staff-case-complains-of = Жалоба по обращению { $number }
staff-case-words = Тексты шагов

step-part-sent = Часть обращения направлена в другой орган
letter-suit = Если Вы не согласны, Вы можете обратиться в суд не позднее { $by } (часть 6 статьи 100 и статья 136 АППК).
letter-officer-next-pass-up = Удовлетворите жалобу полностью сами или до этой даты передайте её со своими пояснениями вышестоящему органу (часть 4 статьи 91 АППК).
letter-officer-next-complaint = Эту жалобу до этой даты решает ваш орган; продлить срок нельзя (статья 99 АППК).
letter-officer-next-emergency-forward = Примите меры немедленно: в обращении сообщают о преступлении или об угрозе безопасности (часть 7-2 статьи 64 и статья 88 АППК).
