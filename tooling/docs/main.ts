// `npm run docs` writes the generated parts of the pages, and prints which files changed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../packages.mjs';
import { generatedFiles } from './generated.js';
import { readText } from './repository.js';

let changed = 0;
for (const [path, text] of await generatedFiles()) {
  if ((await readText(path)) === text) continue;
  await writeFile(join(root, path), text);
  console.log(`written: ${path}`);
  changed += 1;
}
if (changed === 0) console.log('All generated parts are current.');
