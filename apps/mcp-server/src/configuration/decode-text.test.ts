import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const text = '{ "accounts": { "münchen": {} } }\r\n';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();
const utf32 = (value: string, order: 'LE' | 'BE') =>
  Buffer.concat(
    [...value].map((letter) => {
      const bytes = Buffer.alloc(4);
      bytes[`writeUInt32${order}`](letter.codePointAt(0) ?? 0);
      return bytes;
    }),
  );
const marked = (mark: number[], bytes: Uint8Array) => Buffer.concat([Buffer.from(mark), bytes]);

const cjk = '{ "accounts": { "東京一号店💬": { "provider": "meta" } } }';

it.each([
  ['UTF-8 with a zero', Buffer.from(text.replace(' ', '\0')), text.replace(' ', '\0')],
  ['UTF-8 with words of other scripts', Buffer.from(cjk), cjk],
])('%s is read as it is', (_, bytes, read) => {
  expect(decodeText(bytes)).toEqual({ text: read });
});

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', marked([0xef, 0xbb, 0xbf], Buffer.from(text))],
  ['UTF-16 as PowerShell writes it', marked([0xff, 0xfe], utf16le)],
  ['big-endian UTF-16', marked([0xfe, 0xff], utf16be)],
])('%s is read', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ text });
});

it('a file without content is an empty text', () => {
  expect(decodeText(new Uint8Array())).toEqual({ text: '' });
  expect(decodeText(Buffer.from([0xff, 0xfe]))).toEqual({ text: '' });
});

describe('bytes that cannot be read', () => {
  it.each([
    ['UTF-16 without a byte order mark', utf16le, 'is UTF-16 text without a byte order mark.'],
    ['big-endian UTF-16 without one', utf16be, 'is UTF-16 text without a byte order mark.'],
    ['UTF-16 with half a character', utf16le.subarray(0, -1), 'is UTF-16 text without a byte order mark.'],
    ['UTF-16 with half a character', utf16be.subarray(0, -1), 'is UTF-16 text without a byte order mark.'],
    ['UTF-16 of one letter', Buffer.from('x', 'utf16le'), 'is UTF-16 text without a byte order mark.'],
    ['UTF-16 with a CJK alias', Buffer.from(cjk, 'utf16le'), 'is UTF-16 text without a byte order mark.'],
    ['UTF-16 with a CJK alias', Buffer.from(cjk, 'utf16le').swap16(), 'is UTF-16 text without a byte order mark.'],
    ['UTF-32', marked([0xff, 0xfe, 0, 0], utf32(text, 'LE')), 'is UTF-32 text.'],
    ['big-endian UTF-32', marked([0, 0, 0xfe, 0xff], utf32(text, 'BE')), 'is UTF-32 text.'],
    ['UTF-32 without a mark', utf32(cjk, 'LE'), 'is UTF-32 text without a byte order mark.'],
    ['UTF-32 without a mark', utf32(cjk, 'BE').subarray(0, -1), 'is UTF-32 text without a byte order mark.'],
    ['half a character of UTF-16', marked([0xff, 0xfe], Buffer.from([0x41])), 'is not UTF-16 text.'],
    ['a lone surrogate of UTF-16', marked([0xff, 0xfe], Buffer.from([0x00, 0xd8])), 'is not UTF-16 text.'],
    ['Latin-1', Buffer.from('münchen', 'latin1'), 'is not UTF-8 text.'],
  ])('%s', (_, bytes, message) => {
    expect(decodeText(bytes)).toEqual({ message, remedy: 'Save it as UTF-8.' });
  });
});
