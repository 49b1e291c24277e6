import type { Markup } from './inspect-markup.ts';

/** The style sheet of the inspection page. `light-dark` follows the reader's own setting; kinds that may lie over one another differ in how they are drawn, not only in colour. */
export const STYLE: Markup = {
  markup: `
:root { color-scheme: light dark; --line: light-dark(#ddd, #444); --quiet: light-dark(#666, #aaa); --warn: light-dark(#8a4b00, #ffb454); }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; font: 16px/1.75 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.15rem; border-bottom: 2px solid var(--line); } h3 { font-size: 1rem; margin-bottom: .3rem; }
small, code { color: var(--quiet); font-weight: normal; font-size: .8rem; }
nav ol { columns: 2 22rem; } article { border-top: 1px solid var(--line); }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; }
@media (max-width: 50rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
.line { display: grid; grid-template-columns: 3em minmax(0, 1fr); margin: .3rem 0; white-space: pre-wrap; }
.line > b { color: var(--quiet); font-weight: normal; font-size: .75rem; }
.title > span { font-weight: bold; font-size: 1.15rem; } .kicker > span, .subtitle > span { font-weight: bold; }
.opening > span, .closing > span, .derived > span, .furniture { color: var(--quiet); }
dl { font-size: .87rem; margin: 0; } dt { color: var(--quiet); } dd { margin: 0 0 .2rem 1em; } dd ul, .doubts { margin: 0; padding-left: 1.2em; }
.score, .doubts { color: var(--warn); } .score { border: 1px solid; border-radius: 4px; padding: 0 .4em; font-size: .8rem; font-weight: normal; }
mark { color: inherit; background: none; text-underline-offset: 3px; }
.statement { background: light-dark(#eeeef4, #2a2a33); } .erratum { outline: 1px dashed #c33; }
.quote { background: light-dark(#fdf6d8, #3a3418); }
.person { background: light-dark(#d6e9ff, #173a5e); } .date { background: light-dark(#d9f4dc, #1a4423); }
.place { text-decoration: underline dotted 2px #a34fb8; } .organisation { text-decoration: underline solid 2px #a34fb8; }
.event { box-shadow: inset 0 -3px 0 #d0871c; font-weight: bold; }
`,
};
