//! Small parts that several screens draw; each takes plain data and returns a response or an answer.

pub mod paper_text;
pub mod tall_list;
