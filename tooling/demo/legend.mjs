import colors from 'picocolors';

/** Explains the table. */
export const legend = [
  colors.bold('How to read the table'),
  '–          The provider does not report this field.',
  '+3         The number has three more reasons. An assistant gets all of them.',
  'UNTIERED   Meta assigns no messaging limit tier to the business.',
  '86138****  The provider masks the number.',
].join('\n');

export const nextSteps = [
  colors.bold('What to try next'),
  'Give the same data to an assistant:  claude mcp add wabascope -- node apps/mcp-server/dist/cli.js --sandbox',
  'Then ask the assistant:              Which of our numbers cannot send, and what do we do first?',
  'What the verdicts and reasons mean:  docs/questions.md',
  'Use your own accounts:               docs/configuration.md',
].join('\n');
