"""The style of the page: light and dark, wide and narrow, on paper."""

from typing import Final

STYLE: Final = """
:root {
  --page: #fff; --ink: #1c2024; --faint: #59626b; --line: #d5dade; --card: #f7f8f9;
  --link: #0b57b0; --bar: #5b7a99;
  --ok: #0d5f2d; --ok-back: #ddf3e3; --moved: #0a4f8c; --moved-back: #dcebfa;
  --broken: #9a1b1b; --broken-back: #fde2df; --review: #744600; --review-back: #fdebc8;
  --skipped: #4a525a; --skipped-back: #e7eaec; --unchecked: #0b5560; --unchecked-back: #d8f0f2;
  --lost: #83187f; --lost-back: #fae3f8; --none: #4b3c78; --none-back: #ebe7f7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181b; --ink: #e6e9eb; --faint: #a3adb5; --line: #3a4147; --card: #1d2125;
    --link: #8cbcff; --bar: #7f9dbb;
    --ok: #94e0ac; --ok-back: #13341f; --moved: #9ccbfb; --moved-back: #12304d;
    --broken: #ffb0a8; --broken-back: #4a1714; --review: #f5cd85; --review-back: #432c06;
    --skipped: #c2cad0; --skipped-back: #2d3338; --unchecked: #8fdbe4; --unchecked-back: #0c353b;
    --lost: #f3aeed; --lost-back: #45113f; --none: #cdc1f5; --none-back: #2c2548;
  }
}
.s-ok { --state: var(--ok); --back: var(--ok-back); }
.s-moved { --state: var(--moved); --back: var(--moved-back); }
.s-broken, .p-error { --state: var(--broken); --back: var(--broken-back); }
.s-review, .p-warning { --state: var(--review); --back: var(--review-back); }
.s-skipped { --state: var(--skipped); --back: var(--skipped-back); }
.s-unchecked, .p-info { --state: var(--unchecked); --back: var(--unchecked-back); }
.s-lost { --state: var(--lost); --back: var(--lost-back); }
.s-none { --state: var(--none); --back: var(--none-back); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1rem; max-width: 82rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .4rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, select:focus-visible, summary:focus-visible,
[tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
footer, .facts, .where, .caption, .note { color: var(--faint); }
.facts, .totals, .where { margin: .2rem 0; }
.totals { font-weight: 600; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; font-size: .875rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1.25rem 0; }
figure { margin: 0; flex: 1 1 18rem; max-width: 25rem; }
figcaption { font-weight: 600; margin-bottom: .25rem; }
svg { width: 100%; height: auto; display: block; font-size: 12px; }
svg text { fill: var(--ink); }
svg .bar { fill: var(--state, var(--bar)); }
svg .rest { opacity: .55; }
.chip {
  display: inline-block; padding: 0 .5em; border-radius: .7em; border: 1px solid var(--line);
  font-size: .8125rem; line-height: 1.5; color: var(--ink); background: var(--page);
}
.state, .severity { color: var(--state); background: var(--back); border-color: var(--state); }
.legend, .sources, .problems { list-style: none; margin: 0; padding: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: 1rem; }
#filters {
  display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin: 1.5rem 0 0;
  padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--card);
}
#filters[hidden] { display: none; }
select, button {
  font: inherit; color: inherit; background: var(--page); border: 1px solid var(--faint);
  border-radius: .3rem; padding: .2rem .5rem; min-height: 2rem; max-width: 100%;
}
.sides { display: grid; gap: 0 2rem; }
.read, .panel { min-width: 0; }
.text { font-family: Georgia, "Noto Serif", serif; font-size: 1.0625rem; line-height: 1.75; }
.text p, .text blockquote, .text ul { margin: .8em 0; }
.text h3, .text h4 { font-size: 1.2rem; line-height: 1.35; }
.text pre { white-space: pre-wrap; font-size: .875rem; }
.text details, .caption, .note { font-size: .9375rem; }
.text details { border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; }
.text summary { cursor: pointer; color: var(--faint); font-family: system-ui, sans-serif; }
.text blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1em; }
.text blockquote, .text ul { margin-inline: 0; }
mark { color: inherit; background: var(--back); border-bottom: 2px solid var(--state); }
mark.s-broken { border-bottom-style: double; border-bottom-width: 4px; }
mark.s-lost { border-bottom-style: dashed; }
mark.s-none { border-bottom-style: dotted; }
mark.s-problem { background: none; border-bottom: 2px dotted var(--review); }
mark sup { font: 600 .6875rem/1 system-ui, sans-serif; }
mark sup a { color: inherit; padding: .1em .3em; text-decoration: none; }
mark sup a:hover { text-decoration: underline; }
mark.off { background: none; border-bottom-color: transparent; }
.source, .problem {
  border: 1px solid var(--line); border-inline-start: 4px solid var(--state);
  border-radius: .4rem; background: var(--card); padding: .6rem .8rem; margin: 0 0 .6rem;
}
.source > h3, .source > h4 { font-size: 1rem; line-height: 1.4; margin: 0; }
.source .chips, .problem p { margin: .2rem 0; }
.source > h3 .number, .source > h4 .number {
  color: var(--faint); font-weight: 400; margin-inline-end: .2em;
}
dl { margin: .4rem 0 0; font-size: .875rem; line-height: 1.5; }
dl div { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 .6rem; }
dt { color: var(--faint); }
dd { margin: 0; grid-column: 2; min-width: 0; }
.fix code { font-size: .875rem; user-select: all; }
/* The edges beyond which there is more are shaded; what moves with the table covers them. */
.wide {
  overflow-x: auto; overflow-wrap: normal;
  background: linear-gradient(90deg, var(--page) 40%, transparent) left / 3rem 100% local,
    linear-gradient(-90deg, var(--page) 40%, transparent) right / 3rem 100% local,
    linear-gradient(90deg, var(--faint), transparent) left / .7rem 100%,
    linear-gradient(-90deg, var(--faint), transparent) right / .7rem 100%;
  background-repeat: no-repeat;
}
.wide svg { min-width: 44rem; }
.wide .url { display: inline-block; min-width: 14rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td {
  padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top;
  text-align: start; min-width: 4.5rem;
}
th:first-child { min-width: 9rem; }
tbody th { font-weight: 400; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
:target { outline: 3px solid var(--state, var(--link)); outline-offset: 2px; }
article:target { outline: none; }
@media (min-width: 60rem) {
  .sides { grid-template-columns: minmax(0, 44rem) minmax(24rem, 1fr); align-items: start; }
  .problems { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; }
  .problem { margin: 0; }
  .panel { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 0 .4rem 0 .2rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  #filters { display: none; }
  .sides, .problems { display: block; }
  .panel { position: static; max-height: none; overflow: visible; }
  .source, .problem, figure { break-inside: avoid; }
  mark, .chip, .bar { print-color-adjust: exact; }
}
"""
