import { fileURLToPath } from 'node:url';

/** What the end of a help text shows; the key is the verb, or verbs, as they are typed. Each line: a command, and what it does. */
export interface Help {
  readonly examples: string;
  /** Pages that tell more, from the folder of the package. */
  readonly docs: readonly string[];
}

export const HELP: Readonly<Record<string, Help>> = {
  rawtwin: {
    docs: ['README.md', 'docs/install.md', 'docs/manual.md', 'docs/recipes.md', 'docs/troubleshooting.md', 'docs/api.md'],
    examples: `
  rawtwin ~/Photos/2026-05-17            what would go, and why; changes nothing
  rawtwin trash ~/Photos/2026-05-17      the same, a question, then to the trash
  rawtwin undo                           bring the last run back`,
  },
  plan: {
    docs: ['docs/reports.md', 'docs/output.md', 'docs/jpegs.md'],
    examples: `
  rawtwin plan ~/Photos/wedding
  rawtwin plan /cards/A --also /cards/B  the JPEGs are on the second card
  rawtwin plan . --all                   every raw with its reason
  rawtwin plan . --orphans jpeg          you culled the RAWs: which JPEGs are left over
  rawtwin plan . --ndjson | jq -r 'select(.verdict == "orphan").raw.path'
  rawtwin plan . --html sheet.html       the pictures that would go, in your browser
  rawtwin plan . --thumbnails            the same in a terminal that shows pictures
  rawtwin plan . --save cull.json        to be carried out later with trash --plan`,
  },
  trash: {
    docs: ['docs/safety.md', 'docs/platforms.md', 'docs/rejected.md', 'docs/jpegs.md'],
    examples: `
  rawtwin trash ~/Photos/wedding
  rawtwin trash ~/Photos/wedding --pick   choose raw by raw
  rawtwin trash ~/Photos/wedding --yes --max-trash 60%
  rawtwin trash . --orphans jpeg          JPEGs whose RAW you deleted
  rawtwin trash --plan cull.json`,
  },
  review: {
    docs: ['docs/review.md'],
    examples: `
  rawtwin review ~/Photos/wedding
  rawtwin review /cards/A --also /cards/B
  rawtwin review . --no-open             tells the address, for a browser of your choice`,
  },
  undo: {
    docs: ['docs/safety.md'],
    examples: `
  rawtwin undo                           the last run that can be undone
  rawtwin undo 20261124-101512-k3f9      a run named by history
  rawtwin undo 20261124-101512-k3f9 --only DSC01203.ARW selects/DSC01207.ARW
  rawtwin undo --dry-run                 what would come back`,
  },
  history: {
    docs: ['docs/reports.md'],
    examples: `
  rawtwin history
  rawtwin history 20261124-101512-k3f9   every raw of that run, and where it is now
  rawtwin history 20261124-101512-k3f9 --html run.html`,
  },
  purge: {
    docs: ['docs/safety.md'],
    examples: `
  rawtwin purge                          trashed more than 30 days ago
  rawtwin purge --older-than 6w --yes
  rawtwin purge --dry-run                what would be deleted`,
  },
  doctor: {
    docs: ['docs/safety.md'],
    examples: `
  rawtwin doctor                         of the current folder's volume
  rawtwin doctor ~/Photos /cards/A       of these folders' volumes`,
  },
  watch: {
    docs: ['docs/watch.md'],
    examples: `
  rawtwin watch ~/Photos/import
  rawtwin watch ~/Photos/import --dry-run   what it would do, in your own time
  rawtwin watch --once --grace 1h           from cron, once an hour
  rawtwin watch status                      what waits, and until when`,
  },
  'watch status': {
    docs: ['docs/watch.md'],
    examples: `
  rawtwin watch status
  rawtwin watch status --json | jq '.[].roots[].counts'`,
  },
  service: {
    docs: ['docs/service.md'],
    examples: `
  rawtwin service install ~/Photos       shows the file, asks, starts it
  rawtwin service install --dry-run .    only shows the file
  rawtwin service status
  rawtwin service uninstall`,
  },
  config: {
    docs: ['docs/configuration.md'],
    examples: `
  rawtwin config                         every setting, its value, and where that comes from
  rawtwin config ~/Photos                the same for runs on this folder
  rawtwin config init                    a file to edit: nothing is set in it yet
  rawtwin config init --folder ~/Photos  the same for one folder: .rawtwin.json in it
  rawtwin config allow /media/archive    what the file of that folder asks beyond your own settings`,
  },
  'config init': {
    docs: ['docs/configuration.md'],
    examples: `
  rawtwin config init                    your own file, with all that can be set in comments
  rawtwin config init --folder ~/Photos  .rawtwin.json in that folder`,
  },
  'config allow': {
    docs: ['docs/configuration.md'],
    examples: `
  rawtwin config allow /media/archive    shows what its file asks for, then asks you
  rawtwin config allow . --yes`,
  },
  'config disallow': {
    docs: ['docs/configuration.md'],
    examples: `
  rawtwin config disallow /media/archive
  rawtwin config disallow .`,
  },
  explain: {
    docs: ['docs/terms.md', 'docs/work.md'],
    examples: `
  rawtwin explain DSC01203.ARW           why it would go, or why it stays
  rawtwin explain DSC01203.JPG           of the raws that this belongs to
  rawtwin explain DSC01203.JPG --orphans jpeg  has it lost its RAW?
  rawtwin explain /cards/A/DSC01203.ARW --also /cards/B`,
  },
  collect: {
    docs: ['docs/collect.md'],
    examples: `
  rawtwin collect ~/Photos/JPEG --from ~/Photos/RAW --to ~/Deliver
  rawtwin collect names.txt --from ~/Photos/wedding --to ~/Deliver   a client's list
  rawtwin collect ~/Photos/wedding/*.JPG --to picks --link           no room of their own
  rawtwin collect names.csv --from ~/Photos --to picks --dry-run     only tell`,
  },
  facts: {
    docs: ['docs/cameras.md', 'docs/output.md'],
    examples: `
  rawtwin facts DSC01203.ARW
  rawtwin facts *.ARW --json | jq -r '.[] | [.path, .recorded] | @tsv'`,
  },
  completion: {
    docs: ['docs/install.md'],
    examples: `
  source <(rawtwin completion bash)      in ~/.bashrc
  source <(rawtwin completion zsh)       in ~/.zshrc, after compinit
  rawtwin completion fish | source       in ~/.config/fish/config.fish`,
  },
};

const ROOT = new URL('../../', import.meta.url);

/** The end of a help text, put together when it is shown. `exits`: the table of exit codes. */
export const helpAfter = (verb: string, exits: string) => (): string => {
  const { examples = '', docs = [] } = HELP[verb] ?? {};
  const pages = docs.map(page => `  ${fileURLToPath(new URL(page, ROOT))}`);
  return `\nExamples:${examples}\n${exits}\n\nMore:\n${pages.join('\n')}`;
};
