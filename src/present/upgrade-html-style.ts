/** Styles of the upgrade report: light and dark, narrow and wide, on paper. */
export const UPGRADE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1c2330;--dim:#5b6575;--line:#d9dee7;--soft:#f4f6f9;--link:#0b5cad;
--blocked:#7a1f8a;--redesign:#b3261e;--port:#a05a00;--small:#2f6f8f;--none:#2e7d32;--drop:#5b6575}
@media (prefers-color-scheme:dark){:root{--bg:#14181f;--fg:#e6e9ef;--dim:#9aa4b5;--line:#313a48;--soft:#1c222c;--link:#7db7ff;
--blocked:#d38be0;--redesign:#ff8a80;--port:#ffb74d;--small:#7fc8e8;--none:#81c784;--drop:#9aa4b5}}
*{box-sizing:border-box}
section,details.module{scroll-margin-top:64px}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{font-size:1.7rem;margin:0 0 4px}
h2{font-size:1.25rem;margin:36px 0 10px;border-bottom:1px solid var(--line);padding-bottom:4px}
h3{font-size:1rem;margin:16px 0 6px}
a{color:var(--link)}
.dim{color:var(--dim)}
nav{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);z-index:2}
nav div{max-width:1180px;margin:0 auto;padding:8px 20px;display:flex;gap:14px;align-items:center;flex-wrap:wrap}
nav input{flex:1;min-width:180px;padding:6px 10px;border:1px solid var(--line);border-radius:6px;background:var(--soft);color:var(--fg);font:inherit}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0}
.card{border:1px solid var(--line);border-radius:8px;padding:10px 14px;background:var(--soft)}
.card b{display:block;font-size:1.5rem;line-height:1.2}
.bar{display:flex;height:14px;border-radius:7px;overflow:hidden;margin:8px 0 4px;background:var(--soft)}
.bar span{display:block}
.legend{display:flex;flex-wrap:wrap;gap:6px 16px}
.legend label{display:inline-flex;gap:6px;align-items:center;cursor:pointer}
.dot{display:inline-block;width:.75em;height:.75em;border-radius:50%;background:currentColor}
.v-blocked{--c:var(--blocked)}.v-redesign{--c:var(--redesign)}.v-port{--c:var(--port)}.v-small-changes{--c:var(--small)}
.v-no-change-needed,.v-ported-already{--c:var(--none)}.v-drop,.v-rename{--c:var(--drop)}
.dot,.tag{color:var(--c)}
.tag{border:1px solid var(--c);border-radius:10px;padding:0 8px;white-space:nowrap;font-size:.85em}
.bar span{background:var(--c)}
#graph{border:1px solid var(--line);border-radius:8px;background:var(--soft);position:relative}
#graph svg{display:block;width:100%;height:460px;touch-action:none;cursor:grab}
#graph .tools{position:absolute;top:8px;right:8px;display:flex;gap:4px}
button{font:inherit;padding:3px 10px;border:1px solid var(--line);border-radius:6px;background:var(--bg);color:var(--fg);cursor:pointer}
svg text{font:12px system-ui,sans-serif;fill:var(--fg)}
svg .node rect{fill:var(--bg);stroke:var(--c);stroke-width:1.6}
svg .node:focus rect,svg .node:hover rect,svg .near rect{stroke-width:3.5}
svg .edge{fill:none;stroke:var(--dim);stroke-opacity:.35}
svg .edge.near{stroke:var(--link);stroke-opacity:1;stroke-width:1.8}
svg .off{opacity:.12}
svg .wave{fill:var(--dim)}
table{border-collapse:collapse;width:100%;margin:6px 0 12px;font-size:.93em}
th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid var(--line)}
td:nth-child(3),td:nth-child(4){overflow-wrap:anywhere}
th{color:var(--dim);font-weight:600}
td.tight{white-space:nowrap}
code{font:.92em ui-monospace,monospace}
details.module{border:1px solid var(--line);border-radius:8px;margin:8px 0;background:var(--bg)}
details.module>summary{cursor:pointer;padding:8px 14px;display:flex;gap:12px;align-items:center;flex-wrap:wrap}
details.module>summary b{font-size:1.02em}
details.module .body{padding:0 14px 12px}
ol.waves li{margin:6px 0}
ol.waves a{white-space:nowrap}
[hidden]{display:none!important}
@media print{nav,.tools{display:none}body{font-size:11px}details.module{break-inside:auto}details.module>summary{break-after:avoid}
#graph svg{height:auto}h2{break-after:avoid}}
`
