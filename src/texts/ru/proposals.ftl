# Шаги, предложенные руководителю: проект готовит любой сотрудник, подписывает руководитель
step-hand-back = Вернуть проект с замечанием
staff-hand-back-title = Вернуть с замечанием
staff-then-hand-back = Проект вернётся тому, кто его подготовил, ему отправят письмо. Дело и срок не изменятся.
staff-hand-back-proposal = Проект
staff-hand-back-remark = Замечание
staff-hand-back-remark-hint = Напишите, что исправить. Замечание увидят только сотрудники органа.
staff-hand-back-button = Вернуть

staff-propose-button = Предложить руководителю
staff-then-propose = Проект отправят руководителю: он подпишет его, изменит или вернёт с замечанием. До этого дело не изменится.
staff-proposals-title = Ждёт подписи руководителя
staff-proposals-yours = Ждёт вашей подписи
staff-proposals-returned = Проекты, которые вернул руководитель
staff-proposal-by = Проект: { $who }, { $when }
staff-proposal-back = Возврат: { $who }, { $when }
staff-proposal-sign = Подписать как предложено
staff-proposal-change = Изменить и подписать
staff-mark-proposed = ждёт подписи
staff-queue-proposed = Дел ждёт вашей подписи: { $count }

# Lines of the history
step-proposed = Проект отправлен руководителю на подпись
step-handed-back = Руководитель вернул проект с замечанием

# Why a step is refused
refused-not-for-the-head = Руководителю предлагают только то, что вправе сделать лишь он. Для этого шага его подпись не нужна.
refused-proposal-signed = Этот проект уже подписан, подписать его второй раз нельзя.
refused-proposal-handed-back = Этот проект уже возвращён с замечанием, подписать его нельзя.
refused-nothing-proposed = По этому делу нет проектов, которые ждут подписи: все подписаны или возвращены.

# Letters to officers
letter-kind-proposal-waits = Уведомление о проекте на подпись
letter-kind-proposal-returned = Уведомление о возвращённом проекте
letter-subject-proposal-waits = Ждёт вашей подписи: { $number }
letter-subject-proposal-returned = Проект возвращён: { $number }
letter-proposal-waits = По обращению { $number } проект ждёт Вашей подписи. Его можно подписать, изменить или вернуть с замечанием.
letter-proposal-returned = Руководитель вернул с замечанием проект, который Вы подготовили по обращению { $number }. Замечание — на странице дела.
