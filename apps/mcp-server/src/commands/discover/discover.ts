import type { DiscoverySettings } from '@wabascope/provider-meta/discover';
import { write } from '../../output/write.js';
import { say } from '../../say.js';
import { UsageError } from '../../usage-error.js';
import type { Command } from '../command.js';
import { generalOptions } from '../common-options.js';
import { formatted, type Layout } from '../listing.js';
import type { Options } from '../options.js';
import { type Output, outputOptions, readOutput, rejectPage } from '../output-options.js';
import { createProgressLine, type ProgressLine } from '../progress-line.js';
import { statusOf } from '../result-status.js';
import { counted } from '../summary.js';
import { checkNewFile, configurationText, writeNewFile } from './configuration-file.js';
import { type DiscoverResult, findAccounts } from './find-accounts.js';
import { foundFields, foundRows } from './found-rows.js';
import { readToken, readVariable, tokenVariable } from './read-token.js';

const layout: Layout = {
  table: ['businessId', 'business', 'wabaId', 'waba', 'number', 'canSendMessage', 'name'],
  wide: foundFields,
  headings: { businessId: 'BUSINESS ID', business: 'BUSINESS', wabaId: 'WABA ID', canSendMessage: 'CAN SEND' },
  short: [],
};

export const discover: Command = {
  usage: ['discover [options]'],
  description: `Finds what an access token of Meta can read: business portfolios, their WhatsApp Business
Accounts (WABAs) and numbers. It reads the token from ${tokenVariable} or from stdin, and
the app of the token from META_APP_ID and META_APP_SECRET if they are set.`,
  groups: [
    {
      title: 'Configuration',
      options: {
        write: {
          value: 'FILE',
          example: 'wabascope.config.json',
          text: `Write a configuration of what was found to a new file. It refers to \${env:${tokenVariable}}, and does not contain the token`,
        },
        sandbox: { text: 'Discover in a fake Graph API, to try it without a token' },
        'base-url': { value: 'URL', example: 'https://graph.facebook.com', text: 'Another address of the Graph API' },
      },
    },
    outputOptions,
    generalOptions,
  ],
  fields: foundFields,
  examples: [
    { text: 'Try it without a token', line: 'discover --sandbox' },
    { text: 'What the token in the environment can read', line: 'discover' },
    { text: 'A configuration from it', line: 'discover --write wabascope.config.json' },
  ],
  exitStatus: [
    '0  Success',
    '1  The token does not work, or it can read no WABA',
    '2  Invalid command line, or the file exists',
    '3  Some WABAs could not be read. The others are printed',
  ],
  run,
};

async function run(options: Options): Promise<number> {
  const { env, stdin, stdout, stderr } = process;
  rejectPage(options, 'discover');
  const output = readOutput(options, foundFields, stdout, env);
  const file = options.text('write');
  if (options.isOn('sandbox')) return runInSandbox(options, output);
  if (file !== undefined) await checkNewFile(file);
  const settings = settingsOf(await readToken(env, stdin), options.text('base-url'), env);
  const found = await withProgress(stderr, (show) => findAccounts(settings, show));
  const status = await report(found, output);
  if (file === undefined || Object.keys(found.accounts).length === 0) return status;
  await writeNewFile(file, configurationText(found.accounts, references(settings)));
  say(`wrote ${file}. It needs ${variablesOf(settings).join(' and ')}. Test it: wabascope check --config ${file}`);
  return status;
}

/** @throws {UsageError} */
async function runInSandbox(options: Options, output: Output): Promise<number> {
  for (const name of ['write', 'base-url']) {
    if (options.text(name) !== undefined) throw new UsageError(`--sandbox cannot be used with --${name}.`);
  }
  const { startSandbox } = await import('@wabascope/sandbox');
  const sandbox = await startSandbox({ providers: ['meta'] });
  try {
    const { oslo } = sandbox.accounts();
    if (oslo === undefined) throw new Error('The sandbox has no account oslo.');
    const { accessToken, baseUrl } = oslo;
    return await report(
      await withProgress(process.stderr, (show) => findAccounts({ accessToken, baseUrl }, show)),
      output,
    );
  } finally {
    await sandbox.close();
  }
}

async function withProgress(
  stderr: NodeJS.WriteStream,
  work: (show: ProgressLine['show']) => Promise<DiscoverResult>,
): Promise<DiscoverResult> {
  const progress = createProgressLine(stderr);
  try {
    return await work(progress.show);
  } finally {
    progress.erase();
  }
}

/** Prints what was found. @returns The exit status. */
async function report(
  { accounts, wabas, numbers, failures, warnings }: DiscoverResult,
  output: Output,
): Promise<number> {
  for (const warning of warnings) say(warning);
  const count = Object.keys(accounts).length;
  if (count === 0) {
    say(
      'The token can read no WABA. Assign WABAs to its user (Business settings, System users). Then create a new token.',
    );
    return 1;
  }
  const rows = foundRows(wabas, numbers);
  await write(await formatted({ rows, layout, jsonOf: (shown) => ({ found: shown, accounts, failures }) }, output));
  if (output.format === 'table' && output.isTerminal) {
    await write(`\n${counted(wabas.length, 'WABA')}, ${counted(numbers.length, 'number')}.\n`);
  }
  for (const { account, message } of failures) say(`${account}: ${message}`);
  const status = statusOf({ failures, accounts: count, matches: false });
  return status === 0 && warnings.length > 0 ? 3 : status;
}

/** @throws {UsageError} */
function settingsOf(accessToken: string, baseUrl: string | undefined, env: NodeJS.ProcessEnv): DiscoverySettings {
  const appId = readVariable(env, 'META_APP_ID');
  const appSecret = readVariable(env, 'META_APP_SECRET');
  return {
    accessToken,
    ...(appId === undefined ? {} : { appId }),
    ...(appSecret === undefined ? {} : { appSecret }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

/** The settings for the file, with references instead of the token and the secret. */
function references({ appId, appSecret, baseUrl }: DiscoverySettings): Record<string, string> {
  return {
    accessToken: `\${env:${tokenVariable}}`,
    ...(appId === undefined ? {} : { appId }),
    ...(appSecret === undefined ? {} : { appSecret: '${env:META_APP_SECRET}' }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function variablesOf({ appSecret }: DiscoverySettings): string[] {
  return [tokenVariable, ...(appSecret === undefined ? [] : ['META_APP_SECRET'])];
}
