### Что сообщает запрос, который не выполнен: заголовок и что делать.

error-home = На главную
error-unreadable = Запрос не читается
error-unreadable-detail = Не удалось разобрать JSON или данные формы. Ничего не сохранено.
error-not-utf8 = Запрос не в кодировке UTF-8
error-not-utf8-detail = Отправьте текст в кодировке UTF-8. Ничего не сохранено.
error-media-type = Формат не поддерживается
error-media-type-detail = Отправьте JSON с типом application/json. Ничего не сохранено.
error-too-large = Запрос слишком большой
error-too-large-detail = Принимается не больше 256 КБ. Ничего не сохранено.
error-timeout = Запрос не пришёл вовремя
error-timeout-detail = Возможно, связь медленная. Отправьте ещё раз.
error-not-signed-in = Вы не вошли
error-not-signed-in-detail = Возможно, сеанс закончился. Войдите снова; в браузере сначала вернитесь назад и скопируйте написанное.
error-temporary-password = Сначала смените пароль
error-temporary-password-detail = Этот пароль выдали вам другие. Войдите в браузере на /staff/ и выберите свой: после этого откроется всё остальное.
error-forged = Форму нельзя принять
error-forged-detail = Она с другой страницы или из прежнего сеанса. Вернитесь назад, скопируйте написанное, обновите страницу и отправьте снова.
error-not-found = Не найдено
error-not-found-detail = Такой страницы или записи нет, либо она вам не открыта. Проверьте адрес, номер и ключ.
error-method = По этому адресу так нельзя
error-method-detail = Этот адрес не поддерживает такой метод.
error-invalid = Проверьте поля
error-invalid-detail = Ничего не сохранено. Поля с ошибками названы.
error-stale = Дело изменилось
error-stale-detail = Его изменили после того, как вы его открыли. Посмотрите, каково оно сейчас, и решите снова.
error-not-allowed = Этот шаг невозможен
error-idempotency = Этот ключ запроса уже использован
error-idempotency-detail = С этим Idempotency-Key уже отправлен другой запрос. Для нового обращения нужен новый ключ.
error-too-many = Слишком много попыток
error-too-many-detail = { $minutes ->
    [one] Попробуйте снова через { $minutes } минуту.
    [few] Попробуйте снова через { $minutes } минуты.
   *[many] Попробуйте снова через { $minutes } минут.
}
error-wrong-credentials = Войти не удалось
error-wrong-credentials-detail = Адрес электронной почты или пароль неверны.
error-busy = Система сейчас перегружена
error-busy-detail = Попробуйте ещё раз чуть позже. Ничего не сохранено.
error-unavailable = Сейчас ничего нельзя сохранить
error-unavailable-detail = Ничего не сохранено. Попробуйте ещё раз через несколько минут.
error-internal = Ошибка в системе
error-internal-detail = Сведения о ней увидят те, кто обслуживает систему. Проверьте, сохранилось ли то, что вы отправляли, и попробуйте позже.
