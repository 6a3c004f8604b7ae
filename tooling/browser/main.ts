export { isChromiumMissing, openBrowser, withChromium } from './browser.js';
export { type HostSite, type OpenView, startHostSite } from './host.js';
