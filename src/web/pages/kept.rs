//! The page that an interrupted form leads to: everything that was typed, and the way to go on with it.
//!
//! Nothing is carried out from here: the button leads to the form's own page, where it is read once more and sent.

use actix_web::http::StatusCode;
use askama::Template;

use super::staff::desk::ShownError;
use super::staff::step_label;
use super::{Frame, Words};
use crate::lifecycle::StepName;
use crate::lifecycle::steps::FieldType;
use crate::web::forms::KeptForm;

/// The prefix of a field that is carried through the page: its own names must not meet those of a sign-in.
pub const CARRIED: &str = "kept.";

/// How a form that was not carried out goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By signing in on the page itself.
    SignIn,
    /// By a button to the form's own page.
    Continue,
    /// By sending the same again: the form of a resident, which has a key against doubles.
    SendAgain,
    /// Not here: the text can be copied.
    Copy,
}

impl Way {
    /// The way on after an error.
    pub fn after(kept: &KeptForm, status: StatusCode) -> Self {
        match status {
            _ if !at_a_desk(&kept.to) && status.is_server_error() => Self::SendAgain,
            _ if !at_a_desk(&kept.to) => Self::Copy,
            StatusCode::UNAUTHORIZED => Self::SignIn,
            StatusCode::FORBIDDEN => Self::Continue,
            _ if status.is_server_error() => Self::Continue,
            _ => Self::Copy,
        }
    }
}

/// Whether the page helps more than that of any other error: there is a text to be read, or a way to go on.
pub fn is_worth_it(words: &Words<'_>, kept: &KeptForm, status: StatusCode) -> bool {
    !parts(words, kept).is_empty() || (at_a_desk(&kept.to) && Way::after(kept, status) != Way::Copy)
}

/// What is said on the page.
pub struct Said {
    /// The heading.
    pub title: String,
    /// Why it was not carried out, and what to do.
    pub detail: String,
    /// What is wrong with the sign-in.
    pub errors: Vec<ShownError>,
    /// The address of the sign-in that was typed.
    pub email: String,
    /// Another page that is needed first, which opens in a tab of its own: its address and what the link says.
    pub elsewhere: Option<(String, String)>,
}

impl Said {
    /// A heading and a sentence.
    pub fn new(title: String, detail: String) -> Self {
        Self {
            title,
            detail,
            errors: Vec::new(),
            email: String::new(),
            elsewhere: None,
        }
    }
}

/// A text that was typed, under the label of its field.
pub struct Part {
    /// The label.
    pub label: String,
    /// What was typed.
    pub text: String,
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage<'a> {
    words: Words<'a>,
    frame: Frame,
    said: Said,
    errors: Vec<ShownError>,
    action: String,
    carried: Vec<(String, &'a str)>,
    signs_in: bool,
    button: Option<String>,
    parts: Vec<Part>,
}

/// Renders the page.
pub fn page(words: Words<'_>, kept: &KeptForm, way: Way, mut said: Said) -> Result<String, askama::Error> {
    let mut frame = if at_a_desk(&kept.to) {
        Frame::desk(&words, said.title.clone(), Vec::new(), None)
    } else {
        Frame::resident(&words, said.title.clone(), "", "")
    };
    // Another language would be another request, without what was typed.
    frame.languages.clear();
    let errors = std::mem::take(&mut said.errors);
    let button = match way {
        Way::SignIn => Some("kept-sign-in-button"),
        Way::Continue => Some("kept-continue-button"),
        Way::SendAgain => Some("kept-again-button"),
        Way::Copy => None,
    };
    KeptPage {
        action: match way {
            Way::SendAgain => kept.to.clone(),
            _ => "/staff/resume".to_owned(),
        },
        carried: carried(kept, way),
        signs_in: way == Way::SignIn,
        button: button.map(|key| words.say(key)),
        parts: parts(&words, kept),
        words,
        frame,
        said,
        errors,
    }
    .render()
}

/// The hidden fields: those of a resident's form by their own names, others under the prefix.
fn carried(kept: &KeptForm, way: Way) -> Vec<(String, &str)> {
    let fields = kept.fields.iter();
    if way == Way::SendAgain {
        return fields.map(|(name, value)| (name.clone(), value.as_str())).collect();
    }
    std::iter::once(("to".to_owned(), kept.to.as_str()))
        .chain(fields.map(|(name, value)| (format!("{CARRIED}{name}"), value.as_str())))
        .collect()
}

/// What a person typed, to be read and copied; codes and choices are carried unseen.
pub fn parts(words: &Words<'_>, kept: &KeptForm) -> Vec<Part> {
    let part = |(name, text): &(String, String)| {
        let label = label(kept, name);
        // A field without a label of its own is shown where it holds words.
        let shown = !text.is_empty() && (label.is_some() || text.contains(char::is_whitespace));
        shown.then(|| Part {
            label: label.map_or_else(String::new, |key| words.say(&key)),
            text: text.clone(),
        })
    };
    kept.fields.iter().filter_map(part).collect()
}

fn label(kept: &KeptForm, field: &str) -> Option<String> {
    let to = kept.to.as_str();
    if !at_a_desk(to) {
        let typed = ["address", "text", "name", "postal_address", "email", "phone", "iin"];
        return typed
            .contains(&field)
            .then(|| format!("filing-{}", field.replace('_', "-")));
    }
    if to.starts_with("/staff/cases/") {
        let step = step_of(kept)?;
        let field = step.row().field(field)?;
        return (field.kind != FieldType::Proposal).then(|| step_label(step, field.name));
    }
    let key = match field {
        "body" => "staff-officer-body",
        "email" => "staff-email",
        "name" => "staff-officer-name",
        "territory" => "staff-officer-territory",
        "posted_on" => "staff-posted-on",
        _ => return None,
    };
    Some(key.to_owned())
}

/// The step whose form it is: the end of its address, or what the form itself names.
fn step_of(kept: &KeptForm) -> Option<StepName> {
    let end = kept.to.rsplit('/').next()?;
    let named = || kept.fields.iter().find(|(name, _)| name == "step");
    end.parse().ok().or_else(|| named()?.1.parse().ok())
}

fn at_a_desk(path: &str) -> bool {
    path.starts_with("/staff") || path.starts_with("/oversight")
}
