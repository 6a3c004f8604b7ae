import { expect, it } from 'vitest';
import { columnsOf } from './column.js';
import { markdown } from './markdown.js';

it('is a table without markup in its text', () => {
  const rows = [{ account: 'a|b', name: '<img src=x> [link](http://x) **bold** `code`\n# head' }];
  expect(markdown(columnsOf(['account', 'name']), rows, true)).toBe(
    [
      '| account | name |',
      '| --- | --- |',
      '| a\\|b | \\<img src=x\\> \\[link\\](http://x) \\*\\*bold\\*\\* \\`code\\` \\# head |',
      '',
    ].join('\n'),
  );
});

it('has an empty head without a header', () => {
  expect(markdown(columnsOf(['account']), [{ account: 'oslo' }], false)).toBe('|  |\n| --- |\n| oslo |\n');
});
