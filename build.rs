//! Tells cargo that the texts are part of the program: a new file below `src/texts` rebuilds it. (The embedding
//! macro only notices changes of files that it already knows.)

fn main() {
    println!("cargo::rerun-if-changed=src/texts");
}
