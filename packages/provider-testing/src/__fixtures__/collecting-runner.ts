import { AssertionError } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import type { Runner } from '../runner.js';

/** The outcome of each test, by title: `undefined` if it passed, else the error. */
export type TestOutcomes = ReadonlyMap<string, string | undefined>;

/** Runs the tests that `define` defines, without a test runner, one after the other. @param part Of the titles to run. */
export async function run(define: (runner: Runner) => void, part = ''): Promise<TestOutcomes> {
  const titles: string[] = [];
  const tests: { readonly title: string; readonly body: () => Promise<void> }[] = [];
  define({
    describe: (name, body) => {
      titles.push(name);
      body();
      titles.pop();
    },
    it: (name, body) => tests.push({ title: [...titles, name].join(' '), body }),
  });
  const outcome = new Map<string, string | undefined>();
  for (const { title, body } of tests.filter((each) => each.title.includes(part)))
    outcome.set(title, await failureOf(body));
  return outcome;
}

/** The failed tests, each with its error. */
export function redIn(outcome: TestOutcomes): string[] {
  return [...outcome].flatMap(([title, failure]) => (failure === undefined ? [] : [`${title}: ${failure}`]));
}

/** Begins a failure whose message was not written for people. */
export const noSentence = 'no sentence';

function isWithoutSentence(error: unknown): boolean {
  return error instanceof AssertionError && error.generatedMessage;
}

async function failureOf(body: () => Promise<void>): Promise<string | undefined> {
  try {
    await Promise.race([body(), wait(2_000, undefined, { ref: false }).then(() => Promise.reject('it does not end'))]);
    return undefined;
  } catch (error) {
    return `${isWithoutSentence(error) ? `${noSentence}: ` : ''}${error}`;
  }
}
