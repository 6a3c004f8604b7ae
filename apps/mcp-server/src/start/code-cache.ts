import { Script } from 'node:vm';
import { digestOf, readCode, writeCode } from './code-file.js';

/** Compiled code of an earlier start. Code that is missing, damaged or not ours is compiled again. */
export interface CodeCache {
  /** @param path The file of `source`. */
  compile(path: string, source: string): Script;
  /** Saves all compiled code, if some was not in the cache. Never throws. */
  save(): void;
}

/** @param file Where the code is stored; undefined disables the cache. */
export function createCodeCache(file: string | undefined): CodeCache {
  const before = file === undefined ? new Map<string, Uint8Array>() : readCode(file);
  const scripts = new Map<string, Script>();
  let isComplete = true;
  let isSameBuild: boolean | undefined;

  return {
    compile(path, source) {
      const digest = digestOf(source).toString('base64url');
      const cachedData = before.get(digest);
      const script = new Script(source, {
        filename: path,
        ...(cachedData === undefined ? {} : { cachedData }),
      });
      // V8 rejects code of other V8 versions and flags.
      const isFound = cachedData !== undefined && script.cachedDataRejected !== true;
      isComplete &&= isFound;
      // The first script changes with every build.
      isSameBuild ??= isFound;
      scripts.set(digest, script);
      return script;
    },
    save() {
      if (file === undefined || isComplete) return;
      const code = [...scripts].map(([digest, script]) => [digest, script.createCachedData()] as const);
      writeCode(file, new Map([...(isSameBuild ? before : []), ...code]));
      isComplete = true;
    },
  };
}
