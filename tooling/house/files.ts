/** The text of each file by its path from the root, with `/` between the parts. */
export type Files = ReadonlyMap<string, string>;

/** A rule gives one line for each thing that breaks it: where, what is wrong, what to do. */
export type Rule = (files: Files) => string[];

export interface Package {
  /** From the root, such as `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The parts of a package.json that the rules read. */
export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly license?: string;
  readonly keywords?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const packageManifest = /^((?:packages(?:\/providers)?|apps)\/[^/]+)\/package\.json$/;

/** The packages that we publish: those of `packages/`, `packages/providers/` and `apps/`. */
export function packagesIn(files: Files): Package[] {
  return [...files].flatMap(([path, text]) => {
    const folder = packageManifest.exec(path)?.[1];
    // A manifest is ours: when it is not what the cast says, the rules about it tell.
    return folder === undefined ? [] : [{ folder, manifest: JSON.parse(text) as Manifest }];
  });
}

/** Is this a test, or something that only tests read? */
function isForTests(path: string): boolean {
  return path.endsWith('.test.ts') || path.includes('/__fixtures__/');
}

/** The TypeScript of a package that its users run. */
export function sourcesOf(folder: string, files: Files): [path: string, text: string][] {
  return [...files].filter(([path]) => path.startsWith(`${folder}/src/`) && path.endsWith('.ts') && !isForTests(path));
}
