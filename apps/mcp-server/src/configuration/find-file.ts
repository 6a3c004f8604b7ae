import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const fileName = 'wabascope.config.json';

/** The configuration file to read, and the one that is left alone. Absolute paths. */
export interface FoundFile {
  readonly path?: string;
  /** In the working folder: it may have come with a repository that somebody opened. */
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

/** Where a user's own configuration is; undefined when the environment has no folder for it. */
export function userFile(
  { APPDATA, HOME, XDG_CONFIG_HOME }: Environment,
  platform: NodeJS.Platform,
): string | undefined {
  const home = HOME && join(HOME, '.config');
  // The XDG specification wants a path that is not absolute to be passed over.
  const folders = platform === 'win32' ? [APPDATA] : [XDG_CONFIG_HOME, home];
  const folder = folders.find((each) => each && isAbsolute(each));
  return folder ? join(folder, 'wabascope', fileName) : undefined;
}

/** What to do with the file that is left alone. */
export function passedOverSentence(path: string, env: Environment, platform: NodeJS.Platform): string {
  const ofUser = userFile(env, platform);
  const orMove = ofUser === undefined ? '' : `, or move it to ${ofUser}`;
  return `${path} is not read, because it may have come with the folder. If it is yours, name it with --config or WABASCOPE_CONFIG${orMove}.`;
}
