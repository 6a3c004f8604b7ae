import { readdirSync } from 'node:fs';

/** Loads every part of the built server that is loaded on demand otherwise. */
export function loadEverything(): void {
  for (const name of readdirSync(import.meta.dirname)) if (name.endsWith('.js')) require(`./${name}`);
}
