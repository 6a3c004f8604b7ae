import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { createMemoryJournal } from '@wabascope/changes';
import { createDirectory, type Directory } from '@wabascope/directory';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { lines } from './__fixtures__/lines.js';
import { directoryOf } from './__fixtures__/plugin.js';
import { tools } from './index.js';
import { auditNumbers } from './prompts/audit-numbers.js';
import { listChanges } from './tools/list-changes.js';

let directory: Directory;
beforeAll(async () => {
  directory = await directoryOf({
    lima: {
      numbers: [
        { id: '3', phoneNumber: '+51987654321', status: 'BANNED', qualityRating: 'RED', wabaId: '122097329108006' },
        { id: '4' },
      ],
      wabas: [{ id: '122097329108006' }, { id: '7' }],
    },
    oslo: { numbers: [{ id: '1', phoneNumber: '+4791234567', status: 'CONNECTED' }], wabas: [{ id: '8' }] },
  });
});
afterAll(() => directory.close());

type Args = Record<string, unknown>;

test('changes that cannot be read are an error that the assistant can explain', async () => {
  const journal = { ...createMemoryJournal(), latest: () => Promise.reject(new Error('Redis is unavailable.')) };
  const { content, isError } = await listChanges.call(
    await createDirectory({ accounts: {}, providers: {}, journal }),
    {},
  );
  expect([isError, content]).toMatchObject([
    true,
    [{ text: 'The journal of changes cannot be used now. Try again later.' }],
  ]);
});

describe.each(Object.entries(lines))('arguments on %s', (_, connect) => {
  async function call(name: string, args: Args) {
    const client = await connect(directory);
    const { isError = false, structuredContent, content } = await client.callTool({ name, arguments: args });
    await client.close();
    const { numbers, wabas, total, accounts } = (structuredContent ?? {}) as Record<string, { length: number }>;
    const [{ text }] = content as [{ text: string }];
    return isError ? text : { total, shown: (numbers ?? wabas ?? accounts)?.length };
  }

  it.each<[string, string, Args, Args]>([
    ['null', 'list-numbers', { accounts: null, query: null, limit: null, detail: null, cursor: null }, {}],
    ['empty text', 'list-numbers', { accounts: '', wabaId: '', query: '', limit: '', detail: '', cursor: ' ' }, {}],
    ['null and empty text in a list', 'list-numbers', { accounts: [null, ''] }, {}],
    [
      'a list as JSON text',
      'list-numbers',
      { accounts: '["oslo"]', status: ' ["CONNECTED"] ' },
      { accounts: ['oslo'] },
    ],
    ['an empty list as JSON text', 'list-numbers', { accounts: '[]' }, {}],
    ['a word for a list', 'list-numbers', { accounts: 'oslo' }, { accounts: ['oslo'] }],
    ['a quoted word for a list', 'list-numbers', { accounts: '"oslo"' }, { accounts: ['oslo'] }],
    [
      'words with commas for a list',
      'list-numbers',
      { canSend: 'BLOCKED, LIMITED' },
      { canSend: ['BLOCKED', 'LIMITED'] },
    ],
    ['a list for a word', 'get-waba', { account: ['lima'] }, { account: 'lima' }],
    ['a number as text', 'list-numbers', { limit: ' 1 ' }, { limit: 1 }],
    ['an age as text', 'list-numbers', { maxAgeSeconds: '0' }, { maxAgeSeconds: 0 }],
    ['text as a number', 'list-numbers', { query: 51987 }, { query: '51987' }],
    [
      'an ID as a number',
      'get-waba',
      { account: 'lima', wabaId: 122097329108006 },
      { account: 'lima', wabaId: '122097329108006' },
    ],
    ['blanks around an ID', 'list-numbers', { wabaId: ' 122097329108006\n' }, { wabaId: '122097329108006' }],
    ['blanks around an alias', 'get-waba', { account: ' oslo ', wabaId: null }, { account: 'oslo' }],
    ['blanks in a list', 'list-numbers', { accounts: [' oslo '] }, { accounts: ['oslo'] }],
    ['words in another case', 'list-numbers', { canSend: 'blocked', detail: 'Full' }, { canSend: ['BLOCKED'] }],
    ['words with blanks', 'list-numbers', { status: ['not reported'] }, { status: ['NOT_REPORTED'] }],
    ['a limit as text', 'list-accounts', { limit: '1' }, { limit: 1 }],
    ['a code in another case', 'list-numbers', { reasons: 'Number-Banned' }, { reasons: ['number-banned'] }],
    ['a key of groups as text', 'list-numbers', { groupBy: 'Status' }, { groupBy: ['status'] }],
    ['a country in small letters', 'list-numbers', { country: 'no' }, { country: ['NO'] }],
  ])('%s of %s is read as what it means', async (_what, tool, written, meant) => {
    const result = await call(tool, meant);
    expect(result).toMatchObject({ shown: expect.any(Number) });
    expect(await call(tool, written)).toEqual(result);
  });

  it.each([
    ['list-numbers', { status: ['NOT_REPORTED'] }],
    ['list-numbers', { quality: ['NOT_REPORTED'], status: ['CONNECTED'] }],
  ])('%s finds with %j what is not reported', async (tool, args) => {
    expect(await call(tool, args)).toEqual({ total: 1, shown: 1 });
  });

  it.each<[string, Args, string]>([
    ['get-waba', { account: ['lima', 'oslo'] }, 'account must be a string.'],
    ['get-waba', { account: 'lima', wabaId: 1.5 }, 'wabaId must be a string.'],
    [
      'get-waba',
      // biome-ignore lint/correctness/noPrecisionLoss: that is what is tested.
      { account: 'lima', wabaId: 122097329108006499 },
      'wabaId must be a string. JSON numbers of this length lose digits.',
    ],
    ['list-numbers', { accounts: { alias: 'oslo' } }, 'accounts must be a list of strings.'],
    ['list-numbers', { accounts: '["oslo"' }, 'accounts must be a list of strings.'],
    ['list-numbers', { canSend: {} }, 'canSend must be a list of these words: AVAILABLE, LIMITED, BLOCKED, UNKNOWN.'],
    [
      'list-numbers',
      { canSend: 'BLOKED' },
      'canSend: unknown value "BLOKED". Known values: AVAILABLE, LIMITED, BLOCKED, UNKNOWN. Did you mean BLOCKED?',
    ],
    ['list-numbers', { detail: 1.5 }, 'detail must be one of concise, full.'],
    ['list-numbers', { limit: 'many' }, 'limit must be a whole number from 0 to 100.'],
    ['list-numbers', { limit: 101 }, 'limit must be a whole number from 0 to 100.'],
    ['list-numbers', { limit: 1.5 }, 'limit must be a whole number from 0 to 100.'],
    ['list-numbers', { maxAgeSeconds: -1 }, 'maxAgeSeconds must be a whole number, 0 or more.'],
    ['list-numbers', { query: 'x'.repeat(201) }, 'query must be a string of at most 200 characters.'],
    [
      'list-accounts',
      { ofset: 1 },
      'Unknown argument: ofset. Known arguments: accounts, providers, failure, credential, limit, cursor.',
    ],
    [
      'get-waba',
      { account: 'lima', waba_id: '7' },
      'Unknown argument: waba_id. Known arguments: account, wabaId, review, status, businessVerification, health, groupBy, limit, cursor, maxAgeSeconds. Did you mean wabaId?',
    ],
  ])('%s rejects %j and explains why', async (tool, args, sentence) => {
    expect(await call(tool, args)).toBe(args.query === undefined ? `${tool} was not run. ${sentence}` : sentence);
  });

  const many = (length: number, entryOf: (index: number) => unknown) => Array.from({ length }, (_, i) => entryOf(i));

  it.each<[string, Args, string]>([
    ['a list', { accounts: many(1_001, () => 'oslo') }, 'accounts may have at most 1000 entries.'],
    ['a list as text', { status: 'X,'.repeat(1_001) }, 'status may have at most 1000 entries.'],
    ['a text', { cursor: 'x'.repeat(16_385) }, 'cursor may have at most 16384 characters.'],
    ['an entry', { providers: ['x'.repeat(16_385)] }, 'providers may have at most 16384 characters.'],
    [
      'a call',
      Object.fromEntries(many(101, (i) => [`k${i}`, 1]) as [string, 1][]),
      'A call may have at most 100 arguments.',
    ],
  ])('rejects %s that is larger than any call needs', async (_what, args, sentence) => {
    expect(await call('list-numbers', args)).toBe(`list-numbers was not run. ${sentence}`);
  });

  it('accepts a thousand words', async () => {
    expect(await call('list-numbers', { accounts: many(1_000, () => 'oslo') })).toEqual({ total: 1, shown: 1 });
  });

  it('has at most ten sentences', async () => {
    const text = await call('list-numbers', { status: many(1_000, (index) => `x${index}`) });
    expect(String(text).match(/unknown value/g)).toHaveLength(10);
  });

  it('suggests no word for a text that is not a typing mistake', async () => {
    expect(await call('list-numbers', { accounts: ['oslo'.repeat(4_000)] })).not.toContain('Did you mean');
  });

  it('finds nothing for an ID of any length', async () => {
    expect(await call('list-numbers', { wabaId: '9'.repeat(300) })).toEqual({ total: 0, shown: 0 });
  });

  it('names every argument that is wrong, each once', async () => {
    const text = await call('list-numbers', { account: 'oslo', color: 'red', accounts: [{}, {}] });
    expect(text).toMatch(
      /^list-numbers was not run\. accounts must be a list of strings\. Unknown argument: account\. .* Did you mean accounts\? Unknown argument: color\. Known/,
    );
  });

  it('shows the schemas of the tools unchanged', async () => {
    const client = await connect(directory);
    const { tools: seen } = await client.listTools();
    for (const { name, input, jsonSchemas } of tools) {
      const { inputSchema } = seen.find((tool) => tool.name === name) ?? {};
      const { properties } =
        client instanceof Client1 ? z.toJSONSchema(input, { target: 'draft-7', io: 'input' }) : jsonSchemas().input;
      expect(inputSchema?.properties).toEqual(properties);
    }
    await client.close();
  });
});

describe('arguments of the prompt', () => {
  it.each([{}, { account: '', provider: ' ' }])('left out as %j mean all accounts', (args) => {
    expect(auditNumbers.text(directory, args)).toMatch(/^Audit our WhatsApp Business numbers\./);
  });

  it('are read without blanks around them', () => {
    expect(auditNumbers.text(directory, { account: ' oslo ' })).toContain('accounts ["oslo"]');
    expect(auditNumbers.arguments.account?.complete(directory, ' OS')).toEqual(['oslo']);
  });

  it('that are unknown are named with the nearest known one', () => {
    expect(() => auditNumbers.text(directory, { accounts: 'oslo' })).toThrow(
      'Unknown argument: accounts. Known arguments: account, provider. Did you mean account?',
    );
  });
});
