//! Undo and redo, step by step and all the way back.
