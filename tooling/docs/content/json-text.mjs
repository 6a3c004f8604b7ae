/**
 * JSON as people write it: a list of a few words is on one line.
 * @param {object} value
 */
export function jsonText(value) {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/\[\s+("[^[\]{}]*?")\s+\]/g, (_, words) => `[${words.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}
