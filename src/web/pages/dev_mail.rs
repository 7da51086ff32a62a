//! The letters of the demonstration, newest first, so that nobody needs a mail server to see what is written.
//!
//! It exists in the demonstration only: letters name people and carry tracking keys.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::store::StoreError;
use crate::store::outbox::{self, Recipient, StoredLetter};
use crate::web::{State, WebError};

/// How many letters the page shows.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "dev_mail.html")]
struct DevMail {
    letters: Vec<Shown>,
}

/// One letter as the page shows it.
struct Shown {
    language: &'static str,
    to: String,
    written: String,
    subject: String,
    body: String,
}

/// `GET /dev/mail`
pub async fn list(state: Data<State>) -> Result<HttpResponse, WebError> {
    if state.settings.demo.is_none() {
        return Err(WebError::NotFound);
    }
    let letters = state
        .run(|office, _| {
            office
                .store
                .read(|c| outbox::newest(c, &office.secrets, SHOWN))
                .map_err(unreadable)
        })
        .await?;
    let page = DevMail {
        letters: letters.rows.into_iter().map(shown).collect(),
    };
    let html = page.render().map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html))
}

fn unreadable(error: StoreError) -> WebError {
    WebError::Internal(error.to_string())
}

fn shown(letter: StoredLetter) -> Shown {
    Shown {
        language: letter.language.as_str(),
        to: match letter.to {
            Recipient::Email(address) => address,
            Recipient::Post { name, address } => format!("{name}, {address} (post)"),
        },
        written: crate::deadlines::civil(letter.created_at)
            .format("%Y-%m-%d %H:%M")
            .to_string(),
        subject: letter.letter.subject,
        body: letter.letter.body,
    }
}
