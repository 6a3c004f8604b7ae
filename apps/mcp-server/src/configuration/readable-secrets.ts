import { cleanText } from '@wabascope/core';
import type { PluginLoader } from '@wabascope/directory';
import { hasReference } from './references.js';
import type { AccountEntry } from './schema/accounts.js';

/** What a file may hold secrets in, before its references are resolved. */
export interface WrittenSecrets {
  /** The path of the file. */
  readonly source: string;
  readonly accounts: Readonly<Record<string, AccountEntry>>;
  readonly store?: unknown;
  /** Secrets of other parts, by their path. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** Places that are named. The others are counted. */
const maxNamed = 5;

/** The warning about a file that all users can read. Undefined if it contains no secret. */
export async function readableSecretsSentence(
  { source, accounts, store, others = {} }: WrittenSecrets,
  providers: Readonly<Record<string, PluginLoader>>,
): Promise<string | undefined> {
  const places: string[] = [];
  for (const [alias, settings] of Object.entries(accounts)) {
    const load = Object.hasOwn(providers, settings.provider) ? providers[settings.provider] : undefined;
    const { info = {} } = (await load?.())?.settings ?? {};
    for (const [name, value] of Object.entries(settings)) {
      const isSecret = Object.hasOwn(info, name) && info[name]?.secret === true;
      if (isSecret && isWritten(value)) places.push(`account ${alias}, ${name}`);
    }
  }
  if (isWritten(store) && URL.canParse(store) && new URL(store).password !== '') places.push('store');
  for (const [path, value] of Object.entries(others)) if (isWritten(value)) places.push(path);
  if (places.length === 0) return undefined;
  const more = places.length > maxNamed ? ` and ${places.length - maxNamed} more` : '';
  const named = cleanText(`${places.slice(0, maxNamed).join('; ')}${more}`, 1_000);
  return `All users of this machine can read ${cleanText(source, 1_000)}, which contains secrets (${named}). Run "chmod go-r" on it, or replace them with \${env:NAME} or \${file:PATH}.`;
}

/** The secrets of receivers of changes and of senders of hints, by their path. */
export function secretsOutsideAccounts(value: unknown): Record<string, unknown> {
  const { notify, http } = Object(value);
  const targets = (Array.isArray(notify) ? notify : []).map((target, index) => [`notify[${index}]`, target] as const);
  const hints = Object.entries(Object(Object(http).hints)).map(([alias, of]) => [`http.hints.${alias}`, of] as const);
  const secrets = [...targets, ...hints].flatMap(([path, part]) =>
    secretKeys.map((key) => [`${path}.${key}`, Object(part)[key]] as const),
  );
  return Object.fromEntries(secrets);
}

const secretKeys = ['url', 'secret', 'token', 'appSecret', 'verifyToken'];

function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !hasReference(value);
}
