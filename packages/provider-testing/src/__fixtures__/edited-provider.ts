import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderPlugin } from '@wabascope/core';
import { onTestFinished } from 'vitest';

/** A text and its replacement. */
export type Edit = readonly [from: string, to: string];

const source = join(import.meta.dirname, 'reference-provider.js');

/** Each text must occur exactly once. */
export function editedText(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    const [start, end, ...more] = before.split(from);
    if (end === undefined || more.length > 0) throw new Error(`Not exactly once in the text: ${from}`);
    return `${start}${to}${end}`;
  }, text);
}

/** Imports the reference provider with its source edited. */
export async function editedProvider(edits: readonly Edit[]): Promise<() => Promise<{ default: ProviderPlugin }>> {
  const text = editedText(await readFile(source, 'utf8'), edits);
  const folder = await mkdtemp(join(tmpdir(), 'edited-provider-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'provider.js');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(file, text.replace("'@wabascope/core'", `'${import.meta.resolve('@wabascope/core')}'`));
  return () => import(/* @vite-ignore */ pathToFileURL(file).href);
}
