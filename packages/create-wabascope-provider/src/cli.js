#!/usr/bin/env node
// Old versions of Node.js must be able to parse this file, so it uses no recent syntax and imports nothing.
const required = '20.19';
const found = process.versions.node;

if (found.localeCompare(required, 'en', { numeric: true }) < 0) {
  process.stderr.write(`Wabascope needs Node.js ${required} or later; this is ${found}.\n`);
  process.exitCode = 1;
} else {
  import('./main.js');
}
