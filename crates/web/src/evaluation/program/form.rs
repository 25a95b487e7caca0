//! The form with a message: pasted, or as the file that the program wrote.

use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError};

use crate::{fault::Trouble, gate::Visitor, house::House};

/// What came with the form.
#[derive(Default)]
pub(in crate::evaluation) struct Upload {
    pub(super) step: String,
    /// Empty where the step is not one of a box.
    pub(super) box_id: String,
    text: String,
    file: String,
}

impl Upload {
    /// The file's text where one was chosen, else what was pasted. The program ends a line after it.
    pub(super) fn message(&self) -> String {
        let file = self.file.trim();
        if file.is_empty() { self.text.trim() } else { file }.to_owned()
    }
}

impl FromRequest<House> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let say = Visitor::from_request_parts(&mut parts, house).await?.say;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, house).await.map_err(|_| Trouble::malformed(say))?;
        read(form).await.map_err(|why| {
            tracing::info!(%why, "a form could not be read");
            Trouble::malformed(say)
        })
    }
}

async fn read(mut form: Multipart) -> Result<Upload, MultipartError> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        // What is no text is no message: it comes back with marks where it could not be read.
        let text = String::from_utf8_lossy(&field.bytes().await?).replace('\0', "");
        match name.as_str() {
            "step" => upload.step = text,
            "box" => upload.box_id = text,
            "message" => upload.text = text,
            "file" => upload.file = text,
            _ => {}
        }
    }
    Ok(upload)
}
