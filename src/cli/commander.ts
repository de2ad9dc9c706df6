import { createRequire } from 'node:module';

const packaged: typeof import('commander') = createRequire(import.meta.url)('commander');
/** By require: when it is imported, Node first looks through its text for names, which takes half as long again as loading it. */
export const { Argument, Command, CommanderError, InvalidArgumentError, Option } = packaged;
export type Command = import('commander').Command;
