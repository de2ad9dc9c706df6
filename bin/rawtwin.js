#!/usr/bin/env node
// As many threads as files are read at a time. libuv takes the number when its first thread begins, and loading a module is work for one.
process.env.UV_THREADPOOL_SIZE ??= '16';
// V8 gives young objects more room as a program loads, and a daemon would hold it for months (docs/performance.md).
if (process.argv.includes('watch')) require('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
if (!process.features.require_module) {
  process.stderr.write(`rawtwin needs Node ${require('../package.json').engines.node}; this is ${process.versions.node}.\n`);
  process.exit(2);
}
// By require: Node's loader for ES modules takes longer to begin than all that is loaded here.
if (!require('../dist/cli/at-once.js').isAnsweredAtOnce(process.argv.slice(2))) require('../dist/cli/main.js');
