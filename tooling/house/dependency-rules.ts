import { type Files, type Package, packagesIn, sourcesOf } from './files.js';
import { packageNameOf, ruleFor } from './import-rules.js';
import { computed, readSource } from './read-source.js';

/** Holds the dependencies that each package declares to those that its source imports. */
export function dependencyRules(files: Files): string[] {
  return packagesIn(files).flatMap((each) => {
    const imported = importedBy(each.folder, files);
    return [...undeclared(each, imported), ...unused(each, imported), ...misplacedPeers(each)];
  });
}

function importedBy(folder: string, files: Files): Set<string> {
  const imports = sourcesOf(folder, files).flatMap(([path, text]) => readSource(path, text).imports);
  const names = imports.map(({ specifier }) => packageNameOf(specifier));
  return new Set(names.filter((name) => !/^(\.|node:)/.test(name) && name !== computed));
}

function undeclared({ folder, manifest }: Package, imported: ReadonlySet<string>): string[] {
  // An app is bundled: what it imports is in it, and nobody has to install it.
  const bundled = folder.startsWith('apps/') ? manifest.devDependencies : {};
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies, ...bundled };
  return [...imported]
    .filter((name) => !(name in declared))
    .map((name) => `${folder}/package.json must declare '${name}' as a dependency: its source imports it.`);
}

function unused({ folder, manifest }: Package, imported: ReadonlySet<string>): string[] {
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter((name) => !imported.has(name))
    .map((name) => `${folder}/package.json must not declare '${name}' as a dependency: its source does not import it.`);
}

function misplacedPeers({ folder, manifest }: Package): string[] {
  return (ruleFor(folder)?.peers ?? [])
    .filter((name) => !(name in (manifest.peerDependencies ?? {})) || name in (manifest.dependencies ?? {}))
    .map((name) => `${folder}/package.json must declare '${name}' as a peer dependency, and not as a dependency.`);
}
