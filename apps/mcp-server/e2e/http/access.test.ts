import type { Client } from '@modelcontextprotocol/client';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ConnectedClient, connectSdk2 } from '../support/clients.js';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, rawMessage, rawRequest } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';
import { type Get, surfaces } from '../support/surfaces.js';
import { sha256Of } from '../support/token.js';

/** The accounts that the configuration grants each caller, and the aliases in the sandbox that match them. */
const callers = {
  operator: { token: 'operator-3b9ac1', accounts: undefined, sees: undefined },
  'team of two accounts': {
    token: 'team-77d0e2',
    accounts: ['singapore', 'riyadh'],
    sees: ['riyadh', 'singapore'],
  },
  'auditor of a provider': {
    token: 'auditor-c41f09',
    accounts: ['meta:*', 'atlas'],
    sees: ['atlas', 'beirut', 'contradictory-health', 'oslo', 'tripoli'],
  },
};

let sandbox: Sandbox;
let folder: ConfigFolder;
let server: HttpServer;
let words: ReadonlyMap<string, string[]>;
let aliases: readonly string[];
beforeAll(async () => {
  sandbox = await startSandbox();
  const tokens = Object.entries(callers).map(([name, { token, accounts }]) => ({
    name,
    sha256: sha256Of(token),
    ...(accounts === undefined ? {} : { accounts }),
  }));
  // Has the same numbers as an account of the team, and is open to the operator only.
  const accounts = { ...sandbox.accounts(), twin: { ...sandbox.accounts().riyadh } };
  aliases = Object.keys(accounts).sort();
  const hints = { oslo: { token: 'hint-token-of-oslo' }, twin: { appSecret: 'app-secret', verifyToken: 'verify' } };
  folder = await configFolder({ accounts, http: { auth: { tokens }, hints } });
  server = await startHttpServer(['--config', folder.file]);
  words = await wordsByAccount();
  await changeWords();
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

/** What identifies each account: its alias, and the IDs of its numbers and WABAs. */
async function wordsByAccount(): Promise<Map<string, string[]>> {
  const { callTool, close } = await connectSdk2({ url: server.url, token: callers.operator.token });
  const found = new Map<string, string[]>();
  let cursor: string | undefined;
  do {
    const { data } = await callTool('list-numbers', { limit: 100, detail: 'full', ...(cursor && { cursor }) });
    for (const { account, id, wabaId, phoneNumber } of data.numbers) {
      const ids = [id, wabaId, phoneNumber].filter((word) => word !== undefined);
      found.set(account, [...(found.get(account) ?? [account]), ...ids]);
    }
    cursor = data.nextCursor;
  } while (cursor);
  await close();
  return found;
}

/** Makes changes in accounts of every caller and in others: each word becomes unknown, and known again. */
async function changeWords(): Promise<void> {
  const operator = await connectSdk2({ url: server.url, token: callers.operator.token });
  const fetched = { providers: ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'], limit: 0, maxAgeSeconds: 0 };
  await sandbox.faults.set({ kind: 'unknown-words' });
  await operator.callTool('list-numbers', fetched);
  await sandbox.faults.clear();
  await operator.callTool('list-numbers', fetched);
  await operator.close();
}

/** All changes over HTTP that a query finds. */
async function changesOf(token: string, query: string, cursor = ''): Promise<{ account: string }[]> {
  const { body } = await getter(token)(`/changes?limit=500&${query}${cursor && `&cursor=${cursor}`}`);
  const { changes, nextCursor } = JSON.parse(body);
  return nextCursor === undefined ? changes : [...changes, ...(await changesOf(token, query, nextCursor))];
}

function getter(token: string): Get {
  return (path) => rawRequest(server.url, { path, headers: { authorization: `Bearer ${token}` } });
}

describe.each(Object.entries(callers))('%s', (name, { token, sees }) => {
  let client: ConnectedClient;
  let foreign: readonly string[];
  beforeAll(async () => {
    client = await connectSdk2({ url: server.url, token });
    foreign = aliases.filter((alias) => sees !== undefined && !sees.includes(alias));
  });
  afterAll(() => client.close());

  it('sees exactly the granted accounts', async () => {
    const { data } = await client.callTool('list-accounts');
    const shown = data.accounts.map(({ account }: { account: string }) => account).sort();
    expect(shown).toEqual(sees ?? aliases);
  });

  it('has counts, reach, groups and duplicates of the granted accounts only', async () => {
    const operator = await connectSdk2({ url: server.url, token: callers.operator.token });
    const own = sees ?? aliases;
    const queries = [{ limit: 0 }, { groupBy: ['country', 'status'] }, { duplicates: true, limit: 100 }];
    for (const query of queries) {
      const { data } = await client.callTool('list-numbers', query);
      const { data: ofOperator } = await operator.callTool('list-numbers', { ...query, accounts: own });
      const { total, summary, groups, moreGroups, numbers } = ofOperator;
      expect(data).toMatchObject({ total, summary, numbers });
      expect([data.groups, data.moreGroups]).toEqual([groups, moreGroups]);
    }
    await operator.close();
    const { data } = await client.callTool('list-numbers', { duplicates: true, accounts: own.slice(-3), limit: 100 });
    for (const { alsoIn } of data.numbers) expect(alsoIn.every((alias: string) => own.includes(alias))).toBe(true);
  });

  it.each(Object.entries(surfaces))('sees no data of other accounts in %s', async (_surface, read) => {
    const own = sees?.flatMap((alias) => words.get(alias) ?? []) ?? [];
    for (const alias of foreign.slice(0, 3)) {
      const shown = new Set(JSON.stringify(await read(client.sdk, alias, getter(token))).split(/[^\w*+-]+/));
      // The error message repeats the alias of the request.
      const secret = foreign.flatMap((other) => words.get(other) ?? [other]).filter((word) => word !== alias);
      expect(secret.filter((word) => shown.has(word) && !own.includes(word))).toEqual([]);
    }
  });

  it('sees the changes of the granted accounts only, and counts only these', async () => {
    const own = sees ?? aliases;
    const changes = await changesOf(token, '');
    const shown = [...new Set(changes.map(({ account }) => account))].sort();
    expect(shown).toEqual(expect.arrayContaining(sees ?? ['guangzhou', 'oslo', 'singapore', 'twin']));
    expect(shown.filter((alias) => !own.includes(alias))).toEqual([]);
    expect(changes).toEqual(await changesOf(callers.operator.token, `accounts=${own}`));
    const { data } = await client.callTool('list-changes', { limit: 0 });
    expect(data.summary.total).toBe(changes.length);
    const metrics = await getter(token)('/metrics');
    expect(metrics.status).toBe(sees === undefined ? 200 : 403);
  });

  it('sees failures only in accounts that it has access to', async () => {
    await sandbox.faults.set({ kind: 'status', status: 500 });
    const { data, text } = await client.callTool('list-numbers', { maxAgeSeconds: 0 });
    await sandbox.faults.clear();
    const failed = data.failures.map(({ account }: { account: string }) => account);
    expect(failed.length).toBeGreaterThan(0);
    for (const alias of foreign) expect(text).not.toContain(`"${alias}"`);
    expect(failed.every((alias: string) => !foreign.includes(alias))).toBe(true);
  });

  it('gets log messages, and is named in log lines, only about its own accounts', async () => {
    await sandbox.faults.set({ kind: 'status', status: 401 });
    // A call of a client of 2025 that sets no log level.
    const call = callOf('list-numbers', { maxAgeSeconds: 0 });
    const { body } = await rawMessage(server.url, call, { authorization: `Bearer ${token}` });
    await sandbox.faults.clear();
    const sent = [...body.matchAll(/^data: (.*"notifications\/message".*)$/gm)].map(([, json = '']) =>
      JSON.parse(json),
    );
    const own = new Set(sees ?? aliases);
    expect(new Set(sent.map(({ params }) => params.data.account))).toEqual(own);
    await vi.waitFor(() => {
      const lines = logLines(server.stderr().trim().split('\n').slice(1));
      expect(new Set(lines.filter(({ caller }) => caller === name).map(({ account }) => account))).toEqual(own);
    });
  });
});

describe('the callers of one server', () => {
  it('cannot use the cursor of a caller with more access, and cannot find numbers of other accounts', async () => {
    const operator = await connectSdk2({ url: server.url, token: callers.operator.token });
    const team = await connectSdk2({ url: server.url, token: callers['team of two accounts'].token });
    const { data } = await operator.callTool('list-numbers', { limit: 1 });
    const { isError, text } = await team.callTool('list-numbers', { cursor: data.nextCursor, limit: 1 });
    expect(isError).toBe(true);
    expect(text).toMatch(/another query|other filters/);
    const [[id = ''] = []] = [words.get('oslo')?.slice(1)];
    const { data: foundThere } = await team.callTool('list-numbers', { query: id });
    expect(foundThere.total).toBe(0);
    await operator.close();
    await team.close();
  });

  it('cannot use a cursor of changes of a caller with more access, and cannot find numbers of other accounts', async () => {
    const [operator, team] = [getter(callers.operator.token), getter(callers['team of two accounts'].token)];
    const { nextCursor, latestCursor } = JSON.parse((await operator('/changes?limit=1')).body);
    const rejected = await team(`/changes?limit=1&cursor=${nextCursor}`);
    expect([rejected.status, rejected.body]).toEqual([400, expect.stringMatching(/another query|other filters/)]);
    expect(JSON.parse((await team(`/changes?since=${latestCursor}`)).body).changes).toEqual([]);
    const [number = ''] = words.get('oslo')?.filter((word) => word.startsWith('+')) ?? [];
    const found = (get: Get) => get(`/changes?query=${encodeURIComponent(number)}`);
    expect(JSON.parse((await found(operator)).body).changes).not.toEqual([]);
    expect(JSON.parse((await found(team)).body)).toMatchObject({ changes: [], summary: { total: 0 } });
  });

  it('cannot subscribe to a resource, in either version of the protocol', async () => {
    const target = { url: server.url, token: callers['team of two accounts'].token };
    const uri = 'wabascope://changes';
    const old = await connectSdk2(target, 'legacy');
    await expect((old.sdk as Client).subscribeResource({ uri })).rejects.toThrow('Method not found');
    await old.close();
    const current = await connectSdk2(target, 'auto');
    const subscription = await (current.sdk as Client).listen({ resourceSubscriptions: [uri] });
    expect(subscription.honoredFilter).toEqual({});
    await subscription.close();
    await current.close();
  });

  it('get the same response for every account at /hints, with or without hints, and for one that does not exist', async () => {
    const bodies = ['oslo', 'twin', 'riyadh', 'atlantis'].flatMap((alias) =>
      Object.values(callers).flatMap(({ token }) =>
        ['GET', 'POST'].map(async (method) => {
          const headers = { authorization: `Bearer ${token}` };
          const { status, body } = await rawRequest(server.url, { method, path: `/hints/${alias}`, headers });
          return `${status} ${body}`;
        }),
      ),
    );
    const responses = [...new Set(await Promise.all(bodies))];
    expect(responses).toEqual([expect.stringMatching(/^404 .*Not found/)]);
  });

  it('get totals of only the accounts that they see', async () => {
    const totals = await Promise.all(
      Object.values(callers).map(async ({ token, sees }) => {
        const { callTool, close } = await connectSdk2({ url: server.url, token });
        const { data } = await callTool('list-numbers', { limit: 1 });
        await close();
        const own = [...words].filter(([alias]) => sees === undefined || (sees as string[]).includes(alias));
        const summed = Object.values(data.summary.byCanSend as Record<string, number>).reduce((a, b) => a + b, 0);
        return { total: data.total, summed, aliases: own.length };
      }),
    );
    const [all, ...some] = totals;
    for (const { total, summed } of totals) expect(summed).toBe(total);
    for (const { total } of some) expect(total).toBeLessThan(all?.total ?? 0);
  });
});
