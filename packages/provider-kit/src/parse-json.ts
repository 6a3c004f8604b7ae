/** Levels of arrays and objects; what providers send has fewer than ten. */
const maxDepth = 100;

/** What the text says as JSON; undefined when it is none, or so deeply nested that whoever walks it would crash. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, maxDepth) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const entry of Object.values(value)) if (isDeeper(entry, levels - 1)) return true;
  return false;
}
