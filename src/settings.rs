//! Preferences and places on disk.
