import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInProviders } from '../src/built-in-providers.js';
import { type ConnectedClient, everyClient } from './support/clients.js';
import { type HttpServer, startHttpServer } from './support/http-server.js';

/** Arguments that need no description, which would be tokens in every conversation. */
const plainNames = new Set(
  'accounts providers account canSend newNameStatus official accountMode onBusinessApp wabaId detail cursor businessVerification credential limit'.split(
    ' ',
  ),
);

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

describe.each(everyClient)('with %s', (_, connect) => {
  let client: ConnectedClient;
  beforeAll(async () => {
    client = await connect(server);
  });
  afterAll(() => client.close());

  it('lists four read-only tools with portable schemas', async () => {
    const tools = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['list-numbers', 'get-waba', 'list-accounts', 'list-changes']);
    for (const { inputSchema, outputSchema, annotations } of tools) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: true,
      });
      for (const schema of [inputSchema, outputSchema]) {
        expect(schema).toMatchObject({ type: 'object' });
        expect(JSON.stringify(schema)).not.toMatch(/"\$schema"|"type":\[|"null"/);
      }
      for (const [name, property] of Object.entries(inputSchema.properties as Record<string, object>)) {
        if (!plainNames.has(name)) expect(property, name).toHaveProperty('description');
      }
    }
  });

  it('lists the numbers of every provider, numbers with problems first', async () => {
    const { data, text, isError } = await client.callTool('list-numbers', { limit: 100 });
    expect(isError).toBe(false);
    expect(data.failures).toEqual([]);
    const verdicts = data.numbers.map(({ canSendMessage }: { canSendMessage: string }) => canSendMessage);
    const rank = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];
    expect(verdicts).toEqual(verdicts.toSorted((a: string, b: string) => rank.indexOf(a) - rank.indexOf(b)));
    expect(JSON.parse(text)).toEqual(data);
    for (const provider of Object.keys(builtInProviders)) {
      const { data: its } = await client.callTool('list-numbers', { providers: [provider], detail: 'full', limit: 1 });
      // AWS does not report whether a number is connected.
      const worst = provider === 'aws' ? 'UNKNOWN' : 'BLOCKED';
      expect(its.numbers).toMatchObject([{ provider, canSendMessage: worst }]);
    }
  });

  it('pages through all numbers and returns each one once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    let total = 0;
    do {
      const { data } = await client.callTool('list-numbers', { limit: 17, detail: 'full', ...(cursor && { cursor }) });
      seen.push(...data.numbers.map(({ account, id }: { account: string; id: string }) => `${account} ${id}`));
      ({ total, nextCursor: cursor } = data);
    } while (cursor);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('filters numbers and summarizes all matches', async () => {
    const { data } = await client.callTool('list-numbers', { canSend: ['BLOCKED'], limit: 2 });
    expect(data.numbers).toHaveLength(2);
    expect(data.total).toBeGreaterThan(2);
    expect(data.summary.byCanSend).toEqual({ BLOCKED: data.total });
    for (const { reasons } of data.numbers) {
      for (const reason of reasons) expect(data.reasonTexts[reason]).toMatch(/\.$/);
    }
  });

  it('finds a number in another format, and reports how it read the query', async () => {
    const { data } = await client.callTool('list-numbers', { query: '0055 (0)11 9000–0002', limit: '5' });
    expect(data).toMatchObject({
      numbers: [{ account: 'shenzhen', number: '+5511990000002' }],
      total: 1,
      queryReadAs: { as: 'phone-number', value: '+551190000002', alsoAs: ['+5511990000002'] },
    });
  });

  it('shows the WABA of an account', async () => {
    const { data } = await client.callTool('get-waba', { account: 'singapore' });
    expect(data.wabas[0]).toMatchObject({ account: 'singapore', provider: 'alibaba', accountReviewStatus: 'APPROVED' });
  });

  it('lists the configured accounts and what each provider reports', async () => {
    const { data } = await client.callTool('list-accounts');
    expect(data.accounts).toContainEqual(expect.objectContaining({ account: 'singapore', provider: 'alibaba' }));
    expect(data.providers.awal.reports.waba).toEqual([]);
  });

  it.each([
    [
      'an unknown value',
      'list-numbers',
      { status: ['BROKEN'] },
      /status: unknown value "BROKEN"\. Known values: CONNECTED, PENDING/,
    ],
    ['a wrong type', 'list-numbers', { limit: 'many' }, /limit must be/],
    ['a limit out of range', 'list-numbers', { limit: 101 }, /limit must be a whole number from 0 to 100/],
    [
      'an unknown argument',
      'list-numbers',
      { account: 'oslo' },
      /Unknown argument: account\. .* Did you mean accounts\?/,
    ],
    [
      'an unknown account',
      'list-numbers',
      { accounts: ['nowhere'] },
      /unknown value "nowhere"\. Known values: .*singapore/,
    ],
    ['an unknown account', 'get-waba', { account: 'nowhere' }, /unknown value "nowhere"\. Known values: .*singapore/],
    ['a wrong word', 'get-waba', { review: ['BAD'] }, /review: unknown value "BAD"\. Known values: APPROVED/],
    ['an invalid cursor', 'list-numbers', { cursor: 'bm90aGluZw' }, /cursor is invalid/],
  ])('rejects %s of %s with an error message and keeps working', async (_what, tool, args, sentence) => {
    const { isError, text } = await client.callTool(tool, args);
    expect(isError).toBe(true);
    expect(text).toMatch(sentence);
    expect(await client.listTools()).toHaveLength(4);
  });

  it('rejects a cursor of another query', async () => {
    const { data } = await client.callTool('list-numbers', { limit: 1 });
    const { isError, text } = await client.callTool('list-numbers', { cursor: data.nextCursor, quality: ['RED'] });
    expect(isError).toBe(true);
    expect(text).toMatch(/belongs to a query with other filters/);
  });

  it('rejects an unknown tool with a protocol error', async () => {
    await expect(client.callTool('delete-number')).rejects.toThrow(/delete-number/);
  });
});
