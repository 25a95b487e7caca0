//! A person's browser: cookies, forms, and a plain word when the server says no.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use reqwest::{Client, RequestBuilder, Response, StatusCode, header, multipart};
use serde_json::Value;

use super::page::{Form, Page};

/// A whole ballot of a large review is on its way quickly; the last share of a box has the server reckon.
const PATIENCE: Duration = Duration::from_mins(2);

/// Somebody at a browser.
#[derive(Clone)]
pub(super) struct Person {
    /// As in the demonstration's files.
    pub(super) sign_in: String,
    server: String,
    client: Client,
}

impl Person {
    /// Somebody who is not signed in.
    pub(super) fn passer_by(server: &str) -> Result<Self> {
        let mut headers = header::HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, header::HeaderValue::from_static("en"));
        let client = Client::builder()
            .cookie_store(true)
            .default_headers(headers)
            .timeout(PATIENCE)
            // The server stands in the same hall.
            .no_proxy()
            .build()?;
        Ok(Self { sign_in: "somebody".into(), server: server.trim_end_matches('/').to_owned(), client })
    }

    /// Somebody who followed the own link.
    pub(super) async fn signed_in(server: &str, sign_in: &str, link: &str) -> Result<Self> {
        let person = Self { sign_in: sign_in.to_owned(), ..Self::passer_by(server)? };
        person.get(link).await?;
        Ok(person)
    }

    pub(super) async fn get(&self, path: &str) -> Result<Page> {
        page(self.send(path, self.client.get(self.at(path))).await?).await
    }

    pub(super) async fn json(&self, path: &str) -> Result<Value> {
        let answer = self.send(path, self.client.get(self.at(path))).await?;
        answer.json().await.with_context(|| format!("{path} is no JSON"))
    }

    pub(super) async fn bytes(&self, path: &str) -> Result<Vec<u8>> {
        let answer = self.send(path, self.client.get(self.at(path))).await?;
        Ok(answer.bytes().await.with_context(|| format!("{path} broke off"))?.to_vec())
    }

    /// Sends a form as the page had it, with what the person typed.
    pub(super) async fn fill(&self, form: &Form, typed: &[(&str, &str)]) -> Result<Page> {
        let hidden = form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = hidden.chain(typed.iter().copied()).collect();
        let request = self.client.post(self.at(&form.action)).form(&fields);
        page(self.send(&form.action, request).await?).await
    }

    /// Sends what a script would.
    pub(super) async fn post(&self, path: &str, kind: &'static str, body: String) -> Result<Response> {
        let request = self.client.post(self.at(path)).header(header::CONTENT_TYPE, kind).body(body);
        self.send(path, request).await
    }

    /// Sends a form with a file.
    pub(super) async fn upload(&self, path: &str, form: multipart::Form) -> Result<Page> {
        page(self.send(path, self.client.post(self.at(path)).multipart(form)).await?).await
    }

    fn at(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.server) }
    }

    /// The answer, if it is a good one.
    async fn send(&self, path: &str, request: RequestBuilder) -> Result<Response> {
        let no_answer = || format!("{} does not answer; is `pingyi demo` running there?", self.server);
        let answer = request.send().await.with_context(no_answer)?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        bail!("{} may not {path}: {status}, {}", self.sign_in, complaint(status, answer).await)
    }
}

/// What the server says, in a line.
async fn complaint(status: StatusCode, answer: Response) -> String {
    let path = answer.url().path().to_owned();
    let html = answer.text().await.unwrap_or_default();
    if let Ok(json) = serde_json::from_str::<Value>(&html)
        && let Some(words) = json["message"]["en"].as_str()
    {
        return words.to_owned();
    }
    Page { path, html }.complaint().unwrap_or_else(|| format!("without a word ({status})"))
}

async fn page(answer: Response) -> Result<Page> {
    let url = answer.url();
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let html = answer.text().await.with_context(|| format!("{path} broke off"))?;
    Ok(Page { path, html })
}
