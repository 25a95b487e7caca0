// An identity provider of an organisation: `node provider.mjs PORT REDIRECT`. Whoever types a name is that person; the
// name says what the provider knows of them: `olga` has a verified address at example.org, `olga!` one that is not.
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: 'pingyi',
      client_secret: 'a secret of the tests',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: id,
      email: `${id.replace('!', '')}@example.org`,
      email_verified: !id.endsWith('!'),
    }),
  }),
  cookies: { keys: ['only for tests'] },
});

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
