import { createDirectory, isConfigurationError } from '@wabascope/directory';
import { startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInProviders } from '../built-in-providers.js';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** What a person reads about an account of the sandbox with this setting, by setting. */
async function messagesOf(provider: string, change: (text: string) => string): Promise<Record<string, string>> {
  const account = Object.values(sandbox.accounts()).find((each) => each.provider === provider);
  const { info = {} } = (await builtInProviders[provider]?.())?.settings ?? {};
  const texts = Object.entries({ ...account }).filter(([name, value]) => info[name] && typeof value === 'string');
  const messages = texts.map(async ([name, value]) => {
    const accounts = { a: { ...account, provider, [name]: change(String(value)) } };
    return [name, await messageOf({ accounts, providers: builtInProviders })];
  });
  return Object.fromEntries(await Promise.all(messages));
}

async function messageOf(options: Parameters<typeof createDirectory>[0]): Promise<string> {
  try {
    const directory = await createDirectory(options);
    const { failures } = await directory.listNumbers();
    await directory.close();
    return failures.map(({ message }) => message).join(' ');
  } catch (error) {
    if (isConfigurationError(error)) return error.message;
    throw error;
  }
}

const copied: [title: string, change: (text: string) => string][] = [
  ['colored', (text) => `\u001b[32m${text}\u001b[0m`],
  ['with U+0001 in it', (text) => `${text.slice(0, 1)}\u0001${text.slice(1)}`],
  ['with U+007F at its end', (text) => `${text}\u007f`],
];

describe.each(copied)('a setting %s', (_, change) => {
  it.each(Object.keys(builtInProviders))('of %s is never a mistake of its plugin', async (provider) => {
    const messages = Object.entries(await messagesOf(provider, change));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter(([, message]) => message === '' || message.includes('unexpected error'))).toEqual([]);
  });

  it('that is sent in a header has to be pasted again', async () => {
    const { accessToken } = await messagesOf('antgst', change);
    expect(accessToken).toBe('A credential for ANTGST contains a character that HTTP does not allow; paste it again.');
  });
});
