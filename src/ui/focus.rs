//! Tab goes on from where one was. Escape takes the caret out of a text, and with it the focus out of the
//! window; without this the next Tab would begin again at the menu.

use eframe::egui::{Context, Event, Id, Key, Plugin, RawInput, Ui};

/// Remembers what had the focus last, and has Tab go on from there.
#[derive(Debug, Default)]
pub struct GoesOn {
    last: Option<Id>,
}

impl Plugin for GoesOn {
    fn debug_name(&self) -> &'static str {
        "goes on"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if let Some(focused) = ui.memory(|memory| memory.focused()) {
            self.last = Some(focused);
        }
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let is_tab = |event: &Event| {
            matches!(
                event,
                Event::Key {
                    key: Key::Tab,
                    pressed: true,
                    ..
                }
            )
        };
        if !input.events.iter().any(is_tab) || ctx.memory(|memory| memory.focused().is_some()) {
            return;
        }
        // What is no longer there, or lies below a dialog, leads nowhere.
        let is_there =
            |id: &Id| ctx.viewport(|drawn| drawn.prev_pass.widgets.get(*id).is_some_and(|was| was.enabled));
        if let Some(last) = self.last.filter(is_there) {
            ctx.memory_mut(|memory| memory.request_focus(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GoesOn;
    use eframe::egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    fn harness() -> Harness<'static, (bool, String)> {
        let harness = Harness::new_ui_state(
            |ui, (has_text, text): &mut (bool, String)| {
                let _ = ui.button("Menu");
                if *has_text {
                    let field = ui.text_edit_singleline(text);
                    let _ = ui.button("Next");
                    let id = field.id;
                    ui.ctx().accesskit_node_builder(id, |node| node.set_label("Note"));
                }
            },
            (true, String::new()),
        );
        harness.ctx.add_plugin(GoesOn::default());
        harness
    }

    #[test]
    fn after_escape_tab_goes_on_from_the_text_that_was_left() {
        let mut harness = harness();
        harness.get_by_label("Note").focus();
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert!(!harness.get_by_label("Note").is_focused());
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Next").is_focused());
    }

    #[test]
    fn where_the_text_is_gone_tab_begins_at_the_beginning() {
        let mut harness = harness();
        harness.get_by_label("Note").focus();
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        harness.state_mut().0 = false;
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Menu").is_focused());
    }
}
