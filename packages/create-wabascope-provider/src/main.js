// `npm create wabascope-provider <id>`: writes a provider that works, to be changed into one for a real API.
import { relative } from 'node:path';
import { help, parseCommandLine } from './command-line.js';
import { nextSteps } from './next-steps.js';
import { promptForRepository } from './prompt.js';
import { publishedVersions } from './published-versions.js';
import { templateFiles, templateFolder } from './template-files.js';
import { UsageError } from './usage-error.js';
import { writeFolder } from './write-folder.js';

/** @param {string[]} args */
async function run(args) {
  const order = parseCommandLine(args, process.cwd());
  if (order === undefined) return help;
  const repository = order.repository ?? (await promptForRepository({ input: process.stdin, output: process.stderr }));
  const folders = [templateFolder('src'), templateFolder('repository')];
  const files = await templateFiles({ ...order, repository }, folders);
  const withVersions = await publishedVersions();
  await writeFolder(order.folder, new Map([...files].map(([path, text]) => [path, withVersions(withNodeTest(text))])));
  return nextSteps({ ...order, folder: relative(process.cwd(), order.folder) || '.' });
}

/**
 * The tests of the template run with vitest, as all tests of our repository.
 * @param {string} text
 */
function withNodeTest(text) {
  return text.replace("from 'vitest'", "from 'node:test'");
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message} See npm create wabascope-provider -- --help.\n`);
  process.exitCode = 2;
}
