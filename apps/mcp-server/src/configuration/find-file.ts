import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Environment, fileName, userFile } from './user-file.js';

/** The configuration file to read, and the one that is left alone. Absolute paths. */
export interface FoundFile {
  readonly path?: string;
  /** In the working folder: a repository may contain it. */
  readonly passedOver?: string;
}

/** @param named `--config` or `WABASCOPE_CONFIG`. */
export function findFile(
  named: string | undefined,
  cwd: string,
  env: Environment,
  platform: NodeJS.Platform,
): FoundFile {
  if (named !== undefined) return { path: resolve(cwd, named) };
  const ofUser = userFile(env, platform);
  const path = ofUser !== undefined && existsSync(ofUser) ? ofUser : undefined;
  const beside = resolve(cwd, fileName);
  return {
    ...(path === undefined ? {} : { path }),
    ...(beside !== path && existsSync(beside) ? { passedOver: beside } : {}),
  };
}

/** What to do with the file that is left alone. */
export function passedOverSentence(path: string, env: Environment, platform: NodeJS.Platform): string {
  const ofUser = userFile(env, platform);
  const orMove = ofUser === undefined ? '' : `, or move it to ${ofUser}`;
  return `${path} is not read, because it may have come with the folder. If it is yours, name it with --config or WABASCOPE_CONFIG${orMove}.`;
}
