import { parseArgs } from 'node:util';
import { versionOf } from '../../real/exiftool.js';
import { compare } from '../../real/oracle.js';
import { type Listing, listPictures, NotListed } from './list-pictures.js';
import { reportJson, reportText } from './report.js';

export interface Said {
  /** 0: no unexplained disagreement; 1: some; 2: bad usage, nothing was compared. */
  readonly status: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

const USAGE = `Usage: npm run oracle -- [-r] [--json] [--exiftool PROGRAM] DIR...

Reads every picture of the folders with rawtwin and with exiftool, and shows where they differ, field by field.

  -r, --recursive        folders inside the folders, too
  --json                 one JSON document instead of tables
  --exiftool PROGRAM     another exiftool than the one on the path
  -h, --help             this text

Exit: 0 no unexplained disagreement, 1 some, 2 wrong usage or no exiftool.
`;
const OPTIONS = {
  recursive: { type: 'boolean', short: 'r', default: false },
  json: { type: 'boolean', default: false },
  exiftool: { type: 'string', default: 'exiftool' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The command `npm run oracle`: words in, an exit code and texts out. */
export async function oracle(words: readonly string[]): Promise<Said> {
  const asked = parse(words);
  if (typeof asked === 'string') return refused(`${asked}\n\n${USAGE}`);
  const { values, positionals } = asked;
  if (values.help) return { status: 0, out: USAGE, err: '' };
  if (positionals.length === 0) return refused(`Name a folder.\n\n${USAGE}`);
  const version = versionOf(values.exiftool);
  if (version === undefined) return refused(noExiftool(values.exiftool));
  const listing = await list(positionals, values.recursive);
  if (typeof listing === 'string') return refused(`${listing}\n`);
  const comparison = await compare(listing.pictures, values.exiftool);
  const findings = { comparison, leftOut: listing.leftOut, exiftool: version };
  const isClean = comparison.disagreements.every(({ why }) => why !== undefined);
  return { status: isClean ? 0 : 1, out: values.json ? reportJson(findings) : reportText(findings), err: '' };
}

const refused = (err: string): Said => ({ status: 2, out: '', err });
const noExiftool = (program: string): string =>
  [
    `There is no "${program}" here. The oracle compares with exiftool, version 12 or newer:`,
    '  Debian, Ubuntu   apt-get install libimage-exiftool-perl',
    '  macOS            brew install exiftool',
    '  others           https://exiftool.org',
    '',
  ].join('\n');

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (wrong) {
    if (wrong instanceof TypeError) return wrong.message;
    throw wrong;
  }
}

async function list(folders: readonly string[], recursive: boolean): Promise<Listing | string> {
  try {
    const listing = await listPictures(folders, recursive);
    const deeper = recursive ? '' : '; -r looks into the folders inside, too';
    return listing.pictures.length > 0 ? listing : `No picture was found in ${folders.join(', ')}${deeper}.`;
  } catch (error) {
    if (error instanceof NotListed) return error.message;
    throw error;
  }
}
