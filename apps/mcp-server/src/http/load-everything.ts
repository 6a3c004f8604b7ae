import { readdirSync } from 'node:fs';

/** Loads every chunk of the built server that is otherwise loaded on demand. */
export function loadEverything(): void {
  for (const name of readdirSync(import.meta.dirname)) if (name.endsWith('.js')) require(`./${name}`);
}
