use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header, request},
};
use tower::ServiceExt;

/// Somebody at the door, with the session in hand.
#[derive(Clone)]
pub struct Guest {
    pub site: Router,
    /// The session's cookie; empty for a passer-by.
    pub cookie: String,
    pub language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub cookie: Option<String>,
    pub policy: Option<String>,
    /// The name under which a copy may be kept.
    pub tag: Option<String>,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|why| panic!("{why}: {}", self.text()))
    }

    /// Asserts the status, showing the page when it is another.
    #[track_caller]
    pub fn is(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Asserts that the page says this.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "the page does not say {words:?}:\n{}", self.text());
        self
    }

    /// Asserts that the page does not say this.
    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "the page says {words:?}:\n{}", self.text());
        self
    }
}

impl Guest {
    pub fn passer_by(site: &Router) -> Self {
        Self { site: site.clone(), cookie: String::new(), language: "en" }
    }

    #[must_use]
    pub fn reading(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// As a browser's address bar asks.
    pub async fn visit(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::ACCEPT, "text/html,*/*;q=0.8"), Body::empty()).await
    }

    /// Asks for a page anew only if this copy of it is no longer good.
    pub async fn get_unless(&self, path: &str, copy: &Answer) -> Answer {
        let tag = copy.tag.as_deref().expect("the copy has a name");
        self.send(Request::get(path).header(header::IF_NONE_MATCH, tag), Body::empty()).await
    }

    /// Sends a form; a field may come more than once.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form(fields))).await
    }

    /// Sends a form that may hold files: a field called `file` is one.
    pub async fn post_parts(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let parts = fields.iter().map(|(name, value)| {
            let file = if *name == "file" { "; filename=\"message.json\"" } else { "" };
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
        });
        let body: String = parts.collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request, Body::from(body + "--x--\r\n")).await
    }

    pub async fn post_json(&self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request, Body::from(body.into())).await
    }

    /// Sends bytes of any kind with any headers.
    pub async fn send(&self, request: request::Builder, body: Body) -> Answer {
        let request = request
            .header(header::HOST, "hall.test")
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT_LANGUAGE, self.language);
        let response = self.site.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.unwrap().to_vec();
        let header = |name| parts.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        Answer {
            status: parts.status,
            location: header(header::LOCATION),
            cookie: header(header::SET_COOKIE),
            policy: header(header::CONTENT_SECURITY_POLICY),
            tag: header(header::ETAG),
            bytes,
        }
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        text.bytes().fold(String::new(), |all, byte| {
            if byte.is_ascii_alphanumeric() {
                all + &char::from(byte).to_string()
            } else {
                all + &format!("%{byte:02X}")
            }
        })
    };
    let pairs: Vec<_> =
        fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.join("&")
}
