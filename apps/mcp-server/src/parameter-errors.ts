import { type JSONRPCMessage, McpServer, ProtocolErrorCode, type Transport } from '@modelcontextprotocol/server';
import { cleanText } from '@wabascope/core';
import * as z from 'zod';

/** A server that explains parameters of a wrong type. The SDK sends the issues of its schema, as an internal error. */
export class ExplainingServer extends McpServer {
  override connect(transport: Transport): Promise<void> {
    const send = transport.send.bind(transport);
    transport.send = (message, options) => send(withExplainedParameters(message), options);
    return super.connect(transport);
  }
}

/** What zod reports about one value. */
interface Issue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
  /** Of each alternative of a union, with paths from the value of the union. */
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}

const issueSchema: z.ZodType<Issue> = z.lazy(() =>
  z.object({
    code: z.string(),
    path: z.array(z.union([z.string(), z.number()])),
    message: z.string(),
    expected: z.string().optional(),
    values: z.array(z.unknown()).optional(),
    errors: z.array(z.array(issueSchema)).optional(),
  }),
);

/** Issues that are explained, and characters of the name of a parameter. */
const [maxIssues, maxCharacters] = [5, 100];

/**
 * The same message, or an invalid-params error that explains the issues of a schema. Pure.
 * @param message A message of the SDK.
 */
function withExplainedParameters(message: JSONRPCMessage): JSONRPCMessage {
  const issues = 'error' in message ? issuesIn(message.error.message) : [];
  if (issues.length === 0) return message;
  const sentence = `Invalid parameters: ${issues.slice(0, maxIssues).map(explanation).join('; ')}.`;
  return { ...message, error: { code: ProtocolErrorCode.InvalidParams, message: sentence } } as JSONRPCMessage;
}

/** The issues of a request's parameters that the text of an error consists of. */
function issuesIn(text: string): readonly Issue[] {
  const [, json] = /^(?:Invalid tools\/call request: )?(\[\s*\{.*)$/s.exec(text) ?? [];
  if (json === undefined) return [];
  try {
    const issues = z.array(issueSchema).parse(JSON.parse(json));
    return issues.every(({ path }) => path[0] === 'params') ? issues : [];
  } catch {
    return [];
  }
}

function explanation(issue: Issue): string {
  const { code, path, message, expected = 'value', values = [] } = issue;
  const name = cleanText(path.slice(1).join('.') || 'params', maxCharacters);
  switch (code) {
    case 'invalid_type':
      return message.endsWith('received undefined') ? `${name} is missing` : `${name} must be ${typeWords(expected)}`;
    case 'invalid_value':
      return `${name} must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    case 'invalid_union': {
      const [only, ...others] = closestAlternative(issue);
      if (only === undefined || others.length > 0) return `${name} is invalid`;
      return explanation({ ...only, path: [...path, ...only.path] });
    }
    default:
      return `${name} is invalid`;
  }
}

/** The issues of the alternative with the fewest. */
function closestAlternative({ errors = [] }: Issue): readonly Issue[] {
  return errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function typeWords(expected: string): string {
  if (expected === 'array') return 'a list';
  return expected === 'object' || expected === 'record' ? 'an object' : `a ${expected}`;
}
