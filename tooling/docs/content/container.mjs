import { readManifest } from '../../../apps/mcp-server/distribution/built-in-plugins.mjs';
import { readText } from '../repository.mjs';
import { fenced } from './markdown.mjs';

/** The command that runs the server in a container, in the versions of this repository. */
export async function container() {
  const { version } = await readManifest();
  const [, image = ''] = /^FROM (\S+)$/m.exec((await readText('apps/mcp-server/Dockerfile')) ?? '') ?? [];
  const lines = [
    'docker run --detach --publish 8080:8080 --user "$(id -u)" --env HOME=/tmp',
    '--volume "$PWD:/config:ro" --env ALI_ID --env ALI_SECRET --env META_TOKEN',
    image,
    `npx -y @wabascope/mcp-server@${version} --config /config/wabascope.config.json --http 0.0.0.0:8080`,
  ];
  return fenced('sh test=apps/mcp-server/distribution/dockerfile.test.ts', lines.join(' \\\n  '));
}
