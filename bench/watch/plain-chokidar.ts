import { watch } from 'chokidar';

/** chokidar as it comes, on the folder named: what any program that watches with it has to bear. */
const watcher = watch(process.argv[2] ?? '.', { ignoreInitial: true });
watcher.on('ready', () => console.log('ready'));
watcher.on('unlink', path => console.log(`unlink ${path}`));
watcher.on('error', error => console.log(`error ${String(error)}`));
