import { isDeepStrictEqual } from 'node:util';
import { tools } from '@wabascope/mcp-tools';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { openFleet } from './fleet.mjs';
import { questions } from './questions.mjs';

/**
 * @typedef {object} Outcome
 * @property {string} question
 * @property {readonly (readonly [tool: string, args: Record<string, unknown>])[]} calls
 * @property {number} tokens Of all results, by o200k.
 * @property {unknown} found
 * @property {unknown} expected
 * @property {boolean} isRight
 */

/**
 * Runs every question in a directory of this size, and compares the results with what the providers report.
 * @param {{ accounts: number, numbers: number }} size
 * @returns {Promise<{ outcomes: Outcome[], accounts: number, numbers: number }>}
 */
export async function runQuestions(size) {
  const { directory, truth, close } = await openFleet(size);
  try {
    await directory.getWabas({ limit: 0, withNumbers: true });
    await Promise.all(directory.accounts().map(({ account }) => directory.describeCredential(account)));
    const outcomes = [];
    for (const { question, calls, ...compared } of questions) {
      const made = calls(truth);
      const results = [];
      for (const [name, args] of made) results.push(await callTool(directory, name, args));
      const [first, second] = results.map(({ data }) => data);
      const [found, expected] = [compared.found(first, second, truth), compared.expected(truth)];
      outcomes.push({
        question,
        calls: made,
        tokens: results.reduce((sum, { text }) => sum + encode(text).length, 0),
        found,
        expected,
        isRight: isDeepStrictEqual(found, expected),
      });
    }
    return { outcomes, accounts: truth.accounts.length, numbers: truth.numbers.length };
  } finally {
    await close();
  }
}

/**
 * @param {import('@wabascope/directory').Directory} directory
 * @param {string} name
 * @param {Record<string, unknown>} args
 */
async function callTool(directory, name, args) {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) throw new Error(`There is no tool ${name}.`);
  const { content } = await tool.call(directory, args);
  const text = content[0]?.text ?? '';
  if (!text.startsWith('{')) throw new Error(text);
  return { text, data: JSON.parse(text) };
}
