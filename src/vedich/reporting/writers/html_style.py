"""How a marked-up page looks: on a wide screen side by side, on a phone and on paper one below the other.

Text and marks keep a contrast of 4.5 : 1 and more against what they stand on (WCAG 2.2 AA); certainty is told
by words and by the shape of the line under the figure as well, never by colour alone.
"""

from __future__ import annotations

STYLE = """
:root{--ink:#1f2328;--soft:#57606a;--paper:#fff;--desk:#f4f2ec;--line:#d9d5ca;
--certain:#9a1b1b;--certain-bg:#fdeceb;--likely:#7a4500;--likely-bg:#fdf1dc;--look:#1b4f82;--look-bg:#e6f0fa}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding:5rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--desk);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--look)}
a:focus-visible{outline:3px solid var(--look);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:9}
header{padding:1.1rem clamp(1rem,3vw,2.5rem) .9rem;background:#fff;border-bottom:1px solid var(--line)}
h1{font-size:1.2rem;line-height:1.3;margin:0;overflow-wrap:anywhere}
.tally{margin:.5rem 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.5rem}
.tally li{padding:.15rem .7rem;border-radius:99px;font-size:.9rem;font-weight:600}
.tally .certain,.card.certain h3 span{background:var(--certain-bg);color:var(--certain)}
.tally .likely,.card.likely h3 span{background:var(--likely-bg);color:var(--likely)}
.tally .look,.card.look h3 span{background:var(--look-bg);color:var(--look)}
.tally .clean{background:#e4f3e8;color:#14532d}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(19rem,27rem);max-width:110rem;margin:0 auto}
h2{font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:0 0 .8rem}
.source{padding:1.4rem clamp(1rem,3vw,2.5rem)}
.sheet{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:clamp(1rem,3vw,2.6rem);
margin:0 0 1.4rem;font-family:"Times New Roman",Tinos,"Liberation Serif",serif;font-size:1.06rem}
.sheet h3{font:600 .85rem/1.4 system-ui,sans-serif;color:var(--soft);margin:0 0 1rem;border-bottom:1px solid var(--line);
padding-bottom:.4rem}
.sheet p{margin:.35rem 0;overflow-wrap:anywhere}
.wide{overflow-x:auto;margin:.8rem 0}
.wide:focus-visible{outline:3px solid var(--look)}
table{border-collapse:collapse;font-size:.94rem;line-height:1.35}
td{border:1px solid #b9b4a6;padding:.25rem .5rem;vertical-align:top;min-width:1.6rem}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.left-out{color:var(--soft);font:italic .85rem system-ui,sans-serif;text-align:center}
mark{background:none;color:inherit;border-radius:2px}
mark.words{background:#f3f1ea}
mark.certain{background:var(--certain-bg);box-shadow:inset 0 -3px var(--certain)}
mark.likely{background:var(--likely-bg);border-bottom:3px dashed var(--likely)}
mark.look{background:var(--look-bg);border-bottom:3px dotted var(--look)}
.badge{display:inline-block;min-width:24px;height:24px;margin:0 2px;padding:0 6px;border-radius:12px;vertical-align:1px;
font:700 13px/24px system-ui,sans-serif;text-align:center;text-decoration:none;color:#fff;background:var(--look)}
.badge.certain{background:var(--certain)}.badge.likely{background:var(--likely)}
:target{scroll-margin:6rem}
mark:target,td:target{outline:3px solid var(--ink);outline-offset:2px}
.inserted{text-decoration:underline;text-decoration-color:#14532d;text-decoration-style:double}
.hidden{background:#ececec;color:#333;border:1px dashed #777}
.ocr{text-decoration:underline wavy #7a4500}
.text_number,.stale_formula{border-bottom:2px dotted #555}
.findings{border-left:1px solid var(--line);background:#fbfaf6}
.rail{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:1.4rem 1.3rem 3rem}
.card{background:#fff;border:1px solid var(--line);border-left-width:5px;border-radius:4px;padding:.8rem 1rem;margin:0 0 .9rem}
.card.certain{border-left-color:var(--certain)}.card.likely{border-left-color:var(--likely)}
.card.look{border-left-color:var(--look)}
.card:target{outline:3px solid var(--ink)}
.card h3{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:0 0 .35rem;font-size:.9rem}
.card h3 span{padding:.05rem .55rem;border-radius:99px;font-size:.8rem}
.card h3 small{color:var(--soft);font-weight:400}
.card p{margin:.3rem 0;overflow-wrap:anywhere}
.card h4{font-size:.8rem;color:var(--soft);margin:.6rem 0 .15rem}
.card ul{margin:0;padding:0 0 0 1.1rem}
.sums{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.85rem;margin:0;white-space:pre-wrap;
overflow-wrap:anywhere}
.place{font-size:.85rem}.place a{display:inline-block;padding:.15rem 0}
del{color:var(--certain)}ins{color:#14532d;text-decoration:none;font-weight:600}
.about{margin:0 0 1.2rem;padding:.8rem 1rem;background:#fff;border:1px solid var(--line);border-radius:4px;font-size:.93rem}
.about ul{margin:.2rem 0;padding-left:1.2rem}
.quiet{color:var(--soft);font-size:.88rem}
footer{padding:1rem clamp(1rem,3vw,2.5rem) 2rem;color:var(--soft);font-size:.85rem}
@media (max-width:62rem){.skip{position:static;display:inline-block;margin:.9rem 1rem 0;padding:.4rem .9rem;background:#fff;
border:1px solid var(--line);border-radius:99px}main{display:block}.findings{border-left:0;border-top:1px solid var(--line)}
.rail{position:static;max-height:none}.sheet{padding:1rem;font-size:1rem}}
@media print{body{background:#fff;font-size:11pt}main{display:block}.findings{border:0;break-before:page;background:#fff}
.rail{position:static;max-height:none;overflow:visible;padding:0}.sheet,.card{border-color:#999}.card{break-inside:avoid}
.sheet{padding:0;border:0}.wide{overflow:visible}.skip{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
""".strip()
