/** Levels of objects and lists. A snapshot has about ten. */
const maxDepth = 64;

/** Parses JSON of at most 64 levels. Deeper JSON would take many times as much memory as its text. */
export function parseShallow(text: string): unknown {
  if (!isShallow(text)) throw new SyntaxError(`It is nested deeper than ${maxDepth} levels.`);
  return JSON.parse(text);
}

function isShallow(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= maxDepth; at += 1) {
    const letter = text[at];
    if (isInString && letter === '\\') at += 1;
    else if (letter === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
  }
  return depth <= maxDepth;
}
