import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

test('no file names the host of a registry, because publishing with a trusted publisher needs none', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const naming = files.filter((file) => {
    const path = join(root, file);
    return (
      existsSync(path) &&
      /registry\.(npmjs|yarnpkg)|npm\.pkg\.github|registry-url|always-auth/.test(readFileSync(path, 'utf8'))
    );
  });
  expect(naming).toEqual(['tooling/rules/registry.test.ts']);
});
