//! The colours of the themes.

use eframe::egui::{self, Color32, Theme};

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

/// The themes that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark words on a light ground.
    Light,
    /// Light words on a dark ground.
    Dark,
    /// White and yellow on black, with edges around everything, for those who see little.
    HighContrast,
}

impl From<Theme> for Scheme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Whether its ground is dark.
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

const HIGH_CONTRAST: Palette = Palette {
    dark: true,
    background: rgb(0x000000),
    surface: rgb(0x000000),
    sunken: rgb(0x1C1C1C),
    text: rgb(0xFFFFFF),
    weak: rgb(0xE4E4E4),
    edge: rgb(0xFFFFFF),
    hairline: rgb(0xA8A8A8),
    accent: rgb(0xFFE24A),
    on_accent: rgb(0x000000),
    good: rgb(0x7CF5A5),
    warning: rgb(0xFFC766),
    bad: rgb(0xFFB0A8),
    tints: [
        rgb(0x4A3C00),
        rgb(0x0B4A1A),
        rgb(0x002F5C),
        rgb(0x4A1F66),
        rgb(0x541F00),
        rgb(0x6B4E00),
    ],
};

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
        Tint::Lit => film(0xFFB800, 0x58),
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

pub(super) const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgba_premultiplied(r, g, b, 0xFF)
}

impl From<Scheme> for Palette {
    fn from(scheme: Scheme) -> Self {
        match scheme {
            Scheme::Light => LIGHT,
            Scheme::Dark => DARK,
            Scheme::HighContrast => HIGH_CONTRAST,
        }
    }
}

impl Palette {
    /// The colours of the toolkit's light or dark theme.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// The colours in force.
    #[must_use]
    pub fn in_force(ctx: &egui::Context) -> Self {
        Self::from(super::scheme(ctx))
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
