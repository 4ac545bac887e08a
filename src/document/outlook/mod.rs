//! Messages that Outlook saved (.msg): subject, sender, day, receivers and words, as of any other
//! e-mail. Links to files elsewhere are not followed.

mod attached;
mod compressed;
mod properties;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Weekday};

pub(super) use attached::attachments;
use properties::Properties;

use super::compound::Compound;
use super::mail::{self, Head};
use super::{Document, DocumentError, html, rich_text};

/// How many bytes stand before the properties of a message, of one inside of another, and of all else.
const HEAD_OF_MESSAGE: usize = 32;
const HEAD_OF_INNER: usize = 24;
const HEAD_OF_PART: usize = 8;

/// The properties by their numbers, named as in [MS-OXPROPS].
mod tag {
    pub const SUBJECT: u16 = 0x0037;
    pub const CLIENT_SUBMIT_TIME: u16 = 0x0039;
    pub const SENT_REPRESENTING_NAME: u16 = 0x0042;
    pub const SENT_REPRESENTING_ADDRESS_TYPE: u16 = 0x0064;
    pub const SENT_REPRESENTING_EMAIL_ADDRESS: u16 = 0x0065;
    pub const TRANSPORT_MESSAGE_HEADERS: u16 = 0x007d;
    pub const SENDER_NAME: u16 = 0x0c1a;
    pub const SENDER_ADDRESS_TYPE: u16 = 0x0c1e;
    pub const SENDER_EMAIL_ADDRESS: u16 = 0x0c1f;
    pub const RECIPIENT_TYPE: u16 = 0x0c15;
    pub const DISPLAY_TO: u16 = 0x0e04;
    pub const MESSAGE_DELIVERY_TIME: u16 = 0x0e06;
    pub const BODY: u16 = 0x1000;
    pub const RTF_COMPRESSED: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const DISPLAY_NAME: u16 = 0x3001;
    pub const EMAIL_ADDRESS: u16 = 0x3003;
    pub const SMTP_ADDRESS: u16 = 0x39fe;
    pub const SENDER_SMTP_ADDRESS: u16 = 0x5d01;
    pub const SENT_REPRESENTING_SMTP_ADDRESS: u16 = 0x5d02;
}

/// Whether a container is a message.
pub(super) fn is_one(file: &Compound<'_>) -> bool {
    file.has(&format!("/{}", properties::STREAM))
}

/// Reads a message.
///
/// # Errors
/// [`DocumentError::Empty`] where it holds no words.
pub(super) fn read(file: &mut Compound<'_>, notes: Vec<String>) -> Result<Document, DocumentError> {
    let message = Properties::of(file, "", HEAD_OF_MESSAGE)?;
    let head = Head {
        subject: message.words(file, tag::SUBJECT)?,
        from: sender(file, &message)?,
        date: day(file, &message)?,
        to: receivers(file, &message)?,
    };
    let body = body(file, &message);
    mail::composed(head, body, notes)
}

/// What was written: as a web page where it was sent as one, for its tables, else as text, and as Rich
/// Text where there is nothing else. Outlook often keeps the page only as wrapped up in Rich Text.
fn body(file: &mut Compound<'_>, message: &Properties) -> Result<Document, DocumentError> {
    let mut page = message.page(file, tag::HTML)?;
    let mut rich = None;
    if page.is_none() {
        let packed = file.stream(&message.path(tag::RTF_COMPRESSED, "0102"))?;
        rich = packed.and_then(|packed| compressed::unpacked(&packed));
        page = rich.as_deref().and_then(rich_text::page_within);
    }
    if let Some(page) = page {
        match html::read(&page, Vec::new()) {
            Err(DocumentError::Empty) => {}
            read => return read,
        }
    }
    if let Some(words) = message.words(file, tag::BODY)? {
        return mail::plain_body(&words);
    }
    match rich {
        Some(text) if rich_text::is_one(&text) => rich_text::read(&text, Vec::new()),
        _ => Err(DocumentError::Empty),
    }
}

/// Whoever the message is from, and not whoever sent it for them.
fn sender(file: &mut Compound<'_>, message: &Properties) -> Result<Option<String>, DocumentError> {
    const WAYS: [[u16; 4]; 2] = [
        [
            tag::SENT_REPRESENTING_NAME,
            tag::SENT_REPRESENTING_SMTP_ADDRESS,
            tag::SENT_REPRESENTING_EMAIL_ADDRESS,
            tag::SENT_REPRESENTING_ADDRESS_TYPE,
        ],
        [
            tag::SENDER_NAME,
            tag::SENDER_SMTP_ADDRESS,
            tag::SENDER_EMAIL_ADDRESS,
            tag::SENDER_ADDRESS_TYPE,
        ],
    ];
    for [name, smtp, address, kind] in WAYS {
        let name = message.words(file, name)?;
        let mut reached = message.words(file, smtp)?;
        if reached.is_none() {
            // Within an organisation an address is a path in its own directory, which says nothing.
            let kind = message.words(file, kind)?;
            if kind.is_none_or(|kind| kind.eq_ignore_ascii_case("SMTP")) {
                reached = message.words(file, address)?;
            }
        }
        let reached = reached.filter(|address| address.contains('@'));
        if let Some(person) = mail::person(name.as_deref(), reached.as_deref()) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

fn receivers(file: &mut Compound<'_>, message: &Properties) -> Result<Option<String>, DocumentError> {
    const STORAGE: &str = "__recip_version1.0_#";
    /// Whom a message is sent to, and not who gets a copy.
    const TO: u32 = 1;
    let mut people = Vec::new();
    for entry in file.entries("/") {
        if people.len() >= mail::MOST_RECEIVERS {
            break;
        }
        if !entry.is_storage || !entry.name.starts_with(STORAGE) {
            continue;
        }
        let one = Properties::of(file, &format!("/{}", entry.name), HEAD_OF_PART)?.in_letters_of(message);
        if one.number(tag::RECIPIENT_TYPE).is_some_and(|kind| kind != TO) {
            continue;
        }
        let name = one.words(file, tag::DISPLAY_NAME)?;
        let address = match one.words(file, tag::SMTP_ADDRESS)? {
            Some(address) => Some(address),
            None => one.words(file, tag::EMAIL_ADDRESS)?,
        };
        let address = address.filter(|address| address.contains('@'));
        people.extend(mail::person(name.as_deref(), address.as_deref()));
    }
    if people.is_empty() {
        return message.words(file, tag::DISPLAY_TO);
    }
    Ok(Some(people.join("; ")))
}

/// The day on which it was sent, as the sender's own clock had it where the message tells.
fn day(file: &mut Compound<'_>, message: &Properties) -> Result<Option<String>, DocumentError> {
    let headers = message.words(file, tag::TRANSPORT_MESSAGE_HEADERS)?;
    if let Some(day) = headers.and_then(|headers| mail::day_in_headers(&headers)) {
        return Ok(Some(day));
    }
    let moment = message
        .moment(tag::CLIENT_SUBMIT_TIME)
        .or_else(|| message.moment(tag::MESSAGE_DELIVERY_TIME));
    Ok(moment.and_then(day_here).and_then(|day| {
        mail::day(
            u16::try_from(day.year()).ok()?,
            u8::try_from(day.month()).ok()?,
            u8::try_from(day.day()).ok()?,
        )
    }))
}

/// The day in the United Kingdom at a moment in tenths of microseconds since the beginning of 1601.
fn day_here(moment: u64) -> Option<NaiveDate> {
    const SECONDS_TO_1970: i64 = 11_644_473_600;
    let seconds = i64::try_from(moment / 10_000_000).ok()? - SECONDS_TO_1970;
    let moment = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    let changes_on = |month| last_sunday(moment.year(), month)?.and_hms_opt(1, 0, 0);
    let is_summer = changes_on(3)? <= moment && moment < changes_on(10)?;
    let here = if is_summer {
        moment.checked_add_signed(TimeDelta::hours(1))?
    } else {
        moment
    };
    Some(here.date()).filter(|day| day.year() <= 9999)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let since_sunday = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(chrono::Days::new(u64::from(since_sunday)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_moment_is_that_of_clocks_in_the_united_kingdom() {
        let check = |moment: &str, expected: &str| {
            let moment = DateTime::parse_from_rfc3339(moment).unwrap().timestamp() + 11_644_473_600;
            let moment = u64::try_from(moment).unwrap() * 10_000_000;
            assert_eq!(day_here(moment).unwrap().to_string(), expected, "{moment}");
        };
        check("2025-03-04T09:00:00Z", "2025-03-04");
        check("2025-07-01T23:30:00Z", "2025-07-02");
        check("2025-12-01T23:30:00Z", "2025-12-01");
        // In 2025 the clocks went forward on 30 March and back on 26 October.
        check("2025-03-29T23:30:00Z", "2025-03-29");
        check("2025-03-30T23:30:00Z", "2025-03-31");
        check("2025-10-25T23:30:00Z", "2025-10-26");
        check("2025-10-26T23:30:00Z", "2025-10-26");
        assert_eq!(day_here(u64::MAX), None);
    }
}
