import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, type RawRequest, rawMessage, rawRequest } from '../support/raw-request.js';
import { startReceiver } from '../support/receiver.js';
import { sha256Of } from '../support/token.js';

const token = 'operator-3b9ac1';
const host = 'hooks.example.com';
const secret = `whsec_${Buffer.from('s3cr3t-key-of-32-letters-1234567').toString('base64')}`;
const hints = {
  oslo: { appSecret: 's3cr3t-app-77c1e0', verifyToken: 's3cr3t-verify' },
  beirut: { token: 's3cr3t-token-5f2b9a' },
};

let sandbox: Sandbox<'meta'>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
  receiver = await startReceiver();
  const target = { secret, settleSeconds: 0, directions: ['worse', 'better', 'neutral'] };
  folder = await configFolder({
    accounts: sandbox.accounts(),
    http: { auth: { tokens: [{ name: 'operator', sha256: sha256Of(token) }] }, allowedHosts: [host], hints },
    notify: [
      { ...target, url: `${receiver.url}/s3cr3t-path`, accounts: ['oslo'] },
      { ...target, url: `${receiver.url}/hangs-s3cr3t` },
    ],
  });
  server = await startHttpServer(['--config', folder.file, '--log-level', 'debug']);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await receiver.close();
  await folder.remove();
});

/** A request as the sender of a hint makes it: through a public name, without a token of the server. */
function sent(path: string, { headers, ...rest }: RawRequest = {}) {
  return rawRequest(server.url, { path, headers: { host, ...headers }, ...rest });
}

function signed(body: string, key = hints.oslo.appSecret): RawRequest {
  const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
  return { method: 'POST', body, headers: { 'x-hub-signature-256': signature } };
}

function listNumbers() {
  return rawMessage(server.url, callOf('list-numbers'), { authorization: `Bearer ${token}` });
}

test('a signed hint fetches its account, and what has changed is sent to the targets, although one of them hangs', async () => {
  await listNumbers();
  await sandbox.faults.set({ kind: 'unknown-words' });
  const body = JSON.stringify({ entry: [{ id: 'Ünïcödé' }] });
  expect(await sent('/hints/oslo', signed(body))).toMatchObject({ status: 200, body: 'ok' });
  const message = await receiver.messageTo('/s3cr3t-path');
  const { data } = new Webhook(secret).verify(message.body, message.headers) as { data: { changes?: object[] } };
  const [first] = data.changes ?? [data];
  expect(first).toMatchObject({ account: 'oslo', provider: 'meta', direction: 'neutral', to: 'UNKNOWN' });
  expect(message.headers['user-agent']).toMatch(/^wabascope\//);
  await receiver.messageTo('/hangs-s3cr3t');
  expect((await listNumbers()).status).toBe(200);
});

test('Meta can verify the webhook', async () => {
  const query = (word: string) =>
    new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': word, 'hub.challenge': '1158201444' });
  const response = await sent(`/hints/oslo?${query(hints.oslo.verifyToken)}`);
  expect(response).toMatchObject({ status: 200, body: '1158201444' });
  expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect((await sent(`/hints/oslo?${query('s3cr3t')}`)).status).toBe(404);
});

test('a request without the secret of the account has the response of a path that does not exist', async () => {
  const { status, body } = await sent('/nothing', { method: 'POST' });
  const attempts = [
    sent('/hints/oslo', { method: 'POST' }),
    sent('/hints/oslo', signed('{}', 'another')),
    sent('/hints/atlantis', signed('{}')),
    sent(`/hints/oslo/${hints.beirut.token}`, { method: 'POST' }),
    sent('/hints/beirut', { method: 'POST', headers: { authorization: `Bearer ${token}` } }),
  ];
  for (const response of await Promise.all(attempts)) expect(response).toMatchObject({ status, body });
  expect((await sent(`/hints/beirut/${hints.beirut.token}`, { method: 'POST' })).status).toBe(200);
});

test('a hint to an unknown host name or from a web page is rejected', async () => {
  const hint = signed('{}');
  for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
    const response = await sent('/hints/oslo', { ...hint, headers: { ...hint.headers, ...headers } });
    expect(response.status).toBe(403);
  }
});

test('no secret of a hint or target is in the log, and the server stops although a target hangs', async () => {
  await sent(`/hint/beirut/${hints.beirut.token}`, { method: 'POST' });
  server.process.kill('SIGTERM');
  const [status] = await once(server.process, 'exit');
  expect(status).toBe(0);
  const log = server.stderr();
  expect(log).toContain('Hint received.');
  expect(log).toContain('Hint rejected');
  expect(log).toContain('"path":"/hints/…"');
  expect(log).not.toMatch(/s3cr3t|atlantis/);
  expect(log).not.toContain(receiver.url);
});
