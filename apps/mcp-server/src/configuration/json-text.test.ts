import { describe, expect, it } from 'vitest';
import { readJsonText } from './json-text.js';

describe('a text that is JSON', () => {
  it('may have comments and trailing commas', () => {
    expect(readJsonText('// a\n{ "a": [1, /* b */ true,], "b": {}, }')).toEqual({
      value: { a: [1, true], b: {} },
      problems: [],
    });
  });

  it('has a problem at each key that occurs again, and keeps the last value', () => {
    expect(readJsonText('{\n  "a": 1,\n  "b": { "c": 1,\n    "c": 2 },\n  "a": 3\n}')).toEqual({
      value: { a: 3, b: { c: 2 } },
      problems: [
        expect.objectContaining({ path: ['b', 'c'], position: { line: 4, column: 5 } }),
        expect.objectContaining({ path: ['a'], position: { line: 5, column: 3 } }),
      ],
    });
  });

  it('has a problem where an alias occurs again', () => {
    expect(readJsonText('{ "accounts": { "a": {}, "a": {} } }')).toMatchObject({
      problems: [{ path: ['accounts', 'a'], message: 'Two accounts have this alias.' }],
    });
  });

  it('has a problem where a key or a text is not Unicode', () => {
    expect(readJsonText('{ "a\\ud800": "\\udc00" }')).toMatchObject({
      value: { 'a\ud800': '\ufffd' },
      problems: [
        { position: { line: 1, column: 3 }, message: expect.stringMatching(/lone surrogate/) },
        { position: { line: 1, column: 14 }, message: expect.stringMatching(/lone surrogate/) },
      ],
    });
  });

  it('has a problem at the key __proto__, which is left out', () => {
    expect(readJsonText('{ "accounts": { "__proto__": { "provider": "meta" } } }')).toMatchObject({
      value: { accounts: {} },
      problems: [{ path: ['accounts', '__proto__'], message: 'Unknown key.' }],
    });
  });
});

describe('a text that cannot be read has one problem, at the first place', () => {
  it.each([
    ['', 1, 1, 'value expected'],
    ['{\n  "a": 1\n  "b": 2\n  "c": 3\n}', 3, 3, 'comma expected'],
    ['{ "a": 1', 1, 9, 'close brace expected'],
    ['{ "a": "b\n", }', 1, 8, 'unexpected end of string'],
    ['{ "a": tru }', 1, 8, 'invalid symbol'],
    ['{} {}', 1, 4, 'end of file expected'],
    ["{ 'a': 1, 'b': 2 }", 1, 3, 'invalid symbol'],
  ])('%j', (text, line, column, words) => {
    expect(readJsonText(text)).toEqual({
      unreadable: {
        path: [],
        position: { line, column },
        message: `This is not valid JSON (${words}).`,
        remedy: 'Correct it there.',
      },
    });
  });

  it('deeper than 32 levels', () => {
    expect(readJsonText('['.repeat(40))).toMatchObject({ unreadable: { position: { line: 1, column: 33 } } });
    expect(readJsonText(`${'['.repeat(32)}${']'.repeat(32)}`)).toMatchObject({ problems: [] });
  });

  it('more than 50,000 entries', () => {
    const list = (count: number) => `[${Array(count).fill('1').join()}]`;
    expect(readJsonText(list(50_002))).toMatchObject({ unreadable: { message: 'It has more than 50000 entries.' } });
    expect(readJsonText(list(50_000))).toMatchObject({ problems: [] });
  });
});
