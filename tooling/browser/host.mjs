import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { onLoopback } from '@wabascope/provider-testing';
import { build } from 'esbuild';

/** @typedef {import('./host-page.js').HostOptions & { readonly width?: number }} ViewOptions */
/** @typedef {Awaited<ReturnType<typeof startHostSite>>} HostSite an origin with a page that shows views */

export async function startHostSite() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('host-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  const [script] = outputFiles.map(({ text }) => text.replaceAll('</script', '<\\/script'));
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><style>body{margin:0}iframe{border:0;width:100%;display:block}</style><script type="module">${script}</script>`;
  const site = await onLoopback(
    createServer((_, response) => response.setHeader('content-type', 'text/html').end(html)),
  );
  return {
    /**
     * Opens a view in a new page.
     * @param {import('playwright-core').Browser} browser
     * @param {ViewOptions} options
     */
    async open(browser, { width = 800, ...options }) {
      const page = await browser.newPage({ viewport: { width, height: 600 } });
      await page.goto(site.origin);
      /** @type {(name: keyof import('./host-page.js').TestHost, ...args: unknown[]) => Promise<unknown>} */
      const call = (...call) => page.evaluate(([name, ...args]) => Object(window).host[name](...args), call);
      await call('open', options);
      const [, frame] = page.frames();
      if (frame === undefined) throw new Error('There is no view.');
      return {
        page,
        /** The view. */
        frame,
        /** What the view has requested so far. */
        received: async () => /** @type {readonly import('./host-page.js').Received[]} */ (await call('received')),
        /** Calls a function of the host. */
        call,
      };
    },
    close: () => site.close(),
  };
}
