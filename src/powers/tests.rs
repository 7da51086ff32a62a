//! Tables of the pure core: what we ship, what is refused, and what the proof finds.

use std::collections::BTreeMap;
use std::path::Path;

mod broken;
mod compare;
mod export;
mod last_change;
mod overlaps;
mod proof;
mod quotes;
mod readings;
mod search;
mod shipped;

/// The law files that we ship, by their path below the law folder.
fn shipped_files() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/law");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}
