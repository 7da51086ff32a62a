//! Who works the cases of a body: its own officers, or those above it in trust where nobody there may sign.
//!
//! The body that owes the answer by law stays the same; only the hands differ.

use std::collections::BTreeMap;

use crate::appeal::{BodyCode, Trilingual};

/// A body as it stands in the tree of bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The body.
    pub code: BodyCode,
    /// The next higher body (APPC 91(3)).
    pub higher: Option<BodyCode>,
    /// Whether an active officer who may sign works there.
    pub staffed: bool,
}

/// Who works the cases of a body, as people are told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attendant {
    /// Its own officers.
    Itself,
    /// Those of a higher body, by its name.
    Above(Trilingual),
    /// Nobody, up to the top.
    Nobody,
}

/// For each body of the tree the one whose officers work its cases: itself where it is staffed, else the nearest higher
/// one that is. A body that is left out has nobody up to the top. What stands above a body of the tree is in it too.
pub fn attendance(tree: &[Standing]) -> BTreeMap<&BodyCode, &BodyCode> {
    let by_code: BTreeMap<&BodyCode, &Standing> = tree.iter().map(|body| (&body.code, body)).collect();
    let attendant = |body: &Standing| {
        let mut at = by_code.get(&body.code);
        // No walk is longer than the tree: a circle ends with nobody.
        for _ in tree {
            match at {
                Some(found) if found.staffed => return Some(&found.code),
                Some(found) => at = found.higher.as_ref().and_then(|higher| by_code.get(higher)),
                None => break,
            }
        }
        None
    };
    tree.iter()
        .filter_map(|body| Some((&body.code, attendant(body)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code, next higher body, whether staffed.
    type Rows = &'static [(&'static str, &'static str, bool)];

    fn tree(rows: Rows) -> Vec<Standing> {
        rows.iter()
            .map(|(code, higher, staffed)| Standing {
                code: BodyCode((*code).to_owned()),
                higher: (!higher.is_empty()).then(|| BodyCode((*higher).to_owned())),
                staffed: *staffed,
            })
            .collect()
    }

    #[test]
    fn the_nearest_staffed_body_above_works_what_nobody_may_sign() {
        let cases: [(Rows, &str, Option<&str>); 7] = [
            (
                &[("village", "district", true), ("district", "", true)],
                "village",
                Some("village"),
            ),
            (
                &[("village", "district", false), ("district", "", true)],
                "village",
                Some("district"),
            ),
            (
                &[
                    ("village", "district", false),
                    ("district", "oblast", false),
                    ("oblast", "", true),
                ],
                "village",
                Some("oblast"),
            ),
            (
                &[
                    ("roads", "district", false),
                    ("district", "oblast", true),
                    ("oblast", "", true),
                ],
                "roads",
                Some("district"),
            ),
            (
                &[("village", "district", false), ("district", "", false)],
                "village",
                None,
            ),
            (&[("village", "gone", false)], "village", None),
            (&[("one", "other", false), ("other", "one", false)], "one", None),
        ];
        for (rows, body, expected) in cases {
            let tree = tree(rows);
            let found = attendance(&tree);
            let found = found.get(&BodyCode(body.to_owned())).map(|code| code.0.as_str());
            assert_eq!(found, expected, "{rows:?}");
        }
    }
}
