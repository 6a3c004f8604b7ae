import { onTestFinished } from 'vitest';
import { configFolder } from './config-folder.js';

const plugin = (id: string, parts: string) => `
const refuse = () => { throw new Error('no'); };
const refusing = (target = {}) => new Proxy(target, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
const validate = (value) => ({ value });
const page = async function* (items, warnings = []) { yield { items, warnings }; };
export default {
  specificationVersion: 1, id: '${id}', name: '${id}', reports: { number: ['status'], waba: [] },
  settings: { schema: { '~standard': { version: 1, vendor: '${id}', validate } }, info: {} },
  create: () => ({ listNumbers: () => page([{ id: '1', status: 'BANNED' }]) }),
  ${parts}
};`;

/**
 * A configuration with an account of a plugin that behaves, and one of a plugin with these members.
 * @param before Code of the other plugin's module.
 * @returns The path of the file.
 */
export async function configWithHostile(members: string, before = ''): Promise<string> {
  const accounts = { good: { provider: 'good' }, hostile: { provider: 'hostile' } };
  const folder = await configFolder(
    { plugins: ['./good.mjs', './hostile.mjs'], accounts },
    { 'good.mjs': plugin('good', ''), 'hostile.mjs': before + plugin('hostile', members) },
  );
  onTestFinished(() => folder.remove());
  return folder.file;
}
