import type { Words } from '../words/index.js';
import { dataBlock } from './data.js';
import { escaped } from './escape.js';

/** A page that a review serves: `plan`, the id of the plan that it shows and acts on. */
export interface LivePage {
  readonly plan: string;
}

/** What comes of the choice while the page is open. A page in a file has none of it. */
export function livePanel({ review }: Words): string {
  const panel = escaped(review.panel);
  return `<section class="live" aria-label="${panel}" hidden><p class="doing" role="status"></p><progress aria-label="${panel}" hidden></progress>
<pre class="outcome" hidden></pre><details class="each" hidden><summary><span class="name">${escaped(review.each)}</span></summary><ul></ul></details><p class="problem" role="alert" hidden></p>
<span class="buttons"><button type="button" data-do="undo" hidden>${escaped(review.undo)}</button><button type="button" data-do="renew" hidden>${escaped(review.renew)}</button></span></section>
`;
}

export const liveButton = '<button type="button" data-do="trash" class="main" disabled></button>';

/** Where the number is typed; Enter in it is the first button. And what the script needs. */
export function liveDialog({ plan }: LivePage, { review }: Words): string {
  const confirm = escaped(review.confirm);
  return `<dialog class="typed" aria-label="${confirm}"><form method="dialog"><p class="most"></p>
<label><span class="type"></span> <input name="typed" type="text" inputmode="numeric" autocomplete="off"></label>
<p><button value="go" class="main">${confirm}</button> <button value="cancel">${escaped(review.cancel)}</button></p></form></dialog>
${dataBlock('live', JSON.stringify({ plan, words: review.script }))}`;
}
