//! One's own days as a calendar file (RFC 5545): whole days, without alarms, which the reader's own program has.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use i18n::Say;
use review::time::{Day, Instant};
use service::notice::ReviewDuties;

use super::words;
use crate::{
    fault::{InTheWordsOf, Page},
    gate::SignedIn,
    house::House,
    links, moment,
};

/// Bytes of a line (RFC 5545, 3.1).
const LINE: usize = 75;

/// `GET /tasks.ics`
pub(super) async fn own(
    State(house): State<House>,
    asked: HeaderMap,
    SignedIn { visitor, account }: SignedIn,
) -> Page {
    let (say, now) = (visitor.say, house.service().now());
    let found = service::notice::of_account(&house.reader(), &account, now).await.say_in(say)?;
    let host = asked.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    Ok(answer(&file(say, &house.address(host), now, &found)))
}

fn answer(file: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tasks.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, file.to_owned()).into_response()
}

fn file(say: Say, address: &str, now: Instant, reviews: &[ReviewDuties]) -> String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pingyi//Tasks//EN", "CALSCALE:GREGORIAN"];
    let mut lines: Vec<String> = head.map(str::to_owned).to_vec();
    let stamp: String = moment::machine(now).chars().filter(|c| !matches!(c, '-' | ':')).collect();
    for one in reviews {
        for duty in &one.duties {
            let Some(due) = duty.due else { continue };
            let link = format!("{address}{}", links::task(one.review.id, &duty.task));
            let of = say.notice_letter_of(one.review.year, one.review.organisation.in_lang(say.lang()));
            lines.extend([
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}.{}@pingyi", duty.task.key().replace(':', "."), one.review.id),
                format!("DTSTAMP:{stamp}"),
                format!("DTSTART;VALUE=DATE:{}", basic(due)),
                format!("SUMMARY:{}", text(&words::task(say, duty))),
                format!("DESCRIPTION:{}", text(&format!("{of}\n{link}"))),
                format!("URL:{link}"),
                "TRANSP:TRANSPARENT".to_owned(),
                "END:VEVENT".to_owned(),
            ]);
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Signs that mean something in a calendar file stand behind a backslash.
fn text(words: &str) -> String {
    let plain: String = words.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    plain.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A long line goes on in the next one, behind a blank; no character is cut apart.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_chinese_line_is_folded_between_characters_and_reads_the_same_again() {
        let line = format!("SUMMARY:{}", "撰写并提交述职报告".repeat(12));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|part| part.len() <= LINE), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), line);
    }

    #[test]
    fn signs_of_the_format_cannot_end_a_field() {
        assert_eq!(text("a;b,c\\d\nEND:VEVENT\r"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }
}
