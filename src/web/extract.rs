//! Extractors: the guard type in a handler's signature *is* the permission.
//!
//! It owns who may enter. What an officer may see within is a scope in the SQL, so what one may not see is 404.
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use uuid::Uuid;

use super::error::WebError;
use super::security::ClientAddress;
use super::state::State;
use super::{negotiate, session};
use crate::actions;
use crate::appeal::{BodyCode, Language, Role};
use crate::store::cases::Scope;
use crate::store::officers::Officer;
use crate::store::origin::Origin;
use crate::store::security_journal::By;

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, WebError>>>>;

/// Anybody with a live session, also one whose password somebody else made. Only what such a user needs to choose a
/// password and to leave takes this type; everything else takes a guard that is built on [`SignedInUser`].
#[derive(Debug, Clone)]
pub struct SignedInAnyPassword {
    /// Who.
    pub officer: Officer,
    /// The session, for signing out and for the tokens of forms.
    pub session: Uuid,
}

/// Any signed-in user with a password of their own choice.
#[derive(Debug, Clone)]
pub struct SignedInUser {
    /// Who.
    pub officer: Officer,
    /// The session, for signing out and for the tokens of forms.
    pub session: Uuid,
}

impl SignedInUser {
    /// The user as the journal of security names who did something.
    pub fn by(&self, state: &State, address: &ClientAddress) -> By {
        By::user(self.officer.id, Origin::of(&state.office.secrets, &address.0))
    }

    /// Whose cases this user reads: an officer the body's, an overseer the territory's, an administrator figures
    /// of the whole country.
    pub fn scope(&self) -> Scope {
        match (&self.officer.body, &self.officer.territory) {
            (Some(body), _) if self.officer.role.of_a_body() => Scope::Body(body.clone()),
            (_, Some(territory)) if self.officer.role == Role::Overseer => Scope::Territory(territory.clone()),
            _ => Scope::Country,
        }
    }

    /// The user as an officer of a body; `None` for overseers and administrators.
    pub fn at_body(self) -> Option<SignedInOfficer> {
        let body = self.officer.body.clone().filter(|_| self.officer.role.of_a_body())?;
        Some(SignedInOfficer {
            officer: self.officer,
            session: self.session,
            body,
        })
    }
}

/// An executor, head or registrar.
#[derive(Debug, Clone)]
pub struct SignedInOfficer {
    /// Who.
    pub officer: Officer,
    /// The session.
    pub session: Uuid,
    /// The body whose cases the officer works on.
    pub body: BodyCode,
}

impl SignedInOfficer {
    /// The cases that the officer's body works on: its own and those of the bodies that it attends.
    pub fn scope(&self) -> Scope {
        Scope::Body(self.body.clone())
    }
}

/// Who gives a tracking key, in the header of that name. Whether it opens anything is asked of the appeal.
#[derive(Debug, Clone)]
pub struct HasTrackingKey(pub String);

impl FromRequest for HasTrackingKey {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key = req.headers().get("Tracking-Key").and_then(|key| key.to_str().ok());
        std::future::ready(key.map(|key| Self(key.to_owned())).ok_or(WebError::NotSignedIn))
    }
}

/// An overseer.
#[derive(Debug, Clone)]
pub struct SignedInOverseer(pub SignedInUser);

/// An administrator.
#[derive(Debug, Clone)]
pub struct SignedInAdministrator(pub SignedInUser);

/// Who reads cases: an officer, or an overseer (who never sees a person).
#[derive(Debug, Clone)]
pub struct SignedInCaseReader(pub SignedInUser);

impl Deref for SignedInOverseer {
    type Target = SignedInUser;
    fn deref(&self) -> &SignedInUser {
        &self.0
    }
}

impl Deref for SignedInAdministrator {
    type Target = SignedInUser;
    fn deref(&self) -> &SignedInUser {
        &self.0
    }
}

impl Deref for SignedInCaseReader {
    type Target = SignedInUser;
    fn deref(&self) -> &SignedInUser {
        &self.0
    }
}

impl FromRequest for SignedInAnyPassword {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(live_session(req.clone()))
    }
}

impl FromRequest for SignedInUser {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(signed_in(req.clone()))
    }
}

impl FromRequest for SignedInOfficer {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let user = signed_in(req).await?;
            user.at_body().ok_or(WebError::NotFound)
        })
    }
}

impl FromRequest for SignedInOverseer {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let user = signed_in(req).await?;
            match user.officer.role {
                Role::Overseer => Ok(Self(user)),
                _ => Err(WebError::NotFound),
            }
        })
    }
}

impl FromRequest for SignedInAdministrator {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let user = signed_in(req).await?;
            match user.officer.role {
                Role::Administrator => Ok(Self(user)),
                _ => Err(WebError::NotFound),
            }
        })
    }
}

impl FromRequest for SignedInCaseReader {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let user = signed_in(req).await?;
            match user.officer.role {
                Role::Administrator => Err(WebError::NotFound),
                _ => Ok(Self(user)),
            }
        })
    }
}

/// The user of this request, refused while the password is one that somebody else made: whoever made it could still
/// act in the user's name.
async fn signed_in(req: HttpRequest) -> Result<SignedInUser, WebError> {
    let SignedInAnyPassword { officer, session } = live_session(req).await?;
    if officer.must_change_password {
        return Err(WebError::TemporaryPassword);
    }
    Ok(SignedInUser { officer, session })
}

/// The session of this request, looked up once and kept with it.
async fn live_session(req: HttpRequest) -> Result<SignedInAnyPassword, WebError> {
    let known = req.extensions().get::<SignedInAnyPassword>().cloned();
    if let Some(user) = known {
        return Ok(user);
    }
    let state = state(&req)?;
    let Some(token) = session::token(&state, &req) else {
        return Err(nobody(&req));
    };
    let found = state
        .run(move |office, now| actions::authenticate(office, &token, now))
        .await?;
    let Some((officer, session)) = found else {
        return Err(nobody(&req));
    };
    let user = SignedInAnyPassword { officer, session };
    req.extensions_mut().insert(user.clone());
    Ok(user)
}

/// A page that is only read sends its reader to the sign-in and back; anything else says 401.
fn nobody(req: &HttpRequest) -> WebError {
    if negotiate::is_api(req) || *req.method() != Method::GET {
        return WebError::NotSignedIn;
    }
    let next = req
        .uri()
        .path_and_query()
        .map_or("/staff/", |path| path.as_str())
        .to_owned();
    WebError::SignIn { next }
}

/// The state of the application; its absence is a fault of ours.
pub fn state(req: &HttpRequest) -> Result<Data<State>, WebError> {
    req.app_data::<Data<State>>()
        .cloned()
        .ok_or_else(|| WebError::Internal("no state in the application".to_owned()))
}

/// The language to answer the reader in: see [`negotiate::language`].
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The language.
    pub language: Language,
}

impl FromRequest for Reader {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let language = negotiate::language(req);
        std::future::ready(Ok(Self { language }))
    }
}

/// The language in the path of a page: `/{lang}/…`.
#[derive(Debug, Clone, Copy)]
pub struct PageLanguage(pub Language);

impl FromRequest for PageLanguage {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let language = negotiate::of_path(req).map(Self);
        std::future::ready(language.ok_or(WebError::NotFound))
    }
}
