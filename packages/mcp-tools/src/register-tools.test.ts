import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { createDirectory, type Directory } from '@wabascope/directory';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { McpServer as Server123 } from 'mcp-sdk-1.23/server/mcp.js';
import { McpServer as Server124 } from 'mcp-sdk-1.24/server/mcp.js';
import { McpServer as Server20 } from 'mcp-server-2.0';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lines } from './__fixtures__/lines.js';
import { providerIds, providers } from './__fixtures__/providers.js';
import { registerTools } from './index.js';

let sandbox: Sandbox<(typeof providerIds)[number]>;
let directory: Directory;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: providerIds });
  directory = await createDirectory({ accounts: sandbox.accounts() as never, providers });
});
afterAll(async () => {
  await directory.close();
  await sandbox.close();
});
afterEach(() => sandbox.faults.clear());

describe.each(Object.entries(lines))('registerTools on %s', (_, connect) => {
  it('adds the tools beside those of the host', async () => {
    const client = await connect(directory);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['own', 'list-numbers', 'get-waba', 'list-accounts', 'list-changes']);
    await client.close();
  });

  it('returns the same data as structure and as text', async () => {
    const client = await connect(directory);
    const result = await client.callTool({ name: 'list-numbers', arguments: { providers: ['awal'] } });
    const [{ text }] = result.content as [{ text: string }];
    expect(JSON.parse(text)).toEqual(result.structuredContent);
    expect(result.structuredContent).toMatchObject({ failures: [], summary: { byCanSend: { AVAILABLE: 5 } } });
    await client.close();
  });

  it('reports progress if the client requests it', async () => {
    const client = await connect(directory);
    const steps: { progress: number; total?: number | undefined }[] = [];
    const request = { name: 'list-numbers', arguments: { providers: ['awal'], maxAgeSeconds: 0 } };
    const options = { onprogress: (step: { progress: number; total?: number | undefined }) => steps.push(step) };
    if (client instanceof Client1) await client.callTool(request, undefined, options);
    else await client.callTool(request, options);
    expect(steps).toEqual([1, 2, 3].map((progress) => expect.objectContaining({ progress, total: 3 })));
    await client.close();
  });

  it('ends the provider request of a canceled call', async () => {
    const client = await connect(directory);
    await sandbox.faults.set({ kind: 'hang', provider: 'antgst' });
    sandbox.requests.clear();
    const controller = new AbortController();
    const request = { name: 'list-numbers', arguments: { providers: ['antgst'], maxAgeSeconds: 0 } };
    const options = { signal: controller.signal };
    const call =
      client instanceof Client1 ? client.callTool(request, undefined, options) : client.callTool(request, options);
    const { ended } = await sandbox.requests.nth(1);
    controller.abort(new Error('not needed any more'));
    await expect(call).rejects.toThrow('not needed any more');
    expect(await ended).toBe('broken');
    await client.close();
  });

  it.each([
    ['a business ID', 'waba.businessId', /is a business ID, not a WABA ID\. The WABAs of this business: \d+/],
    ['a phone number ID', 'number.phoneNumberId', /is a phone number ID, not a WABA ID\. Its WABA is \d+/],
  ])('has a hint if %s is passed as the WABA ID', async (_kind, where, sentence) => {
    const client = await connect(directory);
    const { wabas } = await directory.getWabas({ account: 'oslo' });
    const { numbers } = await directory.listNumbers({ accounts: ['oslo'], limit: 1 });
    const wabaId =
      where === 'waba.businessId' ? wabas.find(({ businessId }) => businessId)?.businessId : numbers[0]?.phoneNumberId;
    const calls = [
      { name: 'get-waba', arguments: { account: 'oslo', wabaId } },
      { name: 'list-numbers', arguments: { wabaId } },
    ];
    for (const call of calls) {
      const result = await client.callTool(call);
      expect(result.isError).toBe(true);
      expect((result.content as [{ text: string }])[0].text).toMatch(sentence);
    }
    await client.close();
  });
});

describe.each(Object.entries(lines))('a view, with %s', (_, connect) => {
  it('is named by the tools that it can show, if the server has one', async () => {
    const client = await connect(directory, { view: { uri: 'ui://test/view.html' } });
    const { tools } = await client.listTools();
    const withView = tools.filter(({ _meta }) => _meta !== undefined);
    expect(withView.map(({ name }) => name)).toEqual(['list-numbers', 'get-waba', 'list-changes']);
    for (const { _meta } of withView) expect(_meta).toEqual({ ui: { resourceUri: 'ui://test/view.html' } });
    await client.close();
  });

  it('is not named otherwise', async () => {
    const client = await connect(directory);
    const { tools } = await client.listTools();
    expect(tools.filter(({ _meta }) => _meta !== undefined)).toEqual([]);
    await client.close();
  });
});

describe('the oldest supported MCP SDK', () => {
  it.each([
    ['sdk 1.24', Server124],
    ['server 2.0', Server20],
  ])('%s shows the arguments of each tool', async (_, Server) => {
    const server = new Server({ name: 'test', version: '0.0.0' });
    registerTools(server, directory);
    const [near, far] = InMemoryTransport.createLinkedPair();
    const client = new Client1({ name: 'test', version: '0.0.0' });
    await Promise.all([server.connect(far as never), client.connect(near)]);
    const { tools } = await client.listTools();
    const [first] = tools.map(({ inputSchema }) => Object.keys(inputSchema.properties ?? {}));
    expect(tools).toHaveLength(4);
    expect(first).toContain('accounts');
    await client.close();
  });

  it('is newer than 1.23, which is rejected with the versions to install', () => {
    const server = new Server123({ name: 'test', version: '0.0.0' });
    expect(() => registerTools(server, directory)).toThrow(
      'Install @modelcontextprotocol/sdk 1.24 or later, or @modelcontextprotocol/server 2.0 or later.',
    );
  });
});

describe('third-party text in a result', () => {
  it('stays data: never in a sentence, never with characters that hide or reorder', async () => {
    const client = await lines['server 2.x'](directory);
    const result = await client.callTool({ name: 'list-numbers', arguments: { limit: 100 } });
    const [{ text }] = result.content as unknown as [{ text: string }];
    expect(text).toMatch(/Ignore all previous instruc/);
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}/u);
    const { reasonTexts, warnings } = result.structuredContent as {
      reasonTexts: object;
      warnings: { message: string }[];
    };
    expect(JSON.stringify([reasonTexts, warnings.map(({ message }) => message)])).not.toMatch(/Ignore all/);
    await client.close();
  });

  it('is not in the message of a failure', async () => {
    const client = await lines['server 2.x'](directory);
    await sandbox.faults.set({ kind: 'error-in-body', provider: 'nxcloud' });
    const request = { name: 'list-numbers', arguments: { providers: ['nxcloud'], maxAgeSeconds: 0 } };
    const result = await client.callTool(request);
    const { failures } = result.structuredContent as { failures: { message: string; upstreamMessage?: string }[] };
    expect(failures.length).toBeGreaterThan(0);
    for (const { message, upstreamMessage = '\0' } of failures) expect(message).not.toContain(upstreamMessage);
    await client.close();
  });
});
