import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages } from './run-page.js';

const block = (language: string, text: string, output?: string) =>
  `\`\`\`${language}\n${text}\n\`\`\`\n${output === undefined ? '' : `\n\`\`\`\n${output}\n\`\`\`\n`}`;
const client = (server: object) => block('json', JSON.stringify({ mcpServers: { wabascope: server } }));
const config = (accounts: object) => block('json', JSON.stringify({ accounts }));

/** What a page contains, and the page. */
const passing: [string, string][] = [
  ['when a program prints what the page shows', block('ts', 'const n: number = 1;\nconsole.log(n);', '1')],
  ['when the page leaves out a part with …', block('js', 'console.log("one two three");', 'one … three')],
  ['when its commands succeed', block('sh', 'npx -y wabascope --version\nwabascope accounts --sandbox --no-fetch')],
  ['when a command ends with the status of its block', block('sh status=2', 'wabascope-mcp --unknown')],
  ['when Claude Code starts the server', block('sh', 'claude mcp add w -- npx -y @wabascope/mcp-server --sandbox')],
  ['when a test covers a command', block('sh test=tooling/docs/run/run-page.test.ts', 'exit 1')],
  ['when a test covers a block of YAML', block('yaml test=tooling/docs/run/run-page.test.ts', 'a: 1')],
  [
    'when a client file starts the server',
    client({ command: 'npx', args: ['-y', '@wabascope/mcp-server', '--sandbox'] }),
  ],
  ['when the server takes its configuration', config({ ant: { provider: 'antgst', accessToken: '${env:ANT_TOKEN}' } })],
  [
    'when a configuration names an installed plugin',
    block(
      'json',
      '{ "plugins": ["wabascope-provider-acme"], "accounts": { "a": { "provider": "acme", "token": "t" } } }',
    ),
  ],
  [
    'when a client reaches a server that a command started',
    `${block('sh', 'npx -y @wabascope/mcp-server --sandbox --http 8080')}\n${client({ type: 'http', url: 'http://127.0.0.1:8080/mcp' })}`,
  ],
  [
    'when a program reads a file that the page saves',
    `${block('json file=a.json', '{ "n": 1 }')}\n${block('js', "import a from './a.json' with { type: 'json' };\nconsole.log(a.n);", '1')}`,
  ],
  ['when a saved test passes', block('js file=a.test.js', "import { test } from 'node:test';\ntest('a', () => {});")],
  [
    'when a saved test in TypeScript passes',
    `${block('ts file=src/a.ts', 'export const n: number = 1;')}\n${block('ts file=src/a.test.ts', "import { test } from 'node:test';\nimport { n } from './a.js';\ntest('a', () => { if (n !== 1) throw new Error(); });")}`,
  ],
];

/** What is wrong in a page, the page, and a part of the error. */
const failing: [string, string, string][] = [
  ['when a program prints something else', block('js', 'console.log(1);', '2'), ':1: The page shows'],
  ['when a program throws', `\n${block('js', 'throw new Error("broken");')}`, ':2: It ended with status 1'],
  ['when a type is wrong', block('ts', 'const n: number = "1";\nconsole.log(n);'), 'line-1.ts(1,7)'],
  ['when an export does not exist', block('js', "import { nothing } from '@wabascope/core';\nnothing();"), 'TS2305'],
  ['when a command fails', block('sh', 'wabascope-mcp --unknown'), ':1: It ended with status 2'],
  ['when a command ends with another status', block('sh status=1', 'true'), ':1: It ended with status 0'],
  ['when the program of a command does not exist', block('sh', 'no-such-program'), ':1: It ended with status 127'],
  ['when npm would use the network', block('sh', 'npm install zod@4.0.0'), ':1: It ended with status 1'],
  ['when no test covers a block of YAML', block('yaml', 'a: 1'), ':1: Name the test'],
  ['when the test that covers a command does not exist', block('sh test=a.test.ts', 'true'), ':1: There is no test'],
  ['when Claude Code starts no server', block('sh', 'claude mcp add w -- wabascope-mcp --unknown'), ':1: '],
  ['when a server does not start', block('sh', 'wabascope-mcp --unknown --http 8080'), 'ended with status 2'],
  ['when JSON is broken', block('json', '{ "a": 1, }'), ':1: This is not valid JSON'],
  ['when a setting has a typo', config({ ant: { provider: 'antgst', accesToken: 'a' } }), ':1: data/accounts/ant'],
  ['when a client file starts nothing', client({ command: 'npx', args: ['-y', 'wabascope'] }), ':1: '],
  ['when a VS Code input is not declared', client({ command: 'wabascope-mcp', env: { A: '${input:a}' } }), 'inputs'],
  ['when an install link is wrong', '[Install](https://cursor.com/install-mcp?config=e30%3D)', 'install link'],
  [
    'when a saved test fails',
    block('js file=a.test.js', "import { test } from 'node:test';\ntest('a', () => { throw new Error('red'); });"),
    'red',
  ],
  [
    'when a saved test in TypeScript fails',
    block('ts file=src/a.test.ts', "import { test } from 'node:test';\ntest('a', () => { throw new Error('red'); });"),
    'red',
  ],
  ['when a language is not supported', block('python', 'print(1)'), 'instead of python'],
];

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages(new Map([...passing, ...failing].map(([title, page]) => [title, page])));
});
afterAll(() => pages.remove());

test.each(passing)('a page passes %s', { timeout: 60_000 }, async (title) => {
  await expect(pages.run(title)).resolves.toBeUndefined();
});

test.each(failing)('a page fails, with its line, %s', { timeout: 60_000 }, async (title, _, message) => {
  await expect(pages.run(title)).rejects.toThrow(message);
});
