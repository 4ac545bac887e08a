//! What lengths of time mean, phrase by phrase.

use super::super::tests::{check, check_none};
use super::Class;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrases is read as one")]
fn lengths_of_time_are_read_as_a_clerk_reads_them() {
    check(
        Class::Duration,
        "2016-10-12",
        "within six months | 2016-10-12..2017-04-12
             within three months | 2016-10-12..2017-01-12
             within the next fortnight | 2016-10-12..2016-10-26
             within the next two weeks | 2016-10-12..2016-10-26
             within a month | 2016-10-12..2016-11-12
             within 12 months | 2016-10-12..2017-10-12
             within twenty-eight days | 2016-10-12..2016-11-09
             within 28 days | 2016-10-12..2016-11-09
             within ten working days | 2016-10-12..2016-10-26
             within six (6) months | 2016-10-12..2017-04-12
             within two months of this Cabinet meeting | 2016-10-12..2016-12-12
             within two months of the date of this report | 2016-10-12..2016-12-12
             within two months of the launch | -
             within six months of publication | -
             over the next year | 2016-10-12..2017-10-12
             over the coming year | 2016-10-12..2017-10-12
             over the next twelve months | 2016-10-12..2017-10-12
             in the next two months | 2016-10-12..2016-12-12
             in the next couple of weeks | 2016-10-12..2016-10-26
             during the next six weeks | 2016-10-12..2016-11-23
             over the next three years | 2016-10-12..2019-10-12
             over the next few months | -
             within a few weeks | -
             in six months' time | 2017-04-01..2017-04-30
             in six months time | 2017-04-01..2017-04-30
             in twelve months' time | 2017-10-01..2017-10-31
             in a year's time | 2017-10-01..2017-10-31
             in two years' time | 2018-10-01..2018-10-31
             in three weeks' time | 2016-10-31..2016-11-06
             in a week's time | 2016-10-17..2016-10-23
             in ten days' time | 2016-10-22
             in three to six months' time | 2017-01-01..2017-04-30
             in 6-9 months' time | 2017-04-01..2017-07-31
             in a fortnight's time | 2016-10-24..2016-10-30
             after six months | 2017-04-01..2017-04-30
             after 12 months | 2017-10-01..2017-10-31
             one month from receipt | -
             six months from today | 2017-04-01..2017-04-30
             within 18 months | 2016-10-12..2018-04-12
             by the end of next week | 2016-10-21
             by the end of the week | 2016-10-14
             next week | 2016-10-17..2016-10-23
             o fewn chwe mis | 2016-10-12..2017-04-12
             ymhen chwe mis | 2017-04-01..2017-04-30
             within the year | 2016-10-12..2017-10-12
             over the next 12-18 months | 2016-10-12..2018-04-12
             within 6 to 12 months | 2016-10-12..2017-10-12
             in 12 months | 2017-10-01..2017-10-31
             in 3 months time | 2017-01-01..2017-01-31
             no later than two months after receipt | -
             six months after implementation | -
             within three months of today's meeting | 2016-10-12..2017-01-12
             within 14 days of the meeting | 2016-10-12..2016-10-26
             within 4 weeks of the end of the consultation | -
             in two to three weeks' time | 2016-10-24..2016-11-06
             within half a year | 2016-10-12..2017-04-12
             within 48 hours | 2016-10-12..2016-10-14
             within 24 hours | 2016-10-12..2016-10-13
             within five clear working days | 2016-10-12..2016-10-19
             for twelve weeks from 3 April 2017 | 2017-04-03..2017-06-26
             for a period of six weeks from 6 February 2017 | 2017-02-06..2017-03-20
             within six weeks of 1 May 2017 | 2017-05-01..2017-06-12
             six months from 1 April 2017 | 2017-10-01
             two weeks after 5 June 2017 | 2017-06-19
             two weeks before 5 June 2017 | 2017-05-22
             within three months of the meeting on 5 December 2016 | 2016-12-05..2017-03-05
             for eight weeks commencing 9 January 2017 | 2017-01-09..2017-03-06",
    );
    check(
        Class::Duration,
        "2017-02-06",
        "in twelve months' time | 2018-02-01..2018-02-28",
    );
    check(
        Class::Duration,
        "2016-08-31",
        "within six months | 2016-08-31..2017-02-28",
    );
}

#[test]
fn what_is_put_off_or_comes_back_is_due_that_far_on() {
    let anchor = super::super::tests::anchored("2016-10-12");
    for (text, expected) in [
        ("To defer the item for one month.", "2016-11-01..2016-11-30"),
        ("That the policy be reviewed in a year.", "2017-10-01..2017-10-31"),
        (
            "That it be deferred for three months to allow talks.",
            "2017-01-01..2017-01-31",
        ),
    ] {
        let found = super::super::find(text, &anchor);
        let windows: Vec<String> = found
            .iter()
            .filter_map(|p| p.window)
            .map(|w| format!("{}..{}", w.earliest.unwrap(), w.latest.unwrap()))
            .collect();
        assert_eq!(windows, [expected], "{text}");
    }
}

#[test]
fn what_only_looks_like_lengths_of_time_is_left_alone() {
    check_none(
        "A six-month trial was offered.
             Six weeks' notice is needed.
             A six week programme helps.
             Children aged five years and over attend.
             They meet two days a week.
             A 10 year lease was offered.
             Waiting times fell by six weeks.
             The trial may last up to six weeks.
             In three years the number of homes halved.
             Twice in a year the drains block.
             The lease is for three years.
             There were 12 months of talks.",
    );
}
