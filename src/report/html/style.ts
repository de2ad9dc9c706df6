/** The page's only style. Follows the reader's dark or light; on a phone each row of a list becomes a card. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--soft:#5b5b60;--line:#d8d8dc;--goes:#b3261e;--stays:#1b6e3c;--warn:#8a5a00;--tint:#f5f5f7}
@media(prefers-color-scheme:dark){:root{--ink:#ececf0;--paper:#161618;--soft:#a9a9b2;--line:#3a3a3f;--goes:#ff8a80;--stays:#7fd8a0;--warn:#ffc46b;--tint:#212124}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.25rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem;overflow-wrap:anywhere}
p{margin:.25rem 0}.soft{color:var(--soft);overflow-wrap:anywhere}.goes{color:var(--goes)}.stays{color:var(--stays)}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;padding:0;list-style:none}
.tiles li{flex:1 1 8rem;background:var(--tint);border-radius:.5rem;padding:.6rem .9rem}.tiles b{display:block;font-size:1.5rem;line-height:1.2}
.warn{border-left:.3rem solid var(--warn);background:var(--tint);padding:.5rem .8rem;margin:.75rem 0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th{font-weight:600;color:var(--soft)}th::first-letter{text-transform:uppercase}
th,td{text-align:left;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;overflow-wrap:normal}.name{min-width:11rem}
@media(max-width:40rem){body{padding:.9rem}thead{display:none}tr{display:block;padding:.45rem 0;border-bottom:1px solid var(--line)}
td{display:block;border:0;padding:.05rem 0;text-align:left}td.n{display:inline-block;margin-right:1rem;white-space:normal}
td[data-head]:not(:empty)::before{content:attr(data-head) " ";color:var(--soft)}td.name{font-weight:600}}
`;

/** SHA-256 of STYLE for the page's Content-Security-Policy: no other style runs, and no script at all. */
export const STYLE_HASH = 'sha256-LCLhR1Umxv1eq5f4+a07CQobGiiW18L6sHJM7HgCMz8=';
