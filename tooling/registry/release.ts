import { fileURLToPath } from 'node:url';

/** The parts of a package.json that are read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
}

/** One version of a package, and how to get it. */
export interface Release {
  readonly manifest: Manifest;
  /** A tar archive of it, packed with gzip or not. */
  readonly tarball: () => Promise<Buffer>;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));
