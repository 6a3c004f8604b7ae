import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, runOn } from '../support/check.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: { alibaba: 'none' } });
});
afterAll(() => sandbox.close());

const good = () => accountOf(sandbox, 'singapore');
const bad = () => accountOf(sandbox, 'shenzhen', { accessSecret: 'not-the-secret-44' });
const message = /^wabascope: bad \(nxcloud\): The signature does not match; check accessSecret/;

it('a failed account is reported on stderr with status 3, below the rows of the others', async () => {
  const { status, stdout, stderr } = await runOn({ good: good(), bad: bad() }, ['numbers', '--fail-on', 'blocked']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(14);
  expect(stderr).toMatch(message);
  expect(status).toBe(3);
});

it('the status is 1 if all accounts failed, and JSON has the failures', async () => {
  const { status, stdout, stderr } = await runOn({ bad: bad() }, ['numbers', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ numbers: [], total: 0, failures: [{ account: 'bad', code: 'auth' }] });
  expect(stderr).toMatch(message);
  expect(status).toBe(1);
});

it('accounts has the failure in its row', async () => {
  const fields = ['--fields', 'account,numbers,lastFailure.code'];
  const { status, stdout } = await runOn({ good: good(), bad: bad() }, ['accounts', ...fields]);
  expect(stdout).toBe('bad\t\tauth\ngood\t14\t\n');
  expect(status).toBe(3);
});

it('the order of results: an invalid option before a failed account', async () => {
  const { status, stdout } = await runOn({ bad: bad() }, ['numbers', '--accounts', 'nope', '--fail-on', 'blocked']);
  expect([status, stdout]).toEqual([2, '']);
});
