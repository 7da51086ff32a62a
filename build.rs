//! Tells cargo that the texts, the law and the migrations are part of the program: a new file among them rebuilds it.
//! (The embedding macros only notice changes of files that they already know.)

fn main() {
    for folder in ["src/texts", "config/law", "migrations"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
