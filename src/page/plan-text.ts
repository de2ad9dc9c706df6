/** One row of a plan's actions, of which only this is asked. */
export interface ActionRow {
  readonly id: string;
  readonly raw: { readonly bytes: number };
}

/** A `rawtwin.plan/1` document of the chosen actions alone. `head`: its first members, without brackets. Its totals are of these alone. */
export function planText(head: string, actions: readonly ActionRow[]): string {
  const orphanBytes = actions.reduce((sum, { raw }) => sum + raw.bytes, 0);
  const totals = { raws: actions.length, rendered: 0, paired: 0, orphans: actions.length, kept: 0, orphanBytes };
  const rows = actions.map(action => `\n${JSON.stringify(action)}`).join(',');
  return `{${head},\n"actions":[${rows}],\n"kept":[],"unreadable":[],"notes":[],"refusals":[],\n"totals":${JSON.stringify(totals)}}\n`;
}
