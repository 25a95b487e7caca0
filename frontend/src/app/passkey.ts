/**
 * Passkeys. `<div data-passkey="/account/passkeys">` holds a button `data-passkey-do`, an alert `data-passkey-why` and,
 * for a new key, an input; it is hidden until the browser turns out to offer passkeys. `data-passkey-off` is shown then
 * not. Without script the other ways to sign in remain.
 */

type Json = Record<string, unknown>;

export function startPasskeys(): void {
  const offered = window.isSecureContext && 'credentials' in navigator && 'PublicKeyCredential' in window;
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey-off]')) part.hidden = offered;
  if (!offered) return;
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    part.hidden = false;
    part.querySelector('[data-passkey-do]')?.addEventListener('click', (event) => {
      event.preventDefault();
      void go(part);
    });
  }
}

async function go(part: HTMLElement): Promise<void> {
  const { passkey: path = '', passkeyBack: back, passkeyCancelled = '' } = part.dataset;
  const name = part.querySelector<HTMLInputElement>('input')?.value;
  say(part, '');
  const asked = await post(`${path}/begin`, {});
  if (typeof asked['why'] === 'string' || typeof asked['attempt'] !== 'string') return say(part, text(asked['why']));
  const credential = await device(asked['options'] as Json, name !== undefined).catch(() => null);
  if (credential === null) return say(part, passkeyCancelled);
  const answer = await post(path, { attempt: asked['attempt'], credential, name, back });
  if (typeof answer['to'] === 'string') location.assign(answer['to']);
  else say(part, text(answer['why']));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '…');

function say(part: HTMLElement, why: string): void {
  const place = part.querySelector<HTMLElement>('[data-passkey-why]');
  if (place === null) return;
  place.hidden = why === '';
  place.textContent = why;
}

async function post(path: string, body: Json): Promise<Json> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  const kind = answer?.headers.get('content-type') ?? '';
  return answer !== null && kind.startsWith('application/json') ? ((await answer.json()) as Json) : {};
}

/** Asks the device for a new key, or to prove that it has one. */
async function device(options: Json, fresh: boolean): Promise<Json | null> {
  const publicKey = readable(options['publicKey']) as never;
  const found = fresh
    ? await navigator.credentials.create({ publicKey })
    : await navigator.credentials.get({ publicKey });
  return found instanceof PublicKeyCredential ? written(found) : null;
}

/** The members that are bytes, wherever they stand. */
const BYTES = new Set(['challenge', 'id']);

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  // The relying party's id is a host name; everything else called `id` is bytes.
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === 'rp') return [key, inner];
    return [key, BYTES.has(key) && typeof inner === 'string' ? bytes(inner) : readable(inner)];
  });
  return Object.fromEntries(entries);
}

function written(found: PublicKeyCredential): Json {
  const { response } = found;
  const parts: Json = { clientDataJSON: base64(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts['attestationObject'] = base64(response.attestationObject);
    parts['transports'] = response.getTransports();
  }
  if (response instanceof AuthenticatorAssertionResponse) {
    parts['authenticatorData'] = base64(response.authenticatorData);
    parts['signature'] = base64(response.signature);
    if (response.userHandle !== null) parts['userHandle'] = base64(response.userHandle);
  }
  return { id: found.id, rawId: base64(found.rawId), type: found.type, response: parts, extensions: {} };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function base64(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
