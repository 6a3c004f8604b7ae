/** Levels of arrays and objects; what providers send has fewer than ten. */
const maxDepth = 100;

/** What the text says as JSON; undefined when it is none, or so deeply nested that whoever walks it would crash. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Level by level, because recursion is what must not happen. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= maxDepth; depth += 1) {
    level = level.filter((entry) => typeof entry === 'object' && entry !== null).flatMap(Object.values);
    if (level.length === 0) return false;
  }
  return true;
}
