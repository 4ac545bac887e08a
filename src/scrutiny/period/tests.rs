//! Tables of phrases with windows worked out by hand.

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_phrase_keeps_its_opening_words_and_its_place() {
    let text = "The strategy will be published by the end\nof March 2018, if required.";
    let anchor = Anchor {
        date: Some(day("2017-07-18")),
        ..Anchor::default()
    };
    let found = find(text, &anchor);
    assert_eq!(found.len(), 1);
    let period = &found[0];
    assert_eq!(period.phrase, "by the end of March 2018");
    assert_eq!(period.span.of(text), "by the end\nof March 2018");
    assert_eq!(period.class, Class::Month);
    assert_eq!(period.window, Some(Window::day(day("2018-03-31"))));
    assert!(period.conditional && !period.history);
}
