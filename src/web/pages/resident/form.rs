//! The form of an appeal: what was typed, read into a draft; the draft shown again with what is wrong in it.
//!
//! Pure. It checks nothing itself: the action names the fields at fault.

use chrono::NaiveDate;

use crate::actions::{FieldError, Problem};
use crate::appeal::{AppealDraft, ApplicantDraft, Facts, Kind, Language};
use crate::powers::{Question, Rulebook, Subject};
use crate::web::error::problem_text;

use super::Words;
use super::answerer::Answerer;
use super::places::NamedPlace;

/// The prefix of the fields that answer a question.
const FACT: &str = "fact.";

/// What was typed, pair by pair.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// The last value of a field, empty when it was not sent.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .rev()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// The draft.
    pub(super) fn draft(&self) -> AppealDraft {
        let text = |name: &str| self.get(name).to_owned();
        let some = |name: &str| Some(text(name)).filter(|value| !value.is_empty());
        AppealDraft {
            kind: text("kind"),
            language: text("language"),
            subject: text("subject"),
            settlement: text("settlement"),
            address: text("address"),
            facts: self.facts(),
            text: text("text"),
            location: None,
            applicant: ApplicantDraft {
                name: text("name"),
                postal_address: text("postal_address"),
                email: some("email"),
                phone: some("phone"),
                iin: some("iin"),
            },
        }
    }

    fn facts(&self) -> Facts {
        self.0
            .iter()
            .filter_map(|(field, value)| Some((field.strip_prefix(FACT)?, value)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(question, value)| (question.to_owned(), value.clone()))
            .collect()
    }
}

/// What the form is about, read once from the rulebook and the store.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub place: NamedPlace,
    pub subject: Subject,
    /// The questions in order; beside each answer who would then answer, as far as the store could be asked.
    pub questions: Vec<(Question, Vec<Answerer>)>,
    /// Who answers, for a subject without questions.
    pub answerer: Option<Answerer>,
}

impl About {
    /// Without the store: the place as the form had it, the subject and its questions from the rulebook, and nobody who
    /// answers. `None` for a subject that the rulebook does not know.
    pub(super) fn unread(powers: &Rulebook, on: NaiveDate, typed: &Typed) -> Option<Self> {
        let subject = powers.subject(on, typed.get("subject"))?;
        let asked = subject.questions.iter().filter_map(|code| powers.question(on, code));
        Some(Self {
            place: NamedPlace {
                code: typed.get("settlement").to_owned(),
                name: typed.get("settlement_name").to_owned(),
                around: typed.get("settlement_around").to_owned(),
            },
            questions: asked.map(|question| (question, Vec::new())).collect(),
            answerer: None,
            subject,
        })
    }
}

/// One line of the box of errors.
pub(super) struct ErrorLine {
    pub href: String,
    pub text: String,
}

/// A text field as the template writes it.
pub(super) struct FieldView {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub error: String,
    pub optional: bool,
    /// Rows of a text area; 0 for a line.
    pub rows: u8,
    pub autocomplete: &'static str,
    pub inputmode: &'static str,
    /// Ids of hint and error.
    pub described_by: String,
}

/// An answer or another choice.
pub(super) struct ChoiceView {
    pub value: String,
    pub text: String,
    pub more: String,
    pub lang: &'static str,
    pub checked: bool,
}

/// A question with its answers.
pub(super) struct QuestionView {
    pub name: String,
    pub id: String,
    pub text: String,
    pub help: String,
    pub error: String,
    pub choices: Vec<ChoiceView>,
}

/// The whole form.
pub(super) struct FormView {
    pub subject: String,
    pub subject_code: String,
    pub place: NamedPlace,
    pub errors: Vec<ErrorLine>,
    pub errors_title: String,
    pub answerer: Option<String>,
    pub questions: Vec<QuestionView>,
    pub about: Vec<FieldView>,
    pub person: Vec<FieldView>,
    pub languages: Vec<ChoiceView>,
    pub kinds: Vec<ChoiceView>,
    pub kind: String,
    pub kind_meaning: String,
    pub idempotency_key: String,
}

/// Builds the form. `general` is an error of the whole form, not of a field.
pub(super) fn view(
    words: &Words<'_>,
    about: &About,
    typed: &Typed,
    errors: &[FieldError],
    general: Option<String>,
    idempotency_key: String,
) -> FormView {
    let mut lines: Vec<ErrorLine> = general
        .into_iter()
        .map(|text| ErrorLine {
            href: "#send".to_owned(),
            text,
        })
        .collect();
    lines.extend(errors.iter().map(|error| error_line(words, about, error)));
    let field = |name, optional, rows, autocomplete, inputmode| {
        field_view(
            words,
            typed,
            errors,
            FieldShape {
                name,
                optional,
                rows,
                autocomplete,
                inputmode,
            },
        )
    };
    let kind = typed.get("kind").parse().unwrap_or(about.subject.kind);
    FormView {
        subject: words.of(&about.subject.name).to_owned(),
        subject_code: about.subject.code.clone(),
        place: about.place.clone(),
        errors_title: words.count("filing-errors", "count", lines.len() as i64),
        errors: lines,
        answerer: about.answerer.as_ref().map(|who| who.sentence(words)),
        questions: questions(words, about, typed, errors),
        about: vec![
            field("address", true, 0, "off", "text"),
            field("text", false, 6, "off", "text"),
        ],
        person: vec![
            field("name", false, 0, "name", "text"),
            field("postal_address", false, 2, "street-address", "text"),
            field("email", true, 0, "email", "email"),
            field("phone", true, 0, "tel", "tel"),
            field("iin", true, 0, "off", "numeric"),
        ],
        languages: languages(words, typed),
        kinds: kinds(words, kind),
        kind: words.say(&format!("kind-{}", kind.as_str())),
        kind_meaning: words.say(&format!("filing-kind-{}", kind.as_str())),
        idempotency_key,
    }
}

struct FieldShape {
    name: &'static str,
    optional: bool,
    rows: u8,
    autocomplete: &'static str,
    inputmode: &'static str,
}

fn field_view(words: &Words<'_>, typed: &Typed, errors: &[FieldError], shape: FieldShape) -> FieldView {
    let name = shape.name;
    let key = format!("filing-{}", name.replace('_', "-"));
    let error = errors
        .iter()
        .find(|error| input_of(&error.field) == name)
        .map_or_else(String::new, |error| problem(words, &error.problem));
    let mut described_by = format!("{name}-hint");
    if !error.is_empty() {
        described_by.push_str(&format!(" {name}-err"));
    }
    FieldView {
        name,
        label: words.say(&key),
        hint: words.say(&format!("{key}-hint")),
        value: typed.get(name).to_owned(),
        error,
        optional: shape.optional,
        rows: shape.rows,
        autocomplete: shape.autocomplete,
        inputmode: shape.inputmode,
        described_by,
    }
}

/// The input that a field of the draft comes from: `applicant.name` is typed into `name`.
fn input_of(field: &str) -> String {
    match field.split_once('.') {
        Some(("applicant", name)) => name.to_owned(),
        Some(("facts", question)) => format!("fact-{question}"),
        _ => field.to_owned(),
    }
}

fn error_line(words: &Words<'_>, about: &About, error: &FieldError) -> ErrorLine {
    let input = input_of(&error.field);
    let label = about
        .questions
        .iter()
        .find(|(question, _)| format!("fact-{}", question.code) == input)
        .map(|(question, _)| words.of(&question.text).to_owned())
        .or_else(|| {
            let known = [
                "address",
                "text",
                "name",
                "postal_address",
                "email",
                "phone",
                "iin",
                "language",
                "kind",
                "subject",
                "settlement",
            ];
            known
                .contains(&input.as_str())
                .then(|| words.say(&format!("filing-{}", input.replace('_', "-"))))
        });
    let text = problem(words, &error.problem);
    ErrorLine {
        href: format!("#{input}"),
        text: match label {
            Some(label) => words.say2(
                "filing-error-line",
                ("label", label.trim_end_matches('?')),
                ("problem", &text),
            ),
            None => text,
        },
    }
}

/// A problem as a sentence.
fn problem(words: &Words<'_>, problem: &Problem) -> String {
    problem_text(words.texts, words.language, problem)
}

fn questions(words: &Words<'_>, about: &About, typed: &Typed, errors: &[FieldError]) -> Vec<QuestionView> {
    about
        .questions
        .iter()
        .map(|(question, answerers)| {
            let name = format!("{FACT}{}", question.code);
            let id = format!("fact-{}", question.code);
            let chosen = typed.get(&name);
            QuestionView {
                text: words.of(&question.text).to_owned(),
                help: words.of(&question.help).to_owned(),
                error: errors
                    .iter()
                    .find(|error| input_of(&error.field) == id)
                    .map_or_else(String::new, |error| problem(words, &error.problem)),
                choices: question
                    .answers
                    .iter()
                    .enumerate()
                    .map(|(place, answer)| ChoiceView {
                        value: answer.code.clone(),
                        text: words.of(&answer.text).to_owned(),
                        more: answerers.get(place).map_or_else(String::new, |who| who.sentence(words)),
                        lang: words.lang(),
                        checked: answer.code == chosen,
                    })
                    .collect(),
                name,
                id,
            }
        })
        .collect()
}

fn languages(words: &Words<'_>, typed: &Typed) -> Vec<ChoiceView> {
    let chosen = typed.get("language").parse().unwrap_or(words.language);
    Language::ALL
        .into_iter()
        .map(|language| ChoiceView {
            value: language.as_str().to_owned(),
            text: match language {
                Language::Kk => "Қазақша",
                Language::Ru => "По-русски",
                Language::En => "In English",
            }
            .to_owned(),
            more: String::new(),
            lang: language.as_str(),
            checked: language == chosen,
        })
        .collect()
}

fn kinds(words: &Words<'_>, chosen: Kind) -> Vec<ChoiceView> {
    Kind::ALL
        .into_iter()
        .map(|kind| ChoiceView {
            value: kind.as_str().to_owned(),
            text: words.say(&format!("kind-{}", kind.as_str())),
            more: words.say(&format!("filing-kind-{}", kind.as_str())),
            lang: words.lang(),
            checked: kind == chosen,
        })
        .collect()
}
