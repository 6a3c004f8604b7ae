import { expect, it } from 'vitest';
import { SecretGate } from './secret-gate.js';

const secret = 'Kx7/pQ9+dT2=wZ4&mB"6<vR';
const percent = (text: string) => encodeURIComponent(text);
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const between = (letter: string) => [...secret].join(letter);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const forms: Record<string, string> = {
  'as it is': secret,
  'in lower case': secret.toLowerCase(),
  'in upper case': secret.toUpperCase(),
  'percent-encoded': percent(secret),
  'percent-encoded in lower case': percent(secret).toLowerCase(),
  'percent-encoded twice': percent(percent(secret)),
  'every letter percent-encoded': [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  'escaped for JSON': JSON.stringify(secret),
  'escaped for JSON twice': JSON.stringify(JSON.stringify({ token: secret })),
  'as JSON code points': [...secret].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
  'escaped for HTML': html(secret),
  'as HTML code points': [...secret].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'as hexadecimal HTML code points': [...secret].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join(''),
  'in base64': base64(secret),
  'in base64 after one letter': base64(`u${secret}:`),
  'in base64 after two letters': base64(`us${secret}`),
  'in base64 after a user name': base64(`user:${secret}`),
  'in base64url': Buffer.from(`user:${secret}`).toString('base64url'),
  'in hex': Buffer.from(secret).toString('hex'),
  'in upper-case hex': Buffer.from(secret).toString('hex').toUpperCase(),
  'with zero-width spaces': between('\u200b'),
  'with soft hyphens': between('\u00ad'),
  'with line breaks': between('\r\n'),
  'with word joiners': between('\u2060'),
  'in full-width letters': [...secret].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  'its first eight letters': secret.slice(0, 8),
  'its last eight letters': secret.slice(-8),
  'eight letters from the middle': secret.slice(7, 15),
  'eight letters in base64': base64(`${secret.slice(5, 13)}`),
  'eight letters in hex': Buffer.from(secret.slice(3, 11)).toString('hex'),
};

it.each(Object.entries(forms))('finds a secret %s', (_, form) => {
  const gate = new SecretGate([secret]);
  expect(gate.finds(form)).toBe(true);
  for (const before of ['', 'x', 'xy', 'xyz']) expect(gate.finds(`${before} Malformed token ${form}. ü`)).toBe(true);
  for (const before of ['', 'x', 'xy', 'xyz', 'x y', 'A-B_C ']) expect(gate.isPlain(`${before}${form}z`)).toBe(false);
});

it.each([
  'CONNECTED',
  'Nordlys Support',
  '+49 171 1234567',
  '102290129340398',
  'https://example.com/callback?id=%41%42&name=a&amp;b',
  secret.slice(0, 7),
  `${secret.slice(0, 7)}-${secret.slice(7, 14)}`.replace('-', '·'),
  Buffer.from('another text').toString('base64'),
])('finds no secret in %s', (text) => {
  expect(new SecretGate([secret]).finds(text)).toBe(false);
});

it('finds a text plain only if it contains no run of a secret and needs no cleaning', () => {
  const gate = new SecretGate([secret, 'hunter']);
  for (const text of ['', 'a', 'CONNECTED', 'Nordlys Support', '+49 171 1234567', 'https://example.com/a_b-c?d=e#f']) {
    expect(gate.isPlain(text), text).toBe(true);
  }
  for (const text of [
    ' a',
    'a ',
    'a  b',
    'a\tb',
    'caf\u00e9',
    'a\u200bb',
    '\u007f',
    '100%',
    'a&b',
    'a\\b',
    'x Hunter',
  ]) {
    expect(gate.isPlain(text), JSON.stringify(text)).toBe(false);
  }
  for (let start = 0; start + 8 <= secret.length; start += 1) {
    const run = secret.slice(start, start + 8).replace(/[%&\\]/g, '');
    if (run.length < 8) continue;
    for (let before = 0; before < 4; before += 1) expect(gate.isPlain(`${'.'.repeat(before)}${run}`), run).toBe(false);
  }
});

it.each([' \n', '\t', '\r\n'])('finds a secret that was configured with white space %j around it', (blank) => {
  expect(new SecretGate([`${secret}${blank}`]).finds(`token: ${secret}`)).toBe(true);
  expect(new SecretGate([`${secret}${blank}`]).finds(base64(`token: ${secret}`))).toBe(true);
});

it('finds a short secret as a whole at any place, and ignores secrets of fewer than four letters', () => {
  for (const text of ['hunter', 'x hunter', 'xy hunter', 'xyz HUNTER!']) {
    expect(new SecretGate(['hunter']).finds(text)).toBe(true);
  }
  expect(new SecretGate(['hunter']).finds('hunte rs')).toBe(true);
  expect(new SecretGate(['hunter']).finds('hunt')).toBe(false);
  expect(new SecretGate(['abc']).finds('abc')).toBe(false);
});

it('finds derived values, at least the last sixteen of them', () => {
  const gate = new SecretGate([]);
  expect(gate.finds('signature-00')).toBe(false);
  for (let number = 10; number < 90; number += 1) gate.add(`${String(number).repeat(6)}-sig`);
  for (let number = 74; number < 90; number += 1) expect(gate.finds(`sent ${String(number).repeat(6)}`)).toBe(true);
  expect(gate.finds(`sent ${'10'.repeat(4)}`)).toBe(false);
});

it('reads a text of a million letters at once', () => {
  const gate = new SecretGate([secret]);
  for (const part of ['%41', '&amp;', '\\u0041', secret.slice(0, 7), `${secret.slice(0, 7)}\u200b.`]) {
    expect(gate.finds(part.repeat(1_000_000 / part.length))).toBe(false);
  }
});
