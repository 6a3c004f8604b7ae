import { expect, it } from 'vitest';
import { run } from '../support/executable.js';

it('the examples of "help numbers" can be copied, and print rows', async () => {
  const { stdout } = await run(['help', 'numbers']);
  const lines = [...stdout.matchAll(/^ {2}\$ wabascope (.*)$/gm)].map(([, line = '']) => line);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const result = await run(line.split(' '));
    expect(result).toMatchObject({ status: line.includes('--fail-on') ? 4 : 0, stderr: '' });
    expect(result.stdout.split('\n').length).toBeGreaterThan(2);
  }
});
