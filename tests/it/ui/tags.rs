//! Tags and related items: put on by typing, on one item or on many, looked at through the filter.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use scrutiny_desk::register::command::{Command, ItemCommand};
use scrutiny_desk::scrutiny::id::ItemId;

use super::window::{Filling, Window, read, typical};

fn tags(folder: &std::path::Path, item: ItemId) -> Vec<String> {
    read(folder, item).row.item.tags
}

fn tag(folder: &std::path::Path, items: &[ItemId], tag: &str) {
    Filling::of(folder).perform(Command::Item(ItemCommand::Tag {
        items: items.to_vec(),
        add: vec![tag.to_owned()],
        remove: Vec::new(),
    }));
}

#[test]
fn a_tag_is_typed_in_the_panel_offered_for_the_next_item_and_taken_away_at_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.type_into("New tag", "Damp homes");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Take away the tag Damp homes");
    assert_eq!(tags(folder.path(), items[0]), ["Damp homes"]);
    window.click_first("Recommendation 3,");
    window.type_into("New tag", "da");
    window.click("Add the tag Damp homes");
    window.until_there("Take away the tag Damp homes");
    assert_eq!(tags(folder.path(), items[2]), ["Damp homes"]);
    window.click("Take away the tag Damp homes");
    window.until_gone("Take away the tag Damp homes");
    assert_eq!(tags(folder.path(), items[2]), [""; 0]);
    window.click("Undo");
    window.until_there("Take away the tag Damp homes");
}

#[test]
fn many_cards_are_tagged_at_once_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    for card in ["Recommendation 1,", "Recommendation 3,"] {
        window.focus_on(card);
        window.press(Modifiers::NONE, Key::X);
    }
    window.click("Tags of the chosen cards");
    window.type_into("Tag for the chosen cards", "voids");
    window.press(Modifiers::NONE, Key::Enter);
    window.until("both to have the tag", |_| {
        [items[0], items[2]]
            .iter()
            .all(|item| tags(folder.path(), *item) == ["voids"])
    });
    window.press(Modifiers::NONE, Key::Escape);
    window.click("Undo");
    window.until("both to have lost the tag", |_| {
        [items[0], items[2]]
            .iter()
            .all(|item| tags(folder.path(), *item).is_empty())
    });
}

#[test]
fn the_board_is_looked_at_through_a_tag_and_the_chip_takes_it_away() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    tag(folder.path(), &items[..1], "damp");
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1, not answered");
    assert!(window.harness.query_by_label_contains("tags damp").is_some());
    window.click("Tag");
    window.click("damp · 1");
    window.until_gone("Recommendation 3,");
    window.until_there("Recommendation 1,");
    window.click("Take away the filter Tag: damp");
    window.until_there("Recommendation 3,");
}

#[test]
fn related_items_are_proposed_by_their_words_and_each_shows_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let filling = Filling::of(folder.path());
    let other = filling.recommendation("9", "That extractor fans are cleaned when a home is void");
    drop(filling);
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.click("Find related…");
    window.until_there("Relate to Recommendation 9");
    assert!(
        window
            .harness
            .query_by_label_contains("both say: extractor, fans")
            .is_some()
    );
    let name = "Relate to Recommendation 9: That extractor fans are cleaned when a home is void";
    window.click(name);
    window.until_there("No longer related: Recommendation 9");
    let related = |item: ItemId| -> Vec<ItemId> {
        read(folder.path(), item)
            .related
            .iter()
            .map(|other| other.id)
            .collect()
    };
    assert_eq!((related(items[0]), related(other)), (vec![other], vec![items[0]]));
    window.click_first("Show Recommendation 9");
    window.until_there("No longer related: Recommendation 1");
    window.click("No longer related: Recommendation 1");
    window.until("neither to be related", |_| {
        related(items[0]).is_empty() && related(other).is_empty()
    });
}

#[test]
fn an_item_is_related_to_another_by_choosing_it() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.click("Relate to…");
    window.type_into("Find the item", "void homes");
    window.click("Relate");
    window.until_there("No longer related: Recommendation 3");
    assert_eq!(read(folder.path(), items[2]).related[0].id, items[0]);
}
