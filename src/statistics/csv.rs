//! The lines as CSV (RFC 4180): the names of the JSON, a plain point, no separators, an empty field for null.

use super::Line;

/// Writes the lines under the name of their group (`body`, `month` …). An empty list still has its header.
pub fn to_csv(lines: &[Line], group_name: &str) -> String {
    let mut text = format!(
        "{},received,answered,on_time,late,overdue,forwarded,undetermined,median_days\r\n",
        field(group_name)
    );
    for line in lines {
        let median = line.median_days.map(|days| days.to_string());
        text.push_str(&format!(
            "{},{},{},{},{},{},{},{},{}\r\n",
            field(&line.group),
            line.received,
            line.answered,
            line.on_time,
            line.late,
            line.overdue,
            line.forwarded,
            line.undetermined,
            median.unwrap_or_default(),
        ));
    }
    text
}

/// A field, quoted where it must be.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
