//! Every message as a reader who is no programmer sees it.
