import type { ProviderPlugin } from '@wabascope/core';

declare const plugin: ProviderPlugin;
export default plugin;
