import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { code, fenced } from './markdown.mjs';
import { executable } from './server.mjs';

const tool = 'list-numbers';
const args = { accounts: ['guangzhou', 'oslo', 'riyadh', 'singapore'], quality: ['RED'], limit: 4 };

/** A call of a tool and its whole answer, asked of the built server on its sandbox. Only the time is made up. */
export async function example() {
  const client = new Client({ name: 'wabascope-docs', version: '0.0.0' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [executable, '--sandbox'], stderr: 'ignore' }),
  );
  try {
    const { structuredContent } = await client.callTool({ name: tool, arguments: args });
    const answer = { ...Object(structuredContent), asOf: '2026-11-21T09:30:00.000Z' };
    return `The assistant calls ${code(tool)} with ${code(JSON.stringify(args))} and reads:\n\n${fenced('text', rows(answer))}`;
  } finally {
    await client.close();
  }
}

/**
 * JSON with a line for each row of a list, so that it can be read.
 * @param {object} answer
 */
function rows(answer) {
  const members = Object.entries(answer).map(([key, value]) => `  ${JSON.stringify(key)}: ${rowsOf(value, key)}`);
  return `{\n${members.join(',\n')}\n}`;
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function rowsOf(value, key) {
  const lines =
    key === 'reasonTexts'
      ? Object.entries(Object(value)).map(([code, text]) => `${JSON.stringify(code)}: ${JSON.stringify(text)}`)
      : Array.isArray(value)
        ? value.map((row) => JSON.stringify(row))
        : [];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? JSON.stringify(value) : `${open}\n    ${lines.join(',\n    ')}\n  ${close}`;
}
