// `npm run docs`: writes what is generated into the pages, and says what has changed.
import { writeFile } from 'node:fs/promises';
import { generatedFiles } from './generated.mjs';
import { readText, root } from './repository.mjs';

let changed = 0;
for (const [path, text] of await generatedFiles()) {
  if ((await readText(path)) === text) continue;
  await writeFile(new URL(path, root), text);
  console.log(`written: ${path}`);
  changed += 1;
}
if (changed === 0) console.log('Everything that is generated is up to date.');
