import { describe, expect, test } from 'vitest';
import { codeBlocks } from './code-blocks.js';

describe('the code of a page', () => {
  test('comes in order, each block with the line of its fence', () => {
    const page = '# Page\n\n```js\n1;\n```\n\ntext\n\n```sh\nnpm test\n```\n';
    expect(codeBlocks(page)).toEqual([
      { line: 3, language: 'js', text: '1;' },
      { line: 9, language: 'sh', text: 'npm test' },
    ]);
  });

  test('includes the output that the next block shows without a language', () => {
    expect(codeBlocks('```js\n1;\n```\n\n```\none\n```\n')).toEqual([
      { line: 1, language: 'js', text: '1;', output: 'one' },
    ]);
  });

  test('includes the words after its language', () => {
    expect(codeBlocks('```json file=a/b.json\n{}\n```\n')).toMatchObject([{ language: 'json', file: 'a/b.json' }]);
    expect(codeBlocks('```sh status=1 test=a.test.ts\nnpm test\n```\n')).toMatchObject([
      { language: 'sh', status: '1', test: 'a.test.ts' },
    ]);
  });

  test('includes blocks in lists and quotations', () => {
    const page = '1. one\n\n   ```sh\n   npm test\n   ```\n\n> ```sh\n> npm run demo\n> ```\n';
    expect(codeBlocks(page)).toMatchObject([
      { line: 3, text: 'npm test' },
      { line: 7, text: 'npm run demo' },
    ]);
  });

  test.each([
    ['no block', '```\nx\n```\n'],
    ['a block that is not run', '```json\n{}\n```\n\n```\nx\n```\n'],
    ['a program and a paragraph', '```js\n1;\n```\n\nprints\n\n```\nx\n```\n'],
  ])('must not have a block without a language after %s', (_, page) => {
    expect(() => codeBlocks(page)).toThrow('name the language of this block');
  });
});
