import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Requests what the far side has received
 * @property {number} count
 * @property {number} refused
 * @property {number} firstAt milliseconds
 * @property {number} lastAt
 *
 * @typedef {object} FarSide
 * @property {Record<string, import('@wabascope/sandbox').SandboxAccount<'alibaba'>>} accounts
 * @property {() => Promise<Requests>} requests
 * @property {() => void} end
 */

/**
 * A sandbox in a process of its own, so that its work is not measured as ours.
 * @param {import('@wabascope/sandbox').FleetSize & { limited: boolean }} options
 * @returns {Promise<FarSide>}
 */
export async function startFarSide(options) {
  const child = fork(fileURLToPath(new URL('process.mjs', import.meta.url)), [JSON.stringify(options)]);
  const next = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (status) => reject(new Error(`The far side has ended with status ${status}.`)));
    });
  const accounts = await next();
  return {
    accounts,
    async requests() {
      const answer = next();
      child.send('requests');
      return answer;
    },
    end: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}
