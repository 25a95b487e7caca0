//! A proxy as some halls have it: it hands on an answer only once it has the whole of it.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use crate::server::Server;

/// The same server behind such a proxy.
pub async fn open(server: &Server) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let behind = server.address;
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(carry(client, behind));
        }
    });
    server.through(address)
}

/// One question and its whole answer; a client that goes takes its question with it.
async fn carry(mut client: TcpStream, behind: SocketAddr) -> Option<()> {
    let mut question = Vec::new();
    while !question.ends_with(b"\r\n\r\n") {
        let mut buffer = [0; 4096];
        let read = client.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
        question.extend_from_slice(&buffer[..read]);
    }
    let mut server = TcpStream::connect(behind).await.ok()?;
    server.write_all(&question).await.ok()?;
    let mut answer = Vec::new();
    let mut gone = [0; 1];
    tokio::select! {
        whole = server.read_to_end(&mut answer) => { whole.ok()?; }
        _ = client.read(&mut gone) => return None,
    }
    client.write_all(&answer).await.ok()
}
