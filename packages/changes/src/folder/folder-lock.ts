import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode } from './folder-error.js';

/** Interval of heartbeats, in milliseconds. */
const heartbeatMs = 2_000;

/** A lock without a heartbeat for so long is one of a dead process, in milliseconds. */
const deadMs = 10_000;

/** What a lock file says about the process that created it. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

export interface FolderLock {
  /** Takes the lock if no living process has it. @throws System errors of a folder that is not writable. */
  take(): Promise<boolean>;
  /** Whether this process has it. Another process takes it while this one is suspended. */
  isHeld(): Promise<boolean>;
  /** The process that has it. */
  holder(): Promise<{ readonly pid: number; readonly host: string } | undefined>;
  release(): Promise<void>;
}

/**
 * One process at a time writes to a folder. The lock of a dead process is taken over: immediately if its process ID is
 * not in use on this machine, otherwise after it has no heartbeat for ten seconds, by the clock of this process.
 */
export function createFolderLock(folder: string): FolderLock {
  const path = join(folder, 'lock');
  const token = randomUUID();
  let heartbeats: NodeJS.Timeout | undefined;
  /** The lock of another process, and since when it is unchanged. */
  let seen: { readonly state: string; readonly since: number } | undefined;

  async function create(): Promise<boolean> {
    const holder: Holder = { token, pid: process.pid, host: hostname() };
    const created = await createFile(path, JSON.stringify(holder));
    if (created) {
      heartbeats = setInterval(() => void beat().catch(() => {}), heartbeatMs);
      heartbeats.unref();
    }
    return created;
  }

  async function beat(): Promise<void> {
    if (!(await isHeld())) return;
    const now = new Date();
    await utimes(path, now, now);
  }

  async function isHeld(): Promise<boolean> {
    if (heartbeats === undefined) return false;
    if ((await readHolder(path))?.token === token) return true;
    stop();
    return false;
  }

  function stop(): void {
    clearInterval(heartbeats);
    heartbeats = undefined;
  }

  /** Whether the process of the lock is dead, as far as this process can see. */
  async function isStale(holder: Holder | undefined): Promise<boolean> {
    if (holder !== undefined && holder.host === hostname() && !isRunning(holder.pid)) return true;
    const mtime = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    const state = `${holder?.token} ${mtime}`;
    const now = performance.now();
    if (seen?.state !== state) seen = { state, since: now };
    return now - seen.since >= deadMs;
  }

  return {
    async take() {
      if (await isHeld()) return true;
      if (await create()) return true;
      const holder = await readHolder(path);
      if (!(await isStale(holder))) return false;
      // Of several processes that find the same stale lock, one removes it.
      const takeover = `${path}.takeover`;
      if (!(await createFile(takeover, ''))) {
        await removeOld(takeover);
        return false;
      }
      try {
        if ((await readHolder(path))?.token === holder?.token) await rm(path, { force: true });
        return await create();
      } finally {
        await rm(takeover, { force: true });
      }
    },
    isHeld,
    holder: () => readHolder(path),
    async release() {
      if (await isHeld()) await rm(path, { force: true });
      stop();
    },
  };
}

/** Returns false if it exists. */
async function createFile(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `undefined` if there is no lock, or its process died while it wrote it. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { token, pid, host } = JSON.parse(await readFile(path, 'utf8'));
    return typeof token === 'string' && Number.isInteger(pid) && typeof host === 'string'
      ? { token, pid, host }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Removes what a process left behind that died while it took a lock over. */
async function removeOld(path: string): Promise<void> {
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > deadMs) await rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Such as EPERM: it is a process of another user.
    return systemCode(error) !== 'ESRCH';
  }
}
