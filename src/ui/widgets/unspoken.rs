//! Words that a screen reader is not told, because the control beside them has said them already.

use eframe::egui::Response;

/// Leaves a drawn thing out of what a screen reader is told. It must be no control.
pub fn unspoken(response: &Response) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_hidden());
}
