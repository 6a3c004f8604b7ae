import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { run } from './__fixtures__/collecting-runner.js';
import fixtures from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

const load = () => import('./__fixtures__/reference-provider.js');

it('under node:test the same tests run, and pass', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, nodeTest('reference'));
  const { size } = await run((runner) => testProvider({ ...runner, load, fixtures }));
  expect(stdout).toContain(`\n# pass ${size}\n# fail 0\n`);
});

it('under node:test the handles of the import and of the first listing fail one test each, and the run ends', async () => {
  const failed = await promisify(execFile)(process.execPath, nodeTest('handles'), { timeout: 30_000 }).catch(Object);
  expect(failed).toMatchObject({ code: 1, killed: false });
  expect(failed.stdout).toContain('\n# fail 2\n');
});

it('under node:test what starts after an import or a listing fails a test, too, and the run ends', async () => {
  const failed = await promisify(execFile)(process.execPath, nodeTest('late-handles'), { timeout: 30_000 }).catch(
    Object,
  );
  expect(failed).toMatchObject({ code: 1, killed: false });
  expect(failed.stdout).toContain('\n# fail 2\n');
  const interval = 'late-handles.node-test.js:10:3';
  expect(failed.stdout).toMatch(new RegExp(`The provider keeps the process alive: .*${interval}`));
});

function nodeTest(name: string): string[] {
  return ['--test', '--test-reporter=tap', join(import.meta.dirname, '__fixtures__', `${name}.node-test.js`)];
}
