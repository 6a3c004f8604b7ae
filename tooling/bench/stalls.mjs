import { attacksOfCallers, attacksOfPlugins, attacksOfProviders, callers, providers } from '@wabascope/stalls';

const maxStallMs = 200;
const maxMegabytes = 300;

/**
 * The longest stall of the server for each input of the attack table, and the memory that it takes.
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function stalls() {
  const rows = [];
  const scene = await callers();
  rows.push(...rowsOf('the first listing of 2,000 accounts, 100,000 numbers', scene.fill));
  for (const { name, body } of attacksOfCallers) rows.push(...rowsOf(name, await scene.costOf(body())));
  await scene.end();
  const target = await providers();
  for (const attack of attacksOfProviders) rows.push(...rowsOf(attack.name, await target.costOf(attack)));
  await target.end();
  for (const { name, cost } of attacksOfPlugins) rows.push(...rowsOf(name, await cost()));
  return rows;
}

/**
 * @param {string} subject
 * @param {Pick<import('@wabascope/stalls').Cost, 'stallMs' | 'megabytes'>} cost
 * @returns {import('./report.mjs').Row[]}
 */
function rowsOf(subject, { stallMs, megabytes }) {
  return [
    {
      measure: 'longest stall',
      subject,
      value: stallMs,
      unit: 'ms',
      target: { against: 'a limit', is: stallMs, atMost: maxStallMs },
    },
    {
      measure: 'memory at the most, beside what was in use',
      subject,
      value: megabytes,
      unit: 'MB',
      target: { against: 'a limit', is: megabytes, atMost: maxMegabytes },
    },
  ];
}
