#!/usr/bin/env node
// In syntax that every version of Node.js reads, because the program itself prints the version that it needs.
require(require('path').join(require.resolve('@wabascope/mcp-server/package.json'), '../dist/cli.js'));
