import { placeholderProblem } from '@wabascope/core';
import { pathMistake } from '../configuration/path-mistakes.js';

const name = 'WABASCOPE_CODE_CACHE';

/**
 * The message for the operator if the value of `WABASCOPE_CODE_CACHE` is not a path. Code is not kept then. Undefined if
 * it may be one.
 */
export function codeCacheProblem(value: string): string | undefined {
  const problem = placeholderProblem(value, name) ?? pathMistake(value, name);
  return problem && `${problem.message} Compiled code is not kept. Set it to the complete path of a folder, or to off.`;
}
