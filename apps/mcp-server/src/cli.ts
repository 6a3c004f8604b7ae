#!/usr/bin/env node
// Old versions of Node.js must be able to parse what this file compiles to, so it uses no recent syntax and imports nothing.
declare const WABASCOPE_NODE: string;

const found = process.versions.node;

if (isOlder(found, WABASCOPE_NODE)) {
  process.stderr.write(`Wabascope needs Node.js ${WABASCOPE_NODE} or later; this is ${found}.\n`);
  process.exitCode = 1;
} else {
  import('./start/start.js');
}

/** Whether `version` is before `other`, which has two numbers. Not `localeCompare`, which loads 3 MB. */
function isOlder(version: string, other: string): boolean {
  const parts = version.split('.').map(Number);
  const others = other.split('.').map(Number);
  const difference = Number(parts[0]) - Number(others[0]);
  return difference === 0 ? Number(parts[1]) < Number(others[1]) : difference < 0;
}
