import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

// The command is for a POSIX shell.
test.skipIf(process.platform === 'win32')('tooling has at most as many lines as CONTRIBUTING.md allows', () => {
  const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, limit = '', command = ''] = /at most ([\d,]+) lines[^`]+```text\n(.+)\n```/.exec(page) ?? [];
  const lines = Number(execFileSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' }));
  expect(lines).toBeGreaterThan(1_000);
  expect(lines).toBeLessThanOrEqual(Number(limit.replace(',', '')));
});
