#!/usr/bin/env node
// `npm create wabascope-provider <id>`: writes a provider that works, to be changed into one for a real API.
import { relative } from 'node:path';
import { askRepository } from './ask-repository.js';
import { help, parseCommandLine } from './command-line.js';
import { nextSteps } from './next-steps.js';
import { templateFiles, templateFolder } from './template-files.js';
import { UsageError } from './usage-error.js';
import { writeFolder } from './write-folder.js';

/** @param {string[]} args */
async function run(args) {
  const order = parseCommandLine(args, process.cwd());
  if (order === undefined) return help;
  const repository = order.repository ?? (await askRepository({ input: process.stdin, output: process.stderr }));
  const folders = [templateFolder('src'), templateFolder('repository')];
  await writeFolder(order.folder, await templateFiles({ ...order, repository }, folders));
  return nextSteps({ ...order, folder: relative(process.cwd(), order.folder) || '.' });
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message} See npm create wabascope-provider -- --help.\n`);
  process.exitCode = 2;
}
