//! The window, driven without a display: what a user clicks and types reaches the register, and what
//! a screen reader is told of each screen.

mod board;
mod flow;
mod item;
mod outline;
mod pages;
mod restoring;
mod shell;
mod window;
