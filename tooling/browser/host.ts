import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { onLoopback } from '@wabascope/provider-testing';
import { build } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Host, HostOptions, Received } from './host-page.js';

/** An origin with a page that shows views. */
export interface HostSite {
  /** Opens a view in a new page. */
  open(browser: Browser, options: HostOptions & { readonly width?: number }): Promise<OpenView>;
  close(): Promise<void>;
}

export interface OpenView {
  readonly page: Page;
  /** The view. */
  readonly frame: Frame;
  /** What the view has requested so far. */
  received(): Promise<readonly Received[]>;
  /** Calls a function of the host. */
  call<Name extends keyof Host>(name: Name, ...args: Parameters<Host[Name]>): Promise<unknown>;
}

export async function startHostSite(): Promise<HostSite> {
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
    async open(browser, { width = 800, ...options }) {
      const page = await browser.newPage({ viewport: { width, height: 600 } });
      await page.goto(site.origin);
      const call = (name: string, ...args: unknown[]): Promise<unknown> =>
        page.evaluate<unknown, string>(callHost, JSON.stringify([name, ...args]));
      await call('open', options);
      const [, frame] = page.frames();
      if (frame === undefined) throw new Error('There is no view.');
      return {
        page,
        frame,
        received: async () => (await call('received')) as readonly Received[],
        call,
      };
    },
    close: () => site.close(),
  };
}

/** Runs in the page. @param call A function of the host and its arguments, as JSON. */
function callHost(call: string): unknown {
  const [name, ...args] = JSON.parse(call);
  const { host } = window as unknown as { host: Record<string, (...given: unknown[]) => unknown> };
  return host[name]?.(...args);
}
