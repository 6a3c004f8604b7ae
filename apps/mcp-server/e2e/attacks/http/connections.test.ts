import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { startSandbox } from '@wabascope/sandbox';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { executable } from '../../support/executable.js';
import { type HttpServer, servingOverHttp, startHttpServer } from '../../support/http-server.js';
import { rawConnection, rawPost } from '../../support/raw-connection.js';
import { callOf, listTools, rawMessage, rawRequest } from '../../support/raw-request.js';

let server: HttpServer;
let folder: ConfigFolder | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
  await folder?.remove();
  folder = undefined;
});

async function idle(count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 1) sockets.push(await rawConnection(server.url));
}

const isOpen = (socket: Socket | undefined) => socket?.destroyed === false && !socket.readableEnded;

describe.skipIf(process.platform === 'win32')('a server with a limit of 256 descriptors', () => {
  const start = (file: string) => {
    const command = 'ulimit -n 256; exec "$0" "$@"';
    const options = ['--config', file, '--log-level', 'warn', '--http', '0'];
    return spawn('sh', ['-c', command, process.execPath, executable, ...options]) as ChildProcessWithoutNullStreams;
  };

  it('responds to its first request while 300 other connections are idle', async () => {
    // In another process: both ends of each connection to a sandbox of the server would count.
    const sandbox = await startSandbox({ providers: ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'] });
    onTestFinished(sandbox.close);
    folder = await configFolder({ accounts: sandbox.accounts() });
    server = await servingOverHttp(start(folder.file));
    await idle(300);
    const { status, body } = await rawMessage(server.url, callOf('list-numbers'));
    expect(status).toBe(200);
    expect(body).toContain('"failures":[]');
    expect(await rawRequest(server.url, { path: '/readyz' })).toMatchObject({ status: 200 });
    expect(server.stderr()).not.toContain('EMFILE');
  });
});

describe('a server with a limit of 5 connections', () => {
  async function start(): Promise<void> {
    folder = await configFolder({
      accounts: { a: { provider: 'antgst', accessToken: 'x' } },
      http: { maxConnections: 5 },
    });
    server = await startHttpServer(['--config', folder.file]);
  }

  it('closes the connection that has been idle longest when another one arrives', async () => {
    await start();
    await idle(5);
    const closed = once(sockets[0] as Socket, 'close');
    expect(await rawMessage(server.url, listTools)).toMatchObject({ status: 200 });
    sockets[0]?.resume();
    await closed;
    expect(sockets.map(isOpen)).toEqual([false, true, true, true, true]);
  });

  it('accepts no other connection while each has a request', async () => {
    await start();
    for (let opened = 0; opened < 5; opened += 1) {
      const socket = await rawConnection(server.url, rawPost('', { length: 100, headers: ['Expect: 100-continue'] }));
      sockets.push(socket);
      await once(socket, 'data');
    }
    const refused = await rawConnection(server.url);
    await once(refused.resume(), 'close');
    expect(sockets.map(isOpen)).toEqual([true, true, true, true, true]);
  });
});

describe('TRACE', () => {
  it.each([
    ['/mcp', 'POST'],
    ['/metrics', 'GET, HEAD'],
    ['/changes', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
    ['/', 'GET, HEAD'],
  ])('of %s gets status 405, and the response does not repeat the request', async (path, allow) => {
    server = await startHttpServer(['--sandbox']);
    const headers = { authorization: 'Bearer secret-of-the-client' };
    const response = await rawRequest(server.url, { method: 'TRACE', path, headers });
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe(allow);
    expect(response.body).not.toContain('secret-of-the-client');
  });
});
