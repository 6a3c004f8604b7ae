import { createServer } from 'node:http';
import { connect } from 'node:net';
import { onLoopback } from '@wabascope/provider-testing';
import { onTestFinished, vi } from 'vitest';
import { createFetch } from '../index.js';
import { startArrivalServer } from './server.js';

/** Sets these variables of the environment, and no others that name a proxy. */
export function environment(variables: Readonly<Record<string, string>>): void {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY']) {
    for (const variable of [name, name.toLowerCase()]) vi.stubEnv(variable, undefined);
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/**
 * A server, and a proxy on loopback whose tunnels all lead to it.
 * @param options With `status`, the proxy rejects every tunnel. With `target`, tunnels lead to this port.
 */
export async function network({ status, target }: { status?: number; target?: number } = {}) {
  const server = await startArrivalServer((_, response) => void response.end('{"from":"server"}'));
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    tunnels.push(url);
    socket.on('error', () => {});
    if (status !== undefined) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const upstream = connect(target ?? Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
  });
  const { port, close } = await onLoopback(proxy);
  onTestFinished(async () => {
    await close();
    await server.close();
  });
  return { server, tunnels, address: `127.0.0.1:${port}` };
}

/** What a request to `url` yields: the body, or the error. */
export async function request(url: string): Promise<unknown> {
  const web = createFetch();
  onTestFinished(() => web.close());
  return web.fetch(url).then(
    (response) => response.json(),
    (error: unknown) => error,
  );
}
