//! The news item: drafted, written, approved step by step, released, read.

use anyhow::{Context as _, Result, ensure};
use reqwest::multipart::{Form, Part};
use review::words::Lang::{En, Zh};

use super::{Rehearsal, client::Person};

impl Rehearsal<'_> {
    /// Publishes the item. Answers its public address.
    pub(super) async fn news(&self) -> Result<String> {
        let news = &self.files.news;
        self.progress.says("the correspondent drafts the news item");
        let author = self.people.get(&news.correspondent.account)?;
        let desk = author.get(&self.people.path("/news")).await?;
        let item = author.fill(&desk.form("/news")?, &[]).await?.path;
        self.pictures(author, &item).await?;
        self.write(author, &item).await?;
        self.deed(author, &item, "submit").await?;
        for approver in &news.approvers {
            self.progress.says(format!("{approver} approves the news item"));
            self.deed(self.people.get(approver)?, &item, "approve").await?;
            self.pause(700).await;
        }
        self.progress.says("the news item is released");
        let last = news.approvers.last().context("nobody approves")?;
        self.deed(self.people.get(last)?, &item, "release").await?;
        let public = format!("/news/{}", news.slug);
        let page = self.people.passer_by.get(&public).await?;
        ensure!(page.html.contains(news.headline.in_lang(En)), "{public} does not show the news item");
        Ok(public)
    }

    async fn pictures(&self, author: &Person, item: &str) -> Result<()> {
        for picture in &self.files.news.pictures {
            let name = picture.file.rsplit('/').next().unwrap_or(picture.file);
            let file = Part::bytes(picture.bytes).file_name(name).mime_str("image/jpeg")?;
            let form = Form::new()
                .part("file", file)
                .text("caption_zh", picture.caption.in_lang(Zh).to_owned())
                .text("caption_en", picture.caption.in_lang(En).to_owned());
            author.upload(&format!("{item}/pictures"), form).await?;
        }
        Ok(())
    }

    async fn write(&self, author: &Person, item: &str) -> Result<()> {
        let news = &self.files.news;
        let [zh, en] = &news.body;
        let typed = [
            ("slug", news.slug.as_str()),
            ("title_zh", news.headline.in_lang(Zh)),
            ("title_en", news.headline.in_lang(En)),
            ("body_zh", zh.as_str()),
            ("body_en", en.as_str()),
            ("correspondent_zh", news.correspondent.zh.as_str()),
            ("correspondent_en", news.correspondent.en.as_str()),
        ];
        let page = author.get(item).await?;
        author.fill(&page.form(item)?, &typed).await?;
        Ok(())
    }

    /// A deed with the item as the person sees it.
    async fn deed(&self, person: &Person, item: &str, deed: &str) -> Result<()> {
        let page = person.get(item).await?;
        person.fill(&page.form(&format!("{item}/{deed}"))?, &[]).await?;
        Ok(())
    }
}
