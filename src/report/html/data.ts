/** JSON as a data block of the page, which never runs. No text in it can end the block: `<` is written as an escape. */
export const dataBlock = (name: string, json: string): string =>
  `<script type="application/json" data-block="${name}">${json.replaceAll('<', '\\u003c')}</script>\n`;
