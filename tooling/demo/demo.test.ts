import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultFleet } from '@wabascope/sandbox';
import { beforeAll, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

let lines: string[];
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  lines = stdout.split('\n');
});

const rows = () => {
  const table = lines.slice(lines.findIndex((line) => line.startsWith('ACCOUNT ')) + 1);
  return table.slice(
    0,
    table.findIndex((line) => !/ (BLOCKED|LIMITED|UNKNOWN|AVAILABLE) /.test(line)),
  );
};

it('begins with one line for each provider', () => {
  const summaries = lines.slice(1, lines.indexOf('', 1));
  expect(summaries.map((line) => line.split(' ')[0])).toEqual(Object.keys(defaultFleet).sort());
  for (const summary of summaries) expect(summary).toMatch(/\d+ numbers? in \d+ accounts?: \d+ (BLOCKED|UNKNOWN)/);
});

it('shows at most 40 numbers, problems first, and how many more exist', () => {
  expect(rows()).toHaveLength(40);
  const rank = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];
  const ranks = rows().map((row) => rank.findIndex((verdict) => row.includes(` ${verdict} `)));
  expect(ranks[0]).toBe(0);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(lines.some((line) => /^and \d+ more numbers$/.test(line))).toBe(true);
});

it('explains each reason that the table shows, its signs, and what to try next', () => {
  const text = lines.slice(lines.findIndex((line) => /^and \d+ more numbers$/.test(line))).join('\n');
  for (const row of rows())
    expect(text).toContain(`\n${row.match(/ ([a-z]+-[a-z-]+)( \+\d+)?( {2}|$)/)?.[1] ?? 'no reason'} `);
  for (const sign of ['(empty)', '+3', 'UNTIERED', '86138****']) expect(text).toContain(`\n${sign} `);
  expect(text).toMatch(/\nWhat to try next\n.*--sandbox\n/);
});
