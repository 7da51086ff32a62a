//! The lines as CSV (RFC 4180): the names of the JSON, a plain point, no separators, an empty field for null.

use super::Line;

/// Writes the lines under the name of their group (`body`, `month` …), each with its name in words as the last column.
/// An empty list still has its header.
///
/// # Errors
/// What the writer says; into memory it writes everything.
pub fn to_csv(lines: &[Line], group_name: &str, name: impl Fn(&str) -> String) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record([
        group_name,
        "received",
        "answered",
        "on_time",
        "late",
        "overdue",
        "forwarded",
        "undetermined",
        "median_days",
        "overlapping",
        "name",
    ])?;
    for line in lines {
        let median = line.median_days.map(|days| days.to_string());
        writer.write_record([
            guarded(line.group.clone()),
            line.received.to_string(),
            line.answered.to_string(),
            line.on_time.to_string(),
            line.late.to_string(),
            line.overdue.to_string(),
            line.forwarded.to_string(),
            line.undetermined.to_string(),
            median.unwrap_or_default(),
            line.overlapping.to_string(),
            guarded(name(&line.group)),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}
