import type * as z from 'zod';
import { httpProblems } from './http-problems.js';
import { notifyProblems } from './notify-problems.js';
import type { PathProblem, ProblemText } from './problem.js';
import { type ReferenceSources, resolveReferences } from './references.js';
import type { AccountEntry } from './schema/accounts.js';
import { type Configuration, configurationSchema } from './schema/configuration.js';

/** What a file holds, as far as it is valid. Parts with a problem are left out, or have their defaults. */
export type ValidParts = Pick<Configuration, 'plugins' | 'accounts'> & Partial<Configuration>;

/** A configuration without problems, or its problems and the parts that can be checked further. */
export type ReadConfiguration =
  | { readonly configuration: Configuration; readonly problems: readonly []; readonly valid: ValidParts }
  | { readonly configuration?: undefined; readonly problems: readonly PathProblem[]; readonly valid: ValidParts };

/** Keys whose references are not resolved: they decide which code runs and which files are read. */
const literalKeys = ['$schema', 'plugins', 'secretsFolders'];

/** Resolves the references of a configuration and holds it to its schema. It reads only `sources`. */
export async function readConfiguration(written: unknown, sources: ReferenceSources): Promise<ReadConfiguration> {
  const problems: PathProblem[] = [];
  const resolved = entriesOf(written).map(([key, value]) => {
    const found = resolveReferences(value, literalKeys.includes(key) ? unresolved : sources, [key]);
    problems.push(...found.problems);
    return [key, found.value];
  });
  const value = isObject(written) ? Object.fromEntries(resolved) : written;
  const checked = await checkConfiguration(value);
  const known = new Set(problems.map(({ path }) => JSON.stringify(path)));
  problems.push(...checked.problems.filter(({ path }) => !known.has(JSON.stringify(path))));
  return problems.length === 0 ? checked : { problems, valid: checked.valid };
}

/** Holds a configuration without references to its schema. Pure. */
export async function checkConfiguration(value: unknown): Promise<ReadConfiguration> {
  const schema = configurationSchema();
  const parsed = schema.safeParse(value, { reportInput: true });
  const valid = parsed.success ? parsed.data : validParts(schema, value);
  const problems = [
    ...(valid.http === undefined ? [] : httpProblems(valid.http, valid.accounts)),
    ...(valid.notify === undefined ? [] : notifyProblems(valid.notify, valid.accounts)),
  ];
  if (parsed.success && problems.length === 0) return { configuration: parsed.data, problems: [], valid };
  // Not loaded by a server that starts.
  const { problemsOfIssues } = await import('./issues.js');
  return { problems: [...(parsed.success ? [] : problemsOfIssues(parsed.error.issues)), ...problems], valid };
}

/** The folders that `${file:PATH}` may read from, as written. */
export function secretsFoldersOf(written: unknown): readonly string[] {
  return validPart(configurationSchema().shape.secretsFolders, isObject(written) ? written.secretsFolders : []) ?? [];
}

/** The accounts with a provider. */
export function validAccounts(value: unknown): Record<string, AccountEntry> {
  const accounts = entriesOf(isObject(value) ? value.accounts : undefined);
  return Object.fromEntries(accounts.filter((entry): entry is [string, AccountEntry] => isAccount(entry[1])));
}

function validParts({ shape }: ReturnType<typeof configurationSchema>, value: unknown): ValidParts {
  const parts = isObject(value) ? value : {};
  const http = validPart(shape.http, parts.http);
  const notify = validPart(shape.notify, parts.notify);
  const store = validPart(shape.store, parts.store);
  return {
    plugins: validPart(shape.plugins, parts.plugins) ?? [],
    accounts: validAccounts(value),
    ...(http === undefined ? {} : { http }),
    ...(notify === undefined ? {} : { notify }),
    ...(store === undefined ? {} : { store }),
  };
}

function validPart<Part>(schema: z.ZodType<Part>, value: unknown): Part | undefined {
  const { data } = schema.safeParse(value);
  return data;
}

const literal: ProblemText = {
  message: 'References are not resolved here.',
  remedy: 'Write the name or the path itself.',
};
const unresolved: ReferenceSources = { env: () => literal, file: () => literal };

/** There may be 50,000, too many for a schema that describes each problem. */
function isAccount(value: unknown): value is AccountEntry {
  return isObject(value) && typeof value.provider === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
