import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { providerErrorCodes, reasonCodes, specificationVersion } from '@wabascope/core';
import { tools } from '@wabascope/mcp-tools';
import { root } from '../packages.mjs';
import { type Entry, publishedEntries } from './entries.js';
import { exportedNames } from './exported-names.js';
import { run } from './run.js';

/** Everything that somebody outside may rely on by name: what is missing later breaks them. */
export async function publicSurface() {
  return {
    specificationVersion,
    providerErrorCodes,
    reasonCodes,
    tools: tools.map(({ name, input, annotations }) => ({ name, arguments: Object.keys(input.shape), annotations })),
    commandLine: await commandLine(),
    entries: Object.fromEntries(await Promise.all(publishedEntries().map(namesOf))),
  };
}

async function namesOf({ specifier, file, types }: Entry): Promise<[specifier: string, names: object]> {
  if (types === undefined) return [specifier, {}];
  const values = Object.keys(await import(pathToFileURL(file).href)).sort();
  return [specifier, { values, types: exportedNames(types).filter((name) => !values.includes(name)) }];
}

/** The ways to call the server, as its help tells them. */
async function commandLine() {
  const executable = join(root, 'apps', 'mcp-server', 'dist', 'cli.js');
  const help = await run(process.execPath, [executable, '--help'], root);
  return {
    usage: matches(help, /^ {2}(wabascope-mcp.*?)(?: {2,}|$)/gm),
    options: matches(help, /^ {2}((?:-\w, | {4})--.*?) {2,}/gm),
  };
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found.trim());
}
