import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Complaint, Fault } from './fault.js';
import { createJsonValue } from './json-value.js';

/** Deeper than any configuration, and far from where the recursion of the parser ends the process. */
const deepest = 32;

/** Of an object or a list: more accounts than a server is made for, and few enough to look at each. */
const mostEntries = 20_000;

/** What a text holds; undefined when it cannot be read at all. */
export interface JsonText {
  readonly value: unknown;
  /** Where it is not JSON, the first fault alone: others follow from it, and there may be millions. */
  readonly faults: readonly Fault[];
}

/** Reads JSON; comments and trailing commas are allowed, a key that stands twice is a fault. Pure. */
export function readJsonText(source: string, text: string): JsonText {
  const value = createJsonValue(source);
  let end: Fault | undefined;
  const stop = (line: number, column: number, complaint: Complaint) => {
    end = { source: `${source}:${line + 1}:${column + 1}`, ...complaint };
    throw end;
  };
  const count = (line: number, column: number) => {
    if (value.entries() > mostEntries) stop(line, column, tooMany);
  };
  const open = (isArray: boolean, line: number, column: number) => {
    count(line, column);
    if (value.depth() >= deepest) stop(line, column, tooDeep);
    value.open(isArray);
  };
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, line, column) => open(false, line, column),
        onArrayBegin: (_offset, _length, line, column) => open(true, line, column),
        onObjectProperty(name, _offset, _length, line, column) {
          value.key(name);
          count(line, column);
        },
        onLiteralValue(literal, _offset, _length, line, column) {
          count(line, column);
          value.add(literal);
        },
        onObjectEnd: value.close,
        onArrayEnd: value.close,
        onError: (code, _offset, _length, line, column) => stop(line, column, invalid(printParseErrorCode(code))),
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (end === undefined || error !== end) throw error;
    return { value: undefined, faults: [end] };
  }
  return { value: value.result(), faults: value.faults };
}

const tooDeep: Complaint = { message: `It is nested deeper than ${deepest} levels.`, remedy: 'Correct it there.' };
const tooMany: Complaint = { message: `It has more than ${mostEntries} entries.`, remedy: 'Split it up.' };

function invalid(code: string): Complaint {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return { message: `This is not valid JSON (${words}).`, remedy: 'Correct it there.' };
}
