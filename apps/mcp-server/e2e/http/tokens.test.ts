import { startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, listTools, rawMessage, rawRequest } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';
import { sha256Of } from '../support/token.js';

const [everything, some] = ['token-of-the-operator-5c2d', 'token-of-a-team-91ab'];

let sandbox: Awaited<ReturnType<typeof startSandbox<'antgst'>>>;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['antgst'] });
  const auth = {
    tokens: [
      { name: 'operator', sha256: sha256Of(everything).toUpperCase() },
      { name: 'team', sha256: '${file:team.sha256}', accounts: ['atlas'] },
    ],
  };
  const http = { auth, url: 'https://numbers.example.com/mcp', allowedHosts: ['inside.example'] };
  folder = await configFolder({ accounts: sandbox.accounts(), http }, { 'team.sha256': `${sha256Of(some)}\n` });
  server = await startHttpServer(['--config', folder.file, '--log-level', 'info'], '0.0.0.0:0');
  server.url.hostname = '127.0.0.1';
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a server with bearer tokens', () => {
  it.each([everything, some])('accepts a caller with a token at any host name', async (token) => {
    expect(await rawMessage(server.url, listTools, bearer(token))).toMatchObject({ status: 200 });
  });

  it.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['an unknown token', bearer('token-of-a-stranger')],
    ['a part of a token', bearer(everything.slice(0, -1))],
    ['the hash of a token', bearer(sha256Of(everything))],
    ['another scheme', { authorization: `Basic ${btoa(`operator:${everything}`)}` }],
    ['two tokens', { authorization: `Bearer ${everything}, Bearer ${some}` }],
    ['an empty token', { authorization: 'Bearer ""' }],
  ])('responds to %s with status 401 and does not repeat it', async (_, headers) => {
    const { status, headers: responseHeaders, body } = await rawMessage(server.url, listTools, headers);
    expect(status).toBe(401);
    expect(responseHeaders['www-authenticate']).toMatch(/^Bearer .*error="invalid_token"/);
    expect(responseHeaders['www-authenticate']).not.toContain('resource_metadata');
    for (const value of Object.values(headers))
      expect(`${body}${responseHeaders['www-authenticate']}`).not.toContain(value);
  });

  it('does not read a token from the URL', async () => {
    const url = new URL(`?access_token=${everything}`, server.url);
    expect(await rawMessage(url, listTools)).toMatchObject({ status: 401 });
  });

  it('publishes no OAuth metadata', async () => {
    const { status } = await rawRequest(server.url, { path: '/.well-known/oauth-protected-resource' });
    expect(status).toBe(404);
  });

  it('shows the metrics, which cover all accounts, only to callers that see all accounts', async () => {
    const metrics = (headers: Record<string, string>) => rawRequest(server.url, { path: '/metrics', headers });
    expect(await metrics({})).toMatchObject({ status: 401 });
    expect(await metrics(bearer(some))).toMatchObject({ status: 403 });
    expect(await metrics(bearer(everything))).toMatchObject({ status: 200 });
  });

  it('shows the changes to callers with a token', async () => {
    const changes = (headers: Record<string, string>) => rawRequest(server.url, { path: '/changes', headers });
    expect(await changes({})).toMatchObject({ status: 401 });
    expect(await changes(bearer('wrong'))).toMatchObject({ status: 401 });
    expect(await changes(bearer(some))).toMatchObject({ status: 200 });
  });

  it('accepts only the configured host names', async () => {
    for (const host of ['numbers.example.com', 'inside.example:8080']) {
      expect(await rawMessage(server.url, listTools, { ...bearer(some), host })).toMatchObject({ status: 200 });
    }
    expect(await rawMessage(server.url, listTools, { ...bearer(some), host: 'evil.example' })).toMatchObject({
      status: 403,
    });
  });

  it('names the caller of a tool in the log', async () => {
    await rawMessage(server.url, callOf('list-accounts'), bearer(some));
    await vi.waitFor(() =>
      expect(logLines(server.stderr().trim().split('\n'))).toContainEqual(
        expect.objectContaining({ tool: 'list-accounts', caller: 'team' }),
      ),
    );
  });

  it('never writes a token to its log', async () => {
    await rawMessage(server.url, listTools, bearer(everything));
    await rawMessage(server.url, listTools, bearer('token-of-a-stranger'));
    expect(server.stderr()).not.toMatch(/token-of-/);
  });
});
