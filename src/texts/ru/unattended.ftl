# Место последнего сотрудника
staff-handover-title = Кто теперь ответит на открытые дела?
staff-handover-who = { $name }: больше в органе никто не вправе подписывать. Орган: { $body }.
staff-handover-open = Открытых дел: { $open }.
staff-handover-successor = Электронная почта преемника
staff-handover-successor-hint = Его учётная запись перейдёт в этот орган. В прежнем должен остаться ещё кто-то с правом подписи.
staff-handover-above = Дела берёт вышестоящий орган и отвечает за них: { $body }.
staff-handover-nobody = В вышестоящих органах тоже нет никого с правом подписи.
staff-handover-button = Закрыть доступ
staff-handover-back = Ничего не менять

# Органы без сотрудников
staff-nav-unattended = Без сотрудников
staff-unattended-title = Органы без сотрудников
staff-unattended-lead = Здесь органы, где есть открытые дела, но никто не может подписать ответ. Пока никого нет, дела рассматривает ближайший вышестоящий орган и отвечает за них.
staff-unattended-none = Таких органов нет: во всех органах с открытыми делами есть кому ответить.
staff-unattended-bodies = Органов: { $count }.
staff-unattended-cases = Открытых дел: { $count }.
staff-unattended-body = Орган
staff-unattended-open = Открытых дел
staff-unattended-due = Ближайший срок
staff-unattended-oldest = Самое раннее
staff-unattended-by = Пока рассматривает
staff-unattended-no-date = срока пока нет
staff-unattended-nobody = некому
staff-queue-in-trust = В том числе за органы без сотрудников: { $count }
