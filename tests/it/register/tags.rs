//! Tags and related items: what brings items together.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::{ItemCommand, PaperCommand};
use scrutiny_desk::scrutiny::id::{ItemId, RelatedId};

use super::dump::count;
use super::made_up::Desk;
use super::world::{World, new_item};

fn tag(items: &[ItemId], add: &[&str], remove: &[&str]) -> Command {
    let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
    Command::Item(ItemCommand::Tag {
        items: items.to_vec(),
        add: owned(add),
        remove: owned(remove),
    })
}

fn tags_of(desk: &Desk, item: ItemId) -> Vec<String> {
    desk.reader().item(item).unwrap().unwrap().row.item.tags
}

fn related_to(desk: &Desk, item: ItemId) -> Vec<ItemId> {
    let view = desk.reader().item(item).unwrap().unwrap();
    view.related.iter().map(|other| other.id).collect()
}

#[test]
fn a_tag_keeps_the_spelling_it_has_on_the_register() {
    let World {
        desk, item, by_hand, ..
    } = World::new();
    let said = desk.done(tag(&[item], &[" Damp "], &[]));
    assert_eq!(said.label, "Added the tag “Damp”");
    let said = desk.done(tag(&[item, by_hand], &["DAMP, void homes"], &[]));
    assert_eq!(said.label, "Added 2 tags for 2 items");
    assert_eq!(tags_of(&desk, by_hand), ["Damp", "void homes"]);
    assert_eq!(desk.reader().tags().unwrap(), ["Damp", "void homes"]);
    desk.done(tag(&[item, by_hand], &[], &["damp"]));
    assert_eq!(tags_of(&desk, item), ["void homes"]);
    desk.done(Command::Undo);
    assert_eq!(tags_of(&desk, by_hand), ["Damp", "void homes"]);
    let again = desk.done(tag(&[item], &["damp"], &[]));
    assert_eq!(again.act, None, "it has the tag already");
}

#[test]
fn tags_are_in_the_history_and_are_searched() {
    let World { desk, item, .. } = World::new();
    desk.done(tag(&[item], &["Zinc"], &[]));
    desk.done(tag(&[item], &["attics"], &[]));
    let view = desk.reader().item(item).unwrap().unwrap();
    let line = &view.history[0];
    assert_eq!(line.field.as_deref(), Some("Tags"));
    assert_eq!(line.before.as_deref(), Some("Zinc"));
    assert_eq!(line.after.as_deref(), Some("attics, Zinc"));
    assert_eq!(desk.reader().search("attics", 10).unwrap().len(), 1);
    desk.done(Command::Undo);
    assert_eq!(desk.reader().search("attics", 10).unwrap(), []);
    assert_eq!(desk.reader().check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn two_related_items_show_each_other_and_each_has_it_in_its_history() {
    let world = World::new();
    world.relate();
    let (desk, item, by_hand) = (&world.desk, world.item, world.by_hand);
    assert_eq!(related_to(desk, item), [by_hand]);
    assert_eq!(related_to(desk, by_hand), [item]);
    let history = |item| desk.reader().item(item).unwrap().unwrap().history;
    assert_eq!(history(item)[0].after.as_deref(), Some("Send the list"));
    assert!(history(by_hand)[0].after.as_deref().unwrap().contains("mould"));
    let rows = count(desk.path(), "related");
    world.relate();
    assert_eq!(count(desk.path(), "related"), rows, "they are related already");
    desk.done(Command::Item(ItemCommand::Unrelate {
        items: (by_hand, item),
    }));
    assert!(related_to(desk, item).is_empty() && related_to(desk, by_hand).is_empty());
}

#[test]
fn an_item_that_leaves_is_no_longer_shown_as_related_and_comes_back_so() {
    let world = World::new();
    world.relate();
    let (desk, item, by_hand) = (&world.desk, world.item, world.by_hand);
    desk.done(Command::Item(ItemCommand::Remove { items: vec![item] }));
    assert!(related_to(desk, by_hand).is_empty());
    desk.done(Command::Undo);
    assert_eq!(related_to(desk, by_hand), [item]);
    desk.done(world.destroy());
    assert!(related_to(desk, by_hand).is_empty());
    assert_eq!(count(desk.path(), "related"), 0);
    assert_eq!(desk.reader().check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn what_is_alike_is_found_by_its_words_and_related_items_are_left_out() {
    let World { desk, item, .. } = World::new();
    let other = ItemId::new(desk.now());
    let text = "Report every case of mould in council homes to the Panel";
    desk.done(Command::Item(ItemCommand::Add(Box::new(new_item(other, text)))));
    let found = desk.reader().alike(item).unwrap();
    let ids: Vec<ItemId> = found.iter().map(|alike| alike.item.id).collect();
    assert_eq!(ids, [other]);
    assert!(
        found[0].words.contains(&"mould".to_owned()),
        "{:?}",
        found[0].words
    );
    desk.done(Command::Item(ItemCommand::Relate {
        items: (item, other),
        ids: (RelatedId::new(desk.now()), RelatedId::new(desk.now())),
    }));
    assert_eq!(desk.reader().alike(item).unwrap(), []);
}

#[test]
fn a_paper_that_is_removed_and_brought_back_brings_tags_and_relations_back() {
    let world = World::new();
    world.relate();
    let desk = &world.desk;
    desk.done(tag(&[world.item], &["damp"], &[]));
    desk.done(Command::Paper(PaperCommand::Remove { paper: world.paper }));
    desk.done(Command::Undo);
    assert_eq!(tags_of(desk, world.item), ["damp"]);
    assert_eq!(related_to(desk, world.item), [world.by_hand]);
}
