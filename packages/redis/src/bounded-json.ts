/** Levels of objects and lists. A snapshot has about ten. */
const maxDepth = 64;

/** Values of objects and lists. A number with all its fields has about thirty. */
const maxValues = 400_000;

/** Parses JSON within the limits. Larger JSON would take much memory and time. */
export function parseBounded(text: string): unknown {
  if (!isBounded(text)) throw new SyntaxError(`The JSON has more than ${maxDepth} levels or ${maxValues} values.`);
  return JSON.parse(text);
}

/** Whether JSON has at most 64 levels and 400,000 values. */
export function isBounded(text: string): boolean {
  let depth = 0;
  let values = 1;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= maxDepth && values <= maxValues; at += 1) {
    const letter = text[at];
    if (isInString && letter === '\\') at += 1;
    else if (letter === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (letter === ',') values += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    else if (letter === '[' || letter === '{') {
      depth += 1;
      values += 1;
    }
  }
  return depth <= maxDepth && values <= maxValues;
}
