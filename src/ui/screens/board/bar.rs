//! Above the board: cards or table, order and groups, and the filters with how many items each choice
//! would show.

use eframe::egui::{self, Id, ScrollArea, Ui};

use super::State;
use super::arrange::{Columns, Layout};
use super::counts::Counts;
use super::due::DueFilter;
use super::filter::{Filter, Lens};
use super::order::{Field, GroupBy};
use crate::scrutiny::board::Flag;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::response::Position;
use crate::ui::frame::Frame;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;
use crate::ui::widgets::menu;
use crate::ui::wording::{first_words, number_words};

/// Lower than this, in points, the filters are shown only when they are asked for.
const LOW_SCREEN: f32 = 480.0;
/// As narrow as this, as beside an item on a small screen, they would take half of it, and so would order
/// and groups.
const NARROW_SCREEN: f32 = 560.0;
/// What cards are usually sorted by; the table sorts by all.
const CARD_SORTS: &[Field] = &[Field::Due, Field::Number, Field::Made, Field::Changed];

/// Draws what stands above the line of numbers.
pub fn bar_ui(ui: &mut Ui, frame: &Frame, state: &mut State) {
    let room = ui.available_size();
    let is_narrow = room.x < NARROW_SCREEN;
    let is_low = room.y < LOW_SCREEN || is_narrow;
    ui.horizontal_wrapped(|ui| {
        heading::screen_heading_ui(ui, "Board");
        ui.separator();
        for lens in Lens::ALL {
            let chosen = state.wish.filter.lens == *lens;
            if ui.selectable_label(chosen, lens.label()).clicked() {
                state.wish.filter.lens = *lens;
            }
        }
        ui.separator();
        for layout in Layout::ALL {
            let chosen = state.wish.layout == *layout;
            if ui.selectable_label(chosen, layout.label()).clicked() {
                state.wish.layout = *layout;
            }
        }
        if !is_narrow {
            order_ui(ui, state);
        }
        if is_low {
            let words = match (state.has_filters, is_narrow) {
                (false, false) => "Filters…",
                (true, false) => "Hide filters",
                (false, true) => "Sort, filter…",
                (true, true) => "Hide these",
            };
            if ui.button(words).clicked() {
                state.has_filters = !state.has_filters;
            }
        }
    });
    if !is_low {
        filters_ui(ui, frame, state);
    } else if state.has_filters {
        ScrollArea::vertical()
            .id_salt("filters")
            .max_height(ui.available_height() * 0.5)
            .show(ui, |ui| {
                if is_narrow {
                    ui.horizontal_wrapped(|ui| order_ui(ui, state));
                }
                filters_ui(ui, frame, state);
            });
    }
}

/// In what order and groups items stand, and in a table which columns.
fn order_ui(ui: &mut Ui, state: &mut State) {
    sort_ui(ui, state);
    group_ui(ui, state);
    if state.wish.layout == Layout::Table {
        columns_ui(ui, &mut state.columns);
    }
}

fn sort_ui(ui: &mut Ui, state: &mut State) {
    let wish = &mut state.wish;
    let all = match wish.layout {
        Layout::Cards => CARD_SORTS,
        Layout::Table => Field::ALL,
    };
    egui::ComboBox::from_id_salt("board sort")
        .selected_text(format!("By {}", wish.sort.by.label().to_lowercase()))
        .width(120.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            for field in all {
                let chosen = wish.sort.by == *field;
                if ui.selectable_label(chosen, field.label()).clicked() && !chosen {
                    wish.sort_by(*field);
                }
            }
        })
        .response
        .accessible_name("Sort");
    let (sign, name) = if wish.sort.backwards {
        ("▼", "Sorted backwards: sort forwards")
    } else {
        ("▲", "Sorted forwards: sort backwards")
    };
    if ui
        .button(sign)
        .on_hover_text("Sort the other way round")
        .accessible_name(name)
        .clicked()
    {
        wish.sort.backwards = !wish.sort.backwards;
    }
}

fn group_ui(ui: &mut Ui, state: &mut State) {
    let group = state.wish.group;
    let words = group.map_or_else(
        || "No groups".to_owned(),
        |group| format!("Groups: {}", group.label().to_lowercase()),
    );
    egui::ComboBox::from_id_salt("board groups")
        .selected_text(words)
        .width(120.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(group.is_none(), "No groups").clicked() {
                state.wish.group_by(None);
            }
            for other in GroupBy::ALL {
                let label = format!("By {}", other.label().to_lowercase());
                if ui.selectable_label(group == Some(*other), label).clicked() {
                    state.wish.group_by(Some(*other));
                }
            }
            fold_ui(ui, state);
        })
        .response
        .accessible_name("Group by");
}

/// Folds all groups, or unfolds them.
fn fold_ui(ui: &mut Ui, state: &mut State) {
    if state.shown.groups.len() < 2 {
        return;
    }
    ui.separator();
    if ui.selectable_label(false, "Fold all groups").clicked() {
        let labels = state.shown.groups.iter().map(|group| group.label.clone());
        state.wish.folded = labels.collect();
    }
    if ui.selectable_label(false, "Unfold all groups").clicked() {
        state.wish.folded.clear();
    }
}

/// Which columns the table shows.
fn columns_ui(ui: &mut Ui, columns: &mut Columns) {
    egui::containers::menu::MenuButton::new("Columns ▾")
        .config(menu::config().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside))
        .ui(ui, |ui| {
            for field in Field::ALL {
                let mut is_shown = columns.is_shown(*field);
                let tick = egui::Checkbox::new(&mut is_shown, field.label());
                let tick = ui
                    .add_enabled(Columns::can_hide(*field), tick)
                    .accessible_name(format!("Show the column {}", field.label()));
                if tick.changed() {
                    columns.show(*field, is_shown);
                }
            }
            ui.separator();
            if ui.button("Usual columns and widths").clicked() {
                *columns = Columns::default();
                ui.close();
            }
        })
        .0
        .accessible_name("Columns of the table");
}

fn filters_ui(ui: &mut Ui, frame: &Frame, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        ui.add(
            egui::TextEdit::singleline(&mut state.wish.filter.text)
                .id(Id::unique("board filter"))
                .hint_text("Filter by words")
                .desired_width(150.0),
        )
        .accessible_name("Filter by words");
        let State {
            wish,
            shown,
            deck,
            days,
            ..
        } = state;
        let (filter, counts) = (&mut wish.filter, &shown.counts);
        body_ui(ui, filter, &deck.bodies, counts);
        due_ui(ui, filter, counts, days);
        kind_ui(ui, filter, counts);
        flag_ui(ui, filter, counts);
        tag_ui(ui, filter, &deck.tags, counts);
        more_ui(ui, filter, (&deck.members, &deck.councils), counts);
        days_ui(ui, frame, filter, days);
    });
}

/// A choice with how many items it would show.
fn with_count(label: &str, count: usize) -> String {
    format!("{label} · {}", number_words(count))
}

fn count_at(counts: &[usize], place: usize) -> usize {
    counts.get(place).copied().unwrap_or_default()
}

fn body_ui(ui: &mut Ui, filter: &mut Filter, bodies: &[String], counts: &Counts) {
    let shown = filter.body.as_deref().unwrap_or("All committees");
    egui::ComboBox::from_id_salt("board body")
        .selected_text(first_words(shown, 24))
        .width(150.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui
                .selectable_label(filter.body.is_none(), "All committees")
                .clicked()
            {
                filter.body = None;
            }
            names_ui(ui, bodies, &counts.bodies, &mut filter.body);
        })
        .response
        .accessible_name("Committee");
}

fn names_ui(ui: &mut Ui, names: &[String], counts: &[usize], chosen: &mut Option<String>) {
    for (place, name) in names.iter().enumerate() {
        let label = with_count(name, count_at(counts, place));
        if ui
            .selectable_label(chosen.as_ref() == Some(name), label)
            .clicked()
        {
            *chosen = Some(name.clone());
        }
    }
}

fn due_ui(ui: &mut Ui, filter: &mut Filter, counts: &Counts, days: &mut Option<(DateField, DateField)>) {
    let words = match (filter.due, &days) {
        (Some(DueFilter::Between(..)), _) | (None, Some(_)) => "Between two days".to_owned(),
        (Some(named), _) => named.words(),
        (None, None) => "Due at any time".to_owned(),
    };
    egui::ComboBox::from_id_salt("board due")
        .selected_text(words)
        .width(150.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui
                .selectable_label(filter.due.is_none(), "Due at any time")
                .clicked()
            {
                filter.due = None;
                *days = None;
            }
            for due in DueFilter::NAMED {
                let label = with_count(&due.words(), counts.due(*due));
                if ui.selectable_label(filter.due == Some(*due), label).clicked() {
                    filter.due = Some(*due);
                    *days = None;
                }
            }
            let between = matches!(filter.due, Some(DueFilter::Between(..)));
            if ui
                .selectable_label(between, "Between two days…")
                .on_hover_text("Every item with its last day between them, whatever became of it")
                .clicked()
            {
                if !between {
                    filter.due = None;
                }
                days.get_or_insert_default();
            }
        })
        .response
        .accessible_name("Due");
}

/// The two days of the filter by due date, where they are asked for.
fn days_ui(ui: &mut Ui, frame: &Frame, filter: &mut Filter, days: &mut Option<(DateField, DateField)>) {
    let (first, last) = match filter.due {
        Some(DueFilter::Between(first, last)) => (first, last),
        // Nothing is typed yet, or the filter was taken away.
        _ => (None, None),
    };
    if let Some(DueFilter::Between(..)) = filter.due {
        let (from, to) = days.get_or_insert_default();
        from.take(first);
        to.take(last);
    } else if filter.due.is_some() {
        *days = None;
    }
    let Some((from, to)) = days else { return };
    let typed_first = from.ui(ui, Id::unique("due from"), frame, "Due from");
    ui.label("to");
    let typed_last = to.ui(ui, Id::unique("due to"), frame, "Due up to");
    if typed_first.is_some() || typed_last.is_some() {
        let (first, last) = (typed_first.unwrap_or(first), typed_last.unwrap_or(last));
        let is_any = first.is_none() && last.is_none();
        filter.due = (!is_any).then_some(DueFilter::Between(first, last));
    }
    if small_button(ui, "✕")
        .accessible_name("Leave the two days out")
        .clicked()
    {
        filter.due = None;
        *days = None;
    }
}

fn kind_ui(ui: &mut Ui, filter: &mut Filter, counts: &Counts) {
    egui::ComboBox::from_id_salt("board kind")
        .selected_text(filter.kind.map_or("All kinds", ItemKind::label))
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.kind, None, "All kinds");
            for kind in ItemKind::ALL {
                let label = with_count(kind.label(), counts.kind(*kind));
                ui.selectable_value(&mut filter.kind, Some(*kind), label);
            }
        })
        .response
        .accessible_name("Kind");
}

fn flag_ui(ui: &mut Ui, filter: &mut Filter, counts: &Counts) {
    egui::ComboBox::from_id_salt("board flag")
        .selected_text(filter.flag.map_or("Any warning or none", Flag::label))
        .width(150.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.flag, None, "Any warning or none");
            for flag in Flag::ALL {
                let label = with_count(flag.label(), counts.flag(*flag));
                ui.selectable_value(&mut filter.flag, Some(*flag), label);
            }
        })
        .response
        .accessible_name("Warning");
}

/// The tags, where there are any.
fn tag_ui(ui: &mut Ui, filter: &mut Filter, tags: &[String], counts: &Counts) {
    if tags.is_empty() && filter.tag.is_none() {
        return;
    }
    let shown = filter.tag.as_deref().unwrap_or("Any tag or none");
    egui::ComboBox::from_id_salt("board tag")
        .selected_text(first_words(shown, 20))
        .width(120.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui
                .selectable_label(filter.tag.is_none(), "Any tag or none")
                .clicked()
            {
                filter.tag = None;
            }
            names_ui(ui, tags, &counts.tags, &mut filter.tag);
        })
        .response
        .accessible_name("Tag");
}

/// The filters that are wanted less often, in a menu.
fn more_ui(ui: &mut Ui, filter: &mut Filter, (members, councils): (&[String], &[String]), counts: &Counts) {
    menu::menu_button(ui, "More ▾", |ui| {
        ui.menu_button("Answer", |ui| {
            for position in Position::ALL {
                let label = with_count(position.label(), counts.position(*position));
                if ui
                    .selectable_label(filter.position == Some(*position), label)
                    .clicked()
                {
                    filter.position = Some(*position);
                }
            }
        });
        name_menu_ui(
            ui,
            "Executive member",
            members,
            &counts.members,
            &mut filter.member,
        );
        name_menu_ui(ui, "Council", councils, &counts.councils, &mut filter.council);
    })
    .accessible_name("More filters");
}

fn name_menu_ui(ui: &mut Ui, label: &str, names: &[String], counts: &[usize], chosen: &mut Option<String>) {
    ui.add_enabled_ui(!names.is_empty(), |ui| {
        ui.menu_button(label, |ui| {
            ScrollArea::vertical()
                .max_height(320.0)
                .show(ui, |ui| names_ui(ui, names, counts, chosen));
        });
    });
}
