//! One screen: what `frontend/src/live` does, over a socket of its own.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::mpsc::UnboundedSender,
    time::{sleep, timeout},
};

use crate::{hall::Heard, server::Server};

/// How long a screen waits for the first word of a stream (`connection.ts`).
pub const FIRST: Duration = Duration::from_millis(2_500);

const VIEW: &str = "view=stage.follow.zh-CN";

/// Follows a stream for as long as it speaks.
pub async fn listens(
    server: &Server,
    number: usize,
    tell: &UnboundedSender<Heard>,
    patience: Option<Duration>,
) {
    let mut socket = ask(server, &format!("live?{VIEW}"), "keep-alive").await;
    let (mut buffer, mut pending) = (vec![0; 16 * 1024], Vec::new());
    loop {
        let read = socket.read(&mut buffer);
        let read = match patience {
            Some(patience) => match timeout(patience, read).await {
                Ok(read) => read,
                Err(_) => return,
            },
            None => read.await,
        };
        let Ok(read @ 1..) = read else { return };
        pending.extend_from_slice(&buffer[..read]);
        // An event counts once its last byte is there.
        while let Some(end) = pending.windows(2).position(|two| two == b"\n\n") {
            let event: Vec<_> = pending.drain(..end + 2).collect();
            if let Some(version) = version_in(&event) {
                tell.send((number, version, Instant::now())).ok();
            }
        }
    }
}

/// Asks, waits for the answer, and asks again.
pub async fn asks(server: &Server, number: usize, tell: &UnboundedSender<Heard>) {
    let mut known = (0, 0);
    loop {
        let query = format!("live.json?{VIEW}&since={}.{}", known.0, known.1);
        let mut socket = ask(server, &query, "close").await;
        let mut answer = Vec::new();
        if socket.read_to_end(&mut answer).await.is_err() || !answer.starts_with(b"HTTP/1.1 200") {
            sleep(Duration::from_millis(700)).await;
            continue;
        }
        if let Some(version) = version_in(&answer) {
            known = (number_after(&answer, b"\"epoch\":").unwrap_or_default(), version);
            tell.send((number, version, Instant::now())).ok();
        }
        // Not all at once, as the browser's script has it.
        sleep(Duration::from_millis(u64::try_from(number * 7 % 300).unwrap_or_default())).await;
    }
}

async fn ask(server: &Server, path: &str, connection: &str) -> TcpStream {
    let Server { address, review, cookie, .. } = server;
    let mut socket = loop {
        match TcpStream::connect(address).await {
            Ok(socket) => break socket,
            Err(_) => sleep(Duration::from_millis(200)).await,
        }
    };
    let request = format!(
        "GET /reviews/{review}/{path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: {connection}\r\n\r\n"
    );
    socket.write_all(request.as_bytes()).await.ok();
    socket
}

fn version_in(bytes: &[u8]) -> Option<u64> {
    number_after(bytes, b"\"version\":")
}

fn number_after(bytes: &[u8], name: &[u8]) -> Option<u64> {
    let at = bytes.windows(name.len()).position(|part| part == name)? + name.len();
    let digits: Vec<_> = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).copied().collect();
    String::from_utf8(digits).ok()?.parse().ok()
}
