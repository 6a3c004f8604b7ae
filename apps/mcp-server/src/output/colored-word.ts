import type { Colors } from 'picocolors/types.js';

type Color = 'green' | 'yellow' | 'red' | 'dim';

/** Words with an urgency: verdicts, ratings and states. */
const colorOf = new Map<string, Color>([
  ['AVAILABLE', 'green'],
  ['GREEN', 'green'],
  ['CONNECTED', 'green'],
  ['APPROVED', 'green'],
  ['ACTIVE', 'green'],
  ['LIMITED', 'yellow'],
  ['YELLOW', 'yellow'],
  ['FLAGGED', 'yellow'],
  ['RATE_LIMITED', 'yellow'],
  ['PENDING', 'yellow'],
  ['RESTRICTED', 'yellow'],
  ['BLOCKED', 'red'],
  ['RED', 'red'],
  ['BANNED', 'red'],
  ['DISCONNECTED', 'red'],
  ['REJECTED', 'red'],
  ['DISABLED', 'red'],
  ['UNKNOWN', 'dim'],
]);

/** A cell in the color of its word; other texts stay as they are. */
export function coloredWord(text: string, colors: Colors): string {
  const color = colorOf.get(text);
  return color === undefined ? text : colors[color](text);
}
