import { Script } from 'node:vm';
import { digestOf, readCode, writeCode } from './code-file.js';

/** Compiled code of an earlier start. It only ever saves time: what is missing, damaged or foreign is compiled. */
export interface CodeCache {
  /** @param path Of the file that `source` comes from. */
  compile(path: string, source: string): Script;
  /** Keeps the code of all that was compiled, when some of it was not there. Never throws. */
  save(): void;
}

/** @param file Where the code is kept; undefined for nowhere. */
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
      // V8 rejects the code of other versions of itself, and of other flags.
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
