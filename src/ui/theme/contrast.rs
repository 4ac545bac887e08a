//! Every pair of colours that meet on the screen, and how well each can be told from the other.

use eframe::egui::{Color32, Style, Visuals};

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

/// The tints under which a name stands in the margin of a paper.
const MARKS: [Tint; 5] = [
    Tint::Recommendation,
    Tint::Resolution,
    Tint::Action,
    Tint::Response,
    Tint::Date,
];

/// A colour that covers its ground only in part, as it is seen.
fn over(color: Color32, opacity: f32, ground: Color32) -> Color32 {
    ground.blend(color.gamma_multiply(opacity))
}

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
    for tint in MARKS {
        add(
            format!("the name in the margin on {tint:?}"),
            p.weak,
            p.tint(tint),
        );
    }
    // The bars of the calendar; meetings are never late.
    for tint in [Tint::Response, Tint::Date] {
        add(format!("a late bar, {tint:?}"), p.tone(Tone::Bad), p.tint(tint));
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
    for (name, ground) in grounds(p) {
        let faded = over(p.text, v.disabled_alpha(), ground);
        add(format!("words of what is switched off on {name}"), faded, ground);
    }
    pairs
}

/// Edges and signs on their grounds.
fn edges(p: &Palette, style: &Style) -> Vec<Pair> {
    let (v, scroll) = (&style.visuals, &style.spacing.scroll);
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
        let faded = over(
            v.widgets.inactive.fg_stroke.color,
            scroll.active_handle_opacity,
            ground,
        );
        add(format!("the bar that scrolls on {name}"), faded, ground);
    }
    for tint in TINTS {
        add(
            format!("the line below words on {tint:?}"),
            p.accent,
            p.tint(tint),
        );
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
        let (p, style) = (Palette::from(scheme), style(scheme));
        check(scheme, words(&p, &style.visuals), 4.5);
        check(scheme, edges(&p, &style), 3.0);
    }
}

#[test]
fn high_contrast_reaches_7_to_1_for_words_and_has_an_edge_around_every_card() {
    let scheme = Scheme::HighContrast;
    let (p, style) = (Palette::from(scheme), style(scheme));
    check(scheme, words(&p, &style.visuals), 7.0);
    check(scheme, edges(&p, &style), 4.5);
    for (name, ground) in grounds(&p) {
        let c = contrast(p.hairline, ground);
        assert!(c >= 3.0, "the edge of a card on {name} is {c:.2}");
    }
}

#[test]
fn the_contrast_formula_gives_21_for_black_on_white() {
    assert!((contrast(rgb(0), rgb(0xFF_FFFF)) - 21.0).abs() < 0.01);
}

/// The pages of a paper are white in every theme, and so are the lines drawn on them.
#[test]
fn a_line_on_a_printed_page_reaches_3_to_1() {
    let line = Palette::from(Scheme::Light).accent;
    let white = Color32::WHITE;
    for tint in TINTS {
        let film = printed_tint(tint);
        let left = 255 - film.a();
        let ground = Color32::from_rgba_premultiplied(
            film.r().saturating_add(left),
            film.g().saturating_add(left),
            film.b().saturating_add(left),
            255,
        );
        let c = contrast(line, ground);
        assert!(c >= 3.0, "{tint:?}: {c:.2}");
    }
    assert!(contrast(line, white) >= 3.0);
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
