/** What the server says of a review, and how it is read. */

export interface News {
  /** Of which run of the server: over a restart its versions may begin anew. */
  readonly epoch: number;
  /** Grows with every change. */
  readonly version: number;
  /** Pieces of pages, as the server drew them for this version. */
  readonly views: Readonly<Record<string, string>>;
}

export function newsIn(message: unknown): News | null {
  if (typeof message !== 'object' || message === null || !('version' in message)) return null;
  const { version } = message;
  if (typeof version !== 'number') return null;
  const epoch = 'epoch' in message && typeof message.epoch === 'number' ? message.epoch : 0;
  return { epoch, version, views: 'views' in message ? texts(message.views) : {} };
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
