# Изменения закона, которых ещё никто не читал: для администраторов
staff-nav-law = Закон
staff-law-title = Непрочитанные изменения закона
staff-law-lead = Известно, что эти акты меняют закон, но их текст ещё никто не прочитал и не внёс в правила. Когда изменение вступает в силу, одно из наших правил может стать неверным. Изменение стоит здесь, пока юрист не прочитает текст и не исправит правила (файл watch.toml в папке закона).
staff-law-version = Действует на { $date }: { $version }
staff-law-begun = Уже в силе: { $count }
staff-law-coming = Ещё не в силе: { $count }
staff-law-unread = Изменений закона, которые уже в силе и ещё не прочитаны: { $count }.
staff-law-act = Акт
staff-law-from = Действует с
staff-law-moves = Что может измениться
staff-law-where = Статьи и темы
staff-law-adopted = принят { $date }
staff-law-bill = законопроект
staff-law-about = примерно { $date }
staff-law-look = проверить судьбу с { $date }
