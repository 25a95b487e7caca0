use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use storage::publication::News;

use super::{Answer, Guest, Institute, TestHouse};

/// Two pixels, with what a camera might have written beside them.
pub const PNG: &[u8] = include_bytes!("flag.png");

/// The news desk of the institute: who works there, and the one item on it.
pub struct NewsDesk {
    pub institute: Institute,
    /// Writes.
    pub cora: Guest,
    /// Passes the first step …
    pub olga: Guest,
    /// … the second …
    pub lena: Guest,
    /// … and the third, and releases.
    pub anna: Guest,
}

impl NewsDesk {
    pub async fn open(house: &TestHouse) -> Self {
        let institute = house.institute().await;
        let mut guests = Vec::new();
        for name in ["cora", "olga", "lena", "anna"] {
            guests.push(house.guest(institute.account(name)).await);
        }
        let [cora, olga, lena, anna] = guests.try_into().ok().unwrap();
        let desk = Self { institute, cora, olga, lena, anna };
        let drafted = desk.cora.post(&desk.institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);
        assert_eq!(drafted.location, Some(desk.path(house, "").await));
        desk
    }

    pub async fn item(&self, house: &TestHouse) -> News {
        let all =
            storage::publication::of_review(&house.service.reader(), self.institute.review.id).await.unwrap();
        all.into_iter().last().unwrap()
    }

    pub async fn path(&self, house: &TestHouse, rest: &str) -> String {
        self.institute.path(&format!("/news/{}{rest}", self.item(house).await.id))
    }

    /// Does something with the item as it stands now.
    pub async fn deed(&self, house: &TestHouse, who: &Guest, deed: &str) -> Answer {
        let revision = self.item(house).await.revision.to_string();
        who.post(&self.path(house, deed).await, &[("revision", &revision)]).await
    }

    pub async fn saves(&self, house: &TestHouse, who: &Guest, changes: &[(&str, &str)]) -> Answer {
        let item = self.item(house).await;
        let revision = item.revision.to_string();
        let mut fields = vec![
            ("revision", revision.as_str()),
            ("slug", "review-meeting"),
            ("title_zh", "述职评议会召开"),
            ("title_en", "Review meeting held"),
            ("body_zh", "会议听取述职。"),
            ("body_en", "The meeting heard the reports."),
            ("correspondent_zh", "宣传干事"),
            ("correspondent_en", "Publicity Officer"),
        ];
        for (name, value) in changes {
            fields.iter_mut().find(|(known, _)| known == name).unwrap().1 = value;
        }
        who.post(&self.path(house, "").await, &fields).await
    }

    pub async fn uploads(&self, house: &TestHouse, who: &Guest, name: &str, file: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (field, text) in [("caption_zh", "会议现场"), ("caption_en", "In Hall A")] {
            body.extend(
                format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n").bytes(),
            );
        }
        let head =
            format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend(file);
        body.extend(b"\r\n--x--\r\n");
        let path = self.path(house, "/pictures").await;
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        who.send(request, Body::from(body)).await
    }

    pub async fn passes_all_steps(&self, house: &TestHouse) {
        self.deed(house, &self.cora, "/submit").await.is(StatusCode::SEE_OTHER);
        for who in [&self.olga, &self.lena, &self.anna] {
            self.deed(house, who, "/approve").await.is(StatusCode::SEE_OTHER);
        }
    }

    /// The item as everybody reads it, at `/news/review-meeting`.
    pub async fn releases(&self, house: &TestHouse) {
        self.saves(house, &self.cora, &[]).await.is(StatusCode::SEE_OTHER);
        self.passes_all_steps(house).await;
        self.deed(house, &self.anna, "/release").await.is(StatusCode::SEE_OTHER);
    }
}
