import { isJournalError } from '@wabascope/changes';
import { cleanText } from '@wabascope/core';
import { type Directory, isArgumentError } from '@wabascope/directory';
import * as z from 'zod';
import { baseOf, problemOf } from './argument-problems.js';
import type { CallResult, JsonObject } from './call-result.js';
import { type JsonSchemas, jsonSchemasOf } from './json-schemas.js';
import { type CallContext, readOnlyAnnotations, type Tool, type ToolOutput } from './tool.js';

interface ToolSource<Input extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the model: what the tool returns, and when to use it. */
  readonly description: string;
  readonly input: Input;
  readonly output: z.ZodObject;
  readonly hasView?: boolean;
  readonly run: (directory: Directory, input: z.output<Input>, context: CallContext) => Promise<ToolOutput>;
}

/** Adds what all tools share: parsing arguments, and messages about wrong ones. */
export function defineTool<Input extends z.ZodObject>({ run, ...tool }: ToolSource<Input>): Tool {
  let converted: JsonSchemas | undefined;
  return {
    hasView: false,
    ...tool,
    jsonSchemas() {
      converted ??= jsonSchemasOf(tool);
      return converted;
    },
    annotations: readOnlyAnnotations,
    call: async (directory, args, context = {}) => {
      const parsed = parseArguments(tool.input, args);
      if ('problem' in parsed) return failed(`${tool.name} was not run. ${parsed.problem}`);
      try {
        const { data, failure } = await run(directory, parsed.input, context);
        return failure === undefined ? succeeded(data) : failed(failure, data);
      } catch (error) {
        if (!isArgumentError(error) && !isJournalError(error)) throw error;
        return failed(error.message);
      }
    },
  };
}

/** The same object as structure and as compact JSON, because clients forward one or the other. */
function succeeded(data: JsonObject): CallResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
}

/** An error that the model can act on: our sentences, and data if there is any. */
function failed(message: string, data?: JsonObject): CallResult {
  const content = [{ type: 'text' as const, text: message }];
  return data === undefined ? { content, isError: true } : { content, structuredContent: data, isError: true };
}

/**
 * Reads the arguments of a call. A problem names each wrong argument and its allowed values.
 * @param labelOf What messages call an argument.
 */
export function parseArguments<Input extends z.ZodObject>(
  schema: Input,
  args: unknown,
  labelOf: (argument: string) => string = (argument) => argument,
): { input: z.output<Input> } | { problem: string } {
  // A list may also be a string.
  const given = excessOf(args) === undefined ? lenientArguments(schema, args) : args;
  const excess = excessOf(given);
  if (excess !== undefined) return { problem: excess };
  const parsed = schema.safeParse(given);
  if (parsed.success) return { input: parsed.data };
  return { problem: problemOf(parsed.error, schema.shape, given, labelOf) };
}

const maxArguments = 100;
const maxEntries = 1_000;
/** The longest argument is a cursor. */
const maxCharacters = 16_384;
/** The message for arguments that are larger than any call needs. */
function excessOf(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  const entries = Object.entries(args);
  if (entries.length > maxArguments) return `A call may have at most ${maxArguments} arguments.`;
  for (const [name, value] of entries) {
    const argument = cleanText(name.slice(0, 80), 40);
    if (Array.isArray(value) && value.length > maxEntries) {
      return `${argument} may have at most ${maxEntries} entries.`;
    }
    const texts: unknown[] = Array.isArray(value) ? value : [value, name];
    if (texts.some((text) => typeof text === 'string' && text.length > maxCharacters)) {
      return `${argument} may have at most ${maxCharacters} characters.`;
    }
  }
  return undefined;
}

/**
 * Arguments in the types of the schema, from what clients and models send: `null` and blank strings for absent arguments,
 * lists as JSON text or single words, numbers and booleans as strings, words in another case. Values that cannot be
 * read stay as they are, and the schema rejects them.
 */
function lenientArguments(schema: z.ZodObject, args: unknown): unknown {
  if (args === undefined || args === null) return {};
  if (typeof args !== 'object' || Array.isArray(args)) return args;
  const entries = Object.entries(args).flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) return [[name, value]];
    return isBlank(value) ? [] : [[name, read(baseOf(field), value)]];
  });
  return Object.fromEntries(entries);
}

function read(field: z.core.$ZodType, value: unknown): unknown {
  if (field instanceof z.ZodArray) {
    const entry = baseOf(field.element);
    return (
      listOf(value)
        ?.filter((each) => !isBlank(each))
        .map((each) => read(entry, each)) ?? value
    );
  }
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (field instanceof z.ZodString) return textOf(single) ?? value;
  if (field instanceof z.ZodEnum) return wordOf(field.options, single) ?? value;
  if (field instanceof z.ZodNumber) return numberOf(single) ?? value;
  if (field instanceof z.ZodBoolean) return booleans.get(textOf(single)?.toLowerCase()) ?? value;
  return value;
}

/** Returns undefined if the text is not a list. Aliases, provider IDs and words have no commas. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return typeof value === 'object' ? undefined : [value];
  if (!/^\s*["[]/.test(value)) return value.split(',');
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    return undefined;
  }
}

const booleans = new Map<string | undefined, boolean>([
  ['true', true],
  ['false', false],
]);

function numberOf(value: unknown): number | undefined {
  const text = textOf(value) ?? '';
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** An unsafe integer has lost digits, so it is not read as an ID. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return Number.isSafeInteger(value) || typeof value === 'boolean' ? String(value) : undefined;
}

function wordOf(words: readonly unknown[], value: unknown): unknown {
  const text = textOf(value);
  const wanted = text === undefined ? undefined : plain(text);
  return words.find((word) => plain(String(word)) === wanted) ?? text;
}

function plain(word: string): string {
  return word.replace(/[\s_-]+/g, '_').toLowerCase();
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
