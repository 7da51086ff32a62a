//! The accounts as an administrator keeps them by the pages.
use super::*;

#[test]
fn an_administrator_keeps_the_accounts() {
    both("an_administrator_keeps_the_accounts", |env| {
        let house = House::open(env, at(5, 4, 10));
        let admin = house.signed_in("admin@akimat.example");
        let page = admin.page("/staff/officers");
        assert!(page.contains(AKIM));

        let new = [
            ("email", "new@example.kz"),
            ("name", "Новый сотрудник"),
            ("role", "registrar"),
            ("body", "103641000.nowhere"),
            ("language", "kk"),
        ];
        let wrong = admin.submit(&page, "/staff/officers", &new);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"new@example.kz\"") && wrong.text.contains("103641000.nowhere"));

        let mut good = new;
        good[3].1 = "103641000.akimat";
        let made = admin.submit(&page, "/staff/officers", &good);
        assert_eq!(
            (made.status, made.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/officers")
        );
        let password = shown_password(&admin.page("/staff/officers"));
        assert!(!admin.page("/staff/officers").contains("new-password"), "shown once");
        let newcomer = house.visitor();
        let form = [("email", "new@example.kz"), ("password", password.as_str())];
        assert_eq!(newcomer.post("/staff/sign-in", &form).status, StatusCode::SEE_OTHER);
        assert_eq!(
            newcomer.get("/staff/").location,
            "/staff/password",
            "an own password first"
        );
        let own = newcomer.page("/staff/password");
        let weak = [("old", password.as_str()), ("new", "short")];
        let refused = newcomer.submit(&own, "/staff/password", &weak);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let strong = [("old", password.as_str()), ("new", "seven blue tents by the lake")];
        let changed = newcomer.submit(&own, "/staff/password", &strong);
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
        assert_eq!(newcomer.get("/staff/").status, StatusCode::OK);

        let list = admin.page("/staff/officers");
        let order = address_of(&list, "new@example.kz");
        let disabled = admin.submit(&list, &order, &[("do", "disable")]);
        assert_eq!(disabled.status, StatusCode::SEE_OTHER);
        assert_eq!(
            newcomer.get("/staff/").status,
            StatusCode::SEE_OTHER,
            "signed out at once"
        );
        let form = [
            ("email", "new@example.kz"),
            ("password", "seven blue tents by the lake"),
        ];
        assert_eq!(newcomer.post("/staff/sign-in", &form).status, StatusCode::UNAUTHORIZED);
        admin.submit(&list, &order, &[("do", "enable")]);
        let reset = admin.submit(&list, &order, &[("do", "reset")]);
        assert_eq!(
            (reset.status, reset.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/officers")
        );
        let password = shown_password(&admin.page("/staff/officers"));
        let form = [("email", "new@example.kz"), ("password", password.as_str())];
        assert_eq!(newcomer.post("/staff/sign-in", &form).status, StatusCode::SEE_OTHER);

        let officer = house.signed_in(AKIM);
        assert_eq!(officer.get("/staff/officers").status, StatusCode::NOT_FOUND);
    });
}

fn shown_password(page: &str) -> String {
    let mark = "id=\"new-password\">";
    let start = page.find(mark).expect("a password is shown") + mark.len();
    page[start..].split('<').next().unwrap_or_default().to_owned()
}

/// The address of the form in a user's row.
fn address_of(list: &str, email: &str) -> String {
    let row = &list[list.find(email).expect("the user is listed")..];
    let mark = "action=\"";
    let start = row.find(mark).expect("a form in the row") + mark.len();
    row[start..].split('"').next().unwrap_or_default().to_owned()
}
