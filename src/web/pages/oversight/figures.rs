//! `GET /oversight/`: the figures of the overseer's territory.
//!
//! It owns the read and the template. The figures are those of `statistics`, the same that the API gives.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;

use super::figures_view::{FiguresView, view};
use super::period::Asked;
use crate::appeal::Trilingual;
use crate::statistics::{self, GroupBy, Line};
use crate::store::cases::Scope;
use crate::store::{Conn, StoreError, bodies, statistics as scans, territories};
use crate::territory::{Known, Validity};
use crate::web::error::WebError;
use crate::web::extract::SignedInOverseer;
use crate::web::forms::Query;
use crate::web::pages::staff::desk::{Desk, ShownError, page};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// What was read for the page.
pub struct Seen {
    /// Lines in the order of their group.
    pub lines: Vec<Line>,
    /// All of them as one.
    pub total: Line,
    /// Names of the groups, where they have one in the store.
    pub names: BTreeMap<String, Trilingual>,
    /// When the groups that are territories are in force.
    pub validity: BTreeMap<String, Validity>,
    /// The territory; `None` for the country.
    pub territory: Option<Known>,
}

#[derive(Template)]
#[template(path = "oversight/figures.html")]
struct FiguresPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: FiguresView,
    asked: &'a Asked,
    errors: Vec<ShownError>,
}

/// The handler. A bad word is named, and the figures of the default period are shown below it.
pub async fn show(
    state: Data<State>,
    user: SignedInOverseer,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let (own, today, registered_next) = (user.scope(), desk.today, desk.registered_next());
    let wanted = asked
        .period(registered_next)
        .and_then(|period| Ok((period, asked.scope(&own)?)));
    let (shown, errors, status) = match wanted {
        Ok(found) => (found, Vec::new(), StatusCode::OK),
        Err(fault) => {
            let error = ShownError {
                field: fault.field.to_owned(),
                message: desk.words().say(fault.key),
            };
            let period = Asked::default()
                .period(registered_next)
                .map_err(|fault| WebError::Internal(fault.key.to_owned()))?;
            ((period, own), vec![error], StatusCode::UNPROCESSABLE_ENTITY)
        }
    };
    let ((from, to), scope) = shown;
    let by = asked.grouping();
    let seen = state
        .run(move |office, _| office.store.read(|c| read(c, &scope, by, from, to, today)))
        .await?;
    let dated = if errors.is_empty() {
        asked.dated(from, to)
    } else {
        Asked::default().dated(from, to)
    };
    let view = view(&desk, &dated, &seen, from, to);
    let typed = if errors.is_empty() { &dated } else { &*asked };
    let figures = FiguresPage {
        words: desk.words(),
        frame: desk.frame(desk.words().say("oversight-title"), "/oversight/"),
        csrf: &desk.csrf,
        view,
        asked: typed,
        errors,
    };
    page(status, &figures)
}

fn read(
    c: &mut Conn,
    scope: &Scope,
    by: GroupBy,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<Seen, StoreError> {
    let outcomes = scans::outcomes(c, scope, from, to)?;
    let lines = statistics::summarise(&outcomes, by, today);
    let groups: Vec<String> = lines.iter().map(|line| line.group.clone()).collect();
    let territory = match scope {
        Scope::Territory(code) => territories::find_known(c, code)?,
        Scope::Body(_) | Scope::Country => None,
    };
    Ok(Seen {
        total: statistics::total(&outcomes, today),
        names: names(c, by, &groups)?,
        validity: validity(c, by, &groups)?,
        lines,
        territory,
    })
}

/// Figures stand by the place as filed: where a list has begun or ended a territory, its line says so.
fn validity(c: &mut Conn, by: GroupBy, groups: &[String]) -> Result<BTreeMap<String, Validity>, StoreError> {
    if !matches!(by, GroupBy::Oblast | GroupBy::District) {
        return Ok(BTreeMap::new());
    }
    let known = territories::find_many_known(c, groups)?;
    Ok(known
        .into_iter()
        .map(|one| (one.territory.code.to_string(), one.valid))
        .collect())
}

/// Bodies and territories have their names in the store; subjects and months have theirs elsewhere.
fn names(c: &mut Conn, by: GroupBy, groups: &[String]) -> Result<BTreeMap<String, Trilingual>, StoreError> {
    Ok(match by {
        GroupBy::Body => bodies::find_many(c, groups)?
            .into_iter()
            .map(|body| (body.code.to_string(), body.name))
            .collect(),
        GroupBy::Oblast | GroupBy::District => territories::find_many(c, groups)?
            .into_iter()
            .map(|territory| (territory.code.to_string(), territory.name))
            .collect(),
        GroupBy::Subject | GroupBy::Month => BTreeMap::new(),
    })
}
