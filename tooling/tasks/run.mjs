// Runs a root task on a machine that has Node and npm and nothing else: `node tooling/tasks/run.mjs <task> [arguments]`.
// The tasks are imported late, so that a Node that is too old is told so before it meets syntax it does not know.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const required = manifest.engines.node.replace('>=', '');
const found = process.versions.node;

if (found.localeCompare(required, 'en', { numeric: true }) < 0) {
  console.error(`Wabascope needs Node ${required} or later; this is Node ${found}.`);
  process.exitCode = 1;
} else {
  const [task, ...args] = process.argv.slice(2);
  import('./tasks.mjs').then(async ({ runTask }) => {
    process.exitCode = await runTask(task, args);
  });
}
