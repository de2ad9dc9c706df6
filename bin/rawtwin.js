#!/usr/bin/env node
// As many threads as files are read at a time. libuv takes the number when its first thread begins, and loading a module is work for one.
process.env.UV_THREADPOOL_SIZE ??= '16';
import('../dist/cli/main.js');
