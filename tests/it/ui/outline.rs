//! What a screen reader is told of each screen, as text that a person has read.

use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT};

use super::window::{Window, typical};

/// Role, name and state of everything that is shown, indented as it is nested.
pub fn outline<A>(harness: &Harness<'_, A>) -> String {
    let mut text = String::new();
    describe(&harness.root().accesskit_node(), 0, &mut text);
    text
}

fn describe(node: &AccessKitNode<'_>, depth: usize, text: &mut String) {
    if node.is_hidden() {
        return;
    }
    let role = format!("{:?}", node.role());
    let name = node.label().unwrap_or_default();
    let value = node.value().unwrap_or_default();
    let is_frame = name.is_empty() && value.is_empty();
    let is_run = role == "TextRun" || (role == "Label" && is_frame);
    let mut inner = depth;
    if !is_frame && !is_run {
        text.push_str(&"  ".repeat(depth));
        text.push_str(&role);
        if !name.is_empty() {
            text.push_str(&format!(" {name:?}"));
        }
        if !value.is_empty() && value != name {
            text.push_str(&format!(" = {value:?}"));
        }
        if node.is_disabled() {
            text.push_str(" (off)");
        }
        if node.toggled().is_some_and(|t| format!("{t:?}") == "True") {
            text.push_str(" (chosen)");
        }
        text.push('\n');
        inner += 1;
    }
    if role == "TextInput" || role == "MultilineTextInput" {
        return;
    }
    for child in node.children() {
        describe(&child, inner, text);
    }
}

#[test]
fn an_empty_register_says_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    window.until_there("0 papers, 0 items");
    window.rest();
    let text = outline(&window.harness);
    assert!(text.contains("sample papers"), "{text}");
}

#[test]
fn the_board_is_told_card_by_card() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.until_there("Follow-ups, 1");
    window.rest();
    insta::assert_snapshot!(outline(&window.harness));
}
