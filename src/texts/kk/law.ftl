# Заңның әлі ешкім оқымаған өзгерістері: әкімшілерге
staff-nav-law = Заң
staff-law-title = Заңның оқылмаған өзгерістері
staff-law-lead = Бұл актілер заңды өзгертетіні белгілі, бірақ олардың мәтінін әлі ешкім оқып, ережелерге енгізген жоқ. Өзгеріс күшіне енгенде ережелеріміздің бірі қате болып қалуы мүмкін. Заңгер мәтінді оқып, ережені түзеткенше, өзгеріс осы тізімде тұрады (заң папкасындағы watch.toml файлы).
staff-law-version = { $date } күні қолданылатын нұсқа: { $version }
staff-law-begun = Қазір оқу керек: { $count }
staff-law-coming = Әлі күшіне енбегені: { $count }
staff-law-unread = Оқитын уақыты келген заң өзгерістері: { $count }.
staff-law-act = Акт
staff-law-from = Қай күннен бастап күшінде
staff-law-moves = Не өзгеруі мүмкін
staff-law-where = Баптар мен тақырыптар
staff-law-nowhere = көрсетілмеген
staff-law-adopted = қабылданған күні: { $date }
staff-law-bill = заң жобасы
staff-law-about = шамамен { $date }
staff-law-look = қабылданған-қабылданбағанын тексеретін күн: { $date }
law-version-powers = ережелер { $version }
law-version-clocks = мерзімдер { $version }
law-version-calendar = күнтізбе { $version }

# Заңның сөздері мен заңның басқа мәтінінде аталған орган: талонда, өтініш бетінде, іс бетінде
law-words = Заңның сөздері
law-copy = Актінің нөмірі: { $number }. Оқылған көшірменің күні: { $date }.
law-copy-only = Оқылған көшірменің күні: { $date }.
law-words-in-kk = Мәтін қазақ тілінде.
law-words-in-ru = Мәтін орыс тілінде.
also-title = Заңда тағы бір орган көрсетілген
also-title-several = Заңда басқа органдар да көрсетілген
also-instead-of = Заңда көрсетілген орган: { $body }. Оның қызметкерлері жүйеде әлі жоқ, сондықтан жолданымды әкімдік қарайды.
also-decides = Шешуші сұрақ:
also-answers = Сізге жауап беруге тиіс орган: { $body }.
staff-also-forward = Осы органға жіберу
staff-also-choice = { $body } (заңда ол да көрсетілген)
staff-also-reason = Бұл орган да заңда көрсетілген. Негіз: { $basis }
