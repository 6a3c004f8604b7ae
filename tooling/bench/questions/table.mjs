import { markdownTable } from 'markdown-table';
import { runQuestions } from './run-questions.mjs';

const maxFound = 160;

/** The questions, their calls and what the results say in a small directory, as a table for the documentation. */
export async function questionsTable() {
  const { outcomes } = await runQuestions({ accounts: 17, numbers: 170 });
  const rows = outcomes.map(({ question, calls, found }) => [
    question,
    calls.map(([tool, args]) => `\`${tool}\` \`${JSON.stringify(args)}\``).join('<br>'),
    `\`${shortened(JSON.stringify(found))}\``,
  ]);
  return markdownTable([['question', 'calls', 'what the results say'], ...rows]);
}

/** @param {string} text */
function shortened(text) {
  return text.length <= maxFound ? text : `${text.slice(0, maxFound - 1)}…`;
}
