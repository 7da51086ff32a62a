//! The floor of filing on PostgreSQL: pgbench runs the same inserts with prepared statements, one transaction each. Ids and
//! unique texts are made by the server, so the work differs by that little.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The tables that filing writes, parents first.
const TABLES: [&str; 4] = ["appeals", "cases", "journal", "outbox"];

fn psql(url: &str, sql: &str) -> Vec<Vec<String>> {
    let done = Command::new("psql")
        .args([url, "-X", "-A", "-t", "-F", "\u{1}", "-R", "\u{2}", "-c", sql])
        .output()
        .expect("psql runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(done.stdout).expect("UTF-8");
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        return Vec::new();
    }
    text.split('\u{2}')
        .map(|row| row.trim_matches('\n').split('\u{1}').map(str::to_owned).collect())
        .collect()
}

/// One insert of the script, with what must be new made by variables of pgbench.
fn insert(url: &str, table: &str, newest: &str) -> String {
    let described = psql(
        url,
        &format!(
            "SELECT quote_ident(attname), format_type(atttypid, atttypmod) FROM pg_attribute \
             WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
        ),
    );
    let columns: Vec<&str> = described.iter().map(|row| row[0].as_str()).collect();
    let types: Vec<&str> = described.iter().map(|row| row[1].as_str()).collect();
    let quoted: Vec<String> = columns
        .iter()
        .map(|column| format!("quote_nullable({column}::text)"))
        .collect();
    let key = if table == "appeals" { "id" } else { "appeal" };
    let mut script = String::new();
    for row in psql(
        url,
        &format!("SELECT {} FROM {table} WHERE {key} = '{newest}'", quoted.join(", ")),
    ) {
        let values: Vec<String> = columns
            .iter()
            .zip(&types)
            .zip(&row)
            .map(|((column, kind), value)| fresh(table, column, kind, value))
            .collect();
        writeln!(
            script,
            "INSERT INTO {table} ({}) VALUES ({});",
            columns.join(", "),
            values.join(", ")
        )
        .expect("a string");
    }
    script
}

fn fresh(table: &str, column: &str, kind: &str, value: &str) -> String {
    match (table, column.trim_matches('"')) {
        ("appeals", "id") | (_, "appeal") => ":appeal::uuid".to_owned(),
        ("cases", "id") => ":casus::uuid".to_owned(),
        (_, "case" | "case_id") if value != "NULL" => ":casus::uuid".to_owned(),
        (_, "id") => "gen_random_uuid()".to_owned(),
        (_, "number" | "idempotency_key") => "gen_random_uuid()::text".to_owned(),
        (_, "tracking_digest" | "hash") => {
            "decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')".to_owned()
        }
        // A colon would be read as a variable of pgbench.
        _ => format!("CAST({} AS {kind})", value.replace(':', "' || chr(58) || '")),
    }
}

/// Runs pgbench for ten seconds and returns the transactions per second.
pub fn measure(url: &str, folder: &Path, clients: u32) -> f64 {
    let newest = psql(url, "SELECT id FROM appeals ORDER BY id DESC LIMIT 1")
        .remove(0)
        .remove(0);
    let mut script = "SELECT gen_random_uuid() AS appeal, gen_random_uuid() AS casus \\gset\nBEGIN;\n".to_owned();
    for table in TABLES {
        script.push_str(&insert(url, table, &newest));
    }
    script.push_str("COMMIT;\n");
    let file = folder.join("filing.sql");
    std::fs::write(&file, script).expect("a script");
    let pgbench = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin/pgbench"))
        .find(|path| path.exists())
        .unwrap_or_else(|| "pgbench".into());
    let clients = clients.to_string();
    let done = Command::new(pgbench)
        .args(["-n", "-T", "10", "-c", &clients, "-j", "2", "-M", "extended", "-f"])
        .arg(&file)
        .arg(url)
        .output()
        .expect("pgbench runs");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let line = text.lines().find(|line| line.starts_with("tps = "));
    let rate = line
        .and_then(|line| line["tps = ".len()..].split(' ').next())
        .and_then(|word| word.parse().ok());
    rate.unwrap_or_else(|| panic!("pgbench: {text}{}", String::from_utf8_lossy(&done.stderr)))
}
