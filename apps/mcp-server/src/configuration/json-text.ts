import { printParseErrorCode, visit } from 'jsonc-parser';
import { createJsonBuilder } from './json-builder.js';
import type { PathProblem, ProblemText } from './problem.js';

/** Deeper than any configuration, and far from the depth at which the recursion of the parser ends the process. */
const maxDepth = 32;

/** Of an object or a list: more accounts than a server is made for, and few enough to look at each. */
const maxEntries = 50_000;

/** What a text holds. */
export type JsonText =
  | { readonly value: unknown; readonly problems: readonly PathProblem[] }
  /** The text cannot be read. The first problem alone: others follow from it, and there may be millions. */
  | { readonly unreadable: PathProblem };

/** Reads JSON; comments and trailing commas are allowed. Pure. */
export function readJsonText(text: string): JsonText {
  const value = createJsonBuilder();
  let end: { readonly unreadable: PathProblem } | undefined;
  const stop = (line: number, column: number, problem: ProblemText) => {
    end = { unreadable: { path: [], position: { line: line + 1, column: column + 1 }, ...problem } };
    throw end;
  };
  const count = (line: number, column: number) => {
    if (value.entries() > maxEntries) stop(line, column, tooMany);
  };
  const open = (isArray: boolean, line: number, column: number) => {
    count(line, column);
    if (value.depth() >= maxDepth) stop(line, column, tooDeep);
    value.open(isArray);
  };
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, line, column) => open(false, line, column),
        onArrayBegin: (_offset, _length, line, column) => open(true, line, column),
        onObjectProperty(name, _offset, _length, line, column) {
          value.key(name, { line: line + 1, column: column + 1 });
          count(line, column);
        },
        onLiteralValue(literal, _offset, _length, line, column) {
          count(line, column);
          value.add(literal, { line: line + 1, column: column + 1 });
        },
        onObjectEnd: value.close,
        onArrayEnd: value.close,
        onError: (code, _offset, _length, line, column) => stop(line, column, invalid(printParseErrorCode(code))),
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (end === undefined || error !== end) throw error;
    return end;
  }
  return { value: value.result(), problems: value.problems };
}

const tooDeep: ProblemText = { message: `It is nested deeper than ${maxDepth} levels.`, remedy: 'Correct it there.' };
const tooMany: ProblemText = { message: `It has more than ${maxEntries} entries.`, remedy: 'Split it up.' };

function invalid(code: string): ProblemText {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return { message: `This is not valid JSON (${words}).`, remedy: 'Correct it there.' };
}
