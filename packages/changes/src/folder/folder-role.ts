import type { DayWriterOptions } from './day-writer.js';
import { systemCode } from './folder-error.js';
import { createFolderLock } from './folder-lock.js';
import { serveForgetRequests } from './forget-requests.js';
import { openWriter, type Writer } from './open-writer.js';
import { createQueue } from './queue.js';

export type FolderLog = (level: 'warn', message: string) => void;

/** Whether this process writes to the folder, or only reads. */
export interface FolderRole {
  /** The last known writer of this process. */
  readonly last: Writer | undefined;
  /** `undefined` while another process writes, or the folder is not writable. Then each call tries again. */
  writer(): Promise<Writer | undefined>;
  close(): Promise<void>;
}

export function createFolderRole(options: DayWriterOptions, log: FolderLog | undefined): FolderRole {
  const { folder } = options;
  const lock = createFolderLock(folder);
  const queue = createQueue();
  let writer: Writer | undefined;
  let stopServing = () => {};
  let said: string | undefined;
  let isClosed = false;

  function say(message: string): void {
    if (message !== said) log?.('warn', message);
    said = message;
  }

  async function start(): Promise<Writer | undefined> {
    try {
      if (await lock.take()) return await open();
      const holder = await lock.holder();
      const who = holder === undefined ? 'Another process' : `Process ${holder.pid} on ${holder.host}`;
      say(`${who} writes the changes to ${folder}. This process only reads them.`);
    } catch (error) {
      await lock.release();
      say(
        `Changes cannot be written to ${folder} (${systemCode(error) ?? 'unknown error'}). This process only reads them.`,
      );
    }
    return undefined;
  }

  async function open(): Promise<Writer> {
    const opened = await openWriter(options, lock.isHeld);
    writer = opened;
    stopServing = serveForgetRequests(folder, opened.forget);
    said = undefined;
    return opened;
  }

  async function stop(): Promise<void> {
    stopServing();
    const stopped = writer;
    writer = undefined;
    await stopped?.close();
  }

  return {
    get last() {
      return writer;
    },
    writer: () =>
      queue(async () => {
        if (writer !== undefined && !(await lock.isHeld())) await stop();
        return writer ?? (isClosed ? undefined : start());
      }),
    close: () =>
      queue(async () => {
        isClosed = true;
        try {
          await stop();
        } finally {
          await lock.release();
        }
      }),
  };
}
