//! Buttons that open a menu, and the look of what stands in one: the entry that has the focus has a ring, as
//! every other control has. The toolkit's own menus show it by a tint alone.

use eframe::egui::containers::menu::{MenuButton, MenuConfig, menu_style};
use eframe::egui::{IntoAtoms, Response, Stroke, Style, Ui, vec2};

/// How menus look.
pub fn look(style: &mut Style) {
    let ring = Stroke::new(2.0, style.visuals.selection.stroke.color);
    menu_style(style);
    style.visuals.widgets.active.bg_stroke = ring;
    style.spacing.button_padding = vec2(6.0, 3.0);
}

/// What menus are told of it.
#[must_use]
pub fn config() -> MenuConfig {
    MenuConfig::new().style(look)
}

/// Draws a button that opens a menu.
pub fn menu_button<'a>(ui: &mut Ui, words: impl IntoAtoms<'a>, contents: impl FnOnce(&mut Ui)) -> Response {
    MenuButton::new(words).config(config()).ui(ui, contents).0
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::ui::theme;
    use eframe::egui::{Context, Theme};

    #[test]
    fn an_entry_that_has_the_focus_has_the_ring_of_other_controls_in_every_theme() {
        let ctx = Context::default();
        theme::install(&ctx);
        for theme in [Theme::Light, Theme::Dark] {
            let usual = (*ctx.style_of(theme)).clone();
            let mut menu = usual.clone();
            look(&mut menu);
            let ring = menu.visuals.widgets.active.bg_stroke;
            assert_eq!(ring, usual.visuals.widgets.active.bg_stroke, "{theme:?}");
            assert!(ring.width >= 2.0);
            assert_eq!(menu.visuals.widgets.inactive.bg_stroke.width, 0.0);
        }
    }
}
