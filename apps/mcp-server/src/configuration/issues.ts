import { closestWord } from '@wabascope/core';
import * as z from 'zod';
import { expectedWords, nodesAt, type SchemaNode } from './expected.js';
import type { Path, PathProblem } from './problem.js';
import { configurationSchema } from './schema/configuration.js';

type Issue = z.core.$ZodIssue;

/** Issues that are reported. More of them have one cause. */
const maxIssues = 1_000;

/** What the schema of the configuration finds in a value, as problems. No text contains a part of the value. */
export function problemsOfIssues(issues: readonly Issue[]): PathProblem[] {
  const schema = z.toJSONSchema(configurationSchema(), { io: 'input' }) as SchemaNode;
  return issues.slice(0, maxIssues).flatMap((issue) => problemsOf(issue, [], [schema]));
}

/**
 * @param above The path of the value that the issue is about.
 * @param nodes What describes that value.
 */
function problemsOf(issue: Issue, above: Path, nodes: readonly SchemaNode[]): PathProblem[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  const at = nodesAt(nodes, issue.path);
  switch (issue.code) {
    case 'invalid_union': {
      const [index, branch] = likeliest(at, issue.input, issue.errors);
      return (issue.errors[index] ?? []).flatMap((inner) => problemsOf(inner, path, branch));
    }
    case 'unrecognized_keys': {
      // One of several kinds has read the value, so it is one without these keys.
      const kinds = at.flatMap((node) => node.anyOf ?? node).filter((kind) => !hasAny(kind, issue.keys));
      const [, branch] = likeliest([{ anyOf: kinds }], issue.input);
      const known = [...new Set(branch.flatMap(({ properties = {} }) => Object.keys(properties)))];
      return issue.keys.map((key, index) => unknownKey([...path, key], known, index < maxIssues ? key : undefined));
    }
    case 'invalid_key':
      return [{ path, message: 'Invalid alias.', remedy: `Expected: ${issue.issues[0]?.message}.` }];
    case 'custom': {
      const { remedy } = issue.params ?? {};
      if (typeof remedy === 'string') return [{ path, message: issue.message, remedy }];
      return [{ path, message: 'Invalid value.', remedy: remedyOf(at, issue.message) }];
    }
    default: {
      const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
      return [{ path, message: isMissing ? 'It is missing.' : 'Invalid value.', remedy: remedyOf(at) }];
    }
  }
}

/**
 * Of the alternatives of a schema, the one with the most keys of the value, and its index. Of several, the one with the
 * fewest issues; the last one if none has such a key.
 */
function likeliest(
  nodes: readonly SchemaNode[],
  value: unknown,
  errors: readonly (readonly Issue[])[] = [],
): [index: number, branch: readonly SchemaNode[]] {
  const [{ anyOf = [], description } = {}] = nodes;
  if (anyOf.length === 0) return [0, nodes];
  const keys = Object.keys(Object(value));
  const known = anyOf.map(({ properties = {} }) => keys.filter((key) => Object.hasOwn(properties, key)).length);
  const maxKnown = Math.max(...known);
  const issues = known.map((count, at) => (count === maxKnown && maxKnown > 0 ? (errors[at]?.length ?? 0) : 0));
  const fewest = Math.min(...issues.filter((_, at) => known[at] === maxKnown));
  const index = known.findLastIndex((count, at) => count === maxKnown && issues[at] === fewest);
  return [index, [{ ...(description === undefined ? {} : { description }), ...anyOf[index] }]];
}

function hasAny({ properties = {} }: SchemaNode, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(properties, key));
}

/** @param key For a hint, which takes long to find. */
function unknownKey(path: Path, known: readonly string[], key: string | undefined): PathProblem {
  const near = key === undefined ? undefined : closestWord(key, known);
  const hint = near === undefined ? '' : `Did you mean "${near}"? `;
  return { path, message: 'Unknown key.', remedy: `${hint}Known keys: ${known.join(', ')}.` };
}

/** @param expected In place of the words for the type. */
function remedyOf(nodes: readonly SchemaNode[], expected?: string): string {
  const words = expected ?? [...new Set(nodes.map(expectedWords))].join(' or ');
  const description = nodes.find((node) => node.description !== undefined)?.description;
  return `Expected: ${words}.${description === undefined ? '' : ` ${description}`}`;
}
