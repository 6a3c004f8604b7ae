import {
  type CredentialDescription,
  defineProvider,
  type ListOptions,
  type Page,
  type PhoneNumber,
  type ProviderContext,
  type ProviderPlugin,
  type Waba,
} from '@wabascope/core';
import { createDirectory, type DirectoryOptions } from '../index.js';

/** Settings of the plugins that the tests define. */
export interface FakeSettings {
  readonly token: string;
  readonly baseUrl: string;
}

/** What differs from test to test. */
export interface PluginParts {
  readonly id?: string;
  readonly name?: string;
  readonly mappingVersion?: string;
  readonly rateLimit?: ProviderPlugin<FakeSettings>['rateLimit'];
  readonly fetchesOneWaba?: true;
  readonly listNumbers?: (
    settings: FakeSettings,
    context: ProviderContext,
    options: ListOptions,
  ) => AsyncIterable<unknown>;
  readonly getWabas?: (
    settings: FakeSettings,
    context: ProviderContext,
    options: ListOptions,
  ) => AsyncIterable<unknown>;
  readonly describeCredential?: (context: ProviderContext, options: ListOptions) => Promise<unknown>;
}

/** A plugin as an outsider writes one. What it yields is not held to the types: outsiders err. */
export function plugin({
  id = 'acme',
  name = 'Acme',
  mappingVersion,
  rateLimit,
  fetchesOneWaba,
  listNumbers = none,
  getWabas,
  describeCredential,
}: PluginParts = {}) {
  return defineProvider<FakeSettings>({
    specificationVersion: 1,
    id,
    name,
    ...(mappingVersion === undefined ? {} : { mappingVersion }),
    reports: { number: ['status', 'verifiedName'], waba: ['name'] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'acme', validate } },
      info: {
        token: {
          description: 'Access token, from the console of Acme.',
          required: true,
          secret: true,
          type: 'string',
          env: 'ACME_TOKEN',
          example: 'acme-0123456789',
        },
        baseUrl: { description: 'Where to call.', required: false, secret: false, type: 'string' },
      },
    },
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(fetchesOneWaba === undefined ? {} : { fetchesOneWaba }),
    create: (settings, context) => ({
      listNumbers: (options = {}) => listNumbers(settings, context, options) as AsyncIterable<Page<PhoneNumber>>,
      ...(getWabas === undefined
        ? {}
        : { getWabas: (options = {}) => getWabas(settings, context, options) as AsyncIterable<Page<Waba>> }),
      ...(describeCredential === undefined
        ? {}
        : {
            describeCredential: (options = {}) =>
              describeCredential(context, options) as Promise<CredentialDescription>,
          }),
    }),
  });
}

function validate(value: unknown) {
  const { token, baseUrl = '' } = value as Partial<Record<keyof FakeSettings, unknown>>;
  const issues = [];
  if (typeof token !== 'string') issues.push({ message: 'must be a string', path: ['token'] });
  else if (token.length < 8) issues.push({ message: `"${token}" is too short`, path: [{ key: 'token' }] });
  if (typeof baseUrl !== 'string')
    issues.push({ message: `got ${String(baseUrl)}, must be a string`, path: ['baseUrl'] });
  return issues.length > 0 ? { issues } : { value: { token: String(token), baseUrl: String(baseUrl) } };
}

/** One page. */
export async function* page(items: readonly unknown[], warnings: readonly unknown[] = []) {
  yield { items, warnings };
}

async function* none() {}

/** The settings of an account of {@link plugin}. */
export const acme = { provider: 'acme', token: 'acme-secret-token' } as const;

/** A directory of accounts. Each has its own plugin with the name of the account. */
export function directoryOf(parts: Record<string, PluginParts>, options: Partial<DirectoryOptions> = {}) {
  const entries = Object.entries(parts);
  return createDirectory({
    accounts: Object.fromEntries(entries.map(([id]) => [id, { provider: id, token: acme.token }])),
    providers: Object.fromEntries(entries.map(([id, rest]) => [id, async () => plugin({ id, name: id, ...rest })])),
    ...options,
  });
}
