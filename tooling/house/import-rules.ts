import { type Files, packagesIn, sourcesOf } from './files.js';
import { type ImportRule, importTable } from './import-table.js';
import { type Import, readSource, type Use } from './read-source.js';

/** Holds the source of each package to its row in the import table. */
export function importRules(files: Files): string[] {
  return packagesIn(files).flatMap(({ folder }) => {
    const rule = ruleFor(folder);
    if (rule === undefined)
      return [`${folder} has no row in tooling/house/import-table.ts: decide what it may import.`];
    return sourcesOf(folder, files).flatMap(([path, text]) => {
      const { imports, uses } = readSource(path, text);
      return [
        ...imports
          .filter((each) => !isAllowed(each, rule, path, folder))
          .map((each) => describeImport(each, path, folder)),
        ...uses.flatMap((use) => describeUse(use, rule, path)),
      ];
    });
  });
}

/** The row of the import table for a package; none is a violation. */
export function ruleFor(folder: string): ImportRule | undefined {
  return importTable.find((rule) => matches(folder, rule.folder));
}

/** The package that an import reads from: `@scope/name` of `@scope/name/part`, and a `node:` module as it is. */
export function packageNameOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed({ specifier, kind }: Import, rule: ImportRule, path: string, folder: string): boolean {
  if (specifier.startsWith('.')) return new URL(specifier, `file:///${path}`).pathname.startsWith(`/${folder}/src/`);
  const allowed = [
    ...rule.mayImport,
    ...(kind === 'type' ? (rule.mayImportTypes ?? []) : []),
    ...(kind === 'lazy' ? (rule.mayImportLazily ?? []) : []),
  ];
  return allowed.some((pattern) => matches(packageNameOf(specifier), pattern));
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function describeImport({ specifier, kind, line }: Import, path: string, folder: string): string {
  const way = { value: 'import', type: 'import the types of', lazy: 'load' }[kind];
  return `${path}:${line} must not ${way} '${specifier}': tooling/house/import-table.ts does not list it for ${folder}.`;
}

function describeUse(use: Use, rule: ImportRule, path: string): string[] {
  const refused = rule.mustNotUse.find((name) => use.isGlobal && isUseOf(name, use));
  return refused === undefined ? [] : [`${path}:${use.line} must not use ${refused}.`];
}

/**
 * Reading `process` hands out `process.env` too, and reading `process.env.HOME` reads `process.env`; but who puts
 * something else in the place of `console.log` does not print.
 */
function isUseOf(refused: string, { path, isAssigned }: Use): boolean {
  if (isAssigned && path === refused) return false;
  return `${path}.`.startsWith(`${refused}.`) || `${refused}.`.startsWith(`${path}.`);
}
