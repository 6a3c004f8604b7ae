import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('main.mjs', import.meta.url));

function run(...args: string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('--help explains every option', async () => {
  const { status, stdout } = await run('--help');
  expect(status).toBe(0);
  for (const option of ['<id>', '--name', '--no-install']) expect(stdout).toContain(option);
});

test.each([
  ['an ID that is taken', ['meta'], 'There is a provider "meta" already.'],
  ['an option that does not exist', ['acme', '--standalone'], 'Unknown option: --standalone.'],
  ['a folder', ['acme', 'plugin'], 'Unexpected argument: plugin.'],
])('%s is rejected with a pointer to --help', async (_, args, message) => {
  const { status, stdout, stderr } = await run(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('See npm run new-provider -- --help.');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
