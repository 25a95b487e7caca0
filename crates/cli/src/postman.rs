//! Carries mail: takes what is due from the box, hands it to the mail server, and notes how that went.

use std::time::Duration;

use anyhow::{Context as _, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::authentication::Credentials,
};
use service::{Service, mail::Outgoing};
use tokio::time::sleep;

use crate::settings::{Mail, Protection};

/// How often is looked for what is due.
const TICK: Duration = Duration::from_secs(1);
/// How long to leave a database alone that failed.
const REST: Duration = Duration::from_secs(5);
/// How long a mail server may take for an answer. Shorter than the first pause, so that no mail is sent by two at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whoever carries mail.
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// How people reach the house, for the links in mails.
    address: String,
}

impl Postman {
    /// Hires one. Nothing is connected yet: a mail server that is away delays mail, not the house.
    pub fn new(mail: &Mail, address: &str) -> Result<Self> {
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        let host = mail.host.as_str();
        let unusable = || format!("the mail server's name {host} cannot be used");
        let transport = match mail.tls {
            Protection::Starttls => Smtp::starttls_relay(host).with_context(unusable)?,
            Protection::Tls => Smtp::relay(host).with_context(unusable)?,
            Protection::None => Smtp::builder_dangerous(host),
        };
        let mut transport = transport.port(mail.port).timeout(Some(PATIENCE));
        if let Some((user, password)) = &mail.credentials {
            transport = transport.credentials(Credentials::new(user.clone(), password.expose().to_owned()));
        }
        let from = mail.from.parse().with_context(|| {
            format!("{} is no sender; write it like Work review <review@example.org>", mail.from)
        })?;
        Ok(Self { transport: transport.build(), from, address: address.to_owned() })
    }

    /// In whose name mail goes out.
    pub fn sender(&self) -> String {
        self.from.to_string()
    }

    /// Works until nobody wants to know any more.
    pub async fn work(self, service: Service) {
        loop {
            match self.carry(&service).await {
                Ok(true) => {}
                Ok(false) => sleep(TICK).await,
                Err(why) => {
                    tracing::error!(%why, "mail that is due could not be read or noted");
                    sleep(REST).await;
                }
            }
        }
    }

    /// Carries one mail; `false` when none was due.
    async fn carry(&self, service: &Service) -> Result<bool, service::Error> {
        let Some(outgoing) = service::mail::next(service).await? else { return Ok(false) };
        match self.send(&outgoing).await {
            Ok(()) => service::mail::sent(service, &outgoing).await?,
            Err(why) => {
                let given_up = service::mail::failed(service, &outgoing, &format!("{why:#}")).await?;
                // Not why: a mail server repeats addresses. An administrator reads it on the page.
                tracing::warn!(mail = %outgoing.id(), given_up, "the mail server did not take a mail");
            }
        }
        Ok(true)
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<()> {
        let words = web::mail::message(&self.address, outgoing);
        let id = format!("<{}.{}@{}>", outgoing.id(), outgoing.attempts(), self.from.email.domain());
        let mail = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, words.to.parse().context("no mail can go to this address")?))
            .subject(words.subject)
            .message_id(Some(id))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(words.text)?;
        self.transport.send(mail).await?;
        Ok(())
    }
}

/// Keeps absence notices from answering (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
