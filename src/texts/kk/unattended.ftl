# Соңғы қызметкердің орны
staff-handover-title = Ашық істерге енді кім жауап береді?
staff-handover-who = { $name } — органда қол қоя алатын соңғы адам. Орган: { $body }.
staff-handover-open = Ашық іс: { $open }.
staff-handover-successor = Орнына келетін қызметкердің электрондық поштасы
staff-handover-successor-hint = Ол осы органға ауыстырылады. Өз органында қол қоя алатын тағы бір адам қалуға тиіс.
staff-handover-above = Істерді жоғары тұрған орган қарайды және оларға жауап береді: { $body }.
staff-handover-nobody = Жоғары тұрған органдарда да қол қоя алатын адам жоқ.
staff-handover-button = Кіруді жабу
staff-handover-back = Ештеңені өзгертпеу

# Қызметкері жоқ органдар
staff-nav-unattended = Қызметкері жоқ
staff-unattended-title = Қызметкері жоқ органдар
staff-unattended-lead = Мұнда ашық істері бар, бірақ жауапқа қол қоя алатын адамы жоқ органдар көрсетілген. Қызметкер болғанша істерді ең жақын жоғары тұрған орган қарайды және сол үшін жауап береді.
staff-unattended-none = Мұндай орган жоқ: ашық істері бар органдардың бәрінде жауап беретін адам бар.
staff-unattended-bodies = Орган саны: { $count }.
staff-unattended-cases = Ашық іс: { $count }.
staff-unattended-body = Орган
staff-unattended-open = Ашық іс
staff-unattended-due = Ең жақын мерзім
staff-unattended-oldest = Ең ертесі
staff-unattended-by = Әзірге қарайтын орган
staff-unattended-no-date = мерзім әлі жоқ
staff-unattended-nobody = ешкім
staff-queue-in-trust = Соның ішінде қызметкері жоқ органдардың істері: { $count }
