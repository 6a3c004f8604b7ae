import { type Responder, startServer } from '@wabascope/provider-testing';
import { afterEach, expect, it, vi } from 'vitest';
import { configFolder } from '../../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../../support/http-server.js';
import { callOf, rawMessage } from '../../support/raw-request.js';
import { logLines } from '../../support/stdio-server.js';
import { sha256Of } from '../../support/token.js';

// What each surface sends to a caller is in ../../http/access.test.ts. Here, the server fetches other accounts while a
// limited caller waits. Its client gets log messages, like every client of 2025 that sets no level.

const [team, operator] = ['team-token-5d1f', 'operator-token-90c4'];
const auth = {
  tokens: [
    { name: 'team', sha256: sha256Of(team), accounts: ['open'] },
    { name: 'operator', sha256: sha256Of(operator) },
  ],
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function start(config: object, files: Record<string, string> = {}): Promise<HttpServer> {
  const folder = await configFolder({ ...config, http: { auth } }, files);
  cleanups.push(folder.remove);
  const server = await startHttpServer(['--config', folder.file, '--log-level', 'debug']);
  cleanups.push(server.close);
  return server;
}

/** A provider. @returns Its base URL. */
async function provider(respond: Responder): Promise<string> {
  const { baseUrl, close } = await startServer(respond);
  cleanups.push(close);
  return `${baseUrl}/v1`;
}

const linesAbout = (account: string, { stderr }: HttpServer) =>
  logLines(stderr().trim().split('\n')).filter((line) => line.account === account);
const failures = (account: string, server: HttpServer) =>
  linesAbout(account, server).filter(({ level }) => level === 'warn').length;

it('a background refresh of closed accounts is in neither the messages to a waiting caller nor its log lines', async () => {
  const waiting: (() => void)[] = [];
  const denied = { status: 401, body: {} };
  const accounts = {
    open: {
      provider: 'antgst',
      accessToken: 'token-of-open',
      // The first fetch, at the start, fails at once. The next one waits.
      baseUrl: await provider((_request, index, response) => {
        if (index < 2) return denied;
        waiting.push(() => response.writeHead(denied.status).end('{}'));
        return undefined;
      }),
    },
    closed: { provider: 'antgst', accessToken: 'token-of-closed', baseUrl: await provider(() => denied) },
  };
  const server = await start({ accounts, cache: { refreshSeconds: 1 } });
  await vi.waitUntil(() => failures('open', server) > 0, { timeout: 10_000 });
  const before = failures('closed', server);
  const response = rawMessage(server.url, callOf('list-numbers', { maxAgeSeconds: 0 }), bearer(team));
  await vi.waitUntil(() => failures('closed', server) > before, { timeout: 10_000 });
  // Then the account of the caller fails, and its client gets a log message.
  const release = setInterval(() => waiting.splice(0).forEach((each) => void each()), 20);
  cleanups.push(() => clearInterval(release));
  const { body } = await response;
  expect(body).toContain('notifications/message');
  expect(body).toContain('"open"');
  expect(body).not.toContain('closed');
  for (const line of linesAbout('closed', server)) {
    expect(line).not.toHaveProperty('caller');
    expect(line).not.toHaveProperty('requestId');
  }
  expect(linesAbout('open', server)).toContainEqual(expect.objectContaining({ level: 'warn', caller: 'team' }));
});

/** Logs for every account in the fetch of one, like a plugin that shares a connection between accounts. */
const mixed = `const logs = {};
export default {
  specificationVersion: 1, id: 'mixed', name: 'Mixed', reports: { number: [], waba: [] },
  settings: {
    schema: { '~standard': { version: 1, vendor: 'mixed', validate: (value) => ({ value }) } },
    info: { name: { description: 'Name.', required: true, secret: false, type: 'string' } },
  },
  create: ({ name }, { log }) => {
    logs[name] = log;
    return { async *listNumbers() {
      for (const each of Object.keys(logs)) logs[each]('warn', 'a message of ' + each);
      yield { items: [], warnings: [] };
    } };
  },
};`;

it.each([
  ['team', team, false],
  ['operator', operator, true],
])(
  'a log line about an account is sent to %s and names this caller only if it has access to the account',
  async (caller, token, isOpen) => {
    const accounts = { open: { provider: 'mixed', name: 'open' }, closed: { provider: 'mixed', name: 'closed' } };
    const server = await start({ plugins: ['./mixed.mjs'], accounts }, { 'mixed.mjs': mixed });
    const { body } = await rawMessage(server.url, callOf('list-numbers', { accounts: ['open'] }), bearer(token));
    expect(body).toContain('a message of open');
    expect(body.includes('a message of closed')).toBe(isOpen);
    await vi.waitUntil(() => linesAbout('closed', server).length > 0);
    expect(linesAbout('open', server)).toContainEqual(expect.objectContaining({ caller }));
    const blamed = linesAbout('closed', server).some((line) => 'caller' in line || 'requestId' in line);
    expect(blamed).toBe(isOpen);
  },
);
