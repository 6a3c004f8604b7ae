import { describe, expect, it } from 'vitest';
import { WholeLines } from './whole-lines.js';

/** What comes out of `chunks`, and how many lines were too long. */
function through(...chunks: (string | Buffer)[]) {
  let tooLong = 0;
  const lines = new WholeLines(8, () => {
    tooLong += 1;
  });
  for (const chunk of chunks) lines.write(chunk);
  return { text: String(lines.read() ?? ''), tooLong };
}

describe('a stream of lines of at most 8 bytes', () => {
  it.each([
    ['one line', ['1234567\n'], '1234567\n'],
    ['several lines in one chunk', ['1\n22\n333\n'], '1\n22\n333\n'],
    ['a line in chunks of one byte', [...'1234567\n'], '1234567\n'],
    ['an unfinished line', ['1\n22'], '1\n'],
    ['empty lines', ['\n\n'], '\n\n'],
  ])('emits %s', (_, chunks, text) => {
    expect(through(...chunks)).toEqual({ text, tooLong: 0 });
  });

  it.each([
    ['one byte more', ['12345678\n', 'ok\n'], 1],
    ['a long line in chunks', ['1234', '5678', '9\nok\n'], 1],
    ['two long lines', ['123456789\n', '123456789\nok\n'], 2],
  ])('drops a line with %s, and reports it once', (_, chunks, tooLong) => {
    expect(through(...chunks)).toEqual({ text: 'ok\n', tooLong });
  });

  it('reports a long line before it ends', () => {
    expect(through('123456789')).toEqual({ text: '', tooLong: 1 });
  });

  it('counts bytes, not characters', () => {
    expect(through(Buffer.from('ääää\n'), 'ok\n')).toEqual({ text: 'ok\n', tooLong: 1 });
  });
});
