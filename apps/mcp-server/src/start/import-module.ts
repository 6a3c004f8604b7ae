/**
 * Imports a module that was not there when the server was built. This file is a script of its own, which Node itself
 * loads: a script with compiled code from a cache cannot `import()`.
 */
export function importModule(url: string): Promise<Record<string, unknown>> {
  return import(url);
}
