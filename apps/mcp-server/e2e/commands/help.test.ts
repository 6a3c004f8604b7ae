import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { executable } from '../support/executable.js';

/** Prints the scripts of the program that were read, as JSON on stderr. */
const record = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { readFileSync } = fs;
  const read = [];
  fs.readFileSync = (path, ...rest) => {
    if (String(path).endsWith('.js')) read.push(String(path).split(/[\\\\/]dist[\\\\/]/)[1]);
    return readFileSync(path, ...rest);
  };
  syncBuiltinESMExports();
  process.on('exit', () => process.stderr.write(JSON.stringify(read)));`;

it.each([[['--help']], [['help']], [['--version']]])('%j loads nothing of the server', async (args) => {
  const recording = `--import=data:text/javascript,${encodeURIComponent(record)}`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [recording, executable, ...args]);
  expect(stdout).not.toBe('');
  const read: string[] = JSON.parse(stderr);
  expect(read).toContain('main.js');
  expect(read.filter((name) => name.startsWith('chunks'))).toEqual([]);
});
