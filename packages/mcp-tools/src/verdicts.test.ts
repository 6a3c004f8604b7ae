import { createDirectory, type Directory } from '@wabascope/directory';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { providerIds, providers } from './__fixtures__/providers.js';
import { tools } from './index.js';
import { auditNumbers } from './prompts/audit-numbers.js';

interface Row {
  readonly account: string;
  readonly provider: string;
  readonly number: string;
  readonly id: string;
  readonly status?: string;
  readonly wabaId?: string;
  readonly effectiveLimit?: { readonly tier: string; readonly perDay?: number | 'unlimited' };
  readonly limit?: number | string;
  readonly canSendMessage: string;
  readonly verdictFrom: string;
  readonly providerVerdict?: string;
  readonly reasons?: readonly { readonly code: string; readonly severity: string; readonly meta?: object }[];
}

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

async function call(args: object) {
  const tool = tools.find(({ name }) => name === 'list-numbers');
  const { structuredContent } = Object((await tool?.call(directory, { limit: 100, ...args })) ?? {});
  return structuredContent as {
    numbers: Row[];
    nextCursor?: string;
    summary: { byCanSend: Record<string, number> };
    reasonTexts: Record<string, string>;
    metaIssues?: readonly { readonly reason: string; readonly code?: number }[];
  };
}

async function allRows(args: object): Promise<Row[]> {
  const { numbers, nextCursor } = await call(args);
  return nextCursor === undefined ? numbers : [...numbers, ...(await allRows({ ...args, cursor: nextCursor }))];
}

const hard = ['BANNED', 'MIGRATED', 'DELETED', 'DISCONNECTED', 'UNVERIFIED', 'PENDING'];

it('the filter that audit-numbers uses finds every number that cannot send', async () => {
  expect(auditNumbers.text(directory, {})).toContain('canSend ["BLOCKED",');
  const { wabas } = await directory.getWabas();
  const decided = wabas.filter(
    ({ status, accountReviewStatus = '' }) => status === 'DISABLED' || /REJECTED|DISABLED/.test(accountReviewStatus),
  );
  const stopped = new Set(decided.map(({ account, id }) => `${account} ${id}`));
  const cannot = (await allRows({ detail: 'full' })).filter(
    ({ status = '', account, wabaId }) => hard.includes(status) || stopped.has(`${account} ${wabaId}`),
  );
  const found = new Set(
    (await allRows({ detail: 'full', canSend: ['BLOCKED'] })).map(({ account, id }) => account + id),
  );
  expect(cannot.length).toBeGreaterThan(40);
  expect(cannot.filter(({ account, id }) => !found.has(account + id))).toEqual([]);
  expect((await call({})).summary.byCanSend.BLOCKED).toBe(found.size);
});

it('no number that can send has a reason that blocks or limits it', async () => {
  const maxSeverity = { BLOCKED: 'blocking', LIMITED: 'limiting', AVAILABLE: 'notice', UNKNOWN: 'notice' };
  for (const { canSendMessage, reasons = [] } of await allRows({ detail: 'full' })) {
    expect(reasons[0]?.severity ?? 'notice').toBe(Object(maxSeverity)[canSendMessage]);
  }
});

it('a concise row has provider, verdict and its source, the limit, and all reasons of the full one', async () => {
  const concise = await allRows({});
  const full = await allRows({ detail: 'full' });
  expect(concise).toHaveLength(full.length);
  for (const [index, row] of full.entries()) {
    const { account, provider, canSendMessage, verdictFrom, providerVerdict, effectiveLimit, reasons } = row;
    expect(concise[index]).toMatchObject({ account, provider, canSendMessage, verdictFrom });
    expect(concise[index]?.providerVerdict).toBe(providerVerdict);
    expect(concise[index]?.limit).toBe(effectiveLimit?.perDay ?? effectiveLimit?.tier);
    expect(concise[index]?.reasons).toEqual(reasons?.map(({ code }) => code));
  }
  expect(full.filter(({ providerVerdict }) => providerVerdict !== undefined)).toMatchObject([
    { account: 'contradictory-health', status: 'DELETED', canSendMessage: 'BLOCKED', providerVerdict: 'AVAILABLE' },
  ]);
});

it("Meta's words are once beside the concise rows, and in each reason of a full one", async () => {
  const { numbers, metaIssues, reasonTexts } = await call({ accounts: ['tripoli'] });
  expect(numbers.map(({ reasons }) => reasons)).toEqual([['waba-payment'], ['waba-payment']]);
  const words = {
    code: 141006,
    description: 'There is an error with the payment method.',
    solution: 'Settle the balance of the WABA in its payment settings.',
  };
  expect(metaIssues).toEqual([{ reason: 'waba-payment', ...words }]);
  expect(Object.keys(reasonTexts)).toEqual(['waba-payment']);
  const full = await call({ accounts: ['tripoli'], detail: 'full' });
  const reason = { code: 'waba-payment', severity: 'blocking', meta: words };
  expect(full.numbers.map(({ reasons }) => reasons)).toEqual([[reason], [reason]]);
  expect(full).not.toHaveProperty('metaIssues');
  expect(await call({ accounts: ['singapore'] })).not.toHaveProperty('metaIssues');
});

it.each([{}, { account: 'oslo' }])('audit-numbers for %j names the first call', (args) => {
  const scope = 'account' in args ? 'accounts ["oslo"] and ' : '';
  expect(auditNumbers.text(directory, args)).toContain(`Call list-numbers with ${scope}canSend ["BLOCKED",`);
});
