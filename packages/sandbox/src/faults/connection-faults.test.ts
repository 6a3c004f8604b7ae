import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../__fixtures__/accounts.js';
import { antgstRequest, awalRequest, send } from '../__fixtures__/signed-requests.js';
import { type Sandbox, startSandbox } from '../index.js';

let sandbox: Sandbox<'antgst' | 'awal'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['antgst', 'awal'] });
});
afterEach(async () => {
  await sandbox.faults.clear();
  sandbox.requests.clear();
});
afterAll(() => sandbox.close());

const request = () => antgstRequest(accountOf(sandbox, 'antgst', 'atlas'));

/** One request on a new connection. */
async function sendRequest(signal?: AbortSignal): Promise<IncomingMessage> {
  const { url, headers } = request();
  const sent = httpRequest(url, { headers, agent: false, ...(signal && { signal }) });
  const response = once(sent, 'response');
  // `once` listens until the response; a reset in the body is an error of the request too.
  sent.on('error', () => {});
  sent.end();
  const [message]: IncomingMessage[] = await response;
  if (!message) throw new Error('No response.');
  return message;
}

describe('refuse', () => {
  it('closes the port of one provider, and clear opens the same port again', async () => {
    await sandbox.faults.set({ kind: 'refuse', provider: 'antgst' });
    await expect(sendRequest()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const awal = await send(awalRequest(accountOf(sandbox, 'awal', 'riyadh')));
    expect(awal.status).toBe(200);
    await sandbox.faults.clear();
    expect((await sendRequest()).statusCode).toBe(200);
  });

  it('closes every port without a provider, also as an option of startSandbox', async () => {
    const shut = await startSandbox({ faults: [{ kind: 'refuse' }] });
    for (const baseUrl of Object.values(shut.baseUrls)) {
      await expect(fetch(baseUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    }
    await shut.close();
  });
});

it('hang-up closes the connection without a byte', async () => {
  await sandbox.faults.set({ kind: 'hang-up' });
  await expect(sendRequest()).rejects.toMatchObject({ code: 'ECONNRESET' });
  const [received] = sandbox.requests.list();
  expect(await received?.ended).toBe('broken');
});

it('reset breaks off in the middle of the body, with a TCP reset and not an orderly end', async () => {
  await sandbox.faults.set({ kind: 'reset' });
  const { url, headers } = request();
  const { hostname, port, host, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${headers.authorization}\r\n\r\n`);
  await expect(text(socket)).rejects.toMatchObject({ code: 'ECONNRESET' });
  const response = await sendRequest();
  expect(response.statusCode).toBe(200);
  await expect(text(response)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it.each([{ kind: 'hang' }, { kind: 'slow-first-byte', ms: 1_000_000 }] as const)(
  '$kind receives the request and sends nothing, until the client leaves',
  async (fault) => {
    await sandbox.faults.set(fault);
    const client = new AbortController();
    const response = sendRequest(client.signal);
    const received = await sandbox.requests.nth(1);
    client.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
    expect(await received.ended).toBe('broken');
  },
);

it('slow-first-byte sends the whole response in the end', async () => {
  await sandbox.faults.set({ kind: 'slow-first-byte', ms: 5 });
  const response = await sendRequest();
  expect(JSON.parse(await text(response))).toMatchObject({ total: 23 });
});

it('drip sends the head, then one byte after another', async () => {
  await sandbox.faults.set({ kind: 'drip', everyMs: 1_000_000 });
  const client = new AbortController();
  const response = await sendRequest(client.signal);
  response.on('error', () => {});
  const [chunk] = await once(response, 'data');
  expect(String(chunk)).toBe('{');
  client.abort();
  const [received] = sandbox.requests.list();
  expect(await received?.ended).toBe('broken');
});

it('drip completes in the end', async () => {
  await sandbox.faults.set({ kind: 'drip', everyMs: 0 }, { kind: 'status', status: 500 });
  const response = await sendRequest();
  expect(JSON.parse(await text(response))).toEqual({ code: '500', msg: 'System error' });
});

it('close ends at once while exchanges hang and drip', async () => {
  const other = await startSandbox({
    providers: ['antgst'],
    faults: [{ kind: 'drip', times: 1 }, { kind: 'hang' }],
  });
  const hanging = [1, 2].map(async () => {
    const response = await send(antgstRequest(accountOf(other, 'antgst', 'atlas')));
    return response.text();
  });
  const outcomes = Promise.allSettled(hanging);
  await other.requests.nth(2);
  await other.close();
  expect(await outcomes).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
});
