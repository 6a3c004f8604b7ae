import { type Files, packagesIn } from './files.js';

const requiredFiles = ['src/index.ts', 'src/settings.ts', 'src/wire.ts', 'src/map.ts'];

/** Holds each folder of `packages/providers/` to the layout that all of them share, so that who knows one knows all. */
export function providerRules(files: Files): string[] {
  const providers = packagesIn(files).filter(({ folder }) => folder.startsWith('packages/providers/'));
  return providers.flatMap(({ folder, manifest }) => {
    const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/src/`));
    const id = folder.split('/').at(-1);
    return [
      ...requiredFiles.filter((path) => !files.has(`${folder}/${path}`)).map((path) => `${folder} must have ${path}.`),
      ...(inside.some((path) => path.endsWith('.test.ts')) ? [] : [`${folder} must have tests beside its source.`]),
      ...(inside.some((path) => path.startsWith(`${folder}/src/__fixtures__/`))
        ? []
        : [`${folder} must have recorded or documented exchanges in src/__fixtures__/.`]),
      ...(manifest.name === `@wabascope/provider-${id}` ? [] : [`${folder} must be named @wabascope/provider-${id}.`]),
      ...(manifest.keywords?.includes('wabascope-provider')
        ? []
        : [`${folder}/package.json must have the keyword "wabascope-provider".`]),
    ];
  });
}
