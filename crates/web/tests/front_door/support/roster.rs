use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use super::{Answer, Guest};

/// A preview that was made, as its page shows it.
pub struct Preview {
    pub path: String,
    pub page: Answer,
}

impl Preview {
    /// Presses the button of the page, which knows the roster's version.
    pub async fn confirm(&self, by: &Guest) -> Answer {
        let version = self.version();
        by.post(&self.path, &[("deed", "confirm"), ("version", &version)]).await
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let text = self.page.text();
        assert!(text.contains(words), "the preview does not say {words:?}:\n{text}");
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        let text = self.page.text();
        assert!(!text.contains(words), "the preview says {words:?}:\n{text}");
        self
    }

    pub fn version(&self) -> String {
        let text = self.page.text();
        let (_, rest) =
            text.split_once("name=\"version\" value=\"").unwrap_or_else(|| panic!("no button:\n{text}"));
        rest.split_once('"').unwrap().0.to_owned()
    }
}

fn form(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (disposition, kind, bytes) in parts {
        body.extend_from_slice(
            format!(
                "--edge\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: {kind}\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}

async fn send(by: &Guest, path: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    by.send(request, Body::from(body)).await
}

/// Chooses a file. `review` is the review's path.
pub async fn upload(by: &Guest, review: &str, name: &str, bytes: &[u8]) -> Answer {
    upload_to(by, &format!("{review}/roster/import"), name, bytes).await
}

/// The same at any address that takes a spreadsheet.
pub async fn upload_to(by: &Guest, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let file = format!("name=\"file\"; filename=\"{name}\"");
    send(by, path, form(&[(&file, "application/octet-stream", bytes), ("name=\"text\"", "text/plain", b"")]))
        .await
}

/// Pastes rows instead.
pub async fn pasted(by: &Guest, review: &str, text: &str) -> Answer {
    let empty = "name=\"file\"; filename=\"\"";
    send(
        by,
        &format!("{review}/roster/import"),
        form(&[(empty, "application/octet-stream", b""), ("name=\"text\"", "text/plain", text.as_bytes())]),
    )
    .await
}

/// Chooses a file that can be read, and looks at what it would change.
pub async fn previews(by: &Guest, review: &str, name: &str, bytes: &[u8]) -> Preview {
    let path = upload(by, review, name, bytes).await.is(StatusCode::SEE_OTHER).location.unwrap();
    let page = by.get(&path).await.is(StatusCode::OK);
    Preview { path, page }
}

/// … and confirms it.
pub async fn imports(by: &Guest, review: &str, name: &str, bytes: &[u8]) -> Answer {
    let preview = previews(by, review, name, bytes).await;
    preview.confirm(by).await.is(StatusCode::SEE_OTHER)
}
