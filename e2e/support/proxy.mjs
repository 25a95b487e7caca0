// A proxy as some halls have it: it hands an answer on only once it has the whole of it, so a stream never arrives.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

async function handOn(found, answer) {
  const parts = [];
  for await (const part of found) parts.push(part);
  const { 'transfer-encoding': _, ...rest } = found.headers;
  answer.writeHead(found.statusCode, rest).end(Buffer.concat(parts));
}

/** Opens it before a server; answers its address and how it is closed. */
export async function openProxy(behind) {
  const { hostname, port } = new URL(behind);
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, connection: 'close' };
    const on = request({ hostname, port, method: asked.method, path: asked.url, headers }, (found) => {
      handOn(found, answer).catch(() => answer.destroy());
    });
    on.on('error', () => answer.destroy());
    answer.on('close', () => on.destroy());
    asked.pipe(on);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}
