//! Starts the window, or the command line when a command is given.

fn main() {}
