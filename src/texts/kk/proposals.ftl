# Басшыға ұсынылған қадамдар: жобаны кез келген қызметкер дайындайды, қолды басшы қояды
step-hand-back = Жобаны ескертпемен қайтару
staff-hand-back-title = Ескертпемен қайтару
staff-then-hand-back = Жоба оны дайындаған қызметкерге қайтарылады, оған хат жіберіледі. Істің күйі мен мерзімі өзгермейді.
staff-hand-back-proposal = Жоба
staff-hand-back-remark = Ескертпе
staff-hand-back-remark-hint = Нені түзету керегін жазыңыз. Мұны тек орган қызметкерлері көреді.
staff-hand-back-button = Қайтару

staff-propose-button = Басшыға ұсыну
staff-then-propose = Жоба басшыға жіберіледі: ол қол қояды, өзгертеді немесе ескертпемен қайтарады. Оған дейін іс өзгермейді.
staff-proposals-title = Басшының қол қоюын күтіп тұр
staff-proposals-yours = Сіздің қол қоюыңызды күтіп тұр
staff-proposals-returned = Басшы қайтарған жобалар
staff-proposal-by = Дайындаған: { $who }, { $when }
staff-proposal-back = Қайтарған: { $who }, { $when }
staff-proposal-sign = Осы күйінде қол қою
staff-proposal-change = Өзгертіп, қол қою
staff-mark-proposed = қол қоюды күтіп тұр
staff-queue-proposed = Сіздің қол қоюыңызды күтіп тұрған іс: { $count }

# Тарих жолдары
step-proposed = Жоба басшыға қол қоюға жіберілді
step-handed-back = Басшы жобаны ескертпемен қайтарды

# Неге болмайды
refused-not-for-the-head = Басшыға тек оның өзі жасай алатын қадамды ұсынуға болады. Бұл қадамға басшының қолы керек емес.
refused-proposal-signed = Бұл жобаға бұрын қол қойылған. Екінші рет қол қоюға болмайды.
refused-proposal-handed-back = Бұл жоба ескертпемен қайтарылған. Енді оған қол қоюға болмайды.
refused-nothing-proposed = Бұл істе қол қоюды күтіп тұрған жоба жоқ: бәріне қол қойылған немесе бәрі қайтарылған.

# Қызметкерлерге хаттар
letter-kind-proposal-waits = Қол қоюды күтіп тұрған жоба туралы хабарлама
letter-kind-proposal-returned = Қайтарылған жоба туралы хабарлама
letter-subject-proposal-waits = Қол қоюыңызды күтіп тұр: { $number }
letter-subject-proposal-returned = Жоба қайтарылды: { $number }
letter-proposal-waits = { $number } жолданымы бойынша жоба Сіздің қол қоюыңызды күтіп тұр. Оған қол қоюға, өзгертуге немесе ескертпемен қайтаруға болады.
letter-proposal-returned = { $number } жолданымы бойынша Сіз дайындаған жобаны басшы ескертпемен қайтарды. Ескертпе іс бетінде.
