import { isArgumentError } from '@wabascope/directory';
import type * as z from 'zod';

/** Reads a call's arguments; the fault names each argument that is wrong and what it may be. */
export function parseArguments<Input extends z.ZodObject>(
  tool: string,
  schema: Input,
  args: unknown,
): { input: z.output<Input> } | { fault: string } {
  const parsed = schema.safeParse(args ?? {});
  if (parsed.success) return { input: parsed.data };
  const known = Object.keys(schema.shape).join(', ') || 'none';
  const faults = parsed.error.issues.map((issue) => `${sentenceOf(issue, known)}.`);
  return { fault: `${tool} was not run. ${[...new Set(faults)].join(' ')}` };
}

/** The sentence of an argument that the directory refuses; undefined for any other error. */
export function argumentFault(error: unknown): string | undefined {
  return isArgumentError(error) ? error.message : undefined;
}

function sentenceOf(issue: z.core.$ZodIssue, known: string): string {
  const argument = issue.path.map(String).join('.') || 'The arguments';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Unknown argument ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}; known are ${known}`;
    case 'invalid_value':
      return `${argument} must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${argument} must be ${issue.expected === 'int' ? 'a whole number' : withArticle(issue.expected)}`;
    case 'too_big':
      return `${argument} must be at most ${issue.maximum}`;
    case 'too_small':
      return `${argument} must be at least ${issue.minimum}`;
    default:
      return `${argument} is malformed`;
  }
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type === 'array' ? 'list' : type}`;
}
