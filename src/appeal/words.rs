//! Enums that are words: of the API, of the database, of the keys of texts. One macro makes what each of them needs, so that a word
//! stands in one place.

/// Makes an enum of words: `ALL` in the order of the definition, `as_str`, `FromStr`, `Display`, and the same word for serde and
/// for the description of the API. The word is any token, so that the derives below see it as it stands.
macro_rules! words {
    (
        $(#[$outer:meta])*
        pub enum $name:ident { $( $(#[$inner:meta])* $variant:ident = $word:tt ),+ $(,)? }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name { $( $(#[$inner])* #[serde(rename = $word)] $variant ),+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::appeal::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .into_iter()
                    .find(|one| one.as_str() == word)
                    .ok_or_else(|| $crate::appeal::UnknownWord(word.to_owned()))
            }
        }
    };
}
pub(crate) use words;
