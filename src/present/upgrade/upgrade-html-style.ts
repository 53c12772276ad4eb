/** Styles of the upgrade report: light and dark, narrow and wide, on paper. */
export const UPGRADE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1c2330;--dim:#5b6575;--line:#d9dee7;--soft:#f4f6f9;--link:#0b5cad;
--blocked:#7a1f8a;--redesign:#b3261e;--port:#a05a00;--small:#2f6f8f;--none:#2e7d32;--drop:#5b6575}
@media (prefers-color-scheme:dark){:root{--bg:#14181f;--fg:#e6e9ef;--dim:#9aa4b5;--line:#313a48;--soft:#1c222c;--link:#7db7ff;
--blocked:#d38be0;--redesign:#ff8a80;--port:#ffb74d;--small:#7fc8e8;--none:#81c784;--drop:#9aa4b5}}
*{box-sizing:border-box}
section,details.module{scroll-margin-top:64px}
.brief{font-size:1.1rem;max-width:75ch}
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
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:16px 0}
.card{border:1px solid var(--line);border-radius:8px;padding:10px 14px;background:var(--soft)}
.card b{display:block;font-size:1.4rem;line-height:1.3;white-space:nowrap}
.bar{display:flex;height:14px;border-radius:7px;overflow:hidden;margin:8px 0 4px;background:var(--soft)}
.bar span{display:block}
.legend{display:flex;flex-wrap:wrap;gap:6px 16px}
.legend label{display:inline-flex;gap:6px;align-items:center;cursor:pointer;font-variant-numeric:tabular-nums}
.dot{display:inline-block;width:.75em;height:.75em;border-radius:50%;background:currentColor}
.v-blocked{--c:var(--blocked)}.v-redesign{--c:var(--redesign)}.v-port{--c:var(--port)}.v-small-changes{--c:var(--small)}
.v-no-change-needed,.v-ported-already{--c:var(--none)}.v-drop,.v-rename{--c:var(--drop)}
.dot,.tag{color:var(--c)}
.tag{border:1px solid var(--c);border-radius:10px;padding:0 8px;white-space:nowrap;font-size:.85em;background:color-mix(in srgb,var(--c) 8%,var(--bg))}
.bar span{background:var(--c)}
#graph{border:1px solid var(--line);border-radius:8px;background:var(--soft);position:relative}
#graph svg{display:block;width:100%;height:auto;min-height:200px;max-height:78vh;touch-action:none;cursor:grab}
#graph .tools{display:flex;gap:4px;justify-content:flex-end;padding:8px 8px 0}
button{font:inherit;padding:3px 10px;border:1px solid var(--line);border-radius:6px;background:var(--bg);color:var(--fg);cursor:pointer}
svg text{font:12px system-ui,sans-serif;fill:var(--fg)}
svg .node rect{fill:color-mix(in srgb,var(--c) 13%,var(--bg));stroke:var(--c);stroke-width:1.6}
svg .node:focus rect,svg .node:hover rect,svg .near rect{stroke-width:3.5}
svg .edge{fill:none;stroke:var(--dim);stroke-opacity:.35}
svg .edge.near{stroke:var(--link);stroke-opacity:1;stroke-width:1.8}
svg .off{opacity:.12}
svg .wave{fill:var(--dim)}
table{border-collapse:collapse;width:100%;margin:6px 0 12px;font-size:.93em}
th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid var(--line)}
.risks td:nth-child(3),.risks td:nth-child(4){overflow-wrap:anywhere}
table.names td:first-child code{white-space:nowrap}
.scroll{overflow-x:auto}
table.slim{width:auto;min-width:min(24rem,100%)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th{color:var(--dim);font-weight:600}
td.tight{white-space:nowrap}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}
details.module{border:1px solid var(--line);border-left:4px solid var(--c);border-radius:8px;margin:8px 0;background:var(--bg)}
details.module>summary{cursor:pointer;padding:8px 14px;display:flex;gap:12px;align-items:center;flex-wrap:wrap}
details.module>summary b{font-size:1.02em;overflow-wrap:anywhere}
.grow{flex:1}
details.fold{margin:10px 0}
details.fold>summary{cursor:pointer;font-weight:600}
details.module .body{padding:0 14px 12px}
ol.waves{list-style:none;margin:0;padding:0}
ol.waves li{border:1px solid var(--line);border-radius:8px;padding:4px 14px 12px;margin:10px 0}
ol.waves h3{margin:8px 0}
ol.waves h3 .dim{font-weight:400;margin-left:8px}
.chips{display:flex;flex-wrap:wrap;gap:6px}
.chip{border:1px solid var(--line);border-left:4px solid var(--c);border-radius:5px;padding:1px 8px;text-decoration:none;overflow-wrap:anywhere}
.chip:hover{text-decoration:underline}
header a,p a{overflow-wrap:anywhere}
[hidden]{display:none!important}
@media (max-width:640px){nav{position:static}section,details.module{scroll-margin-top:8px}header,main{padding:0 12px}nav div{padding:8px 12px;gap:10px}
h1{font-size:1.35rem}#graph svg{height:340px}
.risks thead{display:none}.risks tr{display:block;padding:6px 0;border-bottom:1px solid var(--line)}.risks td{display:block;border:0;padding:1px 0}
.risks td:nth-child(1),.risks td:nth-child(2),.risks td:nth-child(5){display:inline-block;margin-right:10px;color:var(--dim)}.risks td.tight br{display:none}.risks td.tight .dim{margin-left:10px}
details.module>summary .grow{flex-basis:100%;order:3}details.module>summary .number{margin-left:auto}}
@media print{:root{color-scheme:light;--bg:#fff;--fg:#000;--dim:#444;--line:#bbb;--soft:#fff;--link:#000;
--blocked:#7a1f8a;--redesign:#b3261e;--port:#a05a00;--small:#2f6f8f;--none:#2e7d32;--drop:#5b6575}
@page{margin:16mm 14mm}html{font-size:10.5px}
nav,.tools,.legend input,p.screen{display:none!important}body{font-size:1rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}header,main{max-width:none;padding:0}
details.module{break-inside:auto}details.module>summary{break-after:avoid}tr,.card,ol.waves h3{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}
#graph{break-inside:avoid}#graph svg{height:auto;max-height:230mm}.scroll{overflow:visible}a{text-decoration:none}}
`
