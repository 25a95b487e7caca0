// Accounts with everything real around them: a mail server, an identity provider, a device with a passkey.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { examine, visit } from './support/cast.mjs';
import { freePort, openServer } from './support/server.mjs';
import { openSink } from './support/sink.mjs';

const PASSWORD = 'a password for the tests';
const SENDER = 'review@example.org';

let browser;
let sink;
let provider;
let house;
let administrator;

before(async () => {
  [browser, sink] = await Promise.all([openBrowser(), openSink()]);
  const [port, there] = [await freePort(), await freePort()];
  // Passkeys and cookies belong to a name: everything says `localhost`.
  const address = `http://localhost:${port}`;
  provider = await openProvider(there, `${address}/sign-in/provider/back`);
  house = await openServer(port, {
    PINGYI_ADDRESS: address,
    PINGYI_MAIL_HOST: '127.0.0.1',
    PINGYI_MAIL_PORT: String(sink.port),
    PINGYI_MAIL_TLS: 'none',
    PINGYI_MAIL_FROM: `述职评议 <${SENDER}>`,
    PINGYI_PROVIDER_ISSUER: `http://localhost:${there}`,
    PINGYI_PROVIDER_CLIENT: 'pingyi',
    PINGYI_PROVIDER_SECRET: 'a secret of the tests',
    PINGYI_PROVIDER_LABEL: '统一身份认证登录',
    PINGYI_PROVIDER_LABEL_EN: 'Sign in at the institute',
  });
  administrator = await seat({ locale: 'en' });
  await administrator.goto(house.setUp);
  await administrator.getByLabel('Your name').fill('Administrator');
  await administrator.getByLabel('Sign-in name').fill('admin');
  await administrator.getByLabel('Password').fill(PASSWORD);
  await press(administrator, 'Make the account');
  await administrator.waitForURL('**/tasks');
});
after(async () => {
  await browser?.close();
  await house?.stop();
  provider?.kill('SIGKILL');
  await sink?.stop();
});

async function openProvider(port, redirect) {
  const program = fileURLToPath(new URL('support/provider.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, String(port), redirect], { stdio: ['ignore', 'pipe', 'inherit'] });
  // It prints warnings as well, before and after.
  await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => text.includes('ready') && resolve());
    child.on('exit', () => reject(new Error('the identity provider ended at once')));
  });
  return child;
}

async function seat(options = {}) {
  const page = await browser.desktop({ baseURL: house.url, ...options });
  page.setDefaultTimeout(15_000);
  return page;
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Invites somebody by mail and answers the mail. */
async function invite(who, lang = 'English') {
  const count = sink.mails.length;
  await administrator.goto('/accounts');
  await administrator.getByLabel('Sign-in name').fill(who);
  await administrator.getByLabel('Name', { exact: true }).fill(who);
  await administrator.getByLabel('Mail address').fill(`${who}@example.org`);
  await administrator.getByText(lang, { exact: true }).click();
  await press(administrator, 'Send by mail');
  await administrator.getByText('the mail is on its way').waitFor();
  return sink.next(count);
}

const link = (mail) => mail.text.match(/https?:\/\/\S+\/link\/\S+/)[0];

async function choosePassword(page, address) {
  await page.goto(address);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('main form button').click();
  await page.waitForURL('**/tasks');
}

test('an invitation comes by mail, plain, in the language of its reader, and opens the account', async () => {
  const mail = await invite('mei', 'Chinese');
  assert.equal(mail.subject, '邀请您参加述职评议工作');
  assert.equal(mail.from.value[0].address, SENDER);
  assert.equal(mail.from.value[0].name, '述职评议');
  assert.deepEqual(mail.envelope.rcptTo.map(({ address }) => address), ['mei@example.org']);
  assert.equal(mail.html, false, 'plain text alone');
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  assert.match(mail.messageId, /@example\.org>$/);

  const mei = await seat({ locale: 'zh-CN' });
  await visit(mei, new URL(link(mail)).pathname);
  await look(mei, 'account-link');
  await choosePassword(mei, link(mail));
  await visit(mei, '/account');
  await look(mei, 'account-own');
  await visit(mei, '/password');

  await visit(administrator, '/accounts');
  await look(administrator, 'accounts');
  await administrator.getByRole('link', { name: 'mei' }).click();
  await examine(administrator);
  await look(administrator, 'account');
  await visit(administrator, '/mail');
  await administrator.getByText('Sent', { exact: true }).waitFor();
  await look(administrator, 'mail');
});

test('what the mail server says is shown, and the mail is sent again when asked', async () => {
  sink.refuse('the box of this test is full');
  const count = sink.mails.length;
  await administrator.goto('/mail');
  await administrator.getByLabel('To which address').fill('ada@example.org');
  await press(administrator, 'Send a test mail');
  await administrator.getByText('The test mail is on its way').waitFor();
  const said = administrator.getByText('the box of this test is full');
  for (let turn = 0; turn < 40 && !(await said.isVisible()); turn += 1) {
    await administrator.waitForTimeout(250);
    await administrator.goto('/mail');
  }
  await said.waitFor();
  await examine(administrator);
  await look(administrator, 'mail-failed');
  sink.refuse(null);
  await press(administrator, 'Send again');
  assert.equal((await sink.next(count)).subject, 'Mail works');
});

test('whoever forgot the password gets a link by mail', async () => {
  const count = sink.mails.length;
  const mei = await seat({ locale: 'zh-CN' });
  await visit(mei, '/sign-in');
  await look(mei, 'sign-in');
  await mei.getByRole('link', { name: '忘记密码？' }).click();
  await examine(mei);
  await mei.getByLabel('登录名或邮箱地址').fill('mei');
  await press(mei, '发送链接');
  await mei.getByRole('heading', { name: '请查收邮件' }).waitFor();
  await examine(mei);
  const mail = await sink.next(count);
  assert.equal(mail.subject, '重新设置密码');
  await choosePassword(mei, link(mail));
});

/** Signs in at the provider's own pages. */
async function atProvider(page, who, beforeBack = async () => {}) {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in at the institute' }).click();
  await page.locator('input[name=login]').fill(who);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  const back = page.getByRole('button', { name: 'Continue' });
  await back.waitFor();
  await beforeBack();
  await back.click();
}

test('the identity provider lets known people in, and strangers are told whom to ask', async () => {
  await invite('olga');
  const olga = await seat({ locale: 'en' });
  await atProvider(olga, 'olga');
  await olga.waitForURL('**/tasks');
  await olga.goto('/account');
  await olga.getByText('Identity provider').waitFor();

  const stranger = await seat({ locale: 'en' });
  await atProvider(stranger, 'nobody');
  await stranger.getByText('no open account here has this mail address').waitFor();
  await stranger.getByText('Who can help: Administrator').waitFor();
  takeComplaints(stranger);
  await examine(stranger);
  await look(stranger, 'provider-unknown');

  // An address that nobody verified is anybody's word.
  await invite('rosa');
  const pretender = await seat({ locale: 'en' });
  await atProvider(pretender, 'rosa!');
  await pretender.getByText('has not verified your address').waitFor();
});

test('an answer that nobody asked for opens nothing', async () => {
  const victim = await seat({ locale: 'en' });
  await victim.goto('/sign-in/provider/back?code=stolen&state=guessed');
  await victim.getByText('Please begin again').waitFor();
  await victim.goto('/tasks');
  await victim.waitForURL('**/sign-in**');

  // Begun by one browser, finished by another, which is on the same way itself.
  const other = await seat({ locale: 'en' });
  await atProvider(other, 'olga', () => other.context().clearCookies({ name: 'provider' }));
  await other.getByText('Please begin again').waitFor();
  await victim.getByRole('link', { name: 'Sign in at the institute' }).click();
  await victim.locator('input[name=login]').waitFor();
  await victim.goto(other.url());
  await victim.getByText('Please begin again').waitFor();
  await victim.goto('/tasks');
  await victim.waitForURL('**/sign-in**');
});

async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

test('a passkey is added, named, signs in, and is removed', async () => {
  const rosa = await seat({ locale: 'en' });
  const { session, authenticatorId } = await device(rosa);
  await administrator.goto('/accounts?q=rosa');
  await administrator.getByRole('link', { name: 'rosa' }).click();
  await press(administrator, 'Make a link');
  const address = await administrator.locator('#invitation-link').textContent();
  await choosePassword(rosa, `http://${address}`);

  await visit(rosa, '/account');
  await press(rosa, 'Add a passkey');
  await rosa.getByText('Give the passkey a name').waitFor();
  takeComplaints(rosa);
  await rosa.getByLabel('Name of the device').fill('my phone');
  await press(rosa, 'Add a passkey');
  await rosa.getByText('The passkey is added').waitFor();
  await rosa.getByText('not used yet').waitFor();
  await examine(rosa);
  await look(rosa, 'passkey');

  await press(rosa, 'Sign out');
  await rosa.goto('/sign-in');
  await examine(rosa);
  await press(rosa, 'Sign in with a passkey');
  await rosa.waitForURL('**/tasks');
  await rosa.goto('/account');
  await rosa.getByText('last used').waitFor();

  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await press(rosa, 'Sign out');
  await rosa.goto('/sign-in');
  await press(rosa, 'Sign in with a passkey');
  await rosa.getByText('The device gave no key').waitFor();
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await press(rosa, 'Sign in with a passkey');
  await rosa.waitForURL('**/tasks');

  await rosa.goto('/account');
  await rosa.getByRole('button', { name: 'Remove · my phone' }).click();
  await rosa.getByText('No passkey yet').waitFor();
  await press(rosa, 'Sign out');
  await rosa.goto('/sign-in');
  await press(rosa, 'Sign in with a passkey');
  await rosa.getByText('This passkey was not accepted').waitFor();
});

test('where the connection is not protected, the page says why there are no passkeys', async () => {
  const page = await seat({ locale: 'en', baseURL: house.url.replace('localhost', '127.0.0.1') });
  // Chromium trusts this machine's own addresses, so the script is told otherwise.
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { get: () => false }));
  await page.goto('/sign-in');
  await page.getByLabel('Sign-in name').fill('admin');
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Sign in');
  await page.waitForURL('**/tasks');
  await page.goto('/account');
  await page.getByText('only over a protected connection').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Add a passkey' }).isVisible(), false);
  await examine(page);
});
