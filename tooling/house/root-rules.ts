import type { Files } from './files.js';

const topLevel = new Set(
  [
    ['packages', 'apps', 'tooling', 'docs', 'examples'],
    ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json'],
    ['CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
    ['.changeset', '.ci', '.github'],
    ['.biome.json', '.editorconfig', '.gitattributes', '.gitignore', '.knip.jsonc'],
  ].flat(),
);

/** Keeps the top level short, and the lockfile free of where packages were fetched from. */
export function rootRules(files: Files): string[] {
  const names = new Set([...files.keys()].map((path) => path.split('/', 1).join('')));
  const lockfile = (files.get('pnpm-lock.yaml') ?? '').split('\n');
  return [
    ...[...names].filter((name) => !topLevel.has(name)).map((name) => `${name} does not belong to the top level.`),
    ...lockfile.flatMap((line, index) =>
      /\btarball:|\bregistry\./.test(line) ? [`pnpm-lock.yaml:${index + 1} must not name a registry host.`] : [],
    ),
  ];
}
