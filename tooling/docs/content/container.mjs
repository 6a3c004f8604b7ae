import { readManifest } from '../../../apps/mcp-server/distribution/built-in-plugins.mjs';
import { readText } from '../repository.mjs';
import { fenced } from './markdown.mjs';

/** How to run this version of the server in a container, by region. @returns {Promise<[string, string][]>} */
export async function containers() {
  const { version } = await readManifest();
  const dockerfile = (await readText('apps/mcp-server/Dockerfile')) ?? '';
  const [, image = ''] = /^FROM (\S+)$/m.exec(dockerfile) ?? [];
  const [, check = ''] = /^HEALTHCHECK .*CMD (.*)$/m.exec(dockerfile) ?? [];
  const server = `npx -y @wabascope/mcp-server@${version} --config /config/wabascope.config.json --http 0.0.0.0:8080`;
  const command = [
    'docker run --detach --publish 8080:8080 --user "$(id -u)" --env HOME=/tmp',
    '--volume "$PWD:/config:ro" --env ALI_ID --env ALI_SECRET --env META_TOKEN',
    image,
    server,
  ];
  const compose = [
    'services:',
    '  wabascope:',
    `    image: ${image}`,
    `    command: ${server}`,
    '    user: "1000"',
    '    ports: ["8080:8080"]',
    '    volumes: ["./:/config:ro"]',
    '    environment: [HOME=/tmp, ALI_ID, ALI_SECRET, META_TOKEN]',
    '    healthcheck:',
    '      test:',
    ...['CMD', ...JSON.parse(check)].map((/** @type {string} */ word) => `        - ${JSON.stringify(word)}`),
    '    restart: unless-stopped',
  ];
  return [
    ['container', fenced('sh test=apps/mcp-server/distribution/dockerfile.test.ts', command.join(' \\\n  '))],
    ['compose', fenced('yaml test=apps/mcp-server/distribution/deployment.test.ts', compose.join('\n'))],
  ];
}
