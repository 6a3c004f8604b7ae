import type { Files } from './files.js';
import { readSource } from './read-source.js';

const mocks = ['vi.mock', 'vi.doMock'];
const unfinished = ['test.only', 'it.only', 'describe.only', 'test.todo', 'it.todo', 'describe.todo'];

/** Tests see our modules as their users do, and all of them run. */
export function testRules(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.test.ts')) return [];
    return readSource(path, text).uses.flatMap(({ path: used, line }) => {
      if (mocks.includes(used)) return [`${path}:${line} must not use ${used}: test behaviour from outside.`];
      return unfinished.includes(used) ? [`${path}:${line} must not use ${used}.`] : [];
    });
  });
}
