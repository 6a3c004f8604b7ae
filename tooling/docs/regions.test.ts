import { expect, test } from 'vitest';
import { withRegions } from './regions.mjs';

const contents = new Map([['reasons', 'new']]);

test('what is generated takes the place of what stood between the marks, and touches nothing else', () => {
  const page = (between: string) => `before\n\n<!-- generated: reasons -->\n${between}<!-- end -->\n\nafter\n`;
  expect(withRegions(page('\nold\n\n'), contents)).toBe(page('\nnew\n\n'));
  expect(withRegions(page(''), contents)).toBe(page('\nnew\n\n'));
});

test('a mark that nobody fills is an error that names those that are known', () => {
  expect(() => withRegions('<!-- generated: reason -->\n<!-- end -->\n', contents)).toThrow(
    '"reason"; known are reasons',
  );
});
