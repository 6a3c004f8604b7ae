import { expect, test } from 'vitest';
import { withRegions } from './regions.js';

const contents = new Map([['reasons', 'new']]);

test('generated text replaces the text between the marks only', () => {
  const page = (between: string) => `before\n\n<!-- generated: reasons -->\n${between}<!-- end -->\n\nafter\n`;
  expect(withRegions(page('\nold\n\n'), contents)).toBe(page('\nnew\n\n'));
  expect(withRegions(page(''), contents)).toBe(page('\nnew\n\n'));
});

test('an unknown mark is an error that names the known ones', () => {
  expect(() => withRegions('<!-- generated: reason -->\n<!-- end -->\n', contents)).toThrow(
    '"reason"; known are reasons',
  );
});
