//! Letters by post: the list, the document of all, and the posting of many in one step.

use reqwest::StatusCode;

use crate::desk::{AKIM, Answer, House, ROADS, Visitor, at};
use crate::support::both;

fn ids(officer: &Visitor) -> Vec<String> {
    let list = officer.page("/staff/print");
    let mark = "name=\"letter\" value=\"";
    list.match_indices(mark)
        .map(|(start, _)| list[start + mark.len()..start + mark.len() + 36].to_owned())
        .collect()
}

fn post(officer: &Visitor, letters: &[String], on: &str) -> Answer {
    let list = officer.page("/staff/print");
    let mut form = vec![("posted_on", on)];
    form.extend(letters.iter().map(|letter| ("letter", letter.as_str())));
    officer.submit(&list, "/staff/envelopes/posted", &form)
}

#[test]
fn all_letters_are_one_document_with_an_envelope_a_person() {
    both("envelopes", |env| {
        let house = House::open(env, at(5, 4, 10));
        // The same person twice, and another one.
        house.file("one", None, "Яма у школы.");
        house.file("two", None, "Яма у моста.");
        let mut other = crate::support::office::draft();
        other.applicant.email = None;
        other.applicant.name = "Қасымов Ерлан".to_owned();
        house.app.file("three", &other).expect(201);
        let officer = house.signed_in(AKIM);
        let page = officer.page("/staff/envelopes");
        assert_eq!(page.matches("class=\"envelope\"").count(), 2);
        assert_eq!(page.matches("class=\"window\"").count(), 2, "one address an envelope");
        assert_eq!(page.matches("class=\"paper\"").count(), 3);
        assert!(page.contains("2 конверта."));
        let stranger = house.signed_in(ROADS);
        assert_eq!(stranger.page("/staff/envelopes").matches("class=\"paper\"").count(), 0);
    });
}

#[test]
fn many_postings_are_recorded_in_one_step_or_none_is() {
    both("postings", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", None, "Яма у школы.");
        house.set(at(5, 6, 10));
        house.file("two", None, "Яма у моста.");
        let officer = house.signed_in(AKIM);
        let all = ids(&officer);
        assert_eq!(all.len(), 2);
        // The second letter was written after this day, the first was not: neither is recorded.
        for (day, told) in [
            ("2026-05-05", "Письмо составлено позже этого дня."),
            ("2026-05-07", "Этот день ещё не наступил."),
            ("вчера", "Проверьте дату"),
        ] {
            let refused = post(&officer, &all, day);
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
            assert!(refused.text.contains(told), "{day}: {}", refused.text);
            assert_eq!(refused.text.matches(" checked").count(), 2, "the ticks are kept");
            assert_eq!(ids(&officer).len(), 2);
        }
        let none = post(&officer, &[], "2026-05-06");
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text.contains("отметьте хотя бы одно письмо"));

        let stranger = house.signed_in(ROADS);
        let foreign = stranger.submit(
            &stranger.page("/staff/password"),
            "/staff/envelopes/posted",
            &[("posted_on", "2026-05-06"), ("letter", &all[0])],
        );
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(ids(&officer).len(), 2, "a letter of another body stays as it is");

        let done = post(&officer, &all, "2026-05-06");
        assert_eq!(
            (done.status, done.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/print")
        );
        assert!(ids(&officer).is_empty());
        // The page was sent twice: the same day again changes nothing, another day is refused.
        let csrf = officer.page("/staff/password");
        let again = [("posted_on", "2026-05-06"), ("letter", &all[0])];
        assert_eq!(
            officer.submit(&csrf, "/staff/envelopes/posted", &again).status,
            StatusCode::SEE_OTHER
        );
        let other = [("posted_on", "2026-05-04"), ("letter", &all[0])];
        let other = officer.submit(&csrf, "/staff/envelopes/posted", &other);
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn answers_come_first_with_the_day_by_which_they_are_posted_in_time() {
    both("order", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", None, "Яма у школы.");
        let officer = house.signed_in(AKIM);
        let case = crate::desk::only_case(&officer.page("/staff/"));
        let page = officer.page(&case);
        let answer = [
            ("revision", "1"),
            ("text", "Засыпали 12 мая."),
            ("findings", "Осмотрено."),
            ("basis", "Закон 148, статья 35"),
        ];
        let sent = officer.submit(&page, &format!("{case}/answer"), &answer);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let list = officer.page("/staff/print");
        let first = list
            .find("<tbody")
            .and_then(|start| list[start..].find("</tr>").map(|end| &list[start..start + end]));
        let first = first.expect("a first row");
        assert!(
            first.contains("Ответ") && first.contains("data-l=\"Отправить не позднее\">"),
            "{first}"
        );
    });
}
