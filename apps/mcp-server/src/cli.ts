#!/usr/bin/env node
// Old versions of Node.js must be able to parse what this file compiles to, so it uses no recent syntax and imports nothing.
declare const WABASCOPE_NODE: string;

const found = process.versions.node;

if (found.localeCompare(WABASCOPE_NODE, 'en', { numeric: true }) < 0) {
  process.stderr.write(`Wabascope needs Node.js ${WABASCOPE_NODE} or later; this is ${found}.\n`);
  process.exitCode = 1;
} else {
  import('./start/start.js');
}
