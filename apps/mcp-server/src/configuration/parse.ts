import type { Fault } from './fault.js';
import { readJsonText } from './json-text.js';
import type { AccountEntry, Configuration } from './model.js';

const aliasPattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
/** Plugins, or folders of secrets. */
const longestList = 100;
/** Parts that are read later, by who knows them. */
const furtherParts = ['http', 'cache', 'store', 'replicas'];
const knownKeys = ['$schema', 'plugins', 'accounts', 'secretsFolders', ...furtherParts];

/**
 * Reads the text of a configuration file: JSON, comments and trailing commas allowed. Settings keep their
 * `${env:NAME}`. Pure.
 */
export function parseConfiguration(source: string, text: string): { configuration: Configuration; faults: Fault[] } {
  const { value: root, faults: ofText } = readJsonText(source, text);
  const faults = [...ofText];
  const fault = (message: string, remedy: string, account?: string, field?: string) =>
    faults.push({ source, account, field, message, remedy });

  if (!isObject(root)) {
    if (faults.length === 0) fault('The file must hold one JSON object.', 'Start it with { "accounts": { … } }.');
    return { configuration: { source, plugins: [], secretsFolders: [], accounts: {} }, faults };
  }
  const parts = new Map(Object.entries(root));
  for (const key of parts.keys()) {
    if (!knownKeys.includes(key)) {
      fault('This key is not known.', `Remove it; known are ${knownKeys.join(', ')}.`, undefined, key.slice(0, 80));
    }
  }

  const accounts: [string, AccountEntry][] = [];
  const written = parts.get('accounts');
  if (!isObject(written)) {
    fault('There are no accounts.', 'Add "accounts": { "alias": { "provider": "…", … } }.', undefined, 'accounts');
  } else if (Object.keys(written).length === 0) {
    fault('There are no accounts.', 'Add at least one, or try --sandbox.', undefined, 'accounts');
  }
  for (const [alias, settings] of Object.entries(isObject(written) ? written : {})) {
    const shown = alias.slice(0, 80);
    if (!aliasPattern.test(alias)) {
      fault('This alias cannot be used.', 'Use letters, digits, ".", "_" and "-", at most 64.', shown);
    }
    if (!isObject(settings)) fault('An account must be an object.', 'Write { "provider": "…", … }.', shown);
    else if (hasProvider(settings)) accounts.push([alias, settings]);
    else fault('The provider is missing.', 'Name it, for example "provider": "alibaba".', shown, 'provider');
  }

  const textsOf = (key: string, what: string): string[] => {
    const value = parts.get(key) ?? [];
    if (isTexts(value) && value.length <= longestList) return value;
    fault(`This must be a list of at most ${longestList} ${what}.`, `Write "${key}": ["…"].`, undefined, key);
    return [];
  };
  return {
    configuration: {
      source,
      plugins: textsOf('plugins', 'package names or paths'),
      secretsFolders: textsOf('secretsFolders', 'paths of folders'),
      accounts: Object.fromEntries(accounts),
      ...Object.fromEntries([...parts].filter(([key]) => furtherParts.includes(key))),
    },
    faults,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasProvider(settings: Readonly<Record<string, unknown>>): settings is AccountEntry {
  return Object.hasOwn(settings, 'provider') && typeof settings.provider === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
