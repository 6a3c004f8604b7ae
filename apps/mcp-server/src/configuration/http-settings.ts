import * as z from 'zod';
import type { Fault } from './fault.js';
import { type HttpSettings, httpSchema, httpSchemaFor } from './http-schema.js';
import type { Configuration } from './model.js';
import { type ReferenceSources, resolveText } from './references.js';
import { seenAccounts } from './seen-accounts.js';

/** More issues have one cause. */
const mostIssues = 1_000;
/** Aliases that a sentence names. */
const mostNamed = 50;

/** How the server is reached over HTTP when the configuration says nothing of it. */
export function defaultHttpSettings(): HttpSettings {
  return httpSchema.parse({});
}

/**
 * Reads the `http` part of a configuration, with what its references stand for. Pure.
 * @returns The settings when there is no fault.
 */
export function readHttpSettings(
  { source, accounts, http: written }: Configuration,
  sources: ReferenceSources,
): { http?: HttpSettings; faults: Fault[] } {
  const faults: Fault[] = [];
  const resolved = resolveDeep(written, 'http', (text, field) => {
    const { text: complete, complaints } = resolveText(text, sources);
    faults.push(...complaints.map((complaint) => ({ source, field, ...complaint })));
    return complete;
  });
  if (faults.length > 0) return { faults };
  const parsed = httpSchemaFor(resolved).safeParse(resolved, { reportInput: true });
  if (!parsed.success) {
    const schema = z.toJSONSchema(httpSchema, { io: 'input' }) as SchemaNode;
    const issues = parsed.error.issues.slice(0, mostIssues);
    return { faults: issues.flatMap((issue) => faultsOf(issue, source, schema)) };
  }
  const http = parsed.data;
  const known = shortened(Object.keys(accounts).sort());
  const seen = seenAccounts(accounts);
  for (const [field, patterns] of accountLists(http)) {
    for (const pattern of seen(patterns).unknown) {
      const message = `"${pattern.slice(0, 80)}" is no account and no provider of one.`;
      const remedy = `Known are ${known}; "meta:*" stands for all accounts of a provider.`;
      faults.push({ source, field, message, remedy });
    }
  }
  for (const [index, first] of tokensOfOneHash(http)) {
    const message = `It is the hash of http.auth.tokens[${first}], too.`;
    const remedy = 'Make a token of its own for each caller.';
    faults.push({ source, field: `http.auth.tokens[${index}].sha256`, message, remedy });
  }
  if (http.auth !== undefined && 'issuer' in http.auth && http.url === undefined) {
    const remedy =
      'Add it, for example "https://numbers.example.com/mcp": clients compare it with the address they call.';
    faults.push({ source, field: 'http.url', message: 'It is missing; OAuth needs it.', remedy });
  }
  return faults.length === 0 ? { http, faults } : { faults };
}

function resolveDeep(value: unknown, field: string, resolve: (text: string, field: string) => string): unknown {
  if (typeof value === 'string') return resolve(value, field);
  if (Array.isArray(value)) return value.map((entry, index) => resolveDeep(entry, `${field}[${index}]`, resolve));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, resolveDeep(entry, `${field}.${key}`, resolve)]),
  );
}

function accountLists({ auth }: HttpSettings): (readonly [field: string, patterns: readonly string[]])[] {
  if (auth === undefined) return [];
  const [field, rules] = 'tokens' in auth ? ['tokens', auth.tokens] : ['access', auth.access ?? []];
  return rules.map(({ accounts = [] }, index) => [`http.auth.${field}[${index}].accounts`, accounts]);
}

function shortened(names: readonly string[]): string {
  const others = names.length - mostNamed;
  return others > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${others} more` : names.join(', ');
}

/** Each token whose hash an earlier one has: only one of the two callers would ever be recognized. */
function tokensOfOneHash({ auth }: HttpSettings): [index: number, first: number][] {
  const tokens = auth !== undefined && 'tokens' in auth ? auth.tokens : [];
  const hashes = tokens.map(({ sha256 }) => sha256.toLowerCase());
  const firsts = new Map(hashes.map((hash, index) => [hash, index] as const).reverse());
  return hashes.flatMap((hash, index): [number, number][] => {
    const first = firsts.get(hash) ?? index;
    return first === index ? [] : [[index, first]];
  });
}

function faultsOf(issue: z.core.$ZodIssue, source: string, schema: SchemaNode): Fault[] {
  const field = ['http', ...issue.path].reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : `${path}${path && '.'}${String(part)}`),
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    const remedy = 'Remove it, or correct its name.';
    return issue.keys.map((key) => ({
      source,
      field: `${field}.${key.slice(0, 80)}`,
      message: 'This key is not known.',
      remedy,
    }));
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  const meaning = descriptionAt(issue.path, schema);
  const message = isMissing ? 'It is missing.' : 'It has not the right form.';
  return [{ source, field, message, remedy: meaning === undefined ? 'Correct it.' : `It is to say: ${meaning}.` }];
}

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** What the schema says of a field: the description nearest to it. */
function descriptionAt(path: readonly PropertyKey[], schema: SchemaNode): string | undefined {
  let nodes: readonly SchemaNode[] = [schema];
  let description: string | undefined;
  for (const part of path) {
    nodes = nodes
      .flatMap((node) => node.anyOf ?? node)
      .flatMap((node) => (typeof part === 'number' ? node.items : node.properties?.[String(part)]) ?? []);
    description = nodes.find((node) => node.description !== undefined)?.description ?? description;
  }
  return description;
}
