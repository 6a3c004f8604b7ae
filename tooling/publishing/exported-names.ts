import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** The names that a declaration file exports, types included, sorted. It may re-export files beside it. */
export function exportedNames(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const names = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, importName, moduleRequest }) => {
      if (exportName.kind === 'Default') return ['default'];
      if (exportName.name !== null) return [exportName.name];
      if (importName.kind !== 'AllButDefault' || moduleRequest === null) throw new Error(`${file}: an export unread.`);
      return exportedNames(join(dirname(file), moduleRequest.value.replace(/\.js$/, '.d.ts')));
    }),
  );
  return [...new Set(names)].sort();
}
