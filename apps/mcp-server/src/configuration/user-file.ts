import { isAbsolute, join } from 'node:path';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The default name of a configuration file. */
export const fileName = 'wabascope.config.json';

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
