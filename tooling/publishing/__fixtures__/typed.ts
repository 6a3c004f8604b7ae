// A program that uses every kind of package with types. The test compiles it against the packed packages and does not run it.
import { type PhoneNumber, type ProviderErrorCode, providerErrorCodes, type Waba } from '@wabascope/core';
import { type AccountOf, createDirectory, type NumbersQuery } from '@wabascope/directory';
import { type CallEnd, registerTools, type Tool, tools } from '@wabascope/mcp-tools';
import awal from '@wabascope/provider-awal';
import { createHttpClient, defineSettings, type HttpClientOptions, textSetting } from '@wabascope/provider-kit';
import { type PrintedNumber, readPhone } from '@wabascope/provider-kit/phone';
import { type Fixtures, type Runner, testProvider } from '@wabascope/provider-testing';
import { openSharedStore, type SharedStoreOptions } from '@wabascope/redis';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';

type Account = AccountOf<{ awal: () => Promise<typeof awal> }>;
const credentials = { clientId: 'a', hmacSecret: 'b' };
export const accounts: Account[] = [
  { provider: 'awal', ...credentials, domain: process.env.AWAL_DOMAIN },
  { provider: 'awal', ...credentials, domain: 'shop', signingPath: 'full', timeoutMs: 5_000 },
  // @ts-expect-error There is no such provider.
  { provider: 'alibaba', ...credentials, domain: 'shop' },
  // @ts-expect-error There is no such setting.
  { provider: 'awal', ...credentials, domain: 'shop', hmacsecret: 'b' },
  // @ts-expect-error A required setting is missing.
  { provider: 'awal', ...credentials },
  // @ts-expect-error The setting has another type.
  { provider: 'awal', ...credentials, domain: 'shop', timeoutMs: '5000' },
  // @ts-expect-error The setting has other values.
  { provider: 'awal', ...credentials, domain: 'shop', signingPath: 'absolute' },
];
export const codes: readonly ProviderErrorCode[] = providerErrorCodes;
export const providerName: string = awal.name;
export const printed: PrintedNumber = readPhone('+65 9123 4567');
export const settings = defineSettings({ domain: textSetting({ description: 'Where the account is.' }) });
export const first: Tool | undefined = tools[0];
export const client = (options: HttpClientOptions) => createHttpClient(options);
export const wabaOf = ({ wabaId }: PhoneNumber): Waba['id'] | undefined => wabaId;
export const suite = (runner: Runner, fixtures: Fixtures) =>
  testProvider({ ...runner, load: () => import('@wabascope/provider-awal'), fixtures });

export async function list(query: NumbersQuery, store: SharedStoreOptions): Promise<string[]> {
  const sandbox: Sandbox<'awal'> = await startSandbox({ providers: ['awal'] });
  const { pacer, stores } = await openSharedStore(store);
  const providers = { awal: async () => awal };
  const directory = await createDirectory({ accounts: sandbox.accounts(), providers, pacer, stores });
  registerTools({ registerTool: () => undefined }, directory, {
    onCall: ({ tool, outcome }: CallEnd) => `${tool}: ${outcome}`,
  });
  const { numbers } = await directory.listNumbers(query);
  return numbers.map(({ account, phoneNumber = 'masked' }) => `${account} ${phoneNumber}`);
}
