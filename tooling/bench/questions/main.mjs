// `npm run questions` runs every question in a directory of 10,000 numbers of all providers, and prints how it went.
import { markdownTable } from 'markdown-table';
import { runQuestions } from './run-questions.mjs';

const maxTokens = 3_000;

console.error('Reading about 10,000 numbers of 1,000 accounts, twice. This takes about a minute.');
const { outcomes, accounts, numbers } = await runQuestions({ accounts: 1_000, numbers: 10_000 });
const rows = outcomes.map(({ question, calls, tokens, isRight }) => [
  question,
  String(calls.length),
  String(tokens),
  isRight ? 'right' : 'WRONG',
]);
console.log(`${numbers.toLocaleString('en')} numbers in ${accounts.toLocaleString('en')} accounts\n`);
console.log(markdownTable([['question', 'calls', 'tokens', 'result'], ...rows], { align: ['l', 'r', 'r', 'l'] }));
const failed = outcomes.filter(({ isRight, tokens }) => !isRight || tokens > maxTokens);
for (const { question, tokens, found, expected, isRight } of failed) {
  console.log(`\n${question}`);
  if (tokens > maxTokens) console.log(`  ${tokens} tokens; at most ${maxTokens} are allowed.`);
  if (!isRight) console.log(`  found:    ${JSON.stringify(found)}\n  expected: ${JSON.stringify(expected)}`);
}
if (failed.length > 0) process.exitCode = 1;
