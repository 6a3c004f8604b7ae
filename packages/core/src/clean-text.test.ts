import { expect, test } from 'vitest';
import { cleanText } from './index.js';

test.each([
  ['line breaks and tabs become one space', 'a\r\n\tb', 'a b'],
  ['terminal escapes lose their control character', 'a\u001b[31mb', 'a [31mb'],
  ['NUL and DEL are gone', 'a\u0000b\u007fc', 'a b c'],
  ['bidirectional overrides and isolates are gone', 'abc\u202etxt.exe\u2066x\u2069', 'abctxt.exex'],
  ['zero-width characters and the byte order mark are gone', 'a\u200bb\u200dc\ufeffd', 'abcd'],
  ['invisible tag characters are gone', 'a\u{e0041}\u{e0042}b', 'ab'],
  ['blank-looking letters are gone', 'a\u3164b\uffa0c', 'abc'],
  ['a lone surrogate becomes the replacement character', 'a\ud800b', 'a\ufffdb'],
  ['line and paragraph separators become a space', 'a\u2028b\u2029c', 'a b c'],
  ['space around the text is gone', '  a  ', 'a'],
  ['text in any script stays as it is', 'Größe 公司 شركة 🌿', 'Größe 公司 شركة 🌿'],
])('%s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test('long text is cut to the given number of code points, the ellipsis included', () => {
  expect(cleanText('abcdef', 4)).toBe('abc…');
  expect(cleanText('abcd', 4)).toBe('abcd');
  expect([...cleanText('x'.repeat(5_000))]).toHaveLength(300);
});

test('a pair of surrogates is not cut apart', () => {
  expect(cleanText('🌿🌿🌿🌿', 3)).toBe('🌿🌿…');
  expect(cleanText('🌿🌿🌿🌿', 4)).toBe('🌿🌿🌿🌿');
});

test('of a text far over the length only the beginning counts, so that its cost has a limit', () => {
  const hidden = '\u200b'.repeat(300 * 20);
  expect(cleanText(`a${hidden}b`)).toBe('a…');
  expect(cleanText(`${hidden}b`)).toBe('');
});
