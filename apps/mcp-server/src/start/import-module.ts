/**
 * Imports a module that is not part of the build. Node loads this file as a separate script: a script with cached code
 * cannot `import()`.
 */
export function importModule(url: string): Promise<Record<string, unknown>> {
  return import(url);
}
