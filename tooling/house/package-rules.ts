import { type Files, type Package, packagesIn } from './files.js';

/** Holds each package to what an outsider needs of it. */
export function packageRules(files: Files): string[] {
  return packagesIn(files).flatMap(({ folder, manifest }) => [
    ...missingFields(manifest).map((field) => `${folder}/package.json must have ${field}.`),
    ...(files.has(`${folder}/README.md`) ? [] : [`${folder} must have a README.md.`]),
  ]);
}

function missingFields(manifest: Package['manifest']): string[] {
  const required: Record<string, boolean> = {
    'a "name" that starts with "@wabascope/"': manifest.name?.startsWith('@wabascope/') ?? false,
    '"license": "MIT"': manifest.license === 'MIT',
    '"type": "module"': manifest.type === 'module',
    '"engines": { "node": ">=20.19" }': manifest.engines?.node === '>=20.19',
    '"files", so that npm gets nothing else': (manifest.files?.length ?? 0) > 0,
    '"exports"': manifest.exports !== undefined,
  };
  return Object.keys(required).filter((field) => !required[field]);
}
