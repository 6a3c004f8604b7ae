export { default } from 'wabascope-provider-acme';
