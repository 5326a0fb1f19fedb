//! Files on their way to a message: which come, which stay, and the addresses they get.

use std::net::SocketAddr;

use axum::body::Bytes;
use serde_json::Value;

use crate::errors::{ApiError, Fault};
use crate::form::Form;
use crate::ids::Id;
use crate::model::{Attachment, kept_name};
use crate::state::{Draft, World};

/// How many files a message holds.
pub(crate) const FILES_MAX: usize = 10;
/// How a body names a file of its own message.
const REFERENCE: &str = "attachment://";

/// A file as it came in.
#[derive(Clone)]
pub(crate) struct Upload {
    /// The N of `files[N]`, by which `attachments` in the body names it.
    pub(crate) number: u64,
    pub(crate) filename: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
}

/// What a body says of a file, new or already there.
#[derive(Clone)]
struct Listed {
    id: Option<Id>,
    filename: Option<String>,
    description: Option<String>,
}

/// The files of a message or of an edit.
#[derive(Clone, Default)]
pub(crate) struct Files {
    uploads: Vec<Upload>,
    /// `attachments` of the body: in an edit, all that shall be there afterwards.
    listed: Option<Vec<Listed>>,
}

impl Files {
    pub(crate) fn read(body: &Value, uploads: Vec<Upload>) -> Self {
        let text = |entry: &Value, key: &str| entry[key].as_str().map(str::to_owned);
        let entry = |entry: &Value| Listed {
            id: serde_json::from_value(entry["id"].clone()).ok(),
            filename: text(entry, "filename"),
            description: text(entry, "description"),
        };
        let listed = body.get("attachments").filter(|list| !list.is_null());
        let listed = listed.map(|list| list.as_array().into_iter().flatten().map(entry).collect());
        Self { uploads, listed }
    }

    pub(crate) fn any_new(&self) -> bool {
        !self.uploads.is_empty()
    }

    /// How many files there are after an edit of a message that has these.
    pub(crate) fn count(&self, existing: &[Attachment]) -> usize {
        self.uploads.len() + existing.iter().filter(|file| self.keeps(file)).count()
    }

    fn keeps(&self, existing: &Attachment) -> bool {
        let named = |listed: &[Listed]| listed.iter().any(|entry| entry.id == Some(existing.id));
        self.listed.as_deref().is_none_or(named)
    }

    fn said_of(&self, id: Id) -> Option<&Listed> {
        self.listed.iter().flatten().find(|entry| entry.id == Some(id))
    }

    fn name_of(&self, upload: &Upload) -> String {
        let said = self.said_of(Id(upload.number)).and_then(|entry| entry.filename.as_deref());
        kept_name(said.unwrap_or(&upload.filename))
    }
}

impl Draft {
    /// Whether every file that the body names is there, and none too many. `existing` are the files
    /// of the message that is edited.
    pub(crate) fn check_files(&self, existing: &[Attachment]) -> Result<(), ApiError> {
        if self.files.count(existing) > FILES_MAX {
            return Err(Fault::TooManyAttachments.into());
        }
        let mut form = Form::default();
        for (index, entry) in self.files.listed.iter().flatten().enumerate() {
            let sent = self.files.uploads.iter().any(|upload| entry.id == Some(Id(upload.number)));
            if !sent && !existing.iter().any(|file| entry.id == Some(file.id)) {
                form.add(
                    &format!("attachments.{index}"),
                    "ATTACHMENT_NOT_FOUND",
                    "Attachment data not found",
                );
            }
        }
        let kept = existing.iter().filter(|file| self.files.keeps(file)).map(|file| file.filename.clone());
        let names: Vec<String> =
            kept.chain(self.files.uploads.iter().map(|upload| self.files.name_of(upload))).collect();
        for (key, list) in [("embeds", &self.embeds), ("components", &self.components)] {
            for (index, entry) in list.iter().flatten().enumerate() {
                check_references(&mut form, &format!("{key}.{index}"), entry, &names);
            }
        }
        form.finish()
    }
}

fn check_references(form: &mut Form, path: &str, value: &Value, names: &[String]) {
    match value {
        Value::String(text) => {
            if let Some(name) = text.strip_prefix(REFERENCE)
                && !names.contains(&kept_name(name))
            {
                let code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND";
                form.add(path, code, format!("The referenced attachment \"{name}\" was not found"));
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                check_references(form, &format!("{path}.{index}"), inner, names);
            }
        }
        Value::Object(object) => {
            let inner = object.iter().filter(|(key, inner)| !inner.is_string() || is_address(key));
            inner.for_each(|(key, inner)| check_references(form, &format!("{path}.{key}"), inner, names));
        }
        _ => {}
    }
}

/// Whether text under this key is an address, and not something to read.
fn is_address(key: &str) -> bool {
    matches!(key, "url" | "icon_url")
}

/// Gives every `attachment://name` the address of the file.
pub(crate) fn resolve(values: &mut [Value], files: &[Attachment]) {
    for value in values {
        match value {
            Value::Array(list) => resolve(list, files),
            Value::Object(object) => {
                for (key, inner) in object {
                    let name = inner.as_str().and_then(|text| text.strip_prefix(REFERENCE)).map(kept_name);
                    let named = files.iter().find(|file| Some(&file.filename) == name.as_ref());
                    match named.filter(|_| is_address(key)) {
                        Some(file) => *inner = Value::String(file.url.clone()),
                        None => resolve(std::slice::from_mut(inner), files),
                    }
                }
            }
            _ => {}
        }
    }
}

impl World {
    /// The files of a message after a draft: those of `existing` that stay, and the new ones, stored.
    /// The bytes of those that go are forgotten.
    pub(crate) fn store_files(
        &mut self,
        channel: Id,
        existing: Vec<Attachment>,
        files: &Files,
    ) -> Vec<Attachment> {
        let (mut kept, gone): (Vec<_>, Vec<_>) = existing.into_iter().partition(|file| files.keeps(file));
        self.forget_files(&gone);
        for file in &mut kept {
            let description = files.said_of(file.id).and_then(|entry| entry.description.clone());
            file.description = description.or_else(|| file.description.take());
        }
        for upload in &files.uploads {
            let id = self.new_id();
            let filename = files.name_of(upload);
            let size = imagesize::blob_size(&upload.bytes).ok();
            let url = address_of(self.address, channel, id, &filename);
            self.files.insert(id, upload.bytes.clone());
            kept.push(Attachment {
                id,
                filename,
                description: files.said_of(Id(upload.number)).and_then(|entry| entry.description.clone()),
                content_type: upload.content_type.clone(),
                size: upload.bytes.len(),
                pixels: size.map(|size| (size.width, size.height)),
                url,
            });
        }
        kept
    }

    pub(crate) fn forget_files(&mut self, gone: &[Attachment]) {
        for file in gone {
            self.files.remove(&file.id);
        }
    }
}

fn address_of(address: SocketAddr, channel: Id, id: Id, filename: &str) -> String {
    format!("http://{address}/attachments/{channel}/{id}/{filename}")
}
