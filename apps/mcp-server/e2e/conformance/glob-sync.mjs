/**
 * For `--import`: lets the conformance suite start on Node 20, which has no `fs.globSync`. The suite imports it and, to
 * test a server, never calls it.
 */
import { register } from 'node:module';

const fileSystem = `
  export * from 'node:fs';
  export { default } from 'node:fs';
  export const globSync = () => { throw new Error('fs.globSync needs Node 22.'); };
`;

const hooks = `
  export function resolve(specifier, context, next) {
    const isSuite = context.parentURL?.includes('/@modelcontextprotocol/conformance/');
    if (!isSuite || (specifier !== 'fs' && specifier !== 'node:fs')) return next(specifier, context);
    return { url: ${JSON.stringify(moduleOf(fileSystem))}, shortCircuit: true };
  }
`;

register(moduleOf(hooks));

/** @param {string} source */
function moduleOf(source) {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
