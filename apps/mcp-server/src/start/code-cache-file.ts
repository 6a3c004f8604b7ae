import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where this version of Node keeps compiled code: in the folder that `WABASCOPE_CODE_CACHE` names, else in the user's
 * folder for caches. Undefined when the variable says `off`, or when the user has no such folder.
 */
export function codeCacheFile(env: Environment, platform: NodeJS.Platform): string | undefined {
  const { WABASCOPE_CODE_CACHE: chosen } = env;
  if (chosen === 'off') return undefined;
  const userFolder = cacheFolder(env, platform);
  const folder = chosen || (userFolder && join(userFolder, 'wabascope'));
  return folder ? join(folder, `${process.version}-${process.arch}.code`) : undefined;
}

function cacheFolder({ HOME, LOCALAPPDATA, XDG_CACHE_HOME }: Environment, platform: NodeJS.Platform) {
  if (platform === 'win32') return LOCALAPPDATA;
  if (platform === 'darwin') return HOME && join(HOME, 'Library', 'Caches');
  // The XDG specification wants a path that is not absolute to be passed over.
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return HOME && join(HOME, '.cache');
}
