import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const reporter = fileURLToPath(new URL('tally-reporter.ts', import.meta.url));

/** The last line that a run over these test files prints, on either stream. */
async function lastLine(files: Record<string, string>): Promise<string | undefined> {
  return (await lines(files)).at(-1);
}

async function lines(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tally-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, source] of Object.entries(files)) await writeFile(join(folder, name), source);
  const options = ['--globals', '--root', folder, '--reporter=default', `--reporter=${reporter}`];
  const child = spawn(process.execPath, [vitest, 'run', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return stdout.trimEnd().split('\n');
}

describe('the last line of a test run', () => {
  test('counts what passed and what failed over all files', async () => {
    const files = {
      'a.test.js': 'test("one", () => {}); test("two", () => { throw new Error("red"); });',
      'b.test.js': 'test("three", () => {});',
    };
    expect(await lastLine(files)).toBe('2 passed, 1 failed');
  });

  test('names skipped tests only when there are some', async () => {
    expect(await lastLine({ 'a.test.js': 'test("one", () => {}); test.skip("two", () => {});' })).toBe(
      '1 passed, 0 failed, 1 skipped',
    );
  });

  test('has above it which groups were skipped, and how many tests of each', async () => {
    const files = {
      'a.test.js': 'describe.skip("needs a moon", () => { test("one", () => {}); test("two", () => {}); });',
      'b.test.js': 'test("three", () => {}); describe("here", () => { test("four", () => {}); });',
    };
    expect((await lines(files)).slice(-2)).toEqual([
      'Skipped in a.test.js: needs a moon (2 tests).',
      '2 passed, 0 failed, 2 skipped',
    ]);
  });

  test('counts a file that cannot be loaded as a failure', async () => {
    const files = { 'a.test.js': 'test("one", () => {});', 'b.test.js': 'import "./missing.js";' };
    expect(await lastLine(files)).toBe('1 passed, 1 failed');
  });

  test('counts a hook and a stray rejection as failures', async () => {
    const files = {
      'a.test.js': 'afterAll(() => { throw new Error("hook"); }); test("one", () => {});',
      'b.test.js': 'test("two", async () => { Promise.reject(new Error("stray")); });',
    };
    expect(await lastLine(files)).toBe('2 passed, 2 failed');
  });

  test('counts a run that finds no test as a failure', async () => {
    expect(await lastLine({ 'a.js': '' })).toBe('0 passed, 1 failed');
  });
});
