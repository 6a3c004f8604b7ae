import { markdownTable } from 'markdown-table';
import { runQuestions } from './run-questions.mjs';

const maxAnswer = 160;

/** The questions, their calls and what the results say in a small directory, as a table for the documentation. */
export async function questionsTable() {
  const { outcomes } = await runQuestions({ accounts: 17, numbers: 170 });
  const rows = outcomes.map(({ question, calls, answer }) => [
    question,
    calls.map(([tool, args]) => `\`${tool}\` \`${JSON.stringify(args)}\``).join('<br>'),
    `\`${shortened(JSON.stringify(answer))}\``,
  ]);
  return markdownTable([['question', 'calls', 'what the results say'], ...rows], { alignDelimiters: false });
}

/** @param {string} text */
function shortened(text) {
  return text.length <= maxAnswer ? text : `${text.slice(0, maxAnswer - 1)}…`;
}
