import { createFetch, withUserAgent } from '@wabascope/directory';
import { errors, type JWTVerifyGetKey } from 'jose';
import { findKeys } from './find-keys.js';
import type { KeySet } from './key-set.js';

/** The keys cannot be read. The message lists the URLs and what each responded. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable';
}

/** Some keys cannot be used, such as the one of this token. The message has the URL and the IDs. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

/** Why tokens, or some of them, cannot be checked. */
export type KeyProblem = KeysUnreadable | KeysUnusable;

/** The public keys of an authorization server. */
export interface Keys {
  /** The key of a token. @throws {KeyProblem} */
  readonly get: JWTVerifyGetKey;
  /**
   * Reads the keys, unless they were read recently.
   * @returns Why only some tokens can be checked, if so.
   * @throws {KeysUnreadable}
   */
  check(): Promise<KeyProblem | undefined>;
}

/** Milliseconds after which keys are read again, because the authorization server may have withdrawn one. */
const maxAge = 600_000;
/** Milliseconds. An unknown key ID reloads the keys, and a failed lookup is repeated, at most once in this time. */
const cooldown = 1_000;

/**
 * @param jwksUri If absent, it is looked up at the issuer, again each time the keys are read: it may change.
 * @param report Gets each new problem once.
 */
export function createKeys(
  issuer: string,
  jwksUri: string | undefined,
  report: (problem: KeyProblem) => void = () => {},
): Keys {
  const fetch = withUserAgent(createFetch().fetch, undefined);
  let keys: KeySet | undefined;
  let readAt = 0;
  let reading: Promise<KeySet> | undefined;
  let failure: KeysUnreadable | undefined;
  let failedAt = 0;
  let reported: string | undefined;

  async function reload(): Promise<KeySet> {
    const read = await findKeys(issuer, jwksUri, keys?.url, fetch);
    reading = undefined;
    if ('problem' in read) {
      [failure, failedAt] = [new KeysUnreadable(read.problem), performance.now()];
      reportNew(failure);
      throw failure;
    }
    [keys, readAt, failure] = [read, performance.now(), undefined];
    reportNew(limitationOf(read));
    return read;
  }

  function reportNew(problem: KeyProblem | undefined): void {
    if (problem !== undefined && problem.message !== reported) report(problem);
    reported = problem?.message;
  }

  /** @param age Milliseconds. Keys that were read earlier are read again. */
  async function readWithin(age: number): Promise<KeySet> {
    const now = performance.now();
    if (keys !== undefined && now < readAt + age) return keys;
    if (failure !== undefined && now < failedAt + cooldown) throw failure;
    reading ??= reload();
    return reading;
  }

  return {
    async get(header, token) {
      try {
        return await (await readWithin(maxAge)).get(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        const latest = await readWithin(cooldown);
        return latest.get(header, token).catch((reason) => {
          throw latest.unusable.includes(header?.kid) ? (limitationOf(latest) ?? reason) : reason;
        });
      }
    },
    async check() {
      const read = await readWithin(maxAge);
      // A reload failed, but earlier keys remain.
      if (failure !== undefined) return readWithin(cooldown).then(limitationOf, () => failure);
      return limitationOf(read);
    },
  };
}

function limitationOf({ limitation }: KeySet): KeysUnusable | undefined {
  return limitation === undefined ? undefined : new KeysUnusable(limitation);
}
