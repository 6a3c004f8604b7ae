import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectedClient, connectSdk2, everyClient } from './support/clients.js';
import { type HttpServer, startHttpServer } from './support/http-server.js';

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

describe.each(everyClient)('in addition to tools, %s', (_, connect) => {
  let connected: ConnectedClient;
  let client: ConnectedClient['sdk'];
  beforeAll(async () => {
    connected = await connect(server);
    client = connected.sdk;
  });
  afterAll(() => connected.close());

  it('gets a few lines of instructions', () => {
    expect(client.getInstructions()).toMatch(/^Wabascope shows .*list-numbers/);
  });

  it('finds the prompt audit-numbers, with completion of account and provider', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name, arguments: known }) => [name, known?.map((argument) => argument.name)])).toEqual([
      ['audit-numbers', ['account', 'provider']],
      ['weekly-report', ['account', 'provider']],
    ]);
    const ref = { type: 'ref/prompt' as const, name: 'audit-numbers' };
    const accounts = await client.complete({ ref, argument: { name: 'account', value: 'sin' } });
    expect(accounts.completion.values).toEqual(['singapore']);
    const providers = await client.complete({ ref, argument: { name: 'provider', value: 'A' } });
    expect(providers.completion.values).toEqual(['alibaba', 'antgst', 'awal', 'aws']);
  });

  it('gets the text of the prompt with its arguments', async () => {
    const { messages } = await client.getPrompt({ name: 'audit-numbers', arguments: { account: 'singapore' } });
    expect(messages).toMatchObject([{ role: 'user', content: { type: 'text' } }]);
    expect(JSON.stringify(messages)).toContain('accounts [\\"singapore\\"]');
    await expect(client.getPrompt({ name: 'audit-numbers', arguments: { account: 'nowhere' } })).rejects.toThrow(
      /account: not configured\. Known values: .*singapore/,
    );
    await expect(
      client.getPrompt({ name: 'audit-numbers', arguments: { accounts: 'singapore' } }),
    ).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('Did you mean account?') });
  });

  it('reads the numbers and WABAs of an account, and the changes, as resources', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain('wabascope://accounts/singapore/numbers');
    const numbers = await read('wabascope://accounts/singapore/numbers');
    expect(numbers).toMatchObject({ failures: [] });
    expect(numbers.numbers[0]).toMatchObject({ account: 'singapore', provider: 'alibaba' });
    const wabas = await read('wabascope://accounts/singapore/wabas');
    expect(wabas.wabas).toMatchObject([{ account: 'singapore', accountReviewStatus: 'APPROVED' }]);
    expect(resources.map(({ uri }) => uri)).toContain('wabascope://changes');
    expect(await read('wabascope://changes')).toMatchObject({ changes: [], summary: { total: 0 } });
  });

  it('completes the account of the resource templates', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    const templates = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
    expect(templates).toEqual(['wabascope://accounts/{account}/numbers', 'wabascope://accounts/{account}/wabas']);
    const ref = { type: 'ref/resource' as const, uri: 'wabascope://accounts/{account}/wabas' };
    const { completion } = await client.complete({ ref, argument: { name: 'account', value: 'ria' } });
    expect(completion.values).toEqual([]);
    const found = await client.complete({ ref, argument: { name: 'account', value: 'riy' } });
    expect(found.completion.values).toEqual(['riyadh']);
  });

  it('gets an error for a malformed resource URI', async () => {
    await expect(client.readResource({ uri: 'wabascope://accounts/%E0%A4%A/numbers' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringMatching(/^(?!.*%E0).*The account in the URI must be percent-encoded UTF-8/),
    });
  });

  it('gets an error for a resource that does not exist, and the reason why a resource cannot be read', async () => {
    await expect(client.readResource({ uri: 'wabascope://accounts/nowhere/numbers' })).rejects.toThrow(/not found/i);
    await expect(client.readResource({ uri: 'wabascope://accounts/riyadh/wabas' })).rejects.toThrow(
      /Awal Chat has no call for WABA details/,
    );
  });

  async function read(uri: string) {
    const { contents } = await client.readResource({ uri });
    const [content] = contents as unknown as [{ text: string; mimeType: string }];
    expect(content.mimeType).toBe('application/json');
    return JSON.parse(content.text);
  }
});

describe('a client of 2026-07-28', () => {
  it('gets the cache lifetime and cache scope of lists and resources', async () => {
    const { sdk: client } = await connectSdk2({ args: ['--sandbox'] });
    const tools = (await client.listTools()) as { ttlMs?: number; cacheScope?: string };
    expect(tools).toMatchObject({ ttlMs: 86_400_000, cacheScope: 'public' });
    const resources = (await client.listResources()) as { ttlMs?: number; cacheScope?: string };
    expect(resources).toMatchObject({ ttlMs: 300_000, cacheScope: 'private' });
    await client.close();
  });
});
