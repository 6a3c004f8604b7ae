import { beforeAll, expect, test } from 'vitest';
import { questions } from './questions.mjs';
import { type Outcome, runQuestions } from './run-questions.mjs';

let outcomes: readonly Outcome[];
beforeAll(async () => {
  ({ outcomes } = await runQuestions({ accounts: 100, numbers: 1_000 }));
}, 240_000);

test.each(questions.map(({ question }, index) => [question, index] as const))(
  '%s has the expected result, with at most two calls and 3,000 tokens',
  (_, index) => {
    const { found, expected, calls, tokens } = outcomes[index] ?? expect.fail('The question was not run.');
    expect(found).toEqual(expected);
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(tokens).toBeLessThanOrEqual(3_000);
  },
);
