//! How everything looks: colours, sizes and typefaces, in one place. No other file names a colour.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Style, TextStyle,
    Theme, Visuals,
};

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

/// What a colour says. Colour never stands alone: an icon and a word go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Done or agreed.
    Good,
    /// Needs attention soon.
    Warning,
    /// Late or refused.
    Bad,
    /// Under way.
    Info,
    /// Nothing to say.
    Neutral,
}

/// What a tinted passage in a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// A recommendation.
    Recommendation,
    /// A resolution.
    Resolution,
    /// An action.
    Action,
    /// An answer.
    Response,
    /// A date.
    Date,
    /// The passage that was asked for.
    Lit,
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind everything.
    pub background: Color32,
    /// Cards, panels, dialogs.
    pub surface: Color32,
    /// Behind cards: columns, wells.
    pub sunken: Color32,
    /// Words.
    pub text: Color32,
    /// Words that matter less; still readable.
    pub weak: Color32,
    /// Edges of controls and the focus ring's quiet form.
    pub edge: Color32,
    /// Thin lines that carry no meaning.
    pub hairline: Color32,
    /// The one accent: links, chosen things, the focus ring.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    good: Color32,
    warning: Color32,
    bad: Color32,
    tints: [Color32; 6],
}

const LIGHT: Palette = Palette {
    dark: false,
    background: rgb(0xF6F6F3),
    surface: rgb(0xFFFFFF),
    sunken: rgb(0xECECE7),
    text: rgb(0x1B1F24),
    weak: rgb(0x474D55),
    edge: rgb(0x7A818A),
    hairline: rgb(0xD5D5CE),
    accent: rgb(0x1D5A9E),
    on_accent: rgb(0xFFFFFF),
    good: rgb(0x17653A),
    warning: rgb(0x7C4A00),
    bad: rgb(0xA8201A),
    tints: [
        rgb(0xFFF0BF),
        rgb(0xDDF1DD),
        rgb(0xD8E9FB),
        rgb(0xEFE2F8),
        rgb(0xFFE0D2),
        rgb(0xFFD24A),
    ],
};

const DARK: Palette = Palette {
    dark: true,
    background: rgb(0x15171B),
    surface: rgb(0x1F2227),
    sunken: rgb(0x101216),
    text: rgb(0xE8EAED),
    weak: rgb(0xB6BCC4),
    edge: rgb(0x7E8690),
    hairline: rgb(0x353A41),
    accent: rgb(0x8CBAF2),
    on_accent: rgb(0x0F2136),
    good: rgb(0x7FD09C),
    warning: rgb(0xF0BC62),
    bad: rgb(0xF69A91),
    tints: [
        rgb(0x4A3F14),
        rgb(0x1E4025),
        rgb(0x183A5C),
        rgb(0x412A52),
        rgb(0x55301E),
        rgb(0x7A5B00),
    ],
};

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgba_premultiplied(r, g, b, 0xFF)
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// The colour of words and icons that say this.
    #[must_use]
    pub const fn tone(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Good => self.good,
            Tone::Warning => self.warning,
            Tone::Bad => self.bad,
            Tone::Info => self.accent,
            Tone::Neutral => self.weak,
        }
    }

    /// The colour behind a passage of this kind.
    #[must_use]
    pub const fn tint(&self, tint: Tint) -> Color32 {
        let [recommendation, resolution, action, response, date, lit] = self.tints;
        match tint {
            Tint::Recommendation => recommendation,
            Tint::Resolution => resolution,
            Tint::Action => action,
            Tint::Response => response,
            Tint::Date => date,
            Tint::Lit => lit,
        }
    }
}

/// The colour over words of this kind on a page as printed, which is white in every theme. It lets the
/// print below show through.
#[must_use]
pub const fn printed_tint(tint: Tint) -> Color32 {
    match tint {
        Tint::Recommendation => film(0xE0A800, 0x38),
        Tint::Resolution => film(0x2E9A3C, 0x30),
        Tint::Action => film(0x2F7FD6, 0x38),
        Tint::Response => film(0x9A4FD0, 0x2C),
        Tint::Date => film(0xF0702E, 0x30),
        Tint::Lit => film(0xFFB800, 0x68),
    }
}

/// A colour that covers what is below it only in part.
const fn film(hex: u32, opacity: u8) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    let [r, g, b] = [thinned(r, opacity), thinned(g, opacity), thinned(b, opacity)];
    Color32::from_rgba_premultiplied(r, g, b, opacity)
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a byte is a byte")]
const fn thinned(part: u8, opacity: u8) -> u8 {
    (part as u16 * opacity as u16 / 255) as u8
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

/// Installs typefaces, sizes and both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system does not say what it prefers, light: most papers are read that way.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
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

fn style(theme: Theme) -> Style {
    let palette = Palette::of(theme);
    let mut style = Style {
        visuals: visuals(theme, &palette),
        ..Style::default()
    };
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

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut v = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let corner = CornerRadius::same(6);
    v.panel_fill = palette.background;
    v.window_fill = palette.surface;
    v.extreme_bg_color = palette.surface;
    v.faint_bg_color = palette.sunken;
    v.window_stroke = Stroke::new(1.0, palette.edge);
    v.hyperlink_color = palette.accent;
    v.warn_fg_color = palette.warning;
    v.error_fg_color = palette.bad;
    v.weak_text_color = Some(palette.weak);
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
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(c: Color32) -> f64 {
        let part = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_reach_4_5_to_1_and_edges_3_to_1_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            let grounds = [
                ("background", p.background),
                ("surface", p.surface),
                ("sunken", p.sunken),
                ("a chosen card", p.tint(Tint::Action)),
            ];
            let words = [
                ("text", p.text),
                ("weak", p.weak),
                ("accent", p.accent),
                ("good", p.good),
                ("warning", p.warning),
                ("bad", p.bad),
            ];
            for (ground_name, ground) in grounds {
                for (name, word) in words {
                    let c = contrast(word, ground);
                    assert!(c >= 4.5, "{theme:?}: {name} on {ground_name} is {c:.2}");
                }
                let c = contrast(p.edge, ground);
                assert!(c >= 3.0, "{theme:?}: edge on {ground_name} is {c:.2}");
            }
            for tint in p.tints {
                let c = contrast(p.text, tint);
                assert!(c >= 4.5, "{theme:?}: text on a tint is {c:.2}");
            }
            assert!(
                contrast(p.on_accent, p.accent) >= 4.5,
                "{theme:?}: words on the accent"
            );
        }
    }

    #[test]
    fn print_reaches_7_to_1_under_every_tint_of_a_page() {
        for tint in [
            Tint::Recommendation,
            Tint::Resolution,
            Tint::Action,
            Tint::Response,
            Tint::Date,
            Tint::Lit,
        ] {
            let film = printed_tint(tint);
            let over = |ground: u8| {
                let left = u32::from(ground) * (255 - u32::from(film.a())) / 255;
                let part = |part: u8| u8::try_from(u32::from(part) + left).unwrap();
                Color32::from_rgba_premultiplied(part(film.r()), part(film.g()), part(film.b()), 255)
            };
            let c = contrast(over(0), over(255));
            assert!(c >= 7.0, "{tint:?}: {c:.2}");
        }
    }

    #[test]
    fn the_contrast_formula_gives_21_for_black_on_white() {
        assert!((contrast(rgb(0), rgb(0xFF_FFFF)) - 21.0).abs() < 0.01);
    }
}
