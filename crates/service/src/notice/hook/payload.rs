//! The forms in which chats take a message, and how it is signed.

use base64ct::{Base64, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::Url;
use review::{notice::hook::Format, time::Instant};
use serde_json::{Value, json};
use sha2::Sha256;
use storage::notice::hook::{Post, PostKind};

use crate::{Fault, chance};

/// A message, ready to go.
pub(super) struct Payload {
    pub(super) url: Url,
    pub(super) body: String,
    /// Name and value.
    pub(super) headers: Vec<(&'static str, String)>,
}

/// What is posted where, signed as the chat wants it.
pub(super) fn payload(
    format: Format,
    mut url: Url,
    secret: Option<&str>,
    post: &Post,
    text: &str,
    now: Instant,
) -> Result<Payload, Fault> {
    let (ms, seconds) = (now.ms(), now.ms().div_euclid(1_000));
    let mut headers = Vec::new();
    let body = match format {
        Format::WeCom => json!({ "msgtype": "text", "text": { "content": text } }),
        Format::DingTalk => {
            if let Some(secret) = secret {
                let sign = Base64::encode_string(&signed(secret, &format!("{ms}\n{secret}"))?);
                url.query_pairs_mut().append_pair("timestamp", &ms.to_string()).append_pair("sign", &sign);
            }
            json!({ "msgtype": "text", "text": { "content": text } })
        }
        Format::Feishu => {
            let mut body = json!({ "msg_type": "text", "content": { "text": text } });
            if let (Some(secret), Some(fields)) = (secret, body.as_object_mut()) {
                // Here the secret is part of the key, and nothing is signed by it.
                let sign = Base64::encode_string(&signed(&format!("{seconds}\n{secret}"), "")?);
                fields.insert("timestamp".into(), seconds.to_string().into());
                fields.insert("sign".into(), sign.into());
            }
            body
        }
        Format::Plain => plain(post, text),
    };
    let body = body.to_string();
    if let (Format::Plain, Some(secret)) = (format, secret) {
        let sign = chance::hex(&signed(secret, &format!("{seconds}\n{body}"))?);
        headers = vec![
            ("x-pingyi-timestamp", seconds.to_string()),
            ("x-pingyi-signature", format!("sha256={sign}")),
        ];
    }
    Ok(Payload { url, body, headers })
}

fn signed(key: &str, message: &str) -> Result<Vec<u8>, Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(Fault::broken)?;
    mac.update(message.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}

/// For programs: numbers of people, no names.
fn plain(post: &Post, text: &str) -> Value {
    let summary = &post.summary;
    let kind = match post.kind {
        PostKind::Summary => "due",
        PostKind::Test => "test",
    };
    let parts = summary.parts.iter().map(|part| {
        let key = part.task.key();
        let task = key.split(':').next().unwrap_or_default();
        json!({ "task": task, "people": part.people, "by": part.due, "late": part.due < summary.day })
    });
    json!({
        "kind": kind,
        "review": post.review,
        "organisation": summary.organisation,
        "year": summary.year,
        "day": summary.day,
        "late": summary.late,
        "due": parts.collect::<Vec<_>>(),
        "text": text,
    })
}

/// What a chat says of a message that its server took: these answer 200 to what they refuse, too.
pub(super) fn refusal(format: Format, answer: &[u8]) -> Option<String> {
    let (code, words) = match format {
        Format::Plain => return None,
        Format::DingTalk | Format::WeCom => ("errcode", "errmsg"),
        Format::Feishu => ("code", "msg"),
    };
    let Ok(answer) = serde_json::from_slice::<Value>(answer) else {
        return Some("the answer is no JSON".to_owned());
    };
    // An older form of one of them.
    let found = answer.get(code).or_else(|| answer.get("StatusCode")).and_then(Value::as_i64);
    match found {
        Some(0) => None,
        Some(number) => {
            let words = answer.get(words).and_then(Value::as_str).unwrap_or_default();
            Some(format!("{number} {words}"))
        }
        None => Some("the answer does not say whether it was taken".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_standard() {
        // RFC 4231, test case 2.
        let found = signed("Jefe", "what do ya want for nothing?").unwrap();
        assert_eq!(chance::hex(&found), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn a_chat_that_answers_200_may_still_have_refused() {
        assert_eq!(refusal(Format::DingTalk, br#"{"errcode":0,"errmsg":"ok"}"#), None);
        assert_eq!(
            refusal(Format::DingTalk, br#"{"errcode":310000,"errmsg":"sign not match"}"#),
            Some("310000 sign not match".to_owned())
        );
        assert_eq!(refusal(Format::Feishu, br#"{"StatusCode":0,"StatusMessage":"success"}"#), None);
        assert_eq!(refusal(Format::Feishu, br#"{"code":19021,"msg":"no"}"#), Some("19021 no".to_owned()));
        assert!(refusal(Format::WeCom, b"<html>").is_some());
        assert_eq!(refusal(Format::Plain, b"whatever"), None);
    }
}
