import type { AccountFailure, AccountSummary, Directory } from '@wabascope/directory';
import colors from 'picocolors';

/** What one account said. */
interface Outcome {
  readonly account: string;
  readonly provider: string;
  readonly works: boolean;
  /** Numbers listed. */
  readonly numbers?: number;
  /** WhatsApp Business Accounts seen; absent when the provider does not tell. */
  readonly wabas?: number;
  readonly warnings?: readonly string[];
  readonly failure?: Omit<AccountFailure, 'account' | 'provider' | 'shown'>;
}

/** Asks every account once, now, and prints a line for each. @returns The exit status: 1 when any failed. */
export async function check(directory: Directory, { json }: { json: boolean }): Promise<number> {
  const accounts = directory.accounts();
  const outcomes = await Promise.all(
    accounts.map(async (account) => {
      const outcome = await ask(directory, account);
      if (!json) process.stdout.write(`${lineOf(outcome)}\n`);
      return outcome;
    }),
  );
  const failed = outcomes.filter(({ works }) => !works).length;
  if (json) process.stdout.write(`${JSON.stringify({ accounts: outcomes, failed })}\n`);
  else process.stdout.write(`${accounts.length - failed} of ${accounts.length} accounts work.\n`);
  return failed === 0 ? 0 : 1;
}

async function ask(directory: Directory, { account, provider, reports }: AccountSummary): Promise<Outcome> {
  const numbers = await directory.listNumbers({ accounts: [account], maxAgeSeconds: 0, limit: 1 });
  const [failure] = numbers.failures;
  if (failure !== undefined) {
    const { account: _, provider: __, shown: ___, ...what } = failure;
    return { account, provider, works: false, failure: what };
  }
  const warnings = numbers.warnings.map(({ message }) => message);
  const wabas = reports.waba.length === 0 ? undefined : (await directory.getWabas({ account })).wabas.length;
  return {
    account,
    provider,
    works: true,
    numbers: numbers.total,
    ...(wabas === undefined ? {} : { wabas }),
    warnings,
  };
}

function lineOf({ account, provider, works, numbers, wabas, warnings = [], failure }: Outcome): string {
  const name = `${account} (${provider})`;
  if (!works) {
    const words =
      failure?.upstreamMessage === undefined ? '' : ` The provider says: ${JSON.stringify(failure.upstreamMessage)}`;
    return `${colors.red('✗')} ${name}: ${failure?.message ?? 'It did not answer.'}${words}`;
  }
  const seen = wabas === undefined ? `${numbers} numbers` : `${numbers} numbers, ${wabas} WABAs`;
  const noted = warnings.length === 0 ? '' : colors.yellow(` (${warnings.length} warnings; first: ${warnings[0]})`);
  return `${colors.green('✓')} ${name}: connected, signed in, ${seen}.${noted}`;
}
