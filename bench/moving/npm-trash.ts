import trash from 'trash';
import { filesIn } from './lay-orphans.js';

/** The package `trash` on the same files: a call for each, or one for all of them. */
const [photos = '', calls = ''] = process.argv.slice(2);
const files = filesIn(photos);
if (calls === 'one') await trash(files, { glob: false });
else for (const file of files) await trash([file], { glob: false });
if (filesIn(photos).length > 0) throw new Error('files are left');
