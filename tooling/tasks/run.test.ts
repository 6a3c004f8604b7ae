import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const run = fileURLToPath(new URL('run.mjs', import.meta.url));

function start(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stderr };
}

test('a Node that is too old is told what is needed, and nothing else happens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: '>=1000.2' } }));
  cpSync(run, join(folder, 'tooling/tasks/run.mjs'), { recursive: true });

  expect(start(join(folder, 'tooling/tasks/run.mjs'), 'test')).toEqual({
    status: 1,
    stderr: `Wabascope needs Node 1000.2 or later; this is Node ${process.versions.node}.\n`,
  });
});

test('a task that does not exist is refused with the names of those that do', () => {
  const { status, stderr } = start(run, 'biuld');
  expect(status).toBe(1);
  expect(stderr).toMatch(/build, test, check.*"biuld" is none of them/);
});
