import { SHEET_WORDS as W } from '../sheet/words.js';
import { dataBlock } from './data.js';

/** A page that a review serves: `plan`, the id of the plan that it shows and acts on. */
export interface LivePage {
  readonly plan: string;
}

/** What comes of the choice while the page is open. A page in a file has none of it. */
export function livePanel(): string {
  const { live } = W;
  return `<section class="live" aria-label="${live.panel}" hidden><p class="doing" role="status"></p><progress aria-label="${live.panel}" hidden></progress>
<pre class="outcome" hidden></pre><details class="each" hidden><summary><span class="name">${live.each}</span></summary><ul></ul></details><p class="problem" role="alert" hidden></p>
<span class="buttons"><button type="button" data-do="undo" hidden>${live.undo}</button><button type="button" data-do="renew" hidden>${live.renew}</button></span></section>
`;
}

export const liveButton = '<button type="button" data-do="trash" class="main" disabled></button>';

/** Where the number is typed; Enter in it is the first button. And what the script needs. */
export function liveDialog({ plan }: LivePage): string {
  const { live } = W;
  return `<dialog class="typed" aria-label="${live.confirm}"><form method="dialog"><p class="most"></p>
<label><span class="type"></span> <input name="typed" type="text" inputmode="numeric" autocomplete="off"></label>
<p><button value="go" class="main">${live.confirm}</button> <button value="cancel">${live.cancel}</button></p></form></dialog>
${dataBlock('live', JSON.stringify({ plan, words: live.script }))}`;
}
