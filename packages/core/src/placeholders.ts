import type { TextProblem } from './text-problem.js';

interface Placeholder {
  /** Without the name in it, because the value may still be a secret. */
  readonly form: string;
  readonly pattern: RegExp;
  readonly remedy: string;
}

const serverOnly = 'Only the configuration file of wabascope-mcp resolves it. Pass the value itself.';
const useReference = 'Write the value itself or, in the configuration file of wabascope-mcp, ${env:NAME}.';
const useFile = 'Write the value itself or, in the configuration file of wabascope-mcp, ${file:PATH}.';
const valueThere = 'Write the value itself there. Only the configuration file of wabascope-mcp may contain references.';
const fillIn = 'Fill in the setting in the client that starts the server, or write the value itself.';

/** The name in a placeholder. The limit keeps the search linear. */
const name = '[^{}$]{1,200}';

/** Without the closing brace: to the end of the value. */
const open = '[^{}$]{0,200}$';

/** Anywhere in the value if a known name is in braces. Any other must be the whole value: secrets contain `$` and `%`. */
const kinds: readonly Placeholder[] = [
  { form: '${env:NAME}', pattern: new RegExp(`\\$\\{env:${name}\\}`), remedy: serverOnly },
  { form: '${file:PATH}', pattern: new RegExp(`\\$\\{file:${name}\\}`), remedy: serverOnly },
  { form: '${env:NAME', pattern: new RegExp(`\\$\\{env:${open}`), remedy: serverOnly },
  { form: '${file:PATH', pattern: new RegExp(`\\$\\{file:${open}`), remedy: serverOnly },
  { form: '${ENV:NAME}', pattern: new RegExp(`\\$\\{env:${name}\\}`, 'i'), remedy: useReference },
  { form: '${FILE:PATH}', pattern: new RegExp(`\\$\\{file:${name}\\}`, 'i'), remedy: useFile },
  { form: '${env.NAME}', pattern: new RegExp(`\\$\\{env\\.${name}\\}`, 'i'), remedy: useReference },
  { form: '${input:NAME}', pattern: new RegExp(`\\$\\{input:${name}\\}`, 'i'), remedy: fillIn },
  { form: '${user_config.NAME}', pattern: new RegExp(`\\$\\{user_config\\.${name}\\}`, 'i'), remedy: fillIn },
  { form: '${NAME}', pattern: /\$\{[A-Za-z_]\w{0,99}(:?[-=?+][^{}$]{0,200})?\}/, remedy: useReference },
  { form: '${…}', pattern: new RegExp(`^\\$\\{${name}\\}$`), remedy: useReference },
  { form: '${NAME', pattern: /^\$\{[A-Za-z_][\w.:/-]*$/, remedy: useReference },
  { form: '{env:NAME}', pattern: new RegExp(`^\\{env:${name}\\}$`, 'i'), remedy: useReference },
  { form: '{file:PATH}', pattern: new RegExp(`^\\{file:${name}\\}$`, 'i'), remedy: useFile },
  { form: '{{…}}', pattern: new RegExp(`^\\$?\\{\\{${name}\\}\\}$`), remedy: useReference },
  { form: '$(…)', pattern: /^\$\([^()]{1,200}\)$/, remedy: useReference },
  { form: '$env:NAME', pattern: /^\$env[:.]\w{1,200}$/i, remedy: useReference },
  // Lower case with digits only with `_`, and `-` and `.` only in upper case: a password may begin with `$` or `%`.
  { form: '$NAME', pattern: /^\$([A-Z][A-Z0-9]*|[A-Za-z]+|(?=\w*_)[A-Za-z_]\w*)$/, remedy: useReference },
  { form: '%NAME%', pattern: /^%(((env|ENV)[:.])?[A-Za-z_]\w*|[A-Z_][A-Z0-9_.-]*)%$/, remedy: useReference },
];

/**
 * The problem of a text with a placeholder that no program has replaced; undefined when there is none.
 * @param subject Of the message, if the text is not a value of the configuration file of wabascope-mcp: "The file …".
 */
export function placeholderProblem(text: string, subject?: string): TextProblem | undefined {
  if (!/[${%]/.test(text)) return undefined;
  const trimmed = text.trim();
  const found = kinds.find(({ pattern }) => pattern.test(trimmed));
  if (found === undefined) return undefined;
  const message = `${subject ?? 'It'} contains a placeholder that no program has filled in: ${found.form}.`;
  return { message, remedy: subject === undefined || found.remedy === fillIn ? found.remedy : valueThere };
}
