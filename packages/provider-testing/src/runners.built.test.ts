import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { run } from './__fixtures__/collecting-runner.js';
import fixtures from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

const load = () => import('./__fixtures__/reference-provider.js');

it('under node:test the same tests run, and pass', async () => {
  const file = join(import.meta.dirname, '__fixtures__', 'reference.node-test.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap', file]);
  const { size } = await run((runner) => testProvider({ ...runner, load, fixtures }));
  expect(stdout).toContain(`\n# pass ${size}\n# fail 0\n`);
});
