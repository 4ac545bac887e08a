//! Small parts that several screens draw; each takes plain data and returns a response or an answer.

pub mod backups;
pub mod button;
pub mod card;
pub mod choice;
pub mod date_field;
pub mod due_field;
pub mod empty;
pub mod few_lines;
pub mod follow_up;
pub mod formatted_field;
pub mod heading;
pub mod kept;
pub mod menu;
pub mod name_field;
pub mod note_text;
pub mod page_view;
pub mod paper_text;
pub mod row_list;
pub mod status;
pub mod tag_field;
pub mod tall_list;
pub mod unspoken;
