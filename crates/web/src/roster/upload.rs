//! A roster as the browser sends it: a file, or pasted rows.

use axum::{
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};
use i18n::Say;
use review::roster::{Refusal, file::FileError};
use service::{Error, roster::import};

use crate::{fault::Trouble, gate::Visitor, house::House};

/// The form's fields.
pub(crate) struct Upload {
    name: String,
    file: Vec<u8>,
    pub(crate) pasted: String,
}

impl Upload {
    /// `None` when nothing was chosen or pasted. A file goes before what was pasted.
    pub(crate) fn chosen(&self) -> Option<import::Upload> {
        if !self.file.is_empty() || !self.name.is_empty() {
            return Some(import::Upload { name: self.name.clone(), bytes: self.file.clone() });
        }
        let pasted = self.pasted.trim().as_bytes();
        (!pasted.is_empty()).then(|| import::Upload { name: String::new(), bytes: pasted.to_vec() })
    }
}

impl FromRequest<House> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let say = Visitor::from_request_parts(&mut parts, house).await?.say;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, house).await.map_err(|_| Trouble::malformed(say))?;
        read(form).await.map_err(|why| unreadable(say, &why))
    }
}

async fn read(mut form: Multipart) -> Result<Upload, MultipartError> {
    let mut upload = Upload { name: String::new(), file: Vec::new(), pasted: String::new() };
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                upload.name = field.file_name().unwrap_or_default().to_owned();
                upload.file = field.bytes().await?.to_vec();
            }
            Some("text") => upload.pasted = field.text().await?,
            Some(_) | None => {}
        }
    }
    Ok(upload)
}

fn unreadable(say: Say, why: &MultipartError) -> Trouble {
    if why.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let why = Refusal::File(FileError::TooLarge { limit: import::FILE_LIMIT });
        return Trouble::new(say, Error::Refused(why.into()));
    }
    tracing::info!(%why, "a form could not be read");
    Trouble::malformed(say)
}
