//! How everything looks: sizes, typefaces and styles; the colours stand in `theme/palette.rs`. No other
//! file names a colour.

mod palette;

pub use palette::{Palette, Scheme, Tint, Tone, printed_tint};

use std::sync::Arc;

use eframe::egui::{
    self, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Id, Stroke, Style, TextStyle, Theme,
    ThemePreference, Visuals,
};

use crate::settings::ThemeChoice;

/// Side margins and gaps, in points.
pub mod space {
    /// Between words and their icon.
    pub const TINY: f32 = 4.0;
    /// Between things that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between groups.
    pub const MEDIUM: f32 = 16.0;
    /// Around a page.
    pub const LARGE: f32 = 24.0;
    /// The smallest height and width of anything that can be clicked (WCAG 2.2, 2.5.8).
    pub const TARGET: f32 = 28.0;
}

/// The family of half-bold words.
#[must_use]
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// The family of slanted words.
#[must_use]
pub fn italic_family() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// Body words in half bold.
#[must_use]
pub fn strong() -> FontId {
    FontId::new(16.0, strong_family())
}

/// Half-bold words of a small size.
#[must_use]
pub fn small_strong() -> FontId {
    FontId::new(14.0, strong_family())
}

/// The words of an item on its card.
#[must_use]
pub const fn card_words() -> FontId {
    FontId::new(15.0, FontFamily::Proportional)
}

/// Small words.
#[must_use]
pub const fn small() -> FontId {
    FontId::new(14.0, FontFamily::Proportional)
}

/// Small slanted words, for what a paper is called.
#[must_use]
pub fn small_italic() -> FontId {
    FontId::new(14.0, italic_family())
}

/// Body words, slanted, for what a paper says.
#[must_use]
pub fn italic() -> FontId {
    FontId::new(16.0, italic_family())
}

/// Installs typefaces, sizes and the themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system does not say what it prefers, light: most papers are read that way.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_style_of(Theme::Light, style(Scheme::Light));
    ctx.set_style_of(Theme::Dark, style(Scheme::Dark));
}

/// Has the window look as chosen. The toolkit knows a light and a dark theme; high contrast stands in
/// the place of the dark one.
pub fn choose(ctx: &egui::Context, choice: ThemeChoice) {
    let is_high = choice == ThemeChoice::HighContrast;
    ctx.set_style_of(
        Theme::Dark,
        style(if is_high {
            Scheme::HighContrast
        } else {
            Scheme::Dark
        }),
    );
    ctx.data_mut(|data| data.insert_temp(high_contrast(), is_high));
    ctx.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => ThemePreference::Dark,
    });
}

/// The colours in force.
#[must_use]
pub fn scheme(ctx: &egui::Context) -> Scheme {
    if ctx.data(|data| data.get_temp(high_contrast())).unwrap_or(false) {
        Scheme::HighContrast
    } else {
        Scheme::from(ctx.theme())
    }
}

fn high_contrast() -> Id {
    Id::unique("high contrast")
}

/// The bundled typefaces: a text face made for legibility in three cuts, and after each the symbols
/// and letters that it lacks.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks: Vec<String> = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in FACES {
        fonts
            .font_data
            .insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |face: &str| {
        let mut names = vec![face.to_owned(), "symbols".to_owned()];
        names.extend(fallbacks.iter().cloned());
        names
    };
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(strong_family(), family("strong"));
    fonts.families.insert(italic_family(), family("italic"));
    if let Some(monospace) = fonts.families.get_mut(&FontFamily::Monospace) {
        monospace.push("symbols".to_owned());
    }
    fonts
}

const FACES: &[(&str, &[u8])] = &[
    (
        "regular",
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    ),
    (
        "strong",
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    ),
    (
        "italic",
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
    ),
    (
        "symbols",
        include_bytes!("../../assets/fonts/DejaVuSans-Symbols.ttf"),
    ),
];

fn style(scheme: Scheme) -> Style {
    let palette = Palette::from(scheme);
    let mut style = Style {
        visuals: visuals(scheme, &palette),
        ..Style::default()
    };
    if scheme == Scheme::HighContrast {
        // A bar that is always there and never see-through.
        style.spacing.scroll = egui::style::ScrollStyle::solid();
    }
    style.text_styles = [
        (TextStyle::Small, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(16.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(16.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(15.0, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(22.0, strong_family())),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(space::SMALL, space::SMALL);
    style.spacing.button_padding = egui::vec2(10.0, 5.0);
    style.spacing.interact_size = egui::vec2(space::TARGET, space::TARGET);
    style.spacing.icon_spacing = space::SMALL;
    style.spacing.menu_margin = egui::Margin::same(6);
    style.interaction.selectable_labels = false;
    style.animation_time = 0.0;
    style
}

fn visuals(scheme: Scheme, palette: &Palette) -> Visuals {
    let mut v = match scheme {
        Scheme::Light => Visuals::light(),
        Scheme::Dark | Scheme::HighContrast => Visuals::dark(),
    };
    let corner = CornerRadius::same(6);
    v.panel_fill = palette.background;
    v.window_fill = palette.surface;
    v.extreme_bg_color = palette.surface;
    v.faint_bg_color = palette.sunken;
    v.window_stroke = Stroke::new(1.0, palette.edge);
    v.hyperlink_color = palette.accent;
    v.warn_fg_color = palette.tone(Tone::Warning);
    v.error_fg_color = palette.tone(Tone::Bad);
    v.text_cursor.stroke.color = palette.accent;
    v.weak_text_color = Some(palette.weak);
    // What is switched off can still be read.
    v.disabled_alpha = if scheme == Scheme::HighContrast {
        0.75
    } else {
        0.65
    };
    v.selection.bg_fill = palette.tint(Tint::Action);
    v.selection.stroke = Stroke::new(2.0, palette.accent);
    v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.hairline);
    v.widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    v.widgets.noninteractive.bg_fill = palette.surface;
    for (widget, fill, edge) in [
        (&mut v.widgets.inactive, palette.surface, palette.edge),
        (&mut v.widgets.hovered, palette.sunken, palette.accent),
        (&mut v.widgets.active, palette.tint(Tint::Action), palette.accent),
        (&mut v.widgets.open, palette.sunken, palette.accent),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
    v.widgets.active.bg_stroke = Stroke::new(2.0, palette.accent);
    v
}

#[cfg(test)]
mod contrast;
