import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a first list-numbers call runs through at most 57 of our files, a repeated one through at most 14', async () => {
  // Its own process, because vitest compiles the sources of our packages.
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.mjs')]);
  const [first = 0, repeat = 0] = [...stdout.matchAll(/: (\d+) files$/gm)].map(([, count]) => Number(count));
  expect(first, stdout).toBeLessThanOrEqual(57);
  expect(repeat, stdout).toBeLessThanOrEqual(14);
  // The whole way was measured: from the tool to the HTTP request.
  expect(stdout).toContain('packages/mcp-tools/dist/tools/list-numbers.js');
  expect(stdout).toContain('packages/provider-kit/dist/http.js');
});
