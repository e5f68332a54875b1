/** The style sheet of the client report: light, dark and print from one set of variables. */

/** `accent` is a colour such as `#0a5c8f`; it colours rules, never text. */
export const styleSheet = (
  accent: string,
): string => `:root{color-scheme:light dark;--accent:${accent};--ink:#1b1f24;--paper:#fff;--dim:#57606a;--line:#d0d7de;--soft:#f3f5f7;--warn:#8a3b00;--c0:#0b62a8;--c1:#a33d00;--c2:#116b38;--c3:#7a3bb0;--c4:#9a1f4e;--c5:#5c5a00;--c6:#00696b;--c7:#57606a}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#14171b;--dim:#a5aeb8;--line:#3a424b;--soft:#1d2227;--warn:#ffb27a;--c0:#6cb6ff;--c1:#ff9d5c;--c2:#5fd08a;--c3:#c99bff;--c4:#ff8fb8;--c5:#d3cf55;--c6:#56d4d6;--c7:#a5aeb8}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem;border-top:6px solid var(--accent)}
header img{max-height:3rem;max-width:12rem}
h1{font-size:1.7rem;line-height:1.25;margin:.4rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p,ul,ol{margin:.5rem 0}
ul,ol{padding-left:1.3rem}
li{margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0}
dt{color:var(--dim)}
dd{margin:0}
.meta,.dim,footer{color:var(--dim);font-size:.9rem}
.verdict{font-size:1.15rem}
.warn{color:var(--warn)}
.wide{overflow-x:auto;margin:.8rem 0}
.wide:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
caption{text-align:left;color:var(--dim);padding:.2rem 0;break-after:avoid}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
tbody th{font-weight:400}
thead th{color:var(--dim);font-weight:500}
.right{text-align:right;white-space:nowrap}
thead .right{white-space:normal}
th:last-child,td:last-child{padding-right:0}
.right+:not(.right){padding-left:.8rem}
.notes{list-style:none;padding:0;color:var(--dim);font-size:.9rem}
tr.good{background:var(--soft)}
tr.good td,tr.good th,tr.strong td,tr.strong th{font-weight:600}
tr.dim td,tr.dim th{color:var(--dim)}
figure{margin:.8rem 0}
figcaption{color:var(--dim);font-size:.9rem}
svg{display:block;width:100%;min-width:36rem;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
svg text{fill:var(--ink)}
svg .tick{fill:var(--dim)}
svg .grid{stroke:var(--line);stroke-width:1}
svg .here{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 3}
svg .lead{stroke-width:.75;fill:none;opacity:.6}
svg .run{fill:none;stroke-width:2.25}
svg .dot{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.s0{stroke:var(--c0)}.s1{stroke:var(--c1);stroke-dasharray:7 3}.s2{stroke:var(--c2);stroke-dasharray:2 3}.s3{stroke:var(--c3);stroke-dasharray:10 3 2 3}.s4{stroke:var(--c4);stroke-dasharray:4 4}.s5{stroke:var(--c5);stroke-dasharray:12 4}.s6{stroke:var(--c6);stroke-dasharray:1 4}.s7{stroke:var(--c7);stroke-dasharray:6 2 2 2 2 2}
footer{margin-top:2.5rem;padding-bottom:2rem;border-top:1px solid var(--line);padding-top:.6rem}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}table{font-size:.85rem}th,td{padding-right:.4rem}}
@media (max-width:26rem){.first table{font-size:.78rem}.first th,.first td{padding-right:.3rem}}
@media print{:root{--ink:#000;--paper:#fff;--dim:#444;--line:#bbb;--soft:#eee;--warn:#6b2d00;--c0:#0b62a8;--c1:#a33d00;--c2:#116b38;--c3:#7a3bb0;--c4:#9a1f4e;--c5:#5c5a00;--c6:#00696b;--c7:#57606a}body{font-size:10pt}.notes{font-size:8.5pt}header,main,footer{max-width:none;padding:0}h2,h3,h2+p:has(+.wide){break-after:avoid-page}p{break-inside:avoid-page}.first{break-after:page}tr,li,figure{break-inside:avoid-page}.wide{overflow:visible}.short{break-inside:avoid-page}table{font-size:9pt}th,td{padding-right:.4rem}.right{white-space:normal}svg{min-width:0}thead{display:table-header-group}}
@page{margin:18mm 16mm}`;
