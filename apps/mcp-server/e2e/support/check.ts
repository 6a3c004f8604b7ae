import type { Sandbox } from '@wabascope/sandbox';
import { expect } from 'vitest';
import type { CheckReport } from '../../src/check/report.js';
import { configFolder } from './config-folder.js';
import { run } from './executable.js';

type Account = Readonly<Record<string, unknown>>;

/** One account of the sandbox, with changes; a member that is undefined is left out. */
export function accountOf(sandbox: Sandbox, alias: string, changes: Account = {}): Account {
  const account = Object.entries(sandbox.accounts()).find(([known]) => known === alias)?.[1];
  if (account === undefined) throw new Error(`The sandbox has no account ${alias}.`);
  return Object.fromEntries(Object.entries({ ...account, ...changes }).filter(([, value]) => value !== undefined));
}

/** Runs a command on accounts, and makes sure that it prints none of their secrets. */
export async function runOn(
  accounts: Readonly<Record<string, Account>>,
  [command = '', ...args]: readonly string[],
  env: Record<string, string> = {},
) {
  const folder = await configFolder({ accounts });
  const finished = await run([command, '--config', folder.file, ...args], { env });
  await folder.remove();
  for (const secret of Object.values(accounts).flatMap(secretsOf)) {
    expect(finished.stdout + finished.stderr).not.toContain(secret);
  }
  return finished;
}

/** Runs `check` on accounts. */
export function runCheck(
  accounts: Readonly<Record<string, Account>>,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
) {
  return runOn(accounts, ['check', ...args], env);
}

/** The report of `check --json`. */
export async function checkReport(
  accounts: Readonly<Record<string, Account>>,
  options: Parameters<typeof runCheck>[1] = {},
): Promise<CheckReport & { status: number | null }> {
  const { status, stdout } = await runCheck(accounts, { ...options, args: ['--json', ...(options.args ?? [])] });
  return { ...(JSON.parse(stdout) as CheckReport), status };
}

function secretsOf(account: Account): string[] {
  return Object.entries(account).flatMap(([name, value]) => (/secret|token/i.test(name) ? [String(value)] : []));
}
