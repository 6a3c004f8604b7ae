import { describe, expect, it } from 'vitest';
import { usesColor, widthOfTerminal } from './terminal.js';

describe('colors', () => {
  const terminal = { isTTY: true, hasColors: (): boolean => true };
  it.each([
    ['on a terminal', 'auto', terminal, {}, true],
    ['on a terminal without colors', 'auto', { isTTY: true, hasColors: (): boolean => false }, {}, false],
    ['in a pipe', 'auto', {}, {}, false],
    ['with NO_COLOR', 'auto', terminal, { NO_COLOR: '1' }, false],
    ['with an empty NO_COLOR', 'auto', terminal, { NO_COLOR: '' }, true],
    ['with FORCE_COLOR in a pipe', 'auto', {}, { FORCE_COLOR: '1' }, true],
    ['with FORCE_COLOR=0', 'auto', terminal, { FORCE_COLOR: '0' }, false],
    ['with NO_COLOR and FORCE_COLOR', 'auto', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['on a dumb terminal', 'auto', terminal, { TERM: 'dumb' }, false],
    ['with --color always and NO_COLOR', 'always', {}, { NO_COLOR: '1' }, true],
    ['with --color never', 'never', terminal, { FORCE_COLOR: '1' }, false],
  ] as const)('%s', (_, choice, stream, env, expected) => {
    expect(usesColor(choice, stream, env)).toBe(expected);
  });
});

it.each([
  ['that of the terminal', { isTTY: true, columns: 132 }, { COLUMNS: '90' }, 132],
  ['that of COLUMNS in a pipe', {}, { COLUMNS: '90' }, 90],
  ['unlimited in a pipe', {}, {}, Number.POSITIVE_INFINITY],
  ['unlimited in a pipe if COLUMNS cannot be read', {}, { COLUMNS: 'wide' }, Number.POSITIVE_INFINITY],
  ['80 if a terminal reports 0', { isTTY: true, columns: 0 }, {}, 80],
])('the width is %s', (_, stream, env, width) => {
  expect(widthOfTerminal(stream, env)).toBe(width);
});
