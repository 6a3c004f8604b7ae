// A browser, and a page in it that shows views as an assistant does.
export { isChromiumMissing, openBrowser, withChromium } from './browser.mjs';
export { startHostSite } from './host.mjs';
