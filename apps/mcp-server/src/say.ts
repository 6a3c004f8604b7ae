/** Prints a message for the person at the terminal. */
export function say(text: string): void {
  process.stderr.write(`wabascope: ${text}\n`);
}
