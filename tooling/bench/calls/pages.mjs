import { load } from './load.mjs';

/** @typedef {(name: string, args: object) => Promise<any>} CallTool */

export const details = /** @type {const} */ (['concise', 'full']);
const count = 800;

/**
 * Requests pages of 25 numbers at different places of the list.
 * @param {CallTool} callTool
 * @param {number} numbers that there must be
 */
export async function pages(callTool, numbers) {
  const figures = [];
  for (const detail of details) {
    const cursors = await cursorsOf(callTool, detail, numbers);
    const page = (/** @type {number} */ index) =>
      callTool('list-numbers', { detail, cursor: cursors[index % cursors.length] });
    // Until the code has been compiled for it.
    await load(page, count);
    figures.push({ detail, ...(await load(page, count)) });
  }
  return figures;
}

/**
 * The cursors of the first pages; the first page has none.
 * @param {CallTool} callTool
 * @param {string} detail
 * @param {number} numbers
 */
export async function cursorsOf(callTool, detail, numbers) {
  /** @type {(string | undefined)[]} */
  const cursors = [undefined];
  while (cursors.length < 40) {
    const { structuredContent } = await callTool('list-numbers', { detail, cursor: cursors.at(-1) });
    if (structuredContent.total !== numbers) throw new Error(`The server shows ${structuredContent.total} numbers.`);
    if (structuredContent.nextCursor === undefined) break;
    cursors.push(structuredContent.nextCursor);
  }
  return cursors;
}
