import { describe, expect, test } from 'vitest';
import { after } from './sound-repository.js';

describe('the root', () => {
  test('holds nothing that is not its own', () => {
    expect(after({ 'notes.txt': '', 'src/index.ts': '' })).toEqual([
      'notes.txt does not belong to the top level.',
      'src does not belong to the top level.',
    ]);
  });

  test('has a lockfile that names no registry', () => {
    const lockfile = 'packages:\n  a@1.0.0:\n    resolution: {tarball: https://npm.example/a.tgz}\n';
    expect(after({ 'pnpm-lock.yaml': lockfile })).toEqual(['pnpm-lock.yaml:3 must not name a registry host.']);
  });
});

describe('a file', () => {
  const path = 'packages/core/src/extra.ts';

  test('of 250 lines is the longest', () => {
    expect(after({ [path]: '//\n'.repeat(250) })).toEqual([]);
    expect(after({ [path]: '//\n'.repeat(251) })).toEqual([
      `${path} has 251 lines; 250 are the most: split it by purpose.`,
    ]);
  });

  test('that only tests read may be longer, and import anything', () => {
    expect(after({ 'packages/core/src/__fixtures__/a.ts': "import 'undici';\n".repeat(300) })).toEqual([]);
  });
});

describe('a test', () => {
  const path = 'packages/core/src/index.test.ts';

  test.each(['vi.mock', 'vi.doMock', 'test.only', 'describe.todo'])('does not use %s', (name) => {
    const source = `import { describe, test, vi } from 'vitest';\n${name}('./a.js', () => {});`;
    expect(after({ [path]: source })).toEqual([expect.stringContaining(`${path}:2 must not use ${name}`)]);
  });
});
