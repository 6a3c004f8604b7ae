import { createDirectory, type Directory } from '@wabascope/directory';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileProvider } from './__fixtures__/hostile-provider.js';
import { providerIds, providers } from './__fixtures__/providers.js';
import { instructions, tools } from './index.js';

const tokens = (value: unknown) => encode(typeof value === 'string' ? value : JSON.stringify(value)).length;

/** What these tests look into. */
interface Listed {
  readonly numbers: readonly { readonly id: string }[];
  readonly total: number;
  readonly nextCursor?: string;
}

async function call(directory: Directory, name: string, args: Record<string, unknown> = {}) {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  const { content, structuredContent } = await tool.call(directory, args);
  return { text: content[0]?.text ?? '', data: structuredContent as unknown as Listed };
}

describe('what a model sees before any call', () => {
  it('is at most 1,000 tokens for the four tools', () => {
    const seen = tools.map(({ name, description, jsonSchemas }) => ({
      name,
      description,
      inputSchema: jsonSchemas().input,
    }));
    expect(seen).toHaveLength(4);
    expect(seen.reduce((sum, tool) => sum + tokens(tool), 0)).toBeLessThanOrEqual(1_000);
  });

  it('is at most 220 tokens of instructions', () => {
    expect(tokens(instructions)).toBeLessThanOrEqual(220);
  });
});

describe('the rows of a result', () => {
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

  it('are at most 1,500 tokens for 25 concise ones, on every page', async () => {
    let cursor: string | undefined;
    do {
      const { data } = await call(directory, 'list-numbers', { ...(cursor && { cursor }) });
      expect(tokens(data.numbers)).toBeLessThanOrEqual(1_500);
      cursor = data.nextCursor;
    } while (cursor);
  });

  it('are a fraction of the full ones', async () => {
    const { data: concise } = await call(directory, 'list-numbers');
    const { data: full } = await call(directory, 'list-numbers', { detail: 'full' });
    expect(full.numbers).toHaveLength(concise.numbers.length);
    expect(tokens(concise.numbers) * 3).toBeLessThan(tokens(full.numbers));
  });
});

describe('the largest possible result', () => {
  it('stays below 25,000 tokens, whatever third parties write', async () => {
    const accounts = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`account-${n}`, { provider: 'hostile' as const }]),
    );
    const directory = await createDirectory({ accounts, providers: { hostile: async () => hostileProvider } });
    const questions: [string, Record<string, unknown>][] = [
      ['list-numbers', { detail: 'full', limit: 100 }],
      ['list-numbers', { limit: 100 }],
      ['get-waba', { account: 'account-1' }],
      ['list-accounts', {}],
    ];
    for (const [name, args] of questions) {
      const { text } = await call(directory, name, args);
      expect(tokens(text), name).toBeLessThan(25_000);
    }
    await directory.close();
  });

  it('loses no row: the rest is on the next pages', async () => {
    const directory = await createDirectory({
      accounts: { one: { provider: 'hostile' } },
      providers: { hostile: async () => hostileProvider },
    });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await call(directory, 'list-numbers', { detail: 'full', limit: 100, ...(cursor && { cursor }) });
      expect(data.numbers.length).toBeGreaterThan(0);
      ids.push(...data.numbers.map(({ id }) => id));
      cursor = data.nextCursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(200);
    expect(ids).toHaveLength(200);
    await directory.close();
  });

  it("counts what it leaves out of Meta's words", async () => {
    const directory = await createDirectory({
      accounts: { one: { provider: 'hostile' } },
      providers: { hostile: async () => hostileProvider },
    });
    const { numbers, metaIssues, moreMetaIssues = 0 } = Object((await call(directory, 'list-numbers')).data);
    expect(metaIssues.length).toBeGreaterThan(0);
    expect(moreMetaIssues).toBeGreaterThan(0);
    // Each number has a different issue.
    expect(metaIssues.length + moreMetaIssues).toBe(numbers.length);
    await directory.close();
  });

  it('is one page with a summary for 10,000 numbers', async () => {
    const fleet = { alibaba: generateFleet('alibaba', { accounts: 2, numbers: 10_000 }) };
    const sandbox = await startSandbox({ providers: ['alibaba'], fleet });
    const directory = await createDirectory({ accounts: sandbox.accounts() as never, providers });
    const { data, text } = await call(directory, 'list-numbers');
    expect(data.numbers).toHaveLength(25);
    expect(data.total).toBe(10_000);
    expect(tokens(text)).toBeLessThan(3_000);
    await directory.close();
    await sandbox.close();
  });
});
