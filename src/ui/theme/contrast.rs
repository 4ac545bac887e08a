//! Every pair of colours that meet on the screen, and how well each can be told from the other.

use eframe::egui::{Color32, Visuals};

use super::palette::rgb;
use super::{Palette, Scheme, Tint, Tone, printed_tint, style};

const SCHEMES: [Scheme; 3] = [Scheme::Light, Scheme::Dark, Scheme::HighContrast];
const TONES: [Tone; 5] = [Tone::Good, Tone::Warning, Tone::Bad, Tone::Info, Tone::Neutral];
const TINTS: [Tint; 6] = [
    Tint::Recommendation,
    Tint::Resolution,
    Tint::Action,
    Tint::Response,
    Tint::Date,
    Tint::Lit,
];

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

/// What stands on what.
struct Pair {
    what: String,
    colors: (Color32, Color32),
}

/// The grounds on which words, icons and edges stand.
fn grounds(p: &Palette) -> [(&'static str, Color32); 4] {
    [
        ("background", p.background),
        ("surface", p.surface),
        ("sunken", p.sunken),
        ("what is chosen", p.tint(Tint::Action)),
    ]
}

/// Words on their grounds, those of our own drawing and those of the toolkit's controls.
fn words(p: &Palette, v: &Visuals) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |what: String, word, ground| {
        pairs.push(Pair {
            what,
            colors: (word, ground),
        });
    };
    for (name, ground) in grounds(p) {
        add(format!("text on {name}"), p.text, ground);
        add(format!("weak words on {name}"), p.weak, ground);
        add(format!("links on {name}"), v.hyperlink_color, ground);
        add(format!("warnings on {name}"), v.warn_fg_color, ground);
        add(format!("errors on {name}"), v.error_fg_color, ground);
        for tone in TONES {
            add(format!("{tone:?} on {name}"), p.tone(tone), ground);
        }
    }
    for tint in TINTS {
        add(format!("text on {tint:?}"), p.text, p.tint(tint));
    }
    add("words on the accent".to_owned(), p.on_accent, p.accent);
    add(
        "hints in a field".to_owned(),
        v.weak_text_color(),
        v.text_edit_bg_color(),
    );
    add("text in a field".to_owned(), p.text, v.text_edit_bg_color());
    let chosen = (v.selection.stroke.color, v.selection.bg_fill);
    add("words of a chosen button".to_owned(), chosen.0, chosen.1);
    for (state, widget) in controls(v) {
        let word = widget.fg_stroke.color;
        add(format!("words of a button {state}"), word, widget.weak_bg_fill);
        add(format!("the tick of a box {state}"), word, widget.bg_fill);
    }
    pairs
}

/// Edges and signs on their grounds.
fn edges(p: &Palette, v: &Visuals) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |what: String, edge, ground| {
        pairs.push(Pair {
            what,
            colors: (edge, ground),
        });
    };
    for (name, ground) in grounds(p) {
        add(format!("edges on {name}"), p.edge, ground);
        add(format!("the ring of the focus on {name}"), p.accent, ground);
    }
    for (name, ground) in [("panel", v.panel_fill), ("dialog", v.window_fill)] {
        add(
            format!("the edge of a dialog on a {name}"),
            v.window_stroke.color,
            ground,
        );
        for (state, widget) in controls(v) {
            add(
                format!("the edge of a control {state} on a {name}"),
                widget.bg_stroke.color,
                ground,
            );
        }
    }
    add("the ring of an accent button".to_owned(), p.text, p.background);
    add(
        "the caret".to_owned(),
        v.text_cursor.stroke.color,
        v.text_edit_bg_color(),
    );
    pairs
}

fn controls(v: &Visuals) -> [(&'static str, eframe::egui::style::WidgetVisuals); 4] {
    [
        ("at rest", v.widgets.inactive),
        ("under the pointer", v.widgets.hovered),
        ("pressed", v.widgets.active),
        ("opened", v.widgets.open),
    ]
}

fn check(scheme: Scheme, pairs: Vec<Pair>, least: f64) {
    for Pair { what, colors } in pairs {
        let c = contrast(colors.0, colors.1);
        assert!(c >= least, "{scheme:?}: {what} is {c:.2} to 1, wanted {least}");
    }
}

#[test]
fn words_reach_4_5_to_1_and_edges_and_signs_3_to_1_in_every_theme() {
    for scheme in SCHEMES {
        let (p, v) = (Palette::from(scheme), style(scheme).visuals);
        check(scheme, words(&p, &v), 4.5);
        check(scheme, edges(&p, &v), 3.0);
    }
}

#[test]
fn high_contrast_reaches_7_to_1_for_words_and_has_an_edge_around_every_card() {
    let scheme = Scheme::HighContrast;
    let (p, v) = (Palette::from(scheme), style(scheme).visuals);
    check(scheme, words(&p, &v), 7.0);
    check(scheme, edges(&p, &v), 4.5);
    for (name, ground) in grounds(&p) {
        let c = contrast(p.hairline, ground);
        assert!(c >= 3.0, "the edge of a card on {name} is {c:.2}");
    }
}

#[test]
fn the_contrast_formula_gives_21_for_black_on_white() {
    assert!((contrast(rgb(0), rgb(0xFF_FFFF)) - 21.0).abs() < 0.01);
}

#[test]
fn print_reaches_7_to_1_under_every_tint_of_a_page() {
    for tint in TINTS {
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
