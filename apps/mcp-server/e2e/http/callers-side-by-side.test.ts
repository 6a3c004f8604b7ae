import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, rawMessage } from '../support/raw-request.js';
import { sha256Of } from '../support/token.js';

// The server keeps MCP servers for later calls. Each must serve only callers that see the same accounts.

const callers = [
  { token: 'north-1c7a', accounts: ['oslo'] },
  { token: 'south-e02b', accounts: ['beirut', 'tripoli'] },
  { token: 'south-too-4d9f', accounts: ['tripoli', 'beirut'] },
];
const rounds = 20;

const eras = {
  2025: { headers: {}, params: {} },
  '2026-07-28': {
    headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'list-numbers' },
    params: {
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  },
};

let sandbox: Sandbox<'meta'>;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
  const tokens = callers.map(({ token, accounts }) => ({ name: token, sha256: sha256Of(token), accounts }));
  folder = await configFolder({ accounts: sandbox.accounts(), http: { auth: { tokens } } });
  server = await startHttpServer(['--config', folder.file]);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

it.each(Object.entries(eras))(
  'calls of %s by different callers, at the same time and again, show each caller only its accounts',
  async (_, { headers, params }) => {
    const call = callOf('list-numbers', { limit: 100 });
    const message = { ...call, params: { ...call.params, ...params } };
    const accountsOf = async (token: string) => {
      const response = await rawMessage(server.url, message, { ...headers, authorization: `Bearer ${token}` });
      const { numbers } = JSON.parse(response.body).result.structuredContent;
      return [...new Set(numbers.map(({ account }: { account: string }) => account))].sort();
    };
    for (let round = 0; round < rounds; round += 1) {
      const shown = await Promise.all(callers.map(({ token }) => accountsOf(token)));
      expect(shown).toEqual(callers.map(({ accounts }) => accounts.toSorted()));
    }
  },
);
