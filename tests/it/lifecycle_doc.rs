//! The table of steps and the diagram of statuses: `docs/lifecycle.md` is what the code does, to the letter. What a step leads to is not
//! read from anywhere: each is decided, and the page tells what came of it.
//!
//! `LIFECYCLE=write cargo test --test it -- lifecycle_doc` writes it anew after a change of the steps.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use listening_state::appeal::{Kind, Language};
use listening_state::deadlines::Clock;
use listening_state::law::Law;
use listening_state::lifecycle::steps::{Field, Joined, Plan, Row, Tell};
use listening_state::lifecycle::{CaseStatus, StepName, closing};
use listening_state::texts::Texts;

use crate::support::office::shipped_law;
use outcomes::Outcome;

mod outcomes;

/// The page as the code makes it.
fn page(law: &Law, texts: &Texts) -> String {
    let decided: BTreeMap<StepName, Vec<Outcome>> = StepName::ALL
        .into_iter()
        .map(|name| (name, outcomes::of(law, name)))
        .collect();
    let mut page = String::from(
        "# The lifecycle of a case\n\
         Made from the code by a test, which fails when this page is not what the steps do. After a change of `src/lifecycle`:\n\
         `LIFECYCLE=write cargo test --test it -- lifecycle_doc`\n\n\
         An appeal has a case at each body that has to do with it; a step is taken on a case. *Open* is any of the statuses in which the body\n\
         still has to decide. Overdue is no status: it is the last day compared with today; an extension is a date.\n",
    );
    page += &diagram(&decided);
    page += &statuses(texts, &decided);
    page += "\n## Steps\n\
             A field in brackets may be left empty. What a step leads to was found by taking it on a case of every kind under every clock, early and late.\n\n\
             | step | on pages | who | from | kinds | clocks | fields | leads to | tells |\n|---|---|---|---|---|---|---|---|---|\n";
    for (name, outcomes) in &decided {
        page += &line(texts, *name, outcomes);
    }
    page += &clocks(law);
    page
}

fn line(texts: &Texts, name: StepName, outcomes: &[Outcome]) -> String {
    let row = name.row();
    let cells = [
        format!("`{name}`"),
        title(texts, row),
        who(row, outcomes),
        from(row.from),
        kinds(row),
        row.clocks
            .map_or_else(|| "any".to_owned(), |clocks| words(clocks, Clock::as_str)),
        row.fields.iter().map(field).collect::<Vec<_>>().join("; "),
        leads_to(outcomes),
        tells(outcomes),
    ];
    format!("| {} |\n", cells.join(" | "))
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|one| word(*one)).collect::<Vec<_>>().join(", ")
}

/// As its form is headed.
fn title(texts: &Texts, row: &Row) -> String {
    let reader = if row.of_residents() { "own" } else { "staff" };
    said(
        texts,
        &format!("{reader}-{}-title", row.step.as_str().replace('_', "-")),
    )
}

fn said(texts: &Texts, key: &str) -> String {
    assert!(texts.knows(Language::En, key), "no text {key}");
    texts.say(Language::En, key, &[])
}

/// Who may take it, and where somebody may take it only with some of the words of a choice.
fn who(row: &Row, outcomes: &[Outcome]) -> String {
    if row.of_residents() {
        return "applicant".to_owned();
    }
    let chosen = |role| -> BTreeSet<(&str, &str)> {
        let of_role = outcomes.iter().filter(|outcome| outcome.role == role);
        of_role
            .flat_map(|outcome| outcome.chosen.iter().map(|(field, word)| (*field, word.as_str())))
            .collect()
    };
    let all: BTreeSet<_> = row.who.roles().iter().flat_map(|role| chosen(Some(*role))).collect();
    let one = |role| {
        let may = chosen(Some(role));
        let only: Vec<&str> = may.iter().map(|(_, word)| *word).collect();
        match may == all {
            true => role.to_string(),
            false => format!("{role} (only {})", only.join(", ")),
        }
    };
    let mut who: Vec<String> = row.who.roles().iter().map(|role| one(*role)).collect();
    who.extend(row.proposable().then(|| "proposed by any of the body".to_owned()));
    who.join(", ")
}

fn from(statuses: &[CaseStatus]) -> String {
    match statuses {
        all if all == CaseStatus::ALL => "any".to_owned(),
        all if all == CaseStatus::OPEN => "open".to_owned(),
        some => words(some, CaseStatus::as_str),
    }
}

fn kinds(row: &Row) -> String {
    let Some((kinds, _)) = row.kinds else {
        return "any".to_owned();
    };
    let others: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    match others.as_slice() {
        [other] => format!("any but {other}"),
        _ => words(kinds, Kind::as_str),
    }
}

fn field(field: &Field) -> String {
    let kind = match field.kind.choices() {
        Some(choices) => choices.join(" / "),
        None => field.kind.as_str().to_owned(),
    };
    match field.required {
        true => format!("`{}`: {kind}", field.name),
        false => format!("[`{}`: {kind}]", field.name),
    }
}

/// Where the case stands then, and what else the step does.
fn leads_to(outcomes: &[Outcome]) -> String {
    let moves: BTreeSet<&str> = (outcomes.iter())
        .filter(|outcome| outcome.plan.status != outcome.from)
        .map(|outcome| outcome.plan.status.as_str())
        .collect();
    let stays = outcomes.iter().any(|outcome| outcome.plan.status == outcome.from);
    let mut parts: Vec<String> = moves.into_iter().map(str::to_owned).collect();
    parts.extend(stays.then(|| "stays where it is".to_owned()));
    let effects: BTreeSet<String> = outcomes.iter().flat_map(|outcome| effects(&outcome.plan)).collect();
    parts.extend(effects);
    parts.join("; ")
}

fn effects(plan: &Plan) -> Vec<String> {
    let flags = [
        (plan.answers, "answers the applicant"),
        (plan.extended_until.is_some(), "gives a new last day"),
        (plan.complains.is_some(), "files a complaint"),
        (plan.posted_on.is_some(), "dates the answer"),
        (plan.late, "late: a breach"),
        (plan.ends.is_some(), "ends the proposal"),
        (plan.joined == Joined::Follow, "what is joined follows"),
    ];
    let mut effects: Vec<String> = (flags.into_iter())
        .filter(|(is, _)| *is)
        .map(|(_, effect)| effect.to_owned())
        .collect();
    effects.extend((plan.opens.iter()).map(|opened| format!("opens a case under `{}`", opened.opening.clock)));
    if let Joined::Take(step) = plan.joined {
        effects.push(format!("what is joined takes `{step}`"));
    }
    effects
}

fn tells(outcomes: &[Outcome]) -> String {
    let told = |tell: &Tell| match tell {
        Tell::Applicant(letter) => format!("applicant: {letter}"),
        Tell::Receivers(letter) => format!("receiver: {letter}"),
        Tell::Holder(letter) => format!("holder: {letter}"),
        Tell::Sender(letter) => format!("sender: {letter}"),
        Tell::Executor(letter) => format!("executor: {letter}"),
        Tell::Proposer(letter) => format!("proposer: {letter}"),
    };
    let all: BTreeSet<String> = outcomes
        .iter()
        .flat_map(|outcome| outcome.plan.tells.iter().map(told))
        .collect();
    all.into_iter().collect::<Vec<_>>().join("; ")
}

/// The moves between statuses; what every open status does alike is drawn once.
fn diagram(decided: &BTreeMap<StepName, Vec<Outcome>>) -> String {
    let mut edges: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    let mut staying = Vec::new();
    for (name, outcomes) in decided {
        let moves: BTreeSet<(CaseStatus, CaseStatus)> = (outcomes.iter())
            .map(|outcome| (outcome.from, outcome.plan.status))
            .filter(|(from, to)| from != to)
            .collect();
        if moves.is_empty() {
            staying.push(format!("`{name}`"));
        }
        for (from, to) in &moves {
            let from_all = CaseStatus::OPEN.iter().all(|open| moves.contains(&(*open, *to)));
            let from = if from.is_open() && from_all {
                "open"
            } else {
                from.as_str()
            };
            let steps = edges.entry((from, to.as_str())).or_default();
            if !steps.contains(&name.as_str()) {
                steps.push(name.as_str());
            }
        }
    }
    let is_open = |status: &str| CaseStatus::OPEN.iter().any(|open| open.as_str() == status);
    let mut text =
        String::from("\n## Statuses\n\n```mermaid\nstateDiagram-v2\n    [*] --> registered\n    state open {\n");
    for (inside, indent) in [(true, "        "), (false, "    ")] {
        for ((from, to), steps) in &edges {
            if (is_open(from) && is_open(to)) == inside {
                let _ = writeln!(text, "{indent}{from} --> {to}: {}", steps.join(", "));
            }
        }
        if inside {
            text.push_str("    }\n");
        }
    }
    let _ = write!(text, "```\n\nSteps that move nothing: {}.\n", staying.join(", "));
    text
}

fn statuses(texts: &Texts, decided: &BTreeMap<StepName, Vec<Outcome>>) -> String {
    let mut text = String::from(
        "\n| status | on pages | what is owed | steps of officers | steps of the applicant |\n|---|---|---|---|---|\n",
    );
    for status in CaseStatus::ALL {
        let steps = |of_residents: bool| {
            let may = (decided.iter())
                .filter(|(name, _)| name.row().of_residents() == of_residents)
                .filter(|(_, outcomes)| outcomes.iter().any(|outcome| outcome.from == status));
            may.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let label = said(texts, &format!("status-{}", status.as_str().replace('_', "-")));
        let _ = writeln!(
            text,
            "| `{status}` | {label} | {} | {} | {} |",
            owed(status),
            steps(false),
            steps(true)
        );
    }
    text
}

fn owed(status: CaseStatus) -> &'static str {
    let answered = Some(NaiveDate::MIN);
    match status {
        _ if status.is_open() => "an answer or a decision, by its last day",
        _ if closing::is_owed(status, answered) => "the answer of the case that leads, by its own last day",
        _ if closing::is_owed(status, None) => "nothing, or the posting of its letter on paper",
        _ if status.moved_on() => "nothing: the case that it opened does",
        _ => "nothing",
    }
}

/// The terms by which cases run, as the newest version of the law has them.
fn clocks(law: &Law) -> String {
    let mut text = String::from(
        "\n## Clocks\nThe newest version of `config/law/clocks`.\n\n| clock | working days | article | in words |\n|---|---|---|---|\n",
    );
    let terms = law.clocks.versions().last().map(|version| version.terms.as_slice());
    for term in terms.unwrap_or_default() {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            term.clock, term.working_days, term.article, term.basis.en
        );
    }
    text
}

#[test]
fn the_page_on_the_lifecycle_is_what_the_steps_do() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lifecycle.md");
    let made = page(&shipped_law(), &Texts::load().expect("the texts"));
    if std::env::var("LIFECYCLE").is_ok_and(|word| word == "write") {
        std::fs::write(&file, &made).expect("the page is written");
    }
    let kept = std::fs::read_to_string(&file).expect("docs/lifecycle.md");
    assert!(
        kept == made,
        "docs/lifecycle.md is not what the steps do: LIFECYCLE=write cargo test --test it -- lifecycle_doc writes it anew"
    );
}

/// The inputs reach every step from every status of its row: else the page would leave something out.
#[test]
fn every_step_is_decided_from_every_status_of_its_row() {
    let law = shipped_law();
    for name in StepName::ALL {
        let outcomes = outcomes::of(&law, name);
        for status in name.row().from {
            let reached = outcomes.iter().any(|outcome| outcome.from == *status);
            assert!(reached, "{name} was never decided on a case that is {status}");
        }
        for choice in name.row().fields.iter().filter(|field| field.kind.choices().is_some()) {
            for word in choice.kind.choices().unwrap_or_default() {
                let chosen = |outcome: &Outcome| outcome.chosen[choice.name] == *word;
                assert!(outcomes.iter().any(chosen), "{name}: {} was never {word}", choice.name);
            }
        }
    }
}
