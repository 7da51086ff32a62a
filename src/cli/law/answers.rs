//! The answers of the law as text on a terminal, made from the same shapes as their JSON.
//!
//! It owns the lay-out. It decides nothing.

use serde_json::Value;

/// A value of a view without the quotes of JSON; nothing for null.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(super) fn deadline_text(view: &Value) -> String {
    let mut text = ["clock", "received_at", "registered_on", "due_on", "basis"]
        .map(|field| format!("{field:<14}{}\n", plain(&view[field])))
        .concat();
    let law = &view["law"];
    text += &format!(
        "{:<14}clocks {}, calendar {}\n\n",
        "law",
        plain(&law["clocks"]),
        plain(&law["calendar"])
    );
    for day in items(&view["trace"]) {
        let (date, counted) = (plain(&day["date"]), plain(&day["counted"]));
        let line = format!(
            "{date}  {counted:>3}  {:<16}{}",
            plain(&day["reason"]),
            plain(&day["name"])
        );
        text += line.trim_end();
        text += "\n";
    }
    text.trim_end().to_owned()
}

pub(super) fn routing_text(view: &Value) -> String {
    let mut text = [
        "outcome",
        "rule",
        "level",
        "function",
        "body",
        "basis",
        "confidence",
        "missing",
        "law",
    ]
    .map(|field| format!("{field:<12}{}\n", plain(&view[field])))
    .concat();
    for reason in items(&view["why"]) {
        text += &format!("\n- {}", plain(&reason["text"]));
    }
    for other in items(&view["also"]) {
        text += "\n\n";
        text += &[
            ("also", "body"),
            ("level", "level"),
            ("function", "function"),
            ("basis", "basis"),
            ("why", "why"),
        ]
        .map(|(name, field)| format!("{name:<12}{}", plain(&other[field])))
        .join("\n");
        let (body, function) = (plain(&other["body"]), plain(&other["function"]));
        if body.rsplit_once('.').is_some_and(|(_, holds)| holds != function) {
            text += &format!(
                "\n{:<12}nobody works at {function} there yet: {body} holds for it",
                "held"
            );
        }
        if other["decides"].is_string() {
            text += &format!("\n{:<12}{}", "decides", plain(&other["decides"]));
        }
    }
    for quote in items(&view["quotes"]) {
        let [act, number, article, copy, words] =
            ["act", "number", "article", "copy_of", "text"].map(|field| plain(&quote[field]));
        let act = if number.is_empty() {
            act
        } else {
            format!("{act} ({number})")
        };
        text += &format!("\n\n{:<12}{act} {article}, {copy}\n{:<12}«{words}»", "quote", "");
    }
    text
}

pub(super) fn report_text(view: &Value) -> String {
    let mut text = ["subjects", "rules", "gaps", "overlaps", "said", "quoted"]
        .map(|field| format!("{field:<10}{}", plain(&view[field])))
        .join("\n");
    text += &format!("\n{:<10}{}", "unquoted", items(&view["unquoted"]).count());
    for article in items(&view["unquoted"]) {
        text += &format!("\n- {}", plain(article));
    }
    let mut count = 0;
    for fault in items(&view["faults"]) {
        text += &format!(
            "\n{}:{}: {}",
            plain(&fault["file"]),
            plain(&fault["line"]),
            plain(&fault["message"])
        );
        count += 1;
    }
    text += &match count {
        0 => "\nNo fault: the law data are proved.".to_owned(),
        count => format!("\nFaults: {count}."),
    };
    let remarks: Vec<_> = items(&view["remarks"]).collect();
    if !remarks.is_empty() {
        text += &format!("\n\nTo be read: {}.", remarks.len());
    }
    for remark in remarks {
        text += &format!(
            "\n{}:{}: {}",
            plain(&remark["file"]),
            plain(&remark["line"]),
            plain(&remark["message"])
        );
    }
    text
}
