// A mail server that keeps what it is given.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * Starts one on a free port.
 *
 * - `port`: where
 * - `mails`: what came, parsed, in order
 * - `refuse(why)`: refuses every mail from now on with these words; `null` takes them again
 * - `next(from)`: waits for the mail of that number
 * - `stop()`
 */
export async function openSink() {
  const mails = [];
  let refusal = null;
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      simpleParser(stream)
        .then((mail) => {
          if (refusal !== null) return done(Object.assign(new Error(refusal), { responseCode: 451 }));
          mails.push(Object.assign(mail, { envelope: session.envelope }));
          return done();
        })
        .catch(done);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: server.server.address().port,
    mails,
    refuse(why) {
      refusal = why;
    },
    async next(at, patience = 20_000) {
      const until = Date.now() + patience;
      while (mails.length <= at) {
        if (Date.now() > until) throw new Error(`mail ${at + 1} did not come`);
        await pause(50);
      }
      return mails[at];
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
