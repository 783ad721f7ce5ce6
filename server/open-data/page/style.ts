/** The look of the house for pages without our app: on a phone, on a wide screen, in the dark and on paper. */
export const style = `
:root{--paper:#fbf6ee;--card:#fff;--ink:#211d26;--soft:#5d5663;--line:#e6dccd;--red:#b92b27;--green:#17603f;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#17141b;--card:#221e28;--ink:#f7f1e8;--soft:#c3bac9;--line:#463f4e;--red:#ff9a90;--green:#8fdcb4;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1rem 3rem;max-inline-size:44rem;font:400 1.125rem/1.4 Rubik,system-ui,sans-serif;background:var(--paper);color:var(--ink);overflow-wrap:break-word}
h1{margin-block:.75rem .5rem;font-size:1.75rem;line-height:1.2;font-weight:600}
h2{margin-block:2rem .5rem;font-size:1.25rem;font-weight:600}
h3{margin-block:1rem .25rem;font-size:1.125rem;font-weight:600}
p{margin-block:.5rem}
a{color:var(--red);text-underline-offset:.2em}
.top{display:flex;gap:.75rem;align-items:center;font-weight:600}
.top a,.more a,.tongues a{display:inline-block;padding-block:.55rem}
.card{margin-block:1rem;padding:.5rem 1rem;background:var(--card);border:2px solid var(--line);border-radius:1.25rem}
.when{font-size:1.35rem;font-weight:600;line-height:1.3}
.hours{display:inline-block;font-variant-numeric:tabular-nums}
.when .hours{display:block}
.whole{white-space:nowrap}
.lead{font-size:1.2rem}
.soft,s{color:var(--soft)}
.reason{display:block;color:var(--red);font-weight:600}
.free{color:var(--green);font-weight:600}
dl{margin:0}
dt{margin-block-start:.75rem;color:var(--soft);font-size:1rem}
dd{margin:0}
ul.dates{list-style:none;padding-block:0}
ul.dates li{padding-block:.6rem;border-block-end:2px solid var(--line)}
ul.dates li:last-child{border-block-end:0}
ul.dates a{display:block;color:inherit}
img{display:block;inline-size:100%;block-size:auto;max-block-size:24rem;object-fit:cover;border-radius:1.25rem}
.more{list-style:none;padding:0}
.tongues{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;padding:0;margin:0}
@media print{body{max-inline-size:none;padding:0;background:#fff;color:#000}.screen{display:none}.card{border-color:#000;break-inside:avoid}img{max-block-size:8cm;inline-size:auto}}
`.replaceAll('\n', '')
