//! The window. Draws and asks; never reads a file, a database or (save `app.rs`) the clock.
