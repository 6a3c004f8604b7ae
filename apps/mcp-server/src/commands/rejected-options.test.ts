import { describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { commands } from './index.js';
import { parseOptions } from './options.js';

async function run(name: string, args: readonly string[]): Promise<unknown> {
  const command = await commands.find((each) => each.name === name)?.load();
  if (command === undefined) throw new Error(`Unknown command: ${name}`);
  return command.run(parseOptions(args, command.groups, command.words !== undefined));
}

describe('an option is rejected before anything is opened', () => {
  it.each([
    ['numbers', ['--can-send', 'blokked'], /--can-send: unknown value "blokked".*Did you mean BLOCKED/],
    ['numbers', ['--quality', 'red,purple'], /--quality: unknown value "purple"/],
    ['numbers', ['--max-age-seconds', 'x'], /--max-age-seconds must be a whole number/],
    ['numbers', ['--fields', 'account,acount'], /--fields: unknown field "acount".*Did you mean account/],
    ['numbers', ['--group-by', 'account', '--fields', 'number'], /Known fields: account, count, byCanSend/],
    ['numbers', ['--format', 'yaml'], /--format must be one of table, json/],
    ['numbers', ['--json', '--format', 'csv'], /--json cannot be used with --format csv/],
    ['numbers', ['--color', 'blue'], /--color must be one of auto, always, never/],
    ['numbers', ['--fail-on', 'never'], /--fail-on must be one of blocked, limited/],
    ['numbers', ['oslo'], /Unexpected argument: oslo/],
    ['numbers', ['--sandbox', '--config', 'x.json'], /--sandbox cannot be used with --config/],
    ['numbers', ['--log-level', 'loud'], /--log-level and WABASCOPE_LOG_LEVEL must be one of/],
    ['numbers', ['--cached', '--country', 'DE'], /--country cannot be used with --cached/],
    ['numbers', ['--group-by', 'account', '--format', 'html'], /--format html cannot be used with --group-by/],
    ['changes', ['--kinds', 'qualty'], /--kinds: unknown value "qualty".*Did you mean quality/],
    ['changes', ['forget'], /forget needs one number/],
    ['changes', ['oslo'], /Unexpected argument: oslo/],
    ['changes', ['--fail-on', 'blocked'], /--fail-on must be one of worse/],
    ['watch', ['--format', 'json'], /--format must be one of table, ndjson, csv, tsv/],
    ['watch', ['--every-seconds', '0'], /--every-seconds must be a whole number from 1/],
    ['wabas', ['--review', 'approve'], /--review: unknown value "approve".*Did you mean APPROVED/],
    ['accounts', ['--failure', 'autth'], /--failure: unknown value "autth".*Did you mean auth/],
    ['accounts', ['--no-fetch', '--failure', 'auth'], /--no-fetch cannot be used with --failure/],
    ['check', ['--http', '8080'], /Unknown option: --http/],
    ['mcp', ['--json'], /Unknown option: --json/],
    ['mcp', ['--http', 'localhost'], /--http must be a port or HOST:PORT/],
  ])('%s %j', async (name, args, message) => {
    const rejected = expect(run(name, args)).rejects;
    await rejected.toThrow(UsageError);
    await expect(run(name, args)).rejects.toThrow(message);
  });
});
