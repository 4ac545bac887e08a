//! Tests of licences.
