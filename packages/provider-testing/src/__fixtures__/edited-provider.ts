import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderPlugin } from '@wabascope/core';
import { onTestFinished } from 'vitest';

/** A text of the reference provider and its replacement. */
export type Edit = readonly [from: string, to: string];

const source = join(import.meta.dirname, 'reference-provider.js');

/** Imports the reference provider with its source edited. Each text must occur exactly once. */
export async function editedProvider(edits: readonly Edit[]): Promise<() => Promise<{ default: ProviderPlugin }>> {
  let text = await readFile(source, 'utf8');
  for (const [from, to] of edits) {
    const [before, after, ...more] = text.split(from);
    if (after === undefined || more.length > 0) throw new Error(`Not exactly once in the reference provider: ${from}`);
    text = `${before}${to}${after}`;
  }
  const folder = await mkdtemp(join(tmpdir(), 'edited-provider-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'provider.js');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(file, text.replace("'@wabascope/core'", `'${import.meta.resolve('@wabascope/core')}'`));
  return () => import(/* @vite-ignore */ pathToFileURL(file).href);
}
