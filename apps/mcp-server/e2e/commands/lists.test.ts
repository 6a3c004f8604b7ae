import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { executable, run } from '../support/executable.js';
import { onTerminal } from '../support/terminal.js';

const sandbox = (...args: string[]) => run([...args, '--sandbox']);

it('numbers prints the rows of all pages, tab-separated and without a header, into a pipe', async () => {
  const accounts = ['--accounts', 'amsterdam,antwerp,arequipa,atlas,leipzig,shenzhen,singapore'];
  const [{ status, stdout, stderr }, json] = await Promise.all([
    sandbox('numbers', ...accounts),
    sandbox('numbers', ...accounts, '--json'),
  ]);
  const { numbers, total } = JSON.parse(json.stdout);
  const lines = stdout.trimEnd().split('\n');
  expect(total).toBeGreaterThan(100);
  expect(numbers).toHaveLength(total);
  expect(lines).toHaveLength(total);
  expect(lines.map((line) => line.split('\t')[0])).toEqual(numbers.map(({ account }: { account: string }) => account));
  expect([status, stderr]).toEqual([0, '']);
});

it('numbers prints a table with colors and a summary on a terminal, and erases its progress', async () => {
  const { text, exit } = onTerminal(['numbers', '--sandbox', '--accounts', 'antwerp']);
  expect(await exit).toEqual([0, null]);
  const visible = text().replaceAll('\u001b', '␛');
  const [progress = '', rest = ''] = visible.split('\r␛[K');
  expect(progress).toMatch(/^\r0 of \d+ accounts␛\[K\r1 of 1 accounts␛\[K$/);
  const lines = rest.split('\r\n');
  expect(lines[0]).toMatch(/^␛\[1mACCOUNT␛\[22m .*NAME/);
  expect(lines[1]).toMatch(/^antwerp .*␛\[31mBLOCKED␛\[39m/);
  expect(rest).toContain('\u2068أوركيد\u2069');
  expect(lines.slice(-3)).toEqual(['', '16 numbers: 7 BLOCKED, 5 LIMITED, 4 AVAILABLE.', '']);
});

it('filters combine, and words may be in any case', async () => {
  const filters = ['--accounts', 'oslo,antwerp', '--can-send', 'Blocked', '--can-send', 'limited', '--no-duplicates'];
  const { stdout } = await sandbox('numbers', ...filters, '--fields', 'account,canSendMessage');
  expect(new Set(stdout.trimEnd().split('\n'))).toEqual(
    new Set(['antwerp\tBLOCKED', 'antwerp\tLIMITED', 'oslo\tBLOCKED', 'oslo\tLIMITED']),
  );
});

it('an unknown account is rejected with the name of the option', async () => {
  const { status, stdout, stderr } = await sandbox('numbers', '--accounts', 'osloo');
  expect(stderr).toMatch(
    /^wabascope: --accounts: unknown value "osloo"\. .*Did you mean "oslo"\? See wabascope help numbers\.\n$/,
  );
  expect([status, stdout]).toEqual([2, '']);
});

describe('formats', () => {
  it('csv has a header and the chosen fields', async () => {
    const { stdout } = await sandbox('numbers', '--accounts', 'antwerp', '--format', 'csv', '--fields', 'number,name');
    const [head, ...rows]: string[][] = parse(stdout);
    expect(head).toEqual(['number', 'name']);
    expect(rows).toContainEqual(['+447700900513', 'أوركيد']);
  });

  it('ndjson has a row a line with all fields', async () => {
    const { stdout } = await sandbox('numbers', '--accounts', 'antwerp', '--format', 'ndjson');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(16);
    expect(rows[0]).toMatchObject({ account: 'antwerp', phoneNumber: '+447700900507', canSendMessage: 'BLOCKED' });
    expect(rows[0]).not.toHaveProperty('number');
  });

  it('html is a page that contains the rows', async () => {
    const { stdout } = await sandbox('numbers', '--accounts', 'antwerp', '--can-send', 'blocked', '--format', 'html');
    const [, data = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(stdout) ?? [];
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(JSON.parse(data)).toMatchObject({ total: 7, failures: [] });
    expect(JSON.parse(data).numbers[0]).toMatchObject({ account: 'antwerp', number: '+447700900507' });
  });

  it('markdown is a table', async () => {
    const { stdout } = await sandbox('wabas', '--account', 'oslo', '--format', 'markdown', '--fields', 'account');
    expect(stdout).toMatch(/^\| account \|\n\| --- \|\n(\| oslo \|\n)+$/);
  });
});

it('--group-by counts', async () => {
  const { stdout } = await sandbox('numbers', '--accounts', 'oslo,antwerp', '--group-by', 'account');
  expect(stdout).toBe('antwerp\t16\t7\t5\t0\t4\noslo\t11\t4\t2\t0\t5\n');
});

it('accounts has the counts of each account, without requests with --no-fetch', async () => {
  const args = ['accounts', '--accounts', 'oslo', '--fields', 'account,numbers'];
  const [fetched, configured] = await Promise.all([sandbox(...args), sandbox(...args, '--no-fetch')]);
  expect(fetched.stdout).toBe('oslo\t11\n');
  expect(configured.stdout).toBe('oslo\t\n');
});

it('--fail-on matches with status 4, after the rows', async () => {
  const { status, stdout } = await sandbox('numbers', '--accounts', 'oslo', '--fail-on', 'blocked');
  expect(stdout.split('\n')).toHaveLength(12);
  expect(status).toBe(4);
});

it('ends quietly when the reader of a pipe closes it', async () => {
  const args = [executable, 'numbers', '--sandbox', '--accounts', 'atlas', '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.destroy();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stderr).toBe('');
});
