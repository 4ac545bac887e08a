//! The window, driven without a display: what a user clicks and types reaches the register, and what
//! a screen reader is told of each screen.

mod board;
mod dialogs;
mod flow;
mod follow_ups;
mod frames;
mod handing;
mod item;
mod left_off;
mod looking_back;
mod meetings;
mod outline;
mod outlines;
mod pages;
mod restoring;
mod room;
mod searching;
mod settings;
mod shell;
mod table;
mod tags;
mod trackers;
mod window;
