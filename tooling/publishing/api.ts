// Compares the signatures that the packages export with the reports in `api`, or updates the reports with `--write`.
import { join } from 'node:path';
import { root } from '../packages.mjs';
import { changedReports } from './api-reports.js';
import { publishedEntries } from './entries.js';

const isWriting = process.argv.includes('--write');
const changed = await changedReports(publishedEntries(), join(root, 'api'), isWriting);
for (const name of changed) console.log(`${isWriting ? 'written' : 'out of date'}: api/${name}`);
if (changed.length > 0 && !isWriting) {
  console.error('Exported signatures changed. Run `npm run docs`, commit the reports, and add a changeset.');
  process.exitCode = 1;
}
