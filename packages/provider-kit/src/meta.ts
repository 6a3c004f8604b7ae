export { type MetaHealth, metaHealth, metaHealthErrors, toHealthStatus } from './meta-health.js';
export { type MetaNumber, type MetaWaba, metaNumber, metaWaba, readMetaNumber, readMetaWaba } from './meta-nodes.js';
