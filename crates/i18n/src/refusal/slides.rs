use review::slides::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotPdf => say.slides_refusal_not_pdf().to_owned(),
        Refusal::TooLarge { megabytes } => say.slides_refusal_too_large(megabytes),
        Refusal::TooManyPages { pages, limit } => say.slides_refusal_too_many_pages(pages, limit),
        Refusal::Locked => say.slides_refusal_locked().to_owned(),
        Refusal::CannotBeShown => say.slides_refusal_cannot_be_shown().to_owned(),
        Refusal::TooSlow => say.slides_refusal_too_slow().to_owned(),
        Refusal::Closed => say.slides_refusal_closed().to_owned(),
    }
}
