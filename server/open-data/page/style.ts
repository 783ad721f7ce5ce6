/** The look of the house for pages without our app: on a phone, on a wide screen, in the dark and on paper. */
export const style = `
:root{--paper:#fbf6ee;--card:#fff;--ink:#211d26;--soft:#5d5663;--line:#e6dccd;--red:#b92b27;--green:#17603f;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#17141b;--card:#221e28;--ink:#f7f1e8;--soft:#c3bac9;--line:#463f4e;--red:#ff9a90;--green:#8fdcb4;color-scheme:dark}}
*,::before,::after{box-sizing:border-box}
html{font-size:clamp(100%,85% + .5vmin,125%);text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:clamp(.75rem,2.5vmin,2rem) clamp(1rem,4vw,3rem) 3rem;max-inline-size:48rem;font:400 1.0625rem/1.4 'Rubik Variable',system-ui,sans-serif;background:var(--paper);color:var(--ink);overflow-wrap:break-word}
:lang(ar),:lang(fa){line-height:1.6}
h1,h2,h3{line-height:1.2;font-weight:600;text-wrap:balance}
h1{margin-block:0 .75rem;font-size:clamp(1.75rem,1.4rem + 1.4vw,2.5rem)}
h2{margin-block:0 .75rem;font-size:1.3rem}
h3{margin-block:1.5rem .25rem;font-size:1.125rem}
h1{hyphens:auto}
:is(h1,h2,h3):lang(ar),:is(h1,h2,h3):lang(fa),:is(h1,h2,h3) :lang(ar),:is(h1,h2,h3) :lang(fa){line-height:1.4}
p{margin-block:.5rem}
ul{padding:0;margin:0;list-style:none}
.rich :is(ul,ol){padding-inline-start:1.5rem;margin-block:.5rem}
.rich ul{list-style:disc}
.rich ol{list-style:decimal}
a{color:var(--red);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--red);outline-offset:2px;border-radius:.75rem}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.75rem 2rem;margin-block-end:clamp(1.5rem,4vmin,2.75rem)}
.brand{display:flex;max-inline-size:100%;align-items:center;gap:.8rem;min-block-size:3rem;color:inherit;font-size:1.2rem;font-weight:600;line-height:1.2;text-decoration:none}
.brand span,article{min-inline-size:0}
.brand svg{flex:none;inline-size:3.4rem;block-size:auto}
.brand:hover span{text-decoration:underline}
.tongues{display:flex;flex-wrap:wrap;gap:.5rem}
.tongues a,.keep a{display:flex;align-items:center;min-block-size:2.75rem;padding:.3rem 1rem;border:2px solid var(--line);border-radius:1.5rem;background:var(--card);color:inherit;line-height:1.25;text-decoration:none}
.tongues a:hover,.keep a:hover{border-color:currentColor}
.tongues a:focus-visible,.keep a:focus-visible{border-radius:1.5rem}
.tongues [aria-current]{border-color:var(--ink);background:var(--ink);color:var(--paper)}
.keep{display:flex;flex-wrap:wrap;gap:.6rem;margin-block:1.25rem}
.keep a{color:var(--red);font-weight:600}
.card{padding:.4rem 1.25rem;background:var(--card);border:2px solid var(--line);border-radius:1.5rem}
.when{margin-block:0 .75rem;font-size:1.35rem;font-weight:600;line-height:1.3;text-wrap:balance}
.hours{font-variant-numeric:tabular-nums;text-wrap:balance}
.when .hours{display:block}
.whole{display:inline-block}
.lead{font-size:1.2rem}
.soft,.place,s{color:var(--soft)}
.reason{display:block;color:var(--red);font-weight:600}
.free{color:var(--green);font-weight:600}
dl{margin-block:1.25rem}
dl div{padding-block:.65rem}
dl div+div,.rows li+li,details[open] .rows{border-block-start:2px solid var(--line)}
dt{color:var(--soft);font-size:1rem}
dd{margin:0}
.row{position:relative;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem;padding-block:.75rem;color:inherit;text-decoration:none}
a.row{padding-inline-end:1.5rem}
a.row::after{content:'';position:absolute;inset-block-start:1.2rem;inset-inline-end:.2rem;inline-size:.55rem;block-size:.55rem;border:solid var(--soft);border-width:2px 2px 0 0;rotate:45deg}
[dir=rtl] a.row::after{border-width:2px 0 0 2px;rotate:-45deg}
a.row:is(:hover,:focus-visible){text-decoration:underline}
a.row:hover::after{border-color:var(--red)}
.row .reason,.row>s{flex-basis:100%}
.dates .row>span:first-child{flex:1 0 100%}
.dates .hours{color:var(--soft)}
summary{display:flex;align-items:center;gap:.6rem;padding-block:.75rem;border-block-start:2px solid var(--line);color:var(--red);font-weight:600;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:'';inline-size:.6rem;block-size:.6rem;margin-block-end:.3rem;border:solid;border-width:0 2px 2px 0;rotate:45deg}
[open]>summary::before{margin-block:.3rem 0;rotate:225deg}
summary:hover{text-decoration:underline;text-underline-offset:.2em}
.day{margin-block:1.25rem 1.75rem}
.day .row>:first-child{flex:0 0 100%}
.what{flex:1 1 14rem;min-inline-size:0}
.what strong,.place{display:block;font-weight:600}
.place{font-weight:400}
.later{margin-block-start:2rem}
img{display:block;inline-size:100%;block-size:auto;max-block-size:26rem;margin-block:1.25rem;object-fit:cover;border-radius:1.5rem}
footer{margin-block-start:2.5rem;padding-block-start:1rem;border-block-start:2px solid var(--line)}
.more{display:flex;flex-wrap:wrap;gap:0 2rem}
.more a{display:inline-block;padding-block:.6rem}
@media (max-width:30em){.tongues{gap:.4rem}.tongues a{padding-inline:.7rem;font-size:1rem}}
@media (min-width:40em){.dates .row>span:first-child{flex-basis:auto}.day .row>:first-child{flex-basis:9rem}}
@media (min-width:75em){body{max-inline-size:78rem}.event{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:0 3.5rem;align-items:start}.later{margin:0}
.day{display:grid;grid-template-columns:minmax(0,4fr) minmax(0,9fr);gap:2rem;align-items:start}.day h2{position:sticky;inset-block-start:1rem;margin-block:1.1rem 0}}
@media (forced-colors:active){.tongues [aria-current]{outline:3px solid Highlight}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#999;--red:#8c0f0b;--green:#00421f;color-scheme:light}html{font-size:11pt}body{max-inline-size:none;padding:0}.screen,summary,a.row::after{display:none}.event,.day{display:block}.later{margin-block-start:1.5rem}.rows li,dl{break-inside:avoid}h2{break-after:avoid}.row{padding-block:.3rem}details .rows{border-block-start:2px solid var(--line)}details::details-content{display:block;content-visibility:visible;block-size:auto}img{max-block-size:8cm;inline-size:auto}}
`.replaceAll('\n', '')
