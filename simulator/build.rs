//! Builds the crate anew when a file of the page comes or goes; changes inside of one are noticed by themselves.

fn main() {
    println!("cargo::rerun-if-changed=web");
}
