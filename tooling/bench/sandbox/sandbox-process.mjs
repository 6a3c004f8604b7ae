import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Requests what the sandbox has received
 * @property {number} count
 * @property {number} rejected
 * @property {number} firstAt milliseconds
 * @property {number} lastAt
 *
 * @typedef {object} SandboxProcess
 * @property {ReturnType<import('@wabascope/sandbox').Sandbox['accounts']>} accounts
 * @property {() => Promise<Requests>} requests
 * @property {() => void} end
 */

/**
 * A sandbox in another process, so that its work is not measured.
 * @param {Parameters<typeof import('@wabascope/sandbox').generateFleet>[1] & { limited: boolean }} options
 * @returns {Promise<SandboxProcess>}
 */
export async function startSandboxProcess(options) {
  const child = fork(fileURLToPath(new URL('process.mjs', import.meta.url)), [JSON.stringify(options)]);
  const next = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (status) => reject(new Error(`The sandbox has ended with status ${status}.`)));
    });
  const accounts = await next();
  return {
    accounts,
    async requests() {
      const response = next();
      child.send('requests');
      return response;
    },
    end: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}
