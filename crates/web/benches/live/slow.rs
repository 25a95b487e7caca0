//! Clients that send the body of a form byte by byte: on a bad line, or on purpose.

use std::time::Duration;

use tokio::{io::AsyncWriteExt as _, net::TcpStream, task::JoinSet, time::sleep};

use crate::server::Server;

/// They go on until they are dropped.
pub fn crowd(server: &Server, size: usize) -> JoinSet<()> {
    (0..size).map(|_| drip(server.clone())).collect()
}

async fn drip(server: Server) {
    loop {
        let Ok(mut socket) = TcpStream::connect(server.address).await else { return };
        let head = format!(
            "POST /sign-in HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: 100000\r\n\r\n",
            server.address
        );
        let mut sent = socket.write_all(head.as_bytes()).await;
        while sent.is_ok() {
            sleep(Duration::from_millis(100)).await;
            sent = socket.write_all(b"x").await;
        }
    }
}
