//! Whoever presses the buttons.

use std::time::Instant;

use reqwest::{Client, header::COOKIE, redirect::Policy};

use crate::server::Server;

pub struct Chair {
    client: Client,
    server: Server,
    version: i64,
}

impl Chair {
    /// The meeting is open, its clock runs.
    pub async fn at(server: &Server) -> Self {
        rustls::crypto::ring::default_provider().install_default().ok();
        let client = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        let mut chair = Self { client, server: server.clone(), version: 0 };
        chair.post("check-in", &[("all", "yes")]).await;
        chair.step("forward").await;
        chair.step("start_clock").await;
        chair
    }

    /// Changes something; when that was begun, and the version that screens will have then.
    pub async fn changes(&mut self) -> (Instant, u64) {
        let begin = Instant::now();
        self.step("add_minute").await;
        let url = self.url("live.json");
        let answer = self.client.get(url).header(COOKIE, &self.server.cookie).send().await.unwrap();
        let news: serde_json::Value = answer.json().await.unwrap();
        (begin, news["version"].as_u64().unwrap())
    }

    async fn step(&mut self, step: &str) {
        let version = self.version.to_string();
        self.post("meeting", &[("version", &version), ("step", step)]).await;
        self.version += 1;
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) {
        let request = self.client.post(self.url(path)).header(COOKIE, &self.server.cookie).form(fields);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 303, "{path} {fields:?}");
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/reviews/{}/{path}", self.server.address, self.server.review)
    }
}
