# Изменения закона, которых ещё никто не читал: для администраторов
staff-nav-law = Закон
staff-law-title = Непрочитанные изменения закона
staff-law-lead = Известно, что эти акты меняют закон, но их текст ещё никто не прочитал и не внёс в правила. Когда изменение вступает в силу, одно из наших правил может стать неверным. Изменение стоит здесь, пока юрист не прочитает текст и не исправит правила (файл watch.toml в папке закона).
staff-law-version = Действует на { $date }: { $version }
staff-law-begun = Пора прочитать: { $count }
staff-law-coming = Ещё не в силе: { $count }
staff-law-unread = Изменений закона, которые пора прочитать: { $count }.
staff-law-act = Акт
staff-law-from = Действует с
staff-law-moves = Что может измениться
staff-law-where = Статьи и темы
staff-law-nowhere = не указаны
staff-law-adopted = дата принятия: { $date }
staff-law-bill = законопроект
staff-law-about = примерно { $date }
staff-law-look = проверить, принят ли, с { $date }
law-version-powers = правила { $version }
law-version-clocks = сроки { $version }
law-version-calendar = календарь { $version }

# Слова закона и другой орган, который назван в другом тексте закона: на талоне, на странице обращения, на странице дела
law-words = Слова закона
law-copy = Номер акта: { $number }. Прочитана копия от { $date }.
law-copy-only = Прочитана копия от { $date }.
law-words-in-kk = Текст на казахском языке.
law-words-in-ru = Текст на русском языке.
also-title = Закон называет и другой орган
also-title-several = Закон называет и другие органы
also-instead-of = В законе назван: { $body }. Сотрудников этого органа здесь пока нет, поэтому обращения ведёт акимат.
also-decides = Решающий вопрос:
also-answers = Ответить вам должен этот орган: { $body }.
staff-also-forward = Перенаправить в этот орган
staff-also-choice = { $body } (его тоже называет закон)
staff-also-reason = Этот орган тоже назван в законе. Основание: { $basis }
