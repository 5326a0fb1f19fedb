//! Bodies as forms with files: `payload_json` and `files[N]`, as Discord takes them.

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request, header};
use serde_json::{Map, Value};

use crate::errors::{ApiError, Fault};
use crate::state::{FILES_MAX, Upload};

/// The largest file, in bytes.
const FILE_BYTES_MAX: usize = 10 << 20;
/// All files, the JSON, and what stands between them.
pub(super) const FORM_BYTES_MAX: usize = FILES_MAX * FILE_BYTES_MAX + (2 << 20);

/// The routes that take files, by method.
const ROUTES: [(&str, &str); 5] = [
    ("POST", "/channels/{channel_id}/messages"),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"),
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
];

/// The files of a request; none when its body was plain JSON.
#[derive(Clone)]
pub(super) struct Uploads(pub(super) Vec<Upload>);

impl<S: Sync> FromRequestParts<S> for Uploads {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(parts.extensions.get().cloned().unwrap_or(Self(Vec::new())))
    }
}

pub(super) fn takes_files(method: &str, route: &str) -> bool {
    ROUTES.contains(&(method, route))
}

/// Reads a form: the JSON it carries, and its files.
pub(super) async fn read_form(headers: &HeaderMap, body: Bytes) -> Result<(Value, Vec<Upload>), ApiError> {
    let mut request = Request::new(Body::from(body));
    if let Some(kind) = headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    }
    // What the request may hold was decided when its bytes were read.
    DefaultBodyLimit::disable().apply(&mut request);
    let broken = |_| ApiError::from(Fault::BrokenForm);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Fault::BrokenForm)?;
    let (mut json, mut uploads, mut fields) = (None, Vec::new(), Map::new());
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "payload_json" {
            let bytes = part.bytes().await.map_err(broken)?;
            json = Some(serde_json::from_slice(&bytes).map_err(|_| Fault::InvalidJson)?);
        } else if part.file_name().is_some() {
            uploads.push(read_file(&name, uploads.len() as u64, part).await?);
        } else {
            fields.insert(name, Value::String(part.text().await.map_err(broken)?));
        }
    }
    // Without `payload_json`, the fields of the form are the body.
    Ok((json.unwrap_or(Value::Object(fields)), uploads))
}

/// A file of any name is taken; only `files[N]` tells its number.
async fn read_file(name: &str, position: u64, part: Field<'_>) -> Result<Upload, ApiError> {
    let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
    let filename = part.file_name().unwrap_or_default().to_owned();
    let told = part.content_type().map(str::to_owned);
    let guessed = mime_guess::from_path(&filename).first().map(|kind| kind.to_string());
    let bytes = part.bytes().await.map_err(|_| Fault::BrokenForm)?;
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Fault::TooLarge.into());
    }
    Ok(Upload {
        number: number.and_then(|number| number.parse().ok()).unwrap_or(position),
        content_type: guessed.or(told).unwrap_or_else(|| "application/octet-stream".to_owned()),
        filename,
        bytes,
    })
}
