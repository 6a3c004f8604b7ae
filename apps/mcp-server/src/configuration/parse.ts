import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Fault } from './fault.js';
import type { AccountEntry, Configuration } from './model.js';

const aliasPattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
/** Parts that are read later, by who knows them. */
const furtherParts = ['http', 'cache', 'store', 'replicas'];
const knownKeys = ['$schema', 'plugins', 'accounts', ...furtherParts];

/**
 * Reads the text of a configuration file: JSON, comments and trailing commas allowed. Settings keep their
 * `${env:NAME}`. Pure.
 */
export function parseConfiguration(source: string, text: string): { configuration: Configuration; faults: Fault[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const faults: Fault[] = errors.map(({ error, offset }) => ({
    source: `${source}${lineAndColumn(text, offset)}`,
    message: `This is not valid JSON (${words(printParseErrorCode(error))}).`,
    remedy: 'Correct it there.',
  }));
  const fault = (message: string, remedy: string, account?: string, field?: string) =>
    faults.push({ source, account, field, message, remedy });

  if (root?.type !== 'object') {
    if (errors.length === 0) fault('The file must hold one JSON object.', 'Start it with { "accounts": { … } }.');
    return { configuration: { source, plugins: [], accounts: {} }, faults };
  }
  const members = membersOf(root);
  for (const key of members.keys()) {
    if (!knownKeys.includes(key)) {
      fault('This key is not known.', `Remove it; known are ${knownKeys.join(', ')}.`, undefined, key.slice(0, 80));
    }
  }

  const accounts: Record<string, AccountEntry> = {};
  const accountsNode = members.get('accounts')?.at(-1);
  if (accountsNode?.type === 'object') {
    for (const [alias, nodes] of membersOf(accountsNode)) {
      const shown = alias.slice(0, 80);
      if (nodes.length > 1) fault('Two accounts have this alias.', 'Rename one of them.', shown);
      if (!aliasPattern.test(alias)) {
        fault('This alias cannot be used.', 'Use letters, digits, ".", "_" and "-", at most 64.', shown);
      }
      const entry = readAccount(nodes[0], (message, remedy, field) => fault(message, remedy, shown, field));
      if (entry) accounts[alias] = entry;
    }
  } else if (errors.length === 0) {
    fault('There are no accounts.', 'Add "accounts": { "alias": { "provider": "…", … } }.', undefined, 'accounts');
  }
  if (accountsNode?.type === 'object' && accountsNode.children?.length === 0) {
    fault('There are no accounts.', 'Add at least one, or try --sandbox.', undefined, 'accounts');
  }

  const plugins = plainValue(members.get('plugins')?.at(-1)) ?? [];
  if (!isTexts(plugins)) {
    fault('This must be a list of package names or paths.', 'Write "plugins": ["…"].', undefined, 'plugins');
  }
  const written = furtherParts.flatMap((key) => {
    const node = members.get(key)?.at(-1);
    return node === undefined ? [] : [[key, plainValue(node)]];
  });
  return {
    configuration: {
      source,
      plugins: isTexts(plugins) ? plugins : [],
      accounts,
      ...Object.fromEntries(written),
    },
    faults,
  };
}

function readAccount(
  node: Node | undefined,
  fault: (message: string, remedy: string, field?: string) => void,
): AccountEntry | undefined {
  if (node?.type !== 'object') {
    fault('An account must be an object.', 'Write { "provider": "…", … }.');
    return undefined;
  }
  for (const [key, nodes] of membersOf(node)) {
    if (nodes.length > 1) fault('This setting stands there twice.', 'Remove one.', key.slice(0, 80));
  }
  const settings = plainValue(node) as Record<string, unknown>;
  const { provider } = settings;
  if (typeof provider === 'string') return { ...settings, provider };
  fault('The provider is missing.', 'Name it, for example "provider": "alibaba".', 'provider');
  return undefined;
}

/** All values of each key: JSON.parse would keep the last one and say nothing. */
function membersOf(node: Node): Map<string, Node[]> {
  const members = new Map<string, Node[]>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (key && value) members.set(key.value, [...(members.get(key.value) ?? []), value]);
  }
  return members;
}

function plainValue(node: Node | undefined): unknown {
  if (node?.type === 'object') {
    return Object.fromEntries([...membersOf(node)].map(([key, nodes]) => [key, plainValue(nodes.at(-1))]));
  }
  return node?.type === 'array' ? (node.children ?? []).map(plainValue) : node?.value;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
