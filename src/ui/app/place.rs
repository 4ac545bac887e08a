//! Where the window is, in the form in which that is kept between two starts; and what is kept with it.

use super::App;
use crate::ui::intent::Route;

const BOARD: &str = "board";
const FOLLOW_UPS: &str = "follow_ups";
const MEETINGS: &str = "meetings";
const PAPERS: &str = "papers";
const SEARCH: &str = "search";
const SETTINGS: &str = "settings";
/// Before the identity of a paper.
const PAPER: &str = "paper ";
/// Before the identity of a body and the day on which it meets.
const MEETING: &str = "meeting ";

/// A route as it is kept; never changes once shipped.
pub fn code_of(route: Route) -> String {
    match route {
        Route::Board => BOARD.to_owned(),
        Route::FollowUps => FOLLOW_UPS.to_owned(),
        Route::Meetings => MEETINGS.to_owned(),
        Route::Meeting(body, day) => format!("{MEETING}{body} {day}"),
        Route::Papers => PAPERS.to_owned(),
        Route::Paper(paper) => format!("{PAPER}{paper}"),
        Route::Search => SEARCH.to_owned(),
        Route::Settings => SETTINGS.to_owned(),
    }
}

/// The route that was kept; none where it cannot be read.
pub fn route_of(code: &str) -> Option<Route> {
    Some(match code {
        BOARD => Route::Board,
        FOLLOW_UPS => Route::FollowUps,
        MEETINGS => Route::Meetings,
        PAPERS => Route::Papers,
        SEARCH => Route::Search,
        SETTINGS => Route::Settings,
        _ => {
            if let Some(paper) = code.strip_prefix(PAPER) {
                return paper.parse().ok().map(Route::Paper);
            }
            let (body, day) = code.strip_prefix(MEETING)?.split_once(' ')?;
            Route::Meeting(body.parse().ok()?, day.parse().ok()?)
        }
    })
}

impl App {
    /// Takes up where this register was left.
    pub(super) fn take_up(&mut self) {
        let (_, now) = self.clock.read();
        self.screens.reader.take_look(self.look.reader());
        let desk = self.look.desk_of(self.desk.register().folder());
        let (places, route) = desk.map_or((Vec::new(), None), |desk| {
            (desk.places.clone(), route_of(&desk.route))
        });
        self.screens.reader.take_places(&places);
        if let Some(route) = route {
            self.go(route, now);
        }
    }

    /// Notes what has changed of how papers are read and of where they were left.
    pub(super) fn keep_place(&mut self) {
        if let Some(look) = self.screens.reader.changed_look() {
            self.look.set_reader(look);
        }
        if let Some(places) = self.screens.reader.changed_places() {
            self.look.set_places(self.desk.register().folder(), places);
        }
        self.look
            .set_route(self.desk.register().folder(), code_of(self.route));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;
    use crate::scrutiny::id::{BodyId, PaperId};

    #[test]
    fn every_place_that_is_kept_is_found_again() {
        let day = "2026-06-16".parse().unwrap();
        let now = Moment::UNIX_EPOCH;
        for route in [
            Route::Board,
            Route::FollowUps,
            Route::Meetings,
            Route::Meeting(BodyId::new(now), day),
            Route::Papers,
            Route::Paper(PaperId::new(now)),
            Route::Search,
            Route::Settings,
        ] {
            assert_eq!(route_of(&code_of(route)), Some(route));
        }
    }

    #[test]
    fn what_only_a_later_version_knows_leads_nowhere() {
        for code in ["", "tags", "paper 7", "meeting 1 2", "meeting"] {
            assert_eq!(route_of(code), None, "{code:?}");
        }
    }
}
