//! The window, driven without a display: what a user clicks and types reaches the register, and what
//! a screen reader is told of each screen.

mod board;
mod flow;
mod frames;
mod item;
mod outline;
mod restoring;
mod room;
mod shell;
mod table;
mod window;
