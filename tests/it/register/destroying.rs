//! destroying
