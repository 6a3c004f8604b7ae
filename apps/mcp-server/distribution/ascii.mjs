/**
 * Writes other characters than ASCII as escapes. V8 keeps a script in memory, with two bytes for each character if one of
 * them is not Latin-1. Escapes mean the same in strings, templates, regular expressions and comments.
 * @returns {import('rolldown').Plugin}
 */
export function ascii() {
  return {
    name: 'ascii',
    // Not `renderChunk`, after which rolldown prints strings once more.
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
      }
    },
  };
}

/** @param {string} unit */
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
