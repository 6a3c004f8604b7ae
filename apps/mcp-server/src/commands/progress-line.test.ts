import { expect, it } from 'vitest';
import { createProgressLine } from './progress-line.js';

function stderr(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

it('replaces its line on a terminal and erases it at the end', () => {
  const terminal = stderr(true);
  const line = createProgressLine(terminal);
  line.show({ done: 0, total: 12 });
  line.show({ done: 1, total: 12 });
  line.erase();
  line.erase();
  expect(terminal.written).toEqual(['\r0 of 12 accounts\u001b[K', '\r1 of 12 accounts\u001b[K', '\r\u001b[K']);
});

it('writes nothing elsewhere', () => {
  const file = stderr(false);
  const line = createProgressLine(file);
  line.show({ done: 1, total: 2 });
  line.erase();
  expect(file.written).toEqual([]);
});
