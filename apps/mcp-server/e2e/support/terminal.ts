import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { executable } from './executable.js';

/** Runs the program on a terminal of 100 columns. Its stdout and stderr are one stream there. */
export function onTerminal(args: readonly string[], { nodeArguments = '' } = {}) {
  const words = [process.execPath, nodeArguments, executable, ...args].filter((word) => word !== '');
  const command = `stty cols 100; exec ${words.map((word) => `'${word}'`).join(' ')}`;
  const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm-256color' },
  });
  onTestFinished(() => void terminal.kill('SIGKILL'));
  let text = '';
  terminal.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  return { terminal, text: () => text, exit: once(terminal, 'exit') };
}
